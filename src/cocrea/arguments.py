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
from cocrea.language import N_

Floats = NDArray[np.float64]
LARGEST_COUNT = 1e15  # beyond it, a float cannot tell a whole number from the next
ROW_IDS = ("moment_id", "feature", "item")  # columns that say what a row of a table is about
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
        raise not_numbers(name, given) from None
    if np.isinf(values).any():
        raise not_numbers(name, given)
    if (np.abs(values) > TOO_LARGE).any():
        largest = float(np.nanmax(np.abs(values)))
        raise too_large(name, largest)
    return values


def equally_long(**given: ArrayLike) -> list[Floats]:
    """Several arguments as floats of one shape (a single number goes with any shape)."""
    arrays = {name: numbers(name, value) for name, value in given.items()}
    try:
        return list(np.broadcast_arrays(*arrays.values()))
    except ValueError:
        raise unequal_lengths(**{name: np.size(value) for name, value in arrays.items()}) from None


def one_number(name: str, given: Any, low: float = -np.inf, high: float = np.inf) -> float:
    """`given` as one number from `low` to `high`."""
    value = numbers(name, given)
    if value.size != 1 or np.isnan(value).any():
        raise not_numbers(name, given)
    return within(name, float(value.item()), low, high)


def quantity(name: str, given: ArrayLike, low: float = -np.inf, high: float = np.inf) -> Floats:
    """`given` as floats of any shape, none missing, each from `low` to `high`.

    >>> quantity("p", [0.2, 0.9], 0, 1)
    array([0.2, 0.9])
    """
    values = numbers(name, given)
    if np.isnan(values).any():
        raise not_numbers(name, given)
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
        raise too_large(name, float(np.abs(values).max()))
    broken = values[values != np.rint(values)]
    if broken.size:
        raise not_whole(name, float(broken[0]))
    return values


def above(name: str, given: ArrayLike, low: float = 0) -> Floats:
    """`given` as floats of any shape, none missing, each more than `low`: a rate, a time, a spread."""
    values = quantity(name, given)
    if values.size and values.min() <= low:
        raise CocreaError(
            "argument.above",
            N_("“{name}” must be more than {low:g}; it is {given:g}."),
            name=name,
            given=float(values.min()),
            low=low,
        )
    return values


def shares(name: str, given: ArrayLike) -> Floats:
    """`given` as the parts of a whole: one after the other, none below 0, together 1."""
    values = quantity(name, given).ravel()
    if not values.size or values.min() < 0 or abs(values.sum() - 1) > 1e-6:
        raise CocreaError(
            "argument.shares",
            N_(
                "“{name}” must be the parts of a whole: none below 0, together 1. "
                "Together they make {total:g}."
            ),
            name=name,
            total=float(values.sum()),
        )
    return values


def correlations(name: str, given: ArrayLike) -> Floats:
    """`given` as a correlation matrix that some data could have."""
    values = quantity(name, given, -1, 1)
    square = values.size > 0 and values.ndim == 2 and values.shape[0] == values.shape[1]
    if not square or not np.allclose(values, values.T) or not np.allclose(np.diag(values), 1):
        raise CocreaError(
            "argument.correlation-table",
            N_(
                "“{name}” must be a square table of correlations: 1 on its diagonal, "
                "the same on both sides of it."
            ),
            name=name,
        )
    if np.linalg.eigvalsh(values).min() < -1e-10:
        raise CocreaError(
            "argument.impossible-correlations",
            N_(
                "No data can have the correlations in “{name}”: two measures that both go along closely with "
                "a third cannot go strongly against each other. Compute all of them from the same answers."
            ),
            name=name,
        )
    return values


def together(**given: Floats) -> list[Floats]:
    """Arrays stretched to one shape, where their shapes allow it."""
    try:
        return list(np.broadcast_arrays(*given.values()))
    except ValueError:
        raise unpaired(**{name: np.size(value) for name, value in given.items()}) from None


def refuse_where(wrong: NDArray[np.bool_], code: str, message: str, **given: Floats) -> None:
    """Raise an error with the values of `given` at the first place that is wrong, if there is one."""
    if wrong.any():
        at = int(np.argmax(wrong.ravel()))
        raise CocreaError(
            code, message, **{name: float(values.ravel()[at]) for name, values in given.items()}
        )


def plain(values: NDArray[Any]) -> Any:
    """A number for a number, an array for an array.

    >>> plain(np.array(0.4))
    0.4
    """
    return values.item() if values.ndim == 0 else values


def within(name: str, value: float, low: float, high: float) -> float:
    """`value`, which must lie from `low` to `high`."""
    if value < low and high == np.inf:
        raise CocreaError(
            "argument.least",
            N_("“{name}” must be at least {low:g}; it is {given:g}."),
            name=name,
            given=value,
            low=low,
        )
    if not low <= value <= high:
        raise CocreaError(
            "argument.range",
            N_("“{name}” must lie from {low:g} to {high:g}; it is {given:g}."),
            name=name,
            given=value,
            low=low,
            high=high,
        )
    return value


def whole(name: str, given: Any, low: int, high: int) -> int:
    """`given` as a whole number from `low` to `high`."""
    value = one_number(name, given, low, high)
    if value != int(value):
        raise not_whole(name, value)
    return int(value)


def proportion(name: str, given: Any) -> float:
    """`given` as a number strictly between 0 and 1, such as a confidence of .95."""
    value = one_number(name, given)
    if not 0 < value < 1:
        raise not_between(name, value)
    return value


def choice(name: str, given: Any, known: Iterable[Any]) -> str:
    """`given`, which must be one of `known`."""
    options = list(known)
    if not isinstance(given, Hashable) or given not in options:
        raise not_among(name, given, options)
    return str(given)


def truth(name: str, given: Any) -> bool:
    """`given`, which must be True or False."""
    if not isinstance(given, Hashable) or given not in (True, False):  # the text "no" would pass for a yes
        raise not_among(name, given, (True, False))
    return bool(given)


def ends(name: str, given: Any) -> tuple[float, float]:
    """`given` as the lowest and the highest value of a scale, such as (1, 7)."""
    pair = [one_number(name, end) for end in listed(name, given)]
    if len(pair) != 2 or pair[0] >= pair[1]:
        raise CocreaError(
            "argument.ends",
            N_("“{name}” must give its lowest, then its highest value, such as (1, 7); it is ({given})."),
            name=name,
            given=", ".join(f"{end:g}" for end in pair),
        )
    return pair[0], pair[1]


def listed(name: str, given: Any) -> list[Any]:
    """`given` as a list; a text is no list of its letters."""
    if isinstance(given, str | Mapping | pd.DataFrame) or not isinstance(given, Iterable):
        raise CocreaError(
            "argument.list",
            N_("“{name}” must be a list of values; “{given}” is not."),
            name=name,
            given=_shown(given),
        )
    return list(given)


def single_values(name: str, given: Any) -> list[Any]:
    """`given` as a list of codes or names: single values, no lists within it."""
    found = listed(name, given)
    for one in found:
        if not isinstance(one, Hashable):
            raise CocreaError(
                "argument.label",
                N_("“{name}” must hold single values, such as names; one of them is “{given}”."),
                name=name,
                given=_shown(one),
            )
    return found


def named(name: str, given: Any) -> Mapping[Any, Any]:
    """`given`, which must be a dictionary: names, and what belongs to each."""
    if not isinstance(given, Mapping):
        raise CocreaError(
            "argument.dictionary",
            N_("“{name}” must be a dictionary, a value for each name; “{given}” is not."),
            name=name,
            given=_shown(given),
        )
    return given


def table_with(table: Any, *columns: str) -> pd.DataFrame:
    """`table`, which must be a DataFrame that has `columns`, each of them once."""
    if not isinstance(table, pd.DataFrame):
        raise CocreaError(
            "table.not-a-table",
            N_("A table (DataFrame) is needed; this is “{given}”."),
            given=type(table).__name__,
        )
    for column in columns:
        times = list(table.columns).count(column) if isinstance(column, Hashable) else 0
        if not times:
            raise CocreaError(
                "table.missing-column",
                N_("The table has no column “{column}”. Its columns are: {found}."),
                column=column,
                found=", ".join(map(str, table.columns)),
            )
        if times > 1:
            raise CocreaError(
                "table.repeated-column",
                N_("The table has {count} columns “{column}”. Keep or rename one of them."),
                column=column,
                count=times,
            )
    return table


def numeric(table: Any, *columns: str) -> pd.DataFrame:
    """`table`, which must have `columns`, with these as numbers.

    >>> numeric(pd.DataFrame({"label": ["till"], "n": ["12"]}), "n")["n"].tolist()
    [12.0]
    """
    rows = table_with(table, *columns)
    return rows.assign(**{column: numbers(column, rows[column]) for column in columns})


def each_once(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """`table`, in which no two rows share what stands in `columns`."""
    twice = table[table.duplicated(list(columns))]
    if len(twice):
        raise CocreaError(
            "table.repeated-row",
            N_("The table has more than one row for {row} ({columns}). Keep one of them."),
            row=", ".join(str(one) for one in twice.iloc[0][list(columns)]),
            columns=", ".join(columns),
        )
    return table


def called(table: pd.DataFrame, names: Mapping[str, str] | None = None) -> list[str]:
    """What to call each row: by `names`, else its label, else the id of its moment, feature or item.

    >>> called(pd.DataFrame({"item": ["till", "app"]}), {"till": "Checkout"})
    ['Checkout', 'app']
    """
    columns = ROW_IDS if names is not None else ("label", *ROW_IDS)
    column = next((name for name in columns if name in table_with(table).columns), ROW_IDS[0])
    ids = [str(one) for one in table_with(table, column)[column]]
    return ids if names is None else [str(named("names", names).get(one, one)) for one in ids]


# -- errors that several checks meet, here and on the floors above: `raise too_few(n, needed=2)` ----


def not_numbers(name: str, given: Any) -> CocreaError:
    """Something else stands where numbers should."""
    return CocreaError(
        "argument.not-numbers",
        N_("“{name}” must be numbers; “{given}” is not."),
        name=name,
        given=_shown(given),
    )


def too_large(name: str, given: float) -> CocreaError:
    """A number that no service has."""
    return CocreaError(
        "argument.too-large",
        N_("“{name}” holds {given:g}, more than any service has. Look for a slip, or use a larger unit."),
        name=name,
        given=given,
    )


def not_whole(name: str, given: float) -> CocreaError:
    """A broken number where people or things are counted."""
    return CocreaError(
        "argument.whole", N_("“{name}” must be a whole number; it is {given:g}."), name=name, given=given
    )


def not_between(name: str, given: float) -> CocreaError:
    """0, 1 or beyond, where only what lies between will do."""
    return CocreaError(
        "argument.proportion",
        N_("“{name}” must be more than 0 and less than 1, such as 0.95; it is {given:g}."),
        name=name,
        given=given,
    )


def not_among(name: str, given: Any, known: Iterable[Any]) -> CocreaError:
    """A word that is none of the known ones."""
    return CocreaError(
        "argument.choice",
        N_("“{name}” must be one of {known}; it is “{given}”."),
        name=name,
        given=_shown(given),
        known=", ".join(map(str, known)),
    )


def unequal_lengths(**lengths: object) -> CocreaError:
    """Arguments that hold a value for each customer, and not for equally many customers."""
    return CocreaError(
        "argument.lengths",
        N_("These must be equally long, one value for each customer: {lengths}."),
        lengths=_each(lengths),
    )


def unpaired(**lengths: object) -> CocreaError:
    """Arguments whose values cannot be taken one with another."""
    return CocreaError(
        "argument.shapes",
        N_("These cannot be paired, value by value: {lengths}. Give equally many of each, or a single one."),
        lengths=_each(lengths),
    )


def named_twice(column: Any) -> CocreaError:
    """A column that has two jobs at once."""
    return CocreaError(
        "table.named-twice", N_("The column “{column}” is named twice. Name it once."), column=column
    )


def no_columns(name: str) -> CocreaError:
    """An argument that should name columns and names none."""
    return CocreaError("table.no-columns", N_("“{name}” names no column. Name at least one."), name=name)


def too_few(n: int, needed: int = 1) -> CocreaError:
    """Not enough answers for what is asked of them."""
    return CocreaError(
        "stats.too-few",
        N_("At least {needed} complete answers are needed; there are {n}."),
        n=n,
        needed=needed,
    )


def all_alike(name: Any) -> CocreaError:
    """Answers without any difference, where differences are what counts."""
    return CocreaError(
        "stats.all-alike",
        N_("All the answers in “{name}” are alike, so they go along with nothing."),
        name=name,
    )


def _each(lengths: Mapping[str, object]) -> str:
    return ", ".join(f"{name}: {length}" for name, length in lengths.items())


def _shown(given: Any) -> str:
    """`given` short enough for a message."""
    text = str(given)
    return text if len(text) <= 60 else f"{text[:59]}…"
