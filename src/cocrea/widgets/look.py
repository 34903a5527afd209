"""How explorables look: one palette that follows the page's theme, one style of axes, one still picture."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from cocrea.palette import LIGHT

Drawing = alt.LayerChart | alt.FacetChart  # what altair makes of layers


def colour(name: str) -> str:
    """A colour of the palette for a chart: the page's own, in light, in dark and on paper.

    >>> from cocrea.widgets.look import colour
    >>> colour("short").startswith("var(--cocrea-short,#")
    True
    """
    return f"var(--cocrea-{name},{LIGHT[name]})"


@dataclass(frozen=True)
class Axis:
    """One scale of a chart, to be used `along` it or `up`.

    A place is a field's name, or a number where a mark stands in every state.
    """

    scale: alt.Scale
    axis: alt.Axis | None

    def along(self, place: str | float) -> alt.X | alt.XDatum:
        """A place from left to right."""
        return self._at(alt.X, alt.XDatum, place)

    def up(self, place: str | float, **more: Any) -> alt.Y | alt.YDatum:
        """A place from the bottom to the top."""
        return self._at(alt.Y, alt.YDatum, place, **more)

    def _at(self, field: Any, datum: Any, place: str | float, **more: Any) -> Any:
        channel = field if isinstance(place, str) else datum
        return channel(place, type="quantitative", scale=self.scale, axis=self.axis, **more)


def axis(title: str = "", low: float = 0, high: float = 1, ticks: Sequence[float] = (), **form: Any) -> Axis:
    """A scale of numbers from `low` to `high`, the same in every state, with labels at `ticks`.

    Without `ticks` it is not drawn. `form` is altair's: ``format=".1f"``, ``grid=True``.

    >>> from cocrea.widgets.look import axis
    >>> axis("Mark", 1, 7, [1, 4, 7]).along("mark").to_dict()["scale"]
    {'domain': [1, 7], 'nice': False}
    """
    drawn = alt.Axis(title=title, values=list(ticks), **{"grid": False, **form}) if ticks else None
    return Axis(alt.Scale(domain=[low, high], nice=False), drawn)


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


def picture(spec: Mapping[str, Any], data: Mapping[str, Any], title: str) -> str:
    """The chart as SVG that may stand beside others in one page: named, with ids of its own."""
    import vl_convert  # here: only pictures for paper need its 40 MB

    whole = {**spec, "width": 640, "datasets": {**spec.get("datasets", {}), **data}}
    svg = vl_convert.vegalite_to_svg(whole)
    mark = f"cocrea-{next(_pictures)}-"
    svg = re.sub(r'\bid="', f'id="{mark}', svg)
    svg = re.sub(r"url\((['\"]?)#", rf"url(\1#{mark}", svg)
    svg = svg.replace("<g ", '<g aria-hidden="true" ', 1)  # one picture, one label
    label = html.escape(str(spec.get("description", title)))
    return svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
