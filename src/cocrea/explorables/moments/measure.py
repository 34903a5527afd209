"""X4.5, Gap or performance? Where expectations hardly differ, the gap is performance over again."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from cocrea.language import _, number
from cocrea.models import moments
from cocrea.stats import difference_reliability, possible_correlations
from cocrea.widgets.controls import NBSP, slider
from cocrea.widgets.explorer import Explorer
from cocrea.widgets.look import colour

SD_P = 1.2  # customers' perceptions differ by this much, in scale points
RELIABLE_P, RELIABLE_E = 0.85, 0.80  # of the two answers themselves
SPREADS = np.round(np.arange(0.1, 1.51, 0.05), 2)


def gap_or_performance() -> Explorer:
    """X4.5: as expectations hit the ceiling, the gap becomes performance plus noise.

    Controls: how much expectations differ (`sd_e`, scale points), and the correlations
    of perceived with expected (`r_pe`), of perceived with satisfaction (`r_ps`) and of
    expected with satisfaction (`r_es`). Some of these exclude each other; the sentence
    then says so and the chart shows no curve. 3,375 states.

    >>> from cocrea.explorables.moments import gap_or_performance
    >>> gap_or_performance().n_states
    3375
    """
    controls = {
        "sd_e": slider(_("Expectations differ by (sd)"), 0.1, 1.5, 0.1, 0.4),
        "r_pe": slider(_("r of perceived and expected"), 0, 0.8, 0.2, 0.2),
        "r_ps": slider(_("r of perceived and satisfaction"), 0.1, 0.9, 0.1, 0.6),
        "r_es": slider(_("r of expected and satisfaction"), -0.4, 0.4, 0.2, 0.2),
    }
    return Explorer(compare, controls, compare_chart, title=_("Gap or performance?"))


def compare(sd_e: float, r_pe: float, r_ps: float, r_es: float) -> tuple[pd.DataFrame, str]:
    """What the gap and perceived service tell of satisfaction, along the spread of expectations.

    Columns, one row for each spread from 0.1 to 1.5: `spread`, `gap` (r of gap and
    satisfaction), `twin` (r of gap and perceived), `perceived` (r of perceived and
    satisfaction), and, the same in each row, `here` (the spread chosen) and `possible`
    (1 or 0; then the curves are 0 and not drawn).
    """
    can_be = possible_correlations([[1, r_pe, r_ps], [r_pe, 1, r_es], [r_ps, r_es, 1]])
    flat = np.zeros(len(SPREADS))
    table = pd.DataFrame({
        "spread": SPREADS,
        "gap": moments.gap_correlation(r_ps, r_es, SD_P, SPREADS, r_pe) if can_be else flat,
        "twin": moments.gap_with_perception(SD_P, SPREADS, r_pe) if can_be else flat,
        "perceived": r_ps,
        "here": sd_e,
        "possible": int(can_be),
    })  # fmt: skip
    return table, _said(sd_e, r_pe, r_ps, r_es) if can_be else _impossible(r_pe, r_ps, r_es)


def _impossible(r_pe: float, r_ps: float, r_es: float) -> str:
    return _(
        "No customers can answer like this: correlations of {pe}, {ps} and {es} exclude one another, so "
        "there is no curve to draw. Move one of the three.",
        pe=number(r_pe, 1), ps=number(r_ps, 1), es=number(r_es, 1),
    )  # fmt: skip


def _said(sd_e: float, r_pe: float, r_ps: float, r_es: float) -> str:
    gap = float(moments.gap_correlation(r_ps, r_es, SD_P, sd_e, r_pe))
    twin = float(moments.gap_with_perception(SD_P, sd_e, r_pe))
    reliable = float(difference_reliability(RELIABLE_P, RELIABLE_E, r_pe, SD_P, sd_e))
    facts = {"gap": _r(gap), "p": _r(r_ps)}
    if round(abs(gap), 2) < round(r_ps, 2):
        said = _("Perceived service alone goes with satisfaction at {p}, the gap only at {gap}.", **facts)
    elif round(abs(gap), 2) == round(r_ps, 2):
        said = _("The gap goes with satisfaction no better than perceived service alone: {gap}.", **facts)
    else:
        said = _("Here the gap goes with satisfaction at {gap}, perceived service alone at {p}.", **facts)
    if twin >= 0.9:
        said += " " + _(
            "The gap is nearly perceived service over again ({twin} with it), plus noise.",
            twin=_r(twin),
        )
    else:
        said += " " + _("The gap and perceived service are two things here ({twin}).", twin=_r(twin))
    return f"{said} " + _(
        "With perceived reliable at {p} and expected at {e}, the gap is reliable at {value}.",
        p=number(RELIABLE_P),
        e=number(RELIABLE_E),
        value=number(reliable),
    )


def _r(value: float) -> str:
    """ "r = 0.60", never broken at the end of a line."""
    return f"r{NBSP}={NBSP}{number(value)}"


def compare_chart(data: Any) -> alt.LayerChart | alt.FacetChart:
    """Three lines over the spread of expectations, and a rule at the spread chosen."""
    every = alt.Chart(data)
    real = every.transform_filter("datum.possible == 1")
    once = every.transform_filter("datum.spread > 1.49")
    now = real.transform_filter("abs(datum.spread - datum.here) < 0.01")
    none = once.transform_filter("datum.possible == 0")
    styles: dict[str, dict[str, Any]] = {
        "twin": {"strokeWidth": 1.8, "color": colour("short"), "strokeDash": [2, 2]},
        "perceived": {"strokeWidth": 1.5, "color": colour("ink"), "strokeDash": [6, 4]},
        "gap": {"strokeWidth": 3, "color": colour("main")},
    }
    names = {
        "twin": _("gap with perceived"),
        "perceived": _("perceived with satisfaction"),
        "gap": _("gap with satisfaction"),
    }
    legend = []
    for place, (name, style) in enumerate(styles.items()):
        height = alt.YDatum(1.68 - 0.19 * place)
        legend += [
            once.mark_rule(**style).encode(alt.XDatum(0.03), height, x2=alt.X2Datum(0.15)),
            once.mark_text(align="left", text=names[name]).encode(alt.XDatum(0.19), height),
        ]
    return alt.layer(
        once.mark_rule(color=colour("faint")).encode(y=alt.YDatum(0)),
        once.mark_rule(strokeDash=[2, 3]).encode(_across("here"), alt.YDatum(-0.6), y2=alt.Y2Datum(1.1)),
        *(real.mark_line(**style).encode(_across("spread"), _up(name)) for name, style in styles.items()),
        now.mark_point(filled=True, size=90, opacity=1).encode(_across("spread"), _up("gap")),
        *legend,
        none.mark_text(fontSize=15, color=colour("short"), text=_("no such customers")).encode(
            alt.XDatum(0.8), alt.YDatum(0.5)
        ),
    ).properties(
        height=270,
        description=_(
            "Three lines over the standard deviation of expectations from 0.1 to 1.5: the correlation of "
            "the gap with satisfaction, thick; the correlation of perceived service with satisfaction, "
            "dashed and level; the correlation of the gap with perceived service, dotted, which reaches 1 "
            "where expectations hardly differ. A vertical rule marks the chosen deviation. Correlations "
            "that exclude one another leave the chart empty."
        ),
    )


def _across(field: str) -> alt.X:
    axis = alt.Axis(
        values=[0, 0.5, 1, 1.5], grid=False, title=_("Standard deviation of expectations (points)")
    )
    return alt.X(field, type="quantitative", axis=axis, scale=alt.Scale(domain=[0, 1.55], nice=False))


def _up(field: str) -> alt.Y:
    axis = alt.Axis(values=[-0.5, 0, 0.5, 1], title=_("Correlation r"), format=".1f")
    return alt.Y(field, type="quantitative", axis=axis, scale=alt.Scale(domain=[-0.6, 1.75], nice=False))
