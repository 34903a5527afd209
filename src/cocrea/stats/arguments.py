"""What a public function was given: checked once, the same way on every floor.

Each check returns what it checked, in the type that the caller computes with, or
raises one CocreaError that names the argument as the caller wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from cocrea.errors import CocreaError

Floats = NDArray[np.float64]


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
    except (TypeError, ValueError):
        raise CocreaError("argument.not-numbers", name=name, given=_shown(given)) from None
    if np.isinf(values).any():
        raise CocreaError("argument.not-numbers", name=name, given=_shown(given))
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


def choice(name: str, given: Any, known: Iterable[str]) -> str:
    """`given`, which must be one of `known`."""
    options = list(known)
    if given not in options:
        raise CocreaError("argument.choice", name=name, given=given, known=", ".join(options))
    return str(given)


def table_with(table: Any, *columns: str) -> pd.DataFrame:
    """`table`, which must be a DataFrame that has `columns`."""
    if not isinstance(table, pd.DataFrame):
        raise CocreaError("table.not-a-table", given=type(table).__name__)
    for column in columns:
        if column not in table.columns:
            raise CocreaError("table.missing-column", column=column, found=", ".join(map(str, table.columns)))
    return table


def _shown(given: Any) -> str:
    """`given` short enough for a message."""
    text = str(given)
    return text if len(text) <= 60 else f"{text[:59]}…"
