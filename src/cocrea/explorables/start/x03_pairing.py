"""X0.3, With the pairs, and without them: why pairing matters."""

from __future__ import annotations

import altair as alt
import numpy as np

from cocrea.explorables.makers import explorable
from cocrea.explorables.start.shared import answers_of, moments_asked
from cocrea.language import _, number
from cocrea.stats import paired_t
from cocrea.stats.groups import separate_t
from cocrea.widgets.controls import choice
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

PAIRS = {"da": ("desired", "adequate"), "pa": ("perceived", "adequate"), "pd": ("perceived", "desired")}
ASKED = (12, 30, 60, 120)


@explorable("X0.3")
def pairing() -> Explorer:
    """X0.3: one difference, with the interval that uses the pairs and the one that forgets them.

    Controls: the `moment`, the difference (`pair`), and how many of the
    simulated customers were `asked`. 48 states.

    >>> from cocrea.explorables.start import pairing
    >>> pairing().n_states
    48
    """
    names = {"da": _("desired − adequate"), "pa": _("perceived − adequate"), "pd": _("perceived − desired")}
    controls = {
        "moment": choice(_("Moment"), moments_asked(), "checkout"),
        "pair": choice(_("Difference"), [(name, pair) for pair, name in names.items()], "da"),
        "asked": choice(_("Customers asked"), [(str(n), n) for n in ASKED], 120),
    }
    return Explorer(both_ways, controls, both_ways_chart, title=_("With the pairs, and without them"))


def both_ways(moment: str, pair: str, asked: int) -> State:
    """Rows: `way` (in words), `mean`, `low`, `high` (points); first with the pairs, then without."""
    first, second = (answers_of(moment)[level].to_numpy()[:asked] for level in PAIRS[pair])
    joined, apart = paired_t(first, second), separate_t(first, second)
    r = float(np.corrcoef(first, second)[0, 1])
    ratio = (apart.high - apart.low) / (joined.high - joined.low)
    return State(
        rows={
            "way": [_("with pairs"), _("without pairs")],
            "mean": [round(joined.mean, 2)] * 2,
            "low": [round(joined.low, 2), round(apart.low, 2)],
            "high": [round(joined.high, 2), round(apart.high, 2)],
        },
        said=_(
            "Mean difference {mean}, n = {n}. Pairs kept: from {a} to {b}. Pairs forgotten: from {c} to {d}. "
            "The second interval is {ratio} times as wide; the two answers of a person correlate {r}.",
            mean=number(joined.mean, sign=True), n=asked, a=number(joined.low, sign=True),
            b=number(joined.high, sign=True), c=number(apart.low, sign=True),
            d=number(apart.high, sign=True), ratio=number(ratio, 1), r=number(r, sign=True),
        ),
    )  # fmt: skip


def both_ways_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Two horizontal intervals around the same mean, beside a line at zero."""
    difference = axis(_("Mean difference (points)"), -4, 4, [-4, -2, 0, 2, 4])
    row = alt.Y("way:N", sort=None, title=None, axis=alt.Axis(labelLimit=120, ticks=False, domain=False))
    return alt.layer(
        rows.mark_rule(strokeDash=[5, 3]).encode(difference.along(0)),
        rows.mark_rule(strokeWidth=7, color=colour("main"), opacity=0.5).encode(
            difference.along("low"), row, x2="high"
        ),
        rows.mark_point(size=45, filled=True, color=colour("ink")).encode(difference.along("mean"), row),
    ).properties(
        height=120,
        description=_(
            "Two intervals around the same mean difference, on a scale of points with a line at zero: one "
            "that keeps the pairs and one that forgets them."
        ),
    )
