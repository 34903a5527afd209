"""What the tables of every chapter are made of: labels, columns of text, their heading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from cocrea.said import share_with_interval, with_interval


def readable(heading: str, labels: Iterable[str], columns: Mapping[str, list[str]]) -> pd.DataFrame:
    """A table of text; `heading` stands over the labels, where a screen reader looks for it."""
    table = pd.DataFrame(columns, index=pd.Index(list(labels)))
    table.columns.name = heading
    return table


def labels_of(table: pd.DataFrame, key: str, names: Mapping[str, str] | None = None) -> list[str]:
    """What each row is called: by `names`, else by its label, else by the id in the column `key`."""
    if names is not None:
        return [str(names.get(str(one), one)) for one in table[key]]
    return [str(label) for label in table["label" if "label" in table.columns else key]]


def whole(values: Iterable[float]) -> list[str]:
    """Counts as they are."""
    return [str(int(value)) for value in values]


def intervals(
    values: Iterable[float], low: Iterable[float], high: Iterable[float], *, sign: bool = False
) -> list[str]:
    """0.55 [0.41, 0.68] in each row; with `sign`, +0.55 [+0.41, +0.68]."""
    return [with_interval(*row, sign=sign) for row in zip(values, low, high, strict=True)]


def share_intervals(values: Iterable[float], low: Iterable[float], high: Iterable[float]) -> list[str]:
    """31 % [23, 40] in each row."""
    return [share_with_interval(*row) for row in zip(values, low, high, strict=True)]
