"""How explorables look: one palette that follows the page's theme, one style of axes, one still picture."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

DATA = "state"  # the dataset of a chart that changes from state to state; js/explorer.js swaps it

# Light values; js/cocrea.css has the same names with a light and a dark value each.
COLOURS = {
    "ink": "#1f2328",
    "faint": "#c9ced6",
    "main": "#0b6296",
    "zone": "#8fc1e3",
    "short": "#9a3608",
}


def colour(name: str) -> str:
    """A colour for a chart, one of `COLOURS`: the page's own, in light, in dark and on paper.

    >>> from cocrea.widgets.look import colour
    >>> colour("short")
    'var(--cocrea-short,#9a3608)'
    """
    return f"var(--cocrea-{name},{COLOURS[name]})"


def look() -> dict[str, Any]:
    """The Vega-Lite configuration of every explorable's chart."""
    ink, faint = colour("ink"), colour("faint")
    lines = ("gridColor", "domainColor", "tickColor")
    words = {"labelColor": ink, "titleColor": ink, "labelFontSize": 12, "titleFontSize": 13}
    return {
        "aria": False,  # one picture, one label
        "background": "transparent",
        "view": {"stroke": "transparent"},
        "axis": {**words, "titleFontWeight": "normal", **dict.fromkeys(lines, faint)},
        "legend": words,
        "text": {"color": ink, "fontSize": 12},
        "rule": {"color": ink},
        **{mark: {"color": colour("main")} for mark in ("area", "bar", "line", "point")},
    }


_pictures = itertools.count(1)


def picture(spec: Mapping[str, Any], table: pd.DataFrame, title: str) -> str:
    """A compiled chart as SVG that may stand beside others in one page: named, with ids of its own."""
    import vl_convert  # here: only pictures for paper need its 40 MB

    rows = [{str(k): None if pd.isna(v) else v for k, v in row.items()} for row in table.to_dict("records")]
    data = [{**source, "values": rows} if source["name"] == DATA else source for source in spec["data"]]
    svg = vl_convert.vega_to_svg({**spec, "data": data})
    mark = f"cocrea-{next(_pictures)}-"
    svg = re.sub(r'\bid="', f'id="{mark}', svg)
    svg = re.sub(r"url\((['\"]?)#", rf"url(\1#{mark}", svg)
    svg = svg.replace("<g ", '<g aria-hidden="true" ', 1)  # one picture, one label
    label = html.escape(str(spec.get("description", title)))
    return svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
