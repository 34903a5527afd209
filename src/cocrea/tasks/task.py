"""One exercise as an object: its data, its fields, its key and the slips it can tell apart.

The prose of a task (prompt, hints, what each slip means) is not here: it is
written in ``solutions/`` and compiled into the bank (`cocrea.tasks.prose`).
The numbers are not in the prose: they are computed here, by the models.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

import pandas as pd

from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.tasks.draws import in_seeded_order

Key = Mapping[str, "float | str"]
Slips = Mapping[str, Mapping[str, float]]

BOOK = "book"  # the variant on the page

DRAWS = 500  # tries to find data on which the slips can be told apart
DUST = 1e-9  # what floating point may add or take away
WRONG_SCALE = {"percent": ("as-fraction", 0.01), "fraction": ("as-percent", 100.0)}


@dataclass(frozen=True)
class Number:
    """A field that takes a number.

    `scale` says how the number is written: ``"percent"`` (25), ``"fraction"``
    (0.25), ``"points"`` (of the rating scale), ``"count"`` (a whole number) or
    ``"plain"`` (any other, such as a t value). An answer may be off by `absolute`, or by
    `relative` times the size of the number it is compared with, whichever is more.
    `decimals` is what the form asks for; `denominator` says what is divided by
    (a message marked with N_). The label and the unit are prose, hence in the bank.

    >>> from cocrea.tasks.task import Number
    >>> Number("share", scale="percent", absolute=0.5).tolerance(25)
    0.5
    >>> Number("cost").tolerance(200)
    2.0
    """

    name: str
    scale: Literal["percent", "fraction", "points", "count", "plain"] = "points"
    decimals: int = 2
    low: float | None = None
    high: float | None = None
    absolute: float = 0.0
    relative: float = 0.01
    denominator: str = ""

    def tolerance(self, value: float) -> float:
        """How far from `value` still counts as `value`."""
        return max(self.absolute, self.relative * abs(value))

    def matches(self, read: float, value: float, code: str = "") -> bool:
        """Whether `read` is `value`; a slip of scale (`code`) is matched on the scale asked for."""
        slip, factor = WRONG_SCALE.get(self.scale, ("", 1.0))
        size = factor if code and code == slip else 1.0
        return abs(read - value) <= self.tolerance(value / size) * size + DUST

    def holds(self, read: float) -> bool:
        """Whether `read` lies on the scale."""
        return (self.low is None or read >= self.low) and (self.high is None or read <= self.high)

    def are_apart(self, values: Sequence[float]) -> bool:
        """Whether no answer can count for two of `values`.

        >>> from cocrea.tasks.task import Number
        >>> Number("share", absolute=0.5).are_apart([33.3, 25.0, 8.3])
        True
        >>> Number("share", absolute=0.5).are_apart([25.0, 25.9])
        False
        """
        ordered = sorted(values)
        return all(
            after - before > self.tolerance(before) + self.tolerance(after)
            for before, after in pairwise(ordered)
        )


@dataclass(frozen=True)
class Choice:
    """A field that takes one of `options` (codes, in their canonical order)."""

    name: str
    options: tuple[str, ...]

    def shuffled(self, seed: str) -> list[str]:
        """The options in the order in which the holder of `seed` sees them.

        >>> from cocrea.tasks.task import Choice
        >>> sorted(Choice("what", ("yes", "no")).shuffled("E4.5/book"))
        ['no', 'yes']
        """
        return in_seeded_order(f"{seed}/{self.name}", self.options)


@dataclass(frozen=True)
class Text:
    """A field that takes words: they are recorded as typed, and a person judges them with the rubric.

    `weight` is what it counts, in points of 100; `rows` is the height of the box.
    """

    name: str
    weight: int
    rows: int = 4


Field = Number | Choice | Text


@dataclass(frozen=True)
class Task:
    """An exercise, the same for everyone but for its data.

    `draw(seed)` gives data; `accepts(given)` says whether they show what the task is
    about; `key(given)`, `slips(given)` and `worked(given)` compute on them. `book()`
    gives the data of the variant on the page, where it is not drawn. `columns` names the
    columns of the data, the facts beside them (``given.attrs``) and the words in them for
    readers (messages marked with N_).
    """

    id: str
    fields: tuple[Field, ...]
    draw: Callable[[str], pd.DataFrame]
    key: Callable[[pd.DataFrame], Key]
    slips: Callable[[pd.DataFrame], Slips]
    worked: Callable[[pd.DataFrame], list[str]]
    accepts: Callable[[pd.DataFrame], bool] = lambda given: True
    book: Callable[[], pd.DataFrame] | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.fields)

    @property
    def numbers(self) -> Iterator[Number]:
        return (each for each in self.fields if isinstance(each, Number))

    def given(self, variant: str) -> pd.DataFrame:
        """The data of `variant`: the first draw that is accepted and keeps the slips apart.

        Raises CocreaError where no such draw is found, which is a fault of the task.
        """
        for drawn in self._draws(variant):
            if self.accepts(drawn) and self._tells_apart(drawn):
                return drawn
        raise CocreaError(
            "task.no-draw",
            N_(
                "Task {task}: {tries} draws gave no usable data for variant “{variant}”. "
                "Widen what the task accepts, or narrow its tolerances."
            ),
            task=self.id,
            variant=variant,
            tries=DRAWS,
        )

    def _draws(self, variant: str) -> Iterator[pd.DataFrame]:
        if variant == BOOK and self.book is not None:
            return iter([self.book()])
        return (self.draw(f"{self.id}/{variant}/{attempt}") for attempt in range(DRAWS))

    def mistakes(self, given: pd.DataFrame) -> dict[str, dict[str, float | str]]:
        """What each recognisable mistake would answer: field, code, value.

        The task's own slips; for a share also the wrong scale, where that can be told
        apart from the rest; for a choice every option that is not the key; for words none.
        """
        key, slips = self.key(given), self.slips(given)
        found: dict[str, dict[str, float | str]] = {}
        for each in self.fields:
            if isinstance(each, Text):
                found[each.name] = {}
                continue
            right = key[each.name]
            if isinstance(each, Choice):
                found[each.name] = {code: code for code in each.options if code != right}
            else:
                found[each.name] = {**slips.get(each.name, {}), **wrong_scale(each, key, slips)}
        return found

    def _tells_apart(self, given: pd.DataFrame) -> bool:
        key, slips = self.key(given), self.slips(given)
        values = {
            each.name: [float(key[each.name]), *slips.get(each.name, {}).values()] for each in self.numbers
        }
        return all(each.are_apart(values[each.name]) for each in self.numbers)


def wrong_scale(asked: Number, key: Key, slips: Slips) -> dict[str, float]:
    """The key on the other scale (0.25 for 25 %), unless it cannot be told from key or slips."""
    if asked.scale not in WRONG_SCALE:
        return {}
    code, factor = WRONG_SCALE[asked.scale]
    right = float(key[asked.name])
    return if_apart(asked, [right, *slips.get(asked.name, {}).values()], code, right * factor)


def if_apart(asked: Number, others: Sequence[float], code: str, value: float) -> dict[str, float]:
    """`{code: value}` where the form can tell `value` from `others`, else nothing.

    >>> from cocrea.tasks.task import Number, if_apart
    >>> if_apart(Number("share", scale="percent", absolute=0.5), [25.0], "as-fraction", 0.25)
    {'as-fraction': 0.25}
    >>> if_apart(Number("share", scale="percent", absolute=0.5), [0.0], "as-fraction", 0.0)
    {}
    """
    return {code: value} if value == value and asked.are_apart([*others, value]) else {}


def with_those_apart(found: Slips, right: Key, more: Iterable[tuple[Number, str, float]]) -> Slips:
    """`found` and, one after the other, those of `more` that the form can tell from it and from `right`.

    >>> from cocrea.tasks.task import Number, with_those_apart
    >>> share = Number("share", scale="percent", absolute=0.5)
    >>> more = [(share, "half", 50.0), (share, "same", 25.2)]
    >>> with_those_apart({"share": {"rest": 75.0}}, {"share": 25.0}, more)
    {'share': {'rest': 75.0, 'half': 50.0}}
    """
    grown = {name: dict(slips) for name, slips in found.items()}
    for asked, code, value in more:
        mine = grown[asked.name]
        mine |= if_apart(asked, [float(right[asked.name]), *mine.values()], code, value)
    return grown
