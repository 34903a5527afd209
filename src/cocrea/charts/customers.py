"""The pictures of chapter 3 on the customer: her roles, and how ready she is for one.

They show an invented fuel station; nothing in them was measured on anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cocrea.charts.board import EDGE, GREY, MAIN, SHORT, SIZE, SMALL, Board, deep, drawn, step
from cocrea.charts.look import WIDTH
from cocrea.data.handed_over import DRIVERS
from cocrea.language import N_, _, number
from cocrea.models.coproduction import role_gap
from cocrea.palette import LIGHT

# -- the roles of a customer ------------------------------------------------------------

ROLES = (  # towards whom or what, and the roles with what a driver does in them
    (N_("For the work"), (N_("producer: fills the tank, scans the bread"),)),
    (N_("For her own result"), (N_("contributor: says what rattles, and since when"),)),
    (
        N_("For the firm"),
        (N_("consultant: says what is missing"), N_("rival: changes the oil at home")),
    ),
    (N_("For the staff"), (N_("supervisor: rates and tips"), N_("motivator: says that it was good work"))),
    (
        N_("For other customers"),
        (N_("part of the setting: friendly, or loud"), N_("teacher: shows how the pump works")),
    ),
)


def customer_roles() -> Figure:
    """What one driver is to a fuel station: eight roles, by whom or what they serve.

    Producer, contributor and rival after Bitner, Faranda, Hubbert and Zeithaml (1997), the others
    after the slides; the station is ours.

    >>> customer_roles().axes[0].texts[0].get_text()
    'For the work'
    """
    return drawn(_roles).figure


def customer_roles_alt() -> str:
    """What `customer_roles()` shows, in words."""
    said = [f"{_(whom)}: {'; '.join(_(role) for role in roles)}." for whom, roles in ROLES]
    return " ".join([_("One box, one driver, with five arrows to five boxes."), *said])


def _roles(board: Board) -> float:
    left, wide = 1.52, WIDTH - EDGE - 1.52
    y, middles = 0.15, []
    for whom, roles in ROLES:
        room = wide - 0.24
        tall = 0.22 + deep(_(whom), room, SIZE, bold=True) + sum(deep(_(role), room, SMALL) for role in roles)
        tall += 0.05 * (len(roles) - 1)
        board.box(left, y, wide, tall, facecolor=LIGHT["paper"], edgecolor=MAIN)
        at = y + 0.09
        board.words(left + 0.12, at, _(whom), width=room, weight="bold", color=MAIN, zorder=3)
        at += deep(_(whom), room, SIZE, bold=True) + 0.03
        for role in roles:
            board.words(left + 0.12, at, _(role), width=room, size=SMALL, zorder=3)
            at += deep(_(role), room, SMALL) + 0.05
        middles.append(y + tall / 2)
        y += tall + 0.13
    middle = (middles[0] + middles[-1]) / 2
    board.box(EDGE, middle - 0.45, 1.12, 0.9, _("One driver"), edgecolor=SHORT, linewidth=1.8)
    for at in middles:
        board.arrow((EDGE + 1.12, middle), (left, at), color=GREY)
    return y + 0.02


# -- readiness --------------------------------------------------------------------------

STAIRS = (  # how many are on it, and what is missing to those who are lost on the way there
    (N_("are expected to do it"), ""),
    (N_("know what to do"), N_("did not know: tell, show, write it on the pump")),
    (N_("are able to"), N_("cannot: lower the slot, lend a hand, serve")),
    (N_("do it"), N_("do not: ask why; a reason, or a choice")),
)


def readiness_stairs() -> Figure:
    """Of the drivers expected to serve themselves, who know how, who are able, who do it.

    The three after Meuter, Bitner, Ostrom and Brown (2005); the stairs and the station are ours.

    >>> readiness_stairs().axes[0].texts[0].get_text()
    '200 are expected to do it'
    """
    return drawn(_stairs).figure


def readiness_stairs_alt() -> str:
    """What `readiness_stairs()` shows, in words."""
    counts, lost = _counts()
    said = [_("Four bars below each other, each a part of the one above.")]
    for place, (who, why) in enumerate(STAIRS):
        said.append(f"{number(counts[place], 0)} {_(who)}.")
        if why:
            said.append(f"{number(lost[place - 1], 0)} {_(why)}.")
    return " ".join([*said, _("The role gap is {gap}.", gap=number(sum(lost), 0))])


def _counts() -> tuple[list[int], list[int]]:
    one = DRIVERS["younger"]
    lost = role_gap(one.expected, one.know, one.able, one.do)["lost"].tolist()
    return [one.expected, one.know, one.able, one.do], lost


def _stairs(board: Board) -> float:
    counts, lost = _counts()
    full = WIDTH - 2 * EDGE
    y = 0.15
    for place, (who, why) in enumerate(STAIRS):
        said = f"{number(counts[place], 0)} {_(who)}"
        board.words(EDGE, y, said, width=full, weight="bold")
        y += deep(said, full, SIZE, bold=True) + 0.05
        wide = full * counts[place] / counts[0]
        board.axes.add_patch(Rectangle((EDGE, y), wide, 0.3, facecolor=MAIN, edgecolor=MAIN, zorder=2))
        if place:
            before = full * counts[place - 1] / counts[0]
            board.axes.add_patch(
                Rectangle((EDGE + wide, y), before - wide, 0.3, facecolor=LIGHT["paper"], edgecolor=SHORT,
                          linewidth=1.4, linestyle="--", zorder=2)
            )  # fmt: skip
        y += 0.34
        if why:
            note = f"{number(lost[place - 1], 0)} {_(why)}"
            board.words(EDGE, y, note, width=full, size=SMALL, color=SHORT)
            y += deep(note, full, SMALL)
        y += 0.14
    total = _("Role gap: {expected} − {do} = {gap}", expected=counts[0], do=counts[-1], gap=sum(lost))
    board.words(EDGE, y, total, width=full, weight="bold", color=SHORT)
    return y + step(SIZE) + 0.12


PICTURES: Mapping[str, Callable[[], Figure]] = {
    "customer-roles": customer_roles,
    "readiness": readiness_stairs,
}
