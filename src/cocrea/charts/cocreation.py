"""Two pictures of chapter 7: customers by the stage of a project, and the operating curves of two rules.

Each returns a matplotlib Figure and has its companion ending in `_alt`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.figure import Figure

from cocrea.charts.board import EDGE, GREY, MAIN, SHORT, SIZE, SMALL, Board, deep, drawn
from cocrea.charts.look import COLOURS, FAINT, WIDTH
from cocrea.language import N_, _, number
from cocrea.models.cocreation import least_successes, operating_curve
from cocrea.palette import LIGHT
from cocrea.said import chance, percent

# -- where customers take part ------------------------------------------------------------

STAGES = (  # of a project: its name, the sign, and what was found
    (N_("Ideas"), "+", N_("earlier on the market, and more money, directly too")),
    (N_("Development"), "−", N_("later on the market, and less money for that")),
    (N_("Launch"), "+", N_("earlier on the market, and more money, directly too")),
)


def stages_picture() -> Figure:
    """Customers who take part in ideas, in development and at the launch: plus, minus, plus.

    The signs are those of Chang and Taylor (2016), averages over studies; the boxes are ours.

    >>> stages_picture().axes[0].texts[0].get_text()
    'Ideas'
    """
    return drawn(_stages).figure


def stages_picture_alt() -> str:
    """What `stages_picture()` shows, in words."""
    said = [_("Three boxes, one below the other, joined by arrows: the stages of a project.")]
    return " ".join([*said, *(f"{_(name)}: {sign}, {_(found)}." for name, sign, found in STAGES)])


def _stages(board: Board) -> float:
    y, tall, left = 0.15, 0.8, EDGE + 0.55
    for place, (name, sign, found) in enumerate(STAGES):
        colour = SHORT if sign == "−" else MAIN
        if place:
            board.arrow((left + 1.5, y - 0.28), (left + 1.5, y), color=GREY)
        board.words(left + 0.12, y + 0.12, _(name), weight="bold", size=SIZE)
        board.words(left + 0.12, y + 0.36, _(found), width=WIDTH - EDGE - left - 0.3, size=SMALL)
        board.box(left, y, WIDTH - EDGE - left, tall, edgecolor=colour, linewidth=1.8)
        board.sign(EDGE + 0.2, y + tall / 2, sign, colour)
        y += tall + 0.28
    note = _("Signs from one meta-analysis; the size of a box means nothing.")
    board.words(EDGE, y, note, width=WIDTH - 2 * EDGE, size=SMALL)
    return y + deep(note, WIDTH - 2 * EDGE, SMALL) + 0.1


# -- operating curves ---------------------------------------------------------------------

BAR = 0.70
SIZES = (20, 60)
MARKED = (0.6, 0.9)  # true shares at which both curves are written out
RULES = {"point": N_("the share reaches the bar"), "wilson": N_("the lower end reaches it")}


def curves_picture() -> Figure:
    """How often a test passes a bar of 70 %, by the true share: two rules, tested with 20 people and with 60.

    Exact binomial chances; the second rule asks for the lower end of the interval of Wilson (1927).

    >>> curves_picture().axes[0].texts[0].get_text()
    'Tests that pass'
    """
    return drawn(_curves).figure


def curves_picture_alt() -> str:
    """What `curves_picture()` shows, in words."""
    said = [
        _(
            "Two panels. To the right, the share who in truth can finish; upwards, how many tests of 100 "
            "pass a bar of {bar}. In each, the curve of the rule “the share reaches the bar” lies left of "
            "that of “the lower end reaches it”; with more people both are steeper.",
            bar=percent(BAR),
        )
    ]
    for n in SIZES:
        for true in MARKED:
            said.append(
                _(
                    "{n} people, {true} in truth: {point} by the share, {wilson} by the lower end.",
                    n=number(n, 0),
                    true=percent(true),
                    point=chance(operating_curve(true, n, BAR, "point")),
                    wilson=chance(operating_curve(true, n, BAR, "wilson")),
                )
            )
    return " ".join(said)


def _curves(board: Board) -> float:
    board.words(EDGE, 0.12, _("Tests that pass"), size=SMALL, weight="bold", color=GREY)
    y = 0.45
    for n in SIZES:
        y = _panel(board, n, y)
    board.words(WIDTH / 2, y - 0.28, _("In truth, so many can finish"), size=SMALL, color=GREY, ha="center")
    for rule, style, colour in (("point", "-", COLOURS["below"]), ("wilson", "--", COLOURS["within"])):
        board.line((EDGE, y + 0.13), (EDGE + 0.5, y + 0.13), color=colour, linestyle=style, linewidth=2.4)
        said = _("passes if {rule}", rule=_(RULES[rule]))
        board.words(EDGE + 0.62, y + 0.04, said, size=SMALL, color=colour)
        y += 0.27
    return y + 0.1


def _panel(board: Board, n: int, top: float) -> float:
    left, right, tall = EDGE + 0.5, WIDTH - 0.25, 1.75
    bottom = top + 0.3 + tall
    shares = np.linspace(0.4, 1, 121)

    def at(true: float, passed: float) -> tuple[float, float]:
        return left + (true - 0.4) / 0.6 * (right - left), bottom - passed * tall

    needed = [least_successes(n, BAR, rule) for rule in RULES]
    head = _("{n} people: {point} or {wilson} must finish", n=number(n, 0), point=needed[0], wilson=needed[1])
    board.words(left, top, head, size=SMALL, weight="bold")
    for level in (0, 0.5, 1):
        board.line((left, at(0.4, level)[1]), (right, at(0.4, level)[1]), color=FAINT, linewidth=0.7)
        board.words(left - 0.08, at(0.4, level)[1], percent(level), ha="right", va="center", size=SMALL)
    for true in (0.5, 0.6, 0.7, 0.8, 0.9):
        board.words(at(true, 0)[0], bottom + 0.08, percent(true), ha="center", size=SMALL)
    board.line(at(BAR, 0), at(BAR, 1), color=LIGHT["grey"], linestyle=":")
    for rule, style, colour in (("point", "-", COLOURS["below"]), ("wilson", "--", COLOURS["within"])):
        curve = [at(float(true), float(operating_curve(float(true), n, BAR, rule))) for true in shares]
        board.line(*curve, color=colour, linestyle=style, linewidth=2.4)
        for true in MARKED:
            board.axes.scatter(
                *at(true, float(operating_curve(true, n, BAR, rule))), s=30, color=colour, zorder=4
            )
    return bottom + 0.62


PICTURES: Mapping[str, Callable[[], Figure]] = {
    "project-stages": stages_picture,
    "operating-curves": curves_picture,
}
