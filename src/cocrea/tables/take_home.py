"""A table that a reader takes home: a link that holds the file, so that it works offline."""

from __future__ import annotations

import html
from base64 import b64encode
from dataclasses import dataclass

import pandas as pd

from cocrea.arguments import table_with
from cocrea.language import _


@dataclass(frozen=True)
class File:
    """A file with its name; shown as a link that saves it."""

    name: str
    text: str

    def _repr_html_(self) -> str:
        held = b64encode(self.text.encode()).decode()
        words = _("Save the file {name} ({rows} rows)", name=self.name, rows=self.text.count("\n") - 1)
        name = html.escape(self.name, quote=True)
        return f'<p><a download="{name}" href="data:text/csv;base64,{held}">{html.escape(words)}</a></p>'


def file(table: pd.DataFrame, name: str) -> File:
    """`table` as a CSV file called `name`, for a spreadsheet: whole numbers without a decimal point.

    >>> import pandas as pd
    >>> from cocrea.tables import file
    >>> file(pd.DataFrame({"moment_id": ["deli", "app"], "perceived": [4.0, None]}), "one.csv").text
    'moment_id,perceived\\ndeli,4\\napp,\\n'
    """
    return File(name, table_with(table).convert_dtypes().to_csv(index=False, lineterminator="\n"))
