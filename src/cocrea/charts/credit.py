"""The picture of section 3.4: who is blamed or thanked, and how content people are, by three patterns.

It returns a matplotlib Figure and has its companion ending in `_alt`. Some of the signs are
published, the lengths are ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cocrea.charts.board import EDGE, GREY, SHORT, SMALL, Board, deep, drawn, step
from cocrea.charts.look import COLOURS, FAINT, WIDTH
from cocrea.language import N_, _, number
from cocrea.models.coproduction import PATTERNS, credit_taken, satisfaction_with_firm

STRENGTH = 0.8  # of each pattern: ours, as in the explorable
OUTCOMES = {"worse": N_("WORSE THAN EXPECTED"), "better": N_("BETTER THAN EXPECTED")}
ROWS = {  # who took part by which pattern; "" was served
    "": N_("Served by the firm"),
    "credit-taking": N_("Took part: takes the credit"),
    "self-blame": N_("Took part: blames oneself"),
    "amplification": N_("Took part: all counts more"),
}
MINE = COLOURS["within"]


def credit_picture() -> Figure:
    """What of a good and of a bad outcome customers put down to themselves, and how content they are.

    Published are the signs of satisfaction by Bendapudi and Leone (2003), of blame after a failure
    by Sugathan, Ranjan and Mulky (2017), and of blame and unmet expectations after a failure by
    Heidenreich, Wittkowski, Handrich and Falk (2015); all else, the lengths too, is ours.

    >>> credit_picture().axes[0].texts[0].get_text()
    'WORSE THAN EXPECTED'
    """
    return drawn(_credit).figure


def credit_picture_alt() -> str:
    """What `credit_picture()` shows, in words."""
    said = [
        _(
            "Two blocks of four bars, one bar for each way of taking part; its dark part is the "
            "customer's own."
        )
    ]
    for outcome, heading in OUTCOMES.items():
        rows = (
            _(
                "{who}: {mine} of 100 their own, satisfaction {felt}",
                who=_(name),
                mine=number(100 * _mine(outcome, pattern), 0),
                felt=number(_felt(outcome, pattern), 1),
            )
            for pattern, name in ROWS.items()
        )
        said.append(f"{_(heading)}: {'; '.join(rows)}.")
    return " ".join(said)


def _mine(outcome: str, pattern: str) -> float:
    return credit_taken(outcome, bool(pattern), pattern or PATTERNS[0], STRENGTH)


def _felt(outcome: str, pattern: str) -> float:
    return satisfaction_with_firm(outcome, bool(pattern), pattern or PATTERNS[0], STRENGTH)


def _credit(board: Board) -> float:
    wide, tall = WIDTH - 2 * EDGE - 1.1, 0.22
    y = 0.18
    for outcome, heading in OUTCOMES.items():
        board.words(EDGE, y, _(heading), size=SMALL, weight="bold", color=GREY)
        y += step(SMALL) + 0.12
        served = _felt(outcome, "")
        for pattern, name in ROWS.items():
            board.words(EDGE, y, _(name), size=SMALL)
            y += step(SMALL) + 0.03
            mine = wide * _mine(outcome, pattern)
            board.axes.add_patch(Rectangle((EDGE, y), wide, tall, facecolor=FAINT, edgecolor=GREY, zorder=1))
            board.axes.add_patch(Rectangle((EDGE, y), mine, tall, facecolor=MINE, edgecolor=GREY, zorder=2))
            felt = _felt(outcome, pattern)
            board.words(EDGE + wide + 0.12, y + tall / 2, number(felt, 1), weight="bold", va="center")
            if abs(felt - served) > 0.05:
                up, x = felt > served, EDGE + wide + 0.72
                ends = (y + tall + 0.04, y - 0.06) if up else (y - 0.06, y + tall + 0.04)
                board.arrow((x, ends[0]), (x, ends[1]), color=MINE if up else SHORT, linewidth=2)
            y += tall + 0.14
        y += 0.12
    for fill, said in ((MINE, _("put down to oneself")), (FAINT, _("put down to the firm"))):
        board.axes.add_patch(Rectangle((EDGE, y), 0.2, 0.16, facecolor=fill, edgecolor=GREY))
        board.words(EDGE + 0.3, y + 0.08, said, size=SMALL, va="center")
        y += 0.27
    note = _(
        "Right: satisfaction with the firm, 1 to 7; an arrow where it is not that of those who were served."
    )
    board.words(EDGE, y, note, width=WIDTH - 2 * EDGE, size=SMALL)
    return y + deep(note, WIDTH - 2 * EDGE, SMALL) + 0.1


PICTURES: Mapping[str, Callable[[], Figure]] = {"credit": credit_picture}
