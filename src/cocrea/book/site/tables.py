"""Every table of a page in a frame that scrolls on a narrow screen: named, and within reach of the keyboard.

How the frame looks is in ``widgets/js/tables.css``; task forms bring theirs along.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from cocrea.language import _
from cocrea.said import NBSP

if TYPE_CHECKING:
    from sphinx.application import Sphinx

TABLE = re.compile(r'(<div class="cocrea-given[^>]*>)?<table\b.*?</table>', re.S)
ROW = re.compile(r"<tr\b.*?</tr>", re.S)
CELL = re.compile(r"<(t[hd])\b([^>]*)>(.*?)</\1>", re.S)
ONE_PIECE = re.compile(r"\[[^][<>]{1,24}\]|\d · \d")


def framed(page: str) -> str:
    """A page's HTML with a frame around each table, named after its caption or its columns.

    >>> framed("<table><tr><th>Moment</th><th>n</th></tr></table>").partition("<table")[0]
    '<div class="cocrea-table" tabindex="0" role="region" aria-label="Table: Moment, n">'
    """
    names: Counter[str] = Counter()

    def one(found: re.Match[str]) -> str:
        table = found[0]
        if found[1]:
            return table
        name = _("Table: {name}", name=_called(table))
        names[name] += 1
        name += f" ({names[name]})" if names[name] > 1 else ""  # a region has a name of its own
        start = f'<div class="cocrea-table" tabindex="0" role="region" aria-label="{html.escape(name)}">'
        return f"{start}{_unbroken(_with_words_marked(table))}</div>"

    return TABLE.sub(one, page)


def _called(table: str) -> str:
    """The caption of a table; without one, what stands over its columns."""
    caption = re.search(r'<span class="caption-text">(.*?)</span>\s*(?:<a\b|</caption>)', table, re.S)
    if caption:
        return _text(caption[1])
    row = ROW.search(table)
    heads = (_text(cell[3]) for cell in CELL.finditer(row[0])) if row else ()
    return ", ".join(head for head in heads if head)


def _text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def _with_words_marked(table: str) -> str:
    """A table of pandas, which says of no column what it is, with its columns of words marked as such."""
    if 'class="dataframe"' not in table:
        return table
    rows = [[cell[3] for cell in CELL.finditer(row)] for row in ROW.findall(table)]
    columns = list(zip(*rows, strict=True)) if len({len(row) for row in rows}) == 1 else []
    words = {place for place, (_head, *cells) in enumerate(columns) if any(map(_in_words, cells))}

    def marked(row: re.Match[str]) -> str:
        places = iter(range(len(columns)))
        return CELL.sub(
            lambda cell: (
                f'<{cell[1]}{cell[2]} class="cocrea-words">{cell[3]}</{cell[1]}>'
                if next(places, None) in words
                else cell[0]
            ),
            row[0],
        )

    return ROW.sub(marked, table)


def _in_words(cell: str) -> bool:
    said = _text(cell)
    return said not in ("NaN", "None") and bool(re.search(r"[^\W\d_]{3}", said))


def _unbroken(table: str) -> str:
    """Both ends of an interval, a rank and its number on one line, also where a cell has several."""
    return ONE_PIECE.sub(lambda found: found[0].replace(" ", NBSP), table)


def frame_tables(
    _app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """The body of every page goes through `framed`."""
    if "body" in context:
        context["body"] = framed(context["body"])


def register(app: Sphinx) -> None:
    """Hang it on its event."""
    app.connect("html-page-context", frame_tables)
