"""A small figure of each data set: what one looks at first, and the same in a sentence.

What it is of stands in the data set's entry of datapackage.json: a kind (a function of
`charts.summaries`) with its arguments. A glance shows what is there, not what a task asks for.
"""

from __future__ import annotations

from textwrap import fill
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from cocrea.charts import summaries
from cocrea.charts.look import LOOK, sheet
from cocrea.charts.summaries import Summary
from cocrea.data.load import SAID, entry, load, simulated, with_labels
from cocrea.language import _, number
from cocrea.said import decimals


def glance(name: str) -> Figure:
    """A small figure of the data set `name`: what one looks at first.

    A simulated data set says so in the title. `glance_alt` says the same in words.
    """
    title, summary = _glanced(name)
    with plt.rc_context(LOOK):
        figure, axes = sheet(summary.height)
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(FuncFormatter(_tick))
        summary.draw(axes)
        figure.suptitle(fill(title, 54), x=0.02, ha="left", fontsize=11)
    return figure


def glance_alt(name: str) -> str:
    """What `glance(name)` shows, in words, with the numbers of the data.

    >>> glance_alt("kiosk_correlations")[:64]
    'What goes along with the judgement. Correlation with the overall'
    """
    title, summary = _glanced(name)
    return f"{title}{'' if title[-1] in '?!' else '.'} {summary.say()}"


def _glanced(name: str) -> tuple[str, Summary]:
    """The title and the summary, as the entry of the data set says.

    Beside a kind with its arguments it may say which rows they are of: those `where` a column
    has a value (or several, in their order), those `complete` in some columns, each unit only `once`.
    """
    glance = entry(name)["glance"]
    parts: dict[str, Any] = {part: _(given) if part in SAID else given for part, given in glance.items()}
    title, kind = parts.pop("title"), getattr(summaries, parts.pop("kind"))
    if simulated(name):
        title = _("{title} (simulated)", title=title)
    rows = load(name)
    for column, wanted in parts.pop("where", {}).items():
        values = wanted if isinstance(wanted, list) else [wanted]
        rows = pd.concat([rows[rows[column] == value] for value in values])
    rows = rows.dropna(subset=parts.pop("complete", []))
    if "once" in parts:
        rows = rows.drop_duplicates(parts.pop("once"))
    return title, kind(with_labels(name, rows), **parts)


def _tick(value: float, _place: int | None) -> str:
    """A tick with as many decimals as it needs."""
    return number(value, decimals([value], 3))
