"""X3.4, Full, and for whom? Guests in a room with walls: people and room apart."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np
from numpy.typing import NDArray

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _
from cocrea.models.coproduction import crowd_utility
from cocrea.widgets.controls import slider, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

MOST = 80  # guests when the fonda is full
WIDTHS = {"wide": 0.2, "usual": 0.5, "narrow": 0.9}  # how little room each has in a full house
WALLS = {"wide": 10.0, "usual": 7.6, "narrow": 5.4}  # from the middle, in the picture
COMPANY, SQUEEZE = 0.6, 0.9  # what a full house adds for those who celebrate, what narrowness takes
WANTED, BORNE = 0.08, 0.12  # the gain that who celebrates wants, the loss that who eats quickly bears
WALLED = {"wide": N_("wide walls"), "usual": N_("walls as today"), "narrow": N_("narrow walls")}
SPREAD = 0.06  # by which people differ in what they gain
SEED = 8
FEAST = np.arange(MOST) % 2  # every second guest came to celebrate
TITLE = N_("Full, and for whom?")


@explorable("X3.4", TITLE)
def full_house() -> Explorer:
    """X3.4: contented guests by how many there are and how much room they have, for two errands.

    Controls: `guests` (0 to 80, half of them to celebrate), the `walls`, and whether
    company pleases those who celebrate, as one body of research found and another did not
    (`company`, 1 or 0). 54 states.

    >>> from cocrea.explorables.coproduction import full_house
    >>> full_house().n_states
    54
    """
    walls = zip((_("wide"), _("as today"), _("narrow")), WIDTHS, strict=True)
    controls = {
        "guests": slider(_("Guests in the fonda"), 0, MOST, 10),
        "walls": toggle(_("The walls"), walls, "usual"),
        "company": toggle(_("Company pleases those who celebrate"), [(_("yes"), 1), (_("no"), 0)], 1),
    }
    return Explorer(seated, controls, room_chart, title=_(TITLE))


@cache
def places() -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """For each guest who may come: place across and upwards (−1 to 1), and luck (sd 1)."""
    rng = np.random.default_rng(SEED)
    column, row = np.divmod(np.arange(MOST), 8)
    order = rng.permutation(MOST)
    across = (column[order] - 4.5) / 4.9 + rng.uniform(-0.03, 0.03, MOST)
    up = (row[order] - 3.5) / 3.9 + rng.uniform(-0.04, 0.04, MOST)
    return across, up, rng.standard_normal(MOST)


def seated(guests: int, walls: str, company: int) -> State:
    """Rows, one a guest who may come: `x` and `y` (place), `feast` (1 came to celebrate), `glad` (1 gains by
    being there with the others), `here` (1 is there). Here: the `left` and `right` wall, and of those who
    celebrate (`feast`) and of those who eat quickly (`lunch`) how many are glad, as words.
    """
    across, up, _luck = places()
    glad = _glad(guests, walls, company)
    counts = {name: int(glad[FEAST == kind].sum()) for name, kind in (("feast", 1), ("lunch", 0))}
    return State(
        rows={
            "x": (across * WALLS[walls] * 0.95).round(2),
            "y": (up * 5).round(2),
            "feast": FEAST,
            "glad": glad.astype(int),
            "there": (np.arange(MOST) < guests).astype(int),
        },
        here={
            "left": -WALLS[walls],
            "right": WALLS[walls],
            **{name: f"{count}/{guests // 2}" for name, count in counts.items()},
        },
        said=_said(guests, walls, company),
    )


def _glad(guests: int, walls: str, company: int) -> NDArray[np.bool_]:
    """Who gains enough: what somebody wants or bears is the same whether company pleases or not."""
    gain = crowd_utility(guests / MOST, WIDTHS[walls], FEAST, COMPANY * company, squeeze=SQUEEZE)
    least = np.where(FEAST == 1, WANTED, -BORNE)
    return (gain + SPREAD * places()[2] > least) & (np.arange(MOST) < guests)


def _said(guests: int, walls: str, company: int) -> str:
    pleases = _("Company pleases those who celebrate.") if company else _("Company pleases nobody.")
    if not guests:
        return _(
            "The fonda is empty, {walls}. {pleases} Let guests in, then move the walls.",
            walls=_(WALLED[walls]),
            pleases=pleases,
        )
    now, before = (int(_glad(many, walls, company).sum()) for many in (guests, guests - 10))
    return _(
        "{guests} guests, {walls}. Glad of the house as it is: {now}; with ten guests fewer: {before}. "
        "{pleases}",
        guests=guests,
        walls=_(WALLED[walls]),
        now=now,
        before=before,
        pleases=pleases,
    )


def room_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """The room from above: filled marks are glad; diamonds celebrate, circles eat quickly."""
    along, up = axis(low=-11, high=11), axis(low=-6, high=9)
    here_now = rows.transform_filter("datum.there == 1").encode(along.along("x"), up.up("y"))
    marks = []
    for kind, shape, tone in ((1, "diamond", "more"), (0, "circle", "main")):
        for glad in (0, 1):
            marks.append(
                here_now.transform_filter(f"datum.feast == {kind} && datum.glad == {glad}").mark_point(
                    shape=shape, size=70, filled=bool(glad), opacity=1, strokeWidth=1.6, color=colour(tone)
                )
            )
    walls = [
        here.mark_rule(strokeWidth=3).encode(along.along(side), up.up(-6), y2=alt.Y2Datum(6))
        for side in ("left", "right")
    ]
    heads = [
        here.mark_text(fontWeight="bold", fontSize=14, color=colour(tone)).encode(
            along.along(x), up.up(7.1), text=f"{code}:N"
        )
        for code, x, tone in (("feast", -5.5, "more"), ("lunch", 5.5, "main"))
    ]
    names = [
        here.mark_text(fontWeight="bold", color=colour(tone), text=name).encode(along.along(x), up.up(8.3))
        for name, x, tone in (
            (_("celebrate: glad"), -5.5, "more"),
            (_("eat quickly: glad"), 5.5, "main"),
        )
    ]
    return alt.layer(*walls, *marks, *heads, *names).properties(
        height=300,
        description=_(
            "A room from above with a wall left and right. Diamonds are guests who celebrate, circles "
            "those who eat quickly; a filled mark is glad of the house as it is, a hollow one is not. On "
            "top stands how many of each kind are glad."
        ),
    )
