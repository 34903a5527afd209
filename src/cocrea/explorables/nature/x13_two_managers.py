"""X1.3, Would two managers agree? Agreement stays, kappa need not (section 1.5)."""

from __future__ import annotations

from functools import cache
from typing import Literal

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.said import percent
from cocrea.stats import Kappa, cohen_kappa
from cocrea.widgets.controls import choice, slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

TITLE = N_("Would two managers agree?")

SERVICES, TIMES = 60, 15
SURE = 0.84  # how often a manager knows where a service belongs: both agree on 85 in 100
COMMON = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
SEED = 7
COIN, USUAL = 0, 1  # what a manager in doubt does


@explorable("X1.3", TITLE)
def two_managers() -> Explorer:
    """X1.3: sixty services that two managers place alone; how often they agree, and Cohen's kappa.

    Controls: the share of the `common` kind among the services; what a manager in `doubt` says
    (0 tosses a coin, 1 says the usual kind); and which `time` both place sixty other services.
    180 states.

    >>> from cocrea.explorables.nature import two_managers
    >>> two_managers().n_states
    180
    """
    kinds = [(percent(share), share) for share in COMMON]
    doubts = [(_("tosses a coin"), COIN), (_("says the usual kind"), USUAL)]
    controls = {
        "common": choice(_("Services of the usual kind"), kinds, 0.5),
        "doubt": toggle(_("A manager in doubt"), doubts, COIN),
        "time": slider(_("Place sixty others"), 1, TIMES),
    }
    digits = dict.fromkeys(("x", "y", "kappa", "agree", "low", "high"), 3)
    return Explorer(placed, controls, placed_chart, title=_(TITLE), digits=digits)


@cache
def placements(common: float, doubt: int) -> NDArray[np.int64]:
    """What both said of each service, 0 the usual kind, 1 the rare one: shape (TIMES, SERVICES, 2).

    The same services are hard for the same manager whatever the share and the habit, so that only
    what was changed makes the difference.
    """
    rng = np.random.default_rng(SEED)
    truth = (rng.random((TIMES, SERVICES)) >= common).astype(int)
    knows = rng.random((TIMES, SERVICES, 2)) < SURE
    coin = rng.integers(0, 2, (TIMES, SERVICES, 2))
    guess = coin if doubt == COIN else np.zeros_like(coin)
    return np.where(knows, truth[..., None], guess)


@cache
def kappas(common: float, doubt: int) -> list[Kappa]:
    """Kappa of each of the times."""
    return [cohen_kappa(_table(said)) for said in placements(common, doubt)]


def _table(said: NDArray[np.int64]) -> NDArray[np.int64]:
    """How often which pair was said: the first manager down, the second across."""
    counts = np.zeros((2, 2), dtype=int)
    np.add.at(counts, (said[:, 0], said[:, 1]), 1)
    return counts


def placed(common: float, doubt: int, time: int) -> State:
    """Rows, one a service: its place `x`, `y` in one of four fields, whether both `agree`; the `kappa` of
    each of the times over and over, −1 where it is not defined.

    Here: the share on which they `agree`, `kappa` with its ends `low`, `high`, cut at 0 below; −1
    where there is none.
    """
    said = placements(common, doubt)[time - 1]
    found = kappas(common, doubt)[time - 1]
    x, y = _spread(said)
    every = np.array([_kept(one.value) for one in kappas(common, doubt)])
    same = said[:, 0] == said[:, 1]
    low, high = (found.value if np.isnan(found.low) else end for end in (found.low, found.high))
    return State(
        rows={"x": x, "y": y, "agree": same.astype(int), "kappa": every[np.arange(SERVICES) % TIMES]},
        here={
            "agree": float(same.mean()),
            "kappa": _kept(found.value),
            "low": _kept(low),
            "high": _kept(high),
        },
        said=_said(float(same.mean()), found),
    )


def _kept(kappa: float) -> float:
    """A kappa on the scale of the picture: −1 where it is not defined, 0 where it is below."""
    return -1.0 if np.isnan(kappa) else max(kappa, 0.0)


def _said(agree: float, found: Kappa) -> str:
    same = _(
        "They agree on {count} of {n} services, {share}.",
        count=round(agree * SERVICES),
        n=SERVICES,
        share=percent(agree),
    )
    chance = _(
        "By chance alone, with the same habits, it would be {chance}.",
        chance=percent(found.p_e),
    )
    if np.isnan(found.value):
        kappa = _("There is no kappa: both gave one and the same answer everywhere.")
    elif np.isnan(found.low):
        kappa = _("Kappa is {kappa}.", kappa=number(found.value))
    else:
        kappa = _(
            "Kappa is {kappa}, interval from {low} to {high}.",
            kappa=number(found.value),
            low=number(found.low),
            high=number(found.high),
        )
    return f"{same} {chance} {kappa}"


def _spread(said: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """A place for each service inside the field of its pair of answers, the fields' dots in rows of ten."""
    x, y = np.empty(len(said)), np.empty(len(said))
    for first in (0, 1):
        for second in (0, 1):
            here = np.flatnonzero((said[:, 0] == first) & (said[:, 1] == second))
            order = np.arange(len(here))
            x[here] = second + 0.1 + 0.8 * (order % 10) / 9
            y[here] = 1.88 - first - 0.14 * (order // 10)
    return x, y


def placed_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Four fields of dots, and below them one scale for the agreement and for kappa."""
    across = axis("", -0.02, 2.02)
    up = axis("", -1.5, 2.3)
    agreed = alt.condition("datum.agree == 1", alt.value(colour("main")), alt.value(colour("short")))
    shape = alt.condition("datum.agree == 1", alt.value("circle"), alt.value("cross"))
    scale = alt.X("place:Q", scale=alt.Scale(domain=[-0.02, 2.02], nice=False), axis=None)

    def on_scale(chart: alt.Chart, value: str) -> alt.Chart:
        return chart.transform_filter(f"datum.{value} >= 0").transform_calculate(place=f"2 * datum.{value}")

    def said(words: str, x: float, y: float, align: Literal["left", "right"] = "left") -> alt.Chart:
        return here.mark_text(align=align, fontSize=12, text=words).encode(across.along(x), up.up(y))

    words = {"usual": _("usual"), "rare": _("rare")}
    return alt.layer(
        *(here.mark_rule(color=colour("faint")).encode(across.along(at), up.up(0), y2=alt.Y2Datum(2))
          for at in (0, 1, 2)),
        *(here.mark_rule(color=colour("faint")).encode(across.along(0), up.up(at), x2=alt.X2Datum(2))
          for at in (0, 1, 2)),
        said(_("Bruno: {kind}", kind=words["usual"]), 0, 2.15),
        said(_("Bruno: {kind}", kind=words["rare"]), 2, 2.15, "right"),
        said(_("Inés: {kind}", kind=words["usual"]), 0.03, 1.08),
        said(_("Inés: {kind}", kind=words["rare"]), 0.03, 0.08),
        rows.mark_point(filled=True, size=60, opacity=1).encode(
            across.along("x"), up.up("y"), color=agreed, shape=shape),
        here.mark_rule().encode(across.along(0), up.up(-1.2), x2=alt.X2Datum(2)),
        *(here.mark_text(fontSize=12, text=number(at / 10, 1)).encode(across.along(at / 5), up.up(-1.36))
          for at in (0, 2, 4, 6, 8, 10)),
        on_scale(rows, "kappa").mark_tick(size=14, thickness=1.5, opacity=0.6, color=colour("ink")).encode(
            scale, up.up(-1.1)),
        on_scale(here, "low").transform_calculate(end="2 * datum.high")
        .mark_rule(strokeWidth=5, color=colour("zone")).encode(scale, up.up(-0.85), x2="end"),
        on_scale(here, "kappa").mark_point(filled=True, size=110, opacity=1, color=colour("short"),
                                           shape="diamond").encode(scale, up.up(-0.85)),
        on_scale(here, "agree").mark_point(filled=True, size=110, opacity=1, color=colour("main")).encode(
            scale, up.up(-0.45)),
        on_scale(here, "agree").mark_text(fontWeight="bold", dy=-14, text=_("they agree"),
                                          color=colour("main")).encode(scale, up.up(-0.45)),
        on_scale(here, "kappa").mark_text(fontWeight="bold", dx=0, dy=-13, text=_("kappa"),
                                          color=colour("short")).encode(scale, up.up(-0.85)),
    ).properties(
        height=380,
        description=_(
            "Sixty services as dots in four fields: by what Inés said from top to bottom, by what Bruno said "
            "from left to right. Where they agree a dot is round, where they do not it is a cross. Below, on "
            "one scale from 0 to 1, the share on which they agree, and kappa with its interval; small ticks "
            "are the kappas of fifteen such sets of sixty services."
        ),
    )  # fmt: skip
