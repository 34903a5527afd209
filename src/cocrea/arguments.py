"""What a public function was given: checked once, the same way on every floor.

Each check returns what it checked, in the type that the caller computes with, or
raises one CocreaError that names the argument as the caller wrote it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from cocrea.errors import CocreaError

Floats = NDArray[np.float64]
LARGEST_COUNT = 1e15  # beyond it, a float cannot tell a whole number from the next
TOO_LARGE = 1e50  # no quantity of a service; its squares and products would leave the range of floats


def numbers(name: str, given: ArrayLike) -> Floats:
    """`given` as floats, any shape; NaN and None stand for a missing answer.

    >>> numbers("perceived", [5, None])
    array([ 5., nan])
    """
    try:
        if isinstance(given, pd.Series):  # of any dtype: pandas' own NA becomes NaN
            values = given.to_numpy(dtype=float, na_value=np.nan)
        else:
            values = np.asarray(given, dtype=float)
    except (TypeError, ValueError, OverflowError):
        raise CocreaError("argument.not-numbers", name=name, given=_shown(given)) from None
    if np.isinf(values).any():
        raise CocreaError("argument.not-numbers", name=name, given=_shown(given))
    if (np.abs(values) > TOO_LARGE).any():
        largest = float(np.nanmax(np.abs(values)))
        raise CocreaError("argument.too-large", name=name, given=largest)
    return values


def levels(**given: ArrayLike) -> list[Floats]:
    """Several arguments as floats of one shape (a single number goes with any shape)."""
    arrays = {name: numbers(name, value) for name, value in given.items()}
    try:
        return list(np.broadcast_arrays(*arrays.values()))
    except ValueError:
        lengths = ", ".join(f"{name}: {np.size(value)}" for name, value in arrays.items())
        raise CocreaError("argument.lengths", lengths=lengths) from None


def one_number(name: str, given: Any, low: float = -np.inf, high: float = np.inf) -> float:
    """`given` as one number from `low` to `high`."""
    value = numbers(name, given)
    if value.size != 1 or np.isnan(value).any():
        raise CocreaError("argument.not-numbers", name=name, given=_shown(given))
    return within(name, float(value.item()), low, high)


def quantity(name: str, given: ArrayLike, low: float = -np.inf, high: float = np.inf) -> Floats:
    """`given` as floats of any shape, none missing, each from `low` to `high`.

    >>> quantity("p", [0.2, 0.9], 0, 1)
    array([0.2, 0.9])
    """
    values = numbers(name, given)
    if np.isnan(values).any():
        raise CocreaError("argument.not-numbers", name=name, given=_shown(given))
    for value in (values.min(initial=low), values.max(initial=low)):
        within(name, float(value), low, high)
    return values


def whole_numbers(name: str, given: ArrayLike, low: float = -np.inf, high: float = np.inf) -> Floats:
    """`given` as floats of any shape, none missing, each a whole number from `low` to `high`: counts.

    >>> whole_numbers("n", [150, 148], 1)
    array([150., 148.])
    """
    values = quantity(name, given, low, high)
    if values.size and np.abs(values).max() > LARGEST_COUNT:
        raise CocreaError("argument.too-large", name=name, given=float(np.abs(values).max()))
    broken = values[values != np.rint(values)]
    if broken.size:
        raise CocreaError("argument.whole", name=name, given=float(broken[0]))
    return values


def above(name: str, given: ArrayLike, low: float = 0) -> Floats:
    """`given` as floats of any shape, none missing, each more than `low`: a rate, a time, a spread."""
    values = quantity(name, given)
    if values.size and values.min() <= low:
        raise CocreaError("argument.above", name=name, given=float(values.min()), low=low)
    return values


def shares(name: str, given: ArrayLike) -> Floats:
    """`given` as the parts of a whole: one after the other, none below 0, together 1."""
    values = quantity(name, given).ravel()
    if not values.size or values.min() < 0 or abs(values.sum() - 1) > 1e-6:
        raise CocreaError("argument.shares", name=name, total=float(values.sum()))
    return values


def correlations(name: str, given: ArrayLike) -> Floats:
    """`given` as a correlation matrix that some data could have."""
    values = quantity(name, given, -1, 1)
    square = values.size > 0 and values.ndim == 2 and values.shape[0] == values.shape[1]
    if not square or not np.allclose(values, values.T) or not np.allclose(np.diag(values), 1):
        raise CocreaError("argument.correlation-table", name=name)
    if np.linalg.eigvalsh(values).min() < -1e-10:
        raise CocreaError("argument.impossible-correlations", name=name)
    return values


def together(**given: Floats) -> list[Floats]:
    """Arrays stretched to one shape, where their shapes allow it."""
    try:
        return list(np.broadcast_arrays(*given.values()))
    except ValueError:
        lengths = ", ".join(f"{name}: {np.size(value)}" for name, value in given.items())
        raise CocreaError("argument.shapes", lengths=lengths) from None


def refuse_where(wrong: NDArray[np.bool_], code: str, **given: Floats) -> None:
    """Raise the error `code` with the values of `given` at the first place that is wrong, if there is one."""
    if wrong.any():
        at = int(np.argmax(wrong.ravel()))
        raise CocreaError(code, **{name: float(values.ravel()[at]) for name, values in given.items()})


def plain(values: NDArray[Any]) -> Any:
    """A number for a number, an array for an array.

    >>> plain(np.array(0.4))
    0.4
    """
    return values.item() if values.ndim == 0 else values


def within(name: str, value: float, low: float, high: float) -> float:
    """`value`, which must lie from `low` to `high`."""
    if value < low and high == np.inf:
        raise CocreaError("argument.least", name=name, given=value, low=low)
    if not low <= value <= high:
        raise CocreaError("argument.range", name=name, given=value, low=low, high=high)
    return value


def whole(name: str, given: Any, low: int, high: int) -> int:
    """`given` as a whole number from `low` to `high`."""
    value = one_number(name, given, low, high)
    if value != int(value):
        raise CocreaError("argument.whole", name=name, given=value)
    return int(value)


def proportion(name: str, given: Any) -> float:
    """`given` as a number strictly between 0 and 1, such as a confidence of .95."""
    value = one_number(name, given)
    if not 0 < value < 1:
        raise CocreaError("argument.proportion", name=name, given=value)
    return value


def choice(name: str, given: Any, known: Iterable[Any]) -> str:
    """`given`, which must be one of `known`."""
    options = list(known)
    if not isinstance(given, Hashable) or given not in options:
        raise CocreaError(
            "argument.choice", name=name, given=_shown(given), known=", ".join(map(str, options))
        )
    return str(given)


def truth(name: str, given: Any) -> bool:
    """`given`, which must be True or False."""
    if not isinstance(given, Hashable) or given not in (True, False):  # the text "no" would pass for a yes
        raise CocreaError("argument.choice", name=name, given=_shown(given), known="True, False")
    return bool(given)


def listed(name: str, given: Any) -> list[Any]:
    """`given` as a list; a text is no list of its letters."""
    if isinstance(given, str | Mapping | pd.DataFrame) or not isinstance(given, Iterable):
        raise CocreaError("argument.list", name=name, given=_shown(given))
    return list(given)


def labels(name: str, given: Any) -> list[Any]:
    """`given` as a list of codes or names: single values, no lists within it."""
    found = listed(name, given)
    for one in found:
        if not isinstance(one, Hashable):
            raise CocreaError("argument.label", name=name, given=_shown(one))
    return found


def named(name: str, given: Any) -> Mapping[Any, Any]:
    """`given`, which must be a dictionary: names, and what belongs to each."""
    if not isinstance(given, Mapping):
        raise CocreaError("argument.dictionary", name=name, given=_shown(given))
    return given


def table_with(table: Any, *columns: str) -> pd.DataFrame:
    """`table`, which must be a DataFrame that has `columns`, each of them once."""
    if not isinstance(table, pd.DataFrame):
        raise CocreaError("table.not-a-table", given=type(table).__name__)
    for column in columns:
        found = list(table.columns).count(column) if isinstance(column, Hashable) else 0
        if not found:
            raise CocreaError("table.missing-column", column=column, found=", ".join(map(str, table.columns)))
        if found > 1:
            raise CocreaError("table.repeated-column", column=column, count=found)
    return table


def _shown(given: Any) -> str:
    """`given` short enough for a message."""
    text = str(given)
    return text if len(text) <= 60 else f"{text[:59]}…"
