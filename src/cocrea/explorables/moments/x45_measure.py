"""X4.5, Gap or performance? Where expectations hardly differ, the gap is performance over again."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models import moments
from cocrea.said import NBSP
from cocrea.stats import difference_reliability, possible_correlations
from cocrea.widgets.controls import slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

SD_P = 1.2  # customers' perceptions differ by this much, in scale points
R_PS = 0.6  # how closely perceived goes with satisfaction
RELIABLE_P, RELIABLE_E = 0.85, 0.80  # of the two answers themselves
SPREADS = np.round(np.arange(0.1, 1.51, 0.05), 2)
TITLE = N_("Gap or performance?")


@explorable("X4.5", TITLE)
def gap_or_performance() -> Explorer:
    """X4.5: as expectations hit the ceiling, the gap becomes performance plus noise.

    Controls: how much expectations differ (`sd_e`, scale points), and the correlations of
    expected with perceived (`r_pe`) and with satisfaction (`r_es`). Perceived goes with
    satisfaction at 0.6. Some of these exclude each other; the sentence then says so and the
    chart shows no curve. 375 states.

    >>> from cocrea.explorables.moments import gap_or_performance
    >>> gap_or_performance().n_states
    375
    """
    controls = {
        "sd_e": slider(_("Expectations differ by (sd)"), 0.1, 1.5, 0.1, 0.4),
        "r_pe": slider(_("r of perceived and expected"), 0, 0.8, 0.2, 0.2),
        "r_es": slider(_("r of expected and satisfaction"), -0.4, 0.4, 0.2, 0.2),
    }
    return Explorer(compare, controls, compare_chart, title=_(TITLE))


def compare(sd_e: float, r_pe: float, r_es: float) -> State:
    """What the gap and perceived service tell of satisfaction, along the spread of expectations.

    Rows, one for each spread from 0.1 to 1.5: `spread`, `gap` (r of gap and satisfaction),
    `twin` (r of gap and perceived) and `used` (1, or 0 where the correlations exclude one
    another: then the curves are 0 and not drawn). Here: the `spread` chosen, `gap` there,
    `perceived` (r of perceived and satisfaction) and `possible` (1 or 0).
    """
    curves = _curves(r_pe, r_es)
    at = int(abs(SPREADS - sd_e).argmin())
    gap, twin = (float(curves[name][at]) for name in ("gap", "twin"))
    can_be = bool(curves["used"][at])
    return State(
        rows={"spread": SPREADS, **curves},
        here={"spread": sd_e, "gap": gap, "perceived": R_PS, "possible": int(can_be)},
        said=_said(sd_e, r_pe, gap, twin) if can_be else _impossible(r_pe, r_es),
    )


@cache
def _curves(r_pe: float, r_es: float) -> dict[str, NDArray]:
    can_be = possible_correlations([[1, r_pe, R_PS], [r_pe, 1, r_es], [R_PS, r_es, 1]])
    used = np.full(len(SPREADS), int(can_be))
    return {
        "gap": used * moments.gap_correlation(R_PS, r_es, SD_P, SPREADS, r_pe),
        "twin": used * moments.gap_with_perception(SD_P, SPREADS, r_pe),
        "used": used,
    }


@cache
def _reliability(sd_e: float, r_pe: float) -> float:
    return float(difference_reliability(RELIABLE_P, RELIABLE_E, r_pe, SD_P, sd_e))


def _impossible(r_pe: float, r_es: float) -> str:
    return _(
        "No customers can answer like this: correlations of {pe}, {ps} and {es} exclude one another, so "
        "there is no curve to draw. Move one of them.",
        pe=number(r_pe, 1), ps=number(R_PS, 1), es=number(r_es, 1),
    )  # fmt: skip


def _said(sd_e: float, r_pe: float, gap: float, twin: float) -> str:
    facts = {"gap": _r(gap), "p": _r(R_PS)}
    if round(abs(gap), 2) < R_PS:
        said = _("Perceived service alone goes with satisfaction at {p}, the gap only at {gap}.", **facts)
    elif round(gap, 2) == R_PS:
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
        value=number(_reliability(sd_e, r_pe)),
    )


def _r(value: float) -> str:
    """ "r = 0.60", never broken at the end of a line."""
    return f"r{NBSP}={NBSP}{number(value)}"


STYLES: dict[str, dict[str, Any]] = {
    "twin": {"strokeWidth": 1.8, "color": colour("short"), "strokeDash": [2, 2]},
    "perceived": {"strokeWidth": 1.5, "color": colour("ink"), "strokeDash": [6, 4]},
    "gap": {"strokeWidth": 3, "color": colour("main")},
}


def compare_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Three lines over the spread of expectations, and a rule at the spread chosen."""
    spread = axis(_("Expectations differ by (sd, points)"), 0, 1.55, [0, 0.5, 1, 1.5])
    r = axis(_("Correlation r"), -0.6, 1.75, [-0.5, 0, 0.5, 1], format=".1f")
    names = {
        "twin": _("gap with perceived"),
        "perceived": _("perceived with satisfaction"),
        "gap": _("gap with satisfaction"),
    }
    legend = []
    for place, (name, style) in enumerate(STYLES.items()):
        height = r.up(1.68 - 0.19 * place)
        legend += [
            here.mark_rule(**style).encode(spread.along(0.03), height, x2=alt.X2Datum(0.15)),
            here.mark_text(align="left", text=names[name]).encode(spread.along(0.19), height),
        ]
    real = rows.transform_filter("datum.used == 1")
    now = here.transform_filter("datum.possible == 1")
    none = here.transform_filter("datum.possible == 0")
    return alt.layer(
        here.mark_rule(color=colour("faint")).encode(r.up(0)),
        here.mark_rule(strokeDash=[2, 3]).encode(spread.along("spread"), r.up(-0.6), y2=alt.Y2Datum(1.1)),
        real.mark_line(**STYLES["twin"]).encode(spread.along("spread"), r.up("twin")),
        now.mark_rule(**STYLES["perceived"]).encode(
            spread.along(SPREADS[0]), r.up("perceived"), x2=alt.X2Datum(SPREADS[-1])
        ),
        real.mark_line(**STYLES["gap"]).encode(spread.along("spread"), r.up("gap")),
        now.mark_point(filled=True, size=90, opacity=1).encode(spread.along("spread"), r.up("gap")),
        *legend,
        none.mark_text(fontSize=15, color=colour("short"), text=_("no such customers")).encode(
            spread.along(0.8), r.up(0.5)
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
