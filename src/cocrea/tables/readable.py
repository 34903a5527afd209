"""What the tables of every chapter are made of: labels, columns of text, their heading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

import numpy as np
import pandas as pd

from cocrea.said import DASH, or_dash, share_with_interval, with_interval


class Table(pd.DataFrame):
    """A table that is read: pandas cuts long cells and leaves out columns, and here all is shown."""

    @property
    def _constructor(self) -> type[pd.DataFrame]:
        return pd.DataFrame  # what is computed from it is an ordinary table

    def _repr_html_(self) -> str | None:
        with pd.option_context("display.max_colwidth", None, "display.max_columns", None):
            return cast(str | None, super()._repr_html_())  # type: ignore[misc]  # pandas' stubs leave it out


def readable(heading: str, labels: Iterable[str], columns: Mapping[str, list[str]]) -> pd.DataFrame:
    """A table of text; `heading` stands over the labels, where a screen reader looks for it."""
    table = Table(columns, index=pd.Index(list(labels)))
    table.columns.name = heading
    return table


def with_n(words: str) -> str:
    """The heading of a column whose every cell ends with the n that it rests on."""
    return f"{words} (n)"


def counted(cells: Iterable[str], n: Iterable[float]) -> list[str]:
    """Each cell with the n that it rests on behind it: 59 % [52, 66] (195)."""
    return [f"{cell} ({size})" for cell, size in zip(cells, whole(n), strict=True)]


def whole(values: Iterable[float]) -> list[str]:
    """Counts as they are; a dash where there is none."""
    return [DASH if np.isnan(value) else str(int(value)) for value in values]


def means(values: Iterable[float], decimals: int = 2) -> list[str]:
    """Each mean; a dash where there is none."""
    return [or_dash(value, decimals) for value in values]


def intervals(
    values: Iterable[float], low: Iterable[float], high: Iterable[float], *, sign: bool = False
) -> list[str]:
    """0.55 [0.41, 0.68] in each row; with `sign`, +0.55 [+0.41, +0.68]."""
    return [with_interval(*row, sign=sign) for row in zip(values, low, high, strict=True)]


def share_intervals(values: Iterable[float], low: Iterable[float], high: Iterable[float]) -> list[str]:
    """31 % [23, 40] in each row."""
    return [share_with_interval(*row) for row in zip(values, low, high, strict=True)]
