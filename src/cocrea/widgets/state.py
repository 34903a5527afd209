"""What a model says at one place of its controls: the data of a chart, and a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from cocrea.errors import CocreaError
from cocrea.language import N_

SOURCES = ("rows", "here")  # the named data of a chart


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """One state of an explorable.

    `rows` holds columns by name, arrays of one length: the points of a curve, the bars.
    `here` holds facts of the whole state, a single value each: where the reader stands,
    what a label says. `said` is the sentence below the chart. Every state of an
    explorable has the same names and the same number of rows.

    >>> from cocrea.widgets.state import State
    >>> State(rows={"x": [1, 2]}, here={"mean": 1.5}, said="On average 1.5.").data()
    {'rows': [{'x': 1}, {'x': 2}], 'here': [{'mean': 1.5}]}
    """

    said: str
    rows: Mapping[str, ArrayLike] = field(default_factory=dict)
    here: Mapping[str, Any] = field(default_factory=dict)

    def sources(self) -> list[str]:
        """Which of `SOURCES` there are here."""
        return [source for source in SOURCES if getattr(self, source)]

    def data(self) -> dict[str, list[dict[str, Any]]]:
        """A list of records for each source, in plain Python values: None is what is missing."""
        rows = {name: np.asarray(values).tolist() for name, values in self.rows.items()}
        here = {name: [np.asarray(value).item()] for name, value in self.here.items()}
        return {source: _records({"rows": rows, "here": here}[source]) for source in self.sources()}

    def fits(self, first: State, where: str) -> None:
        """Raise CocreaError, naming the place `where`, unless names and lengths are the `first` state's."""
        for source in SOURCES:
            columns, expected = (", ".join(getattr(state, source)) or "–" for state in (self, first))
            if columns != expected:
                raise CocreaError(
                    "explorer.columns",
                    N_(
                        "At {state} `{source}` has the columns {columns}, elsewhere {expected}. "
                        "Give every state the same columns."
                    ),
                    state=where, source=source, columns=columns, expected=expected,
                )  # fmt: skip
        self._has_shape(where)
        expected_rows = first._n_rows()
        for name, values in self.rows.items():
            if len(np.asarray(values)) != expected_rows:
                raise CocreaError(
                    "explorer.rows",
                    N_(
                        "At {state} the column “{column}” has {rows} rows, others have {expected}. "
                        "Give every state the same rows."
                    ),
                    state=where, column=name, rows=len(np.asarray(values)), expected=expected_rows,
                )  # fmt: skip

    def _has_shape(self, where: str) -> None:
        for columns, dimensions in ((self.rows, 1), (self.here, 0)):
            for name, values in columns.items():
                if np.ndim(values) != dimensions:
                    raise CocreaError(
                        "explorer.shape",
                        N_(
                            "At {state} “{column}” has the wrong shape. Each name of `rows` holds a list of "
                            "values, each name of `here` a single value."
                        ),
                        state=where, column=name,
                    )  # fmt: skip

    def _n_rows(self) -> int:
        return len(np.asarray(next(iter(self.rows.values()), ())))


def _records(columns: Mapping[str, list[Any]]) -> list[dict[str, Any]]:
    """Columns as records; what is not equal to itself is missing."""
    rows = zip(*columns.values(), strict=True)
    return [{name: v if v == v else None for name, v in zip(columns, row, strict=True)} for row in rows]
