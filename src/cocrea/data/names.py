"""What the values of a column are called, written into a published table in both languages."""

from __future__ import annotations

import pandas as pd


def labelled(table: pd.DataFrame, names: dict[str, tuple[str, str]], column: str) -> pd.DataFrame:
    """The table with what the values of `column` are called, right behind it."""
    place = int(table.columns.get_loc(column)) + 1  # type: ignore[arg-type]
    for offset, language in enumerate(("label_en", "label_es")):
        table.insert(place + offset, language, [names[value][offset] for value in table[column]])
    return table
