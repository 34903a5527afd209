"""The pictures that a student of services must be able to draw.

Each returns a matplotlib Figure and has its companion ending in `_alt`. They show the
invented supermarket of the course; nothing in them was measured on anybody.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cocrea.charts.board import EDGE, GREY, MAIN, SHORT, SIZE, SMALL, Board, deep, drawn, step
from cocrea.charts.look import FAINT, INK, WIDTH, ZONE
from cocrea.data.quetzalia import CHECKOUT, MOMENTS, OF_100_VISITS
from cocrea.language import N_, _, number
from cocrea.models.moments import people_let_down
from cocrea.palette import LIGHT
from cocrea.said import people
from cocrea.survey import analyse
from cocrea.survey import load as survey
from cocrea.words import kano_category

# -- the gaps model ---------------------------------------------------------------------


def gaps_model() -> Figure:
    """Four gaps inside the provider, and the fifth that the customer feels, with the checkout as the case.

    After Parasuraman, Zeithaml and Berry (1985); redrawn with the minutes of Quetzalia.

    >>> gaps_model().axes[0].texts[0].get_text()
    'CUSTOMER'
    """
    return drawn(_gaps).figure


def gaps_model_alt() -> str:
    """What `gaps_model()` shows, in words."""
    return " ".join(
        [
            _("The gaps model as two halves, the customer above and the provider below a dashed line."),
            _(
                "What others tell, own needs and past visits feed the expected service (at most {accepted} "
                "minutes in the queue); below it stands the perceived service (it feels like {felt}).",
                accepted=CHECKOUT.adequate,
                felt=CHECKOUT.felt,
            ),
            _(
                "In the provider's half, from the bottom up: what management believes, the written standard, "
                "the service delivered, and beside it the promises, which lead up to the expectation."
            ),
            *(f"{place}: {_(said)}" for place, said in enumerate(GAPS, 1)),
        ]
    )


GAPS = (
    N_("Management does not know what customers accept."),
    N_("The standard does not say what management believes."),
    N_("What is done is not what the standard says."),
    N_("What is promised is not what is done."),
    N_("The customer perceives less than she expected. The other four feed this one."),
)


def _gaps(board: Board) -> float:
    left, wide, tall = 0.75, 2.4, 0.82
    middle, right = left + wide / 2, left + wide
    board.words(EDGE, 0.16, _("CUSTOMER"), size=SMALL, color=GREY, weight="bold")
    sources = (_("What others tell"), _("Own needs"), _("Past visits"))
    part = (WIDTH - 2 * EDGE - 0.3) / 3
    for place, source in enumerate(sources):
        x = EDGE + place * (part + 0.15)
        board.box(x, 0.42, part, 0.5, said=source, edgecolor=GREY)
        board.arrow((x + part / 2, 0.92), (min(max(x + part / 2, left + 0.3), right - 0.2), 1.25))
    minutes = _("at most {minutes} minutes in the queue", minutes=CHECKOUT.adequate)
    board.box(
        left, 1.25, wide, tall, _("Expected service"), minutes, facecolor=LIGHT["paper"], edgecolor=MAIN
    )
    board.arrow((middle, 1.25 + tall), (middle, 2.6), "<|-|>", color=SHORT)
    felt = _("it feels like {minutes} minutes", minutes=CHECKOUT.felt)
    board.box(left, 2.6, wide, tall, _("Perceived service"), felt, edgecolor=MAIN)
    board.line((EDGE, 3.68), (WIDTH - EDGE, 3.68), linestyle=(0, (5, 4)), color=GREY)
    board.words(left, 3.76, _("PROVIDER"), size=SMALL, color=GREY, weight="bold")
    clock = _("the clock: 9 in 10 within {minutes} minutes", minutes=CHECKOUT.clock)
    board.box(left, 4.1, wide, tall, _("Service delivered"), clock)
    board.arrow((middle, 4.1), (middle, 2.6 + tall))
    standard = _("9 in 10 within {minutes} minutes", minutes=CHECKOUT.written.minutes)
    board.box(left, 5.4, wide, tall, _("Written standard"), standard)
    board.arrow((middle, 5.4), (middle, 4.1 + tall), "<|-|>", color=SHORT)
    belief = _("they accept {minutes} minutes", minutes=CHECKOUT.believed)
    board.box(left, 6.7, wide, tall, _("What management believes"), belief)
    board.arrow((middle, 6.7), (middle, 5.4 + tall), "<|-|>", color=SHORT)
    # The promises, and their way up to what is expected.
    board.box(3.75, 3.98, WIDTH - EDGE - 3.75, 1.06, _("Promises"), _("“Nobody queues here”"))
    board.arrow((right, 4.1 + tall / 2), (3.75, 4.1 + tall / 2), "<|-|>", color=SHORT)
    board.line((4.4, 3.98), (4.4, 1.25 + tall / 2))
    board.arrow((4.4, 1.25 + tall / 2), (right, 1.25 + tall / 2))
    # Management's half-blind view of the customer.
    board.line((left, 6.7 + tall / 2), (0.4, 6.7 + tall / 2), (0.4, 1.25 + tall / 2), color=SHORT)
    board.arrow((0.4, 1.25 + tall / 2), (left, 1.25 + tall / 2), color=SHORT)
    board.arrow((0.6, 6.7 + tall / 2), (left, 6.7 + tall / 2), color=SHORT)
    for name, x, y in (
        ("1", 0.4, 5.0),
        ("2", middle, 6.46),
        ("3", middle, 5.16),
        ("4", (right + 3.75) / 2, 4.1 + tall / 2),
        ("5", middle, 2.335),
    ):
        board.sign(x, y, name, SHORT)
    y = 7.78
    for place, said in enumerate(GAPS, 1):
        board.sign(EDGE + 0.12, y + 0.09, str(place), SHORT)
        board.words(EDGE + 0.35, y, _(said), width=WIDTH - 2 * EDGE - 0.4, size=SMALL)
        y += deep(_(said), WIDTH - 2 * EDGE - 0.4, SMALL) + 0.1
    return y + 0.1


# -- the zone of tolerance --------------------------------------------------------------

ADEQUATE, DESIRED, PERCEIVED = 3, 5, 4  # Elena's checkout


def zone_picture() -> Figure:
    """One customer's zone: adequate, desired, what she perceived, and the two gaps between them.

    After Zeithaml, Berry and Parasuraman (1993); the two gaps are those of Parasuraman,
    Zeithaml and Berry (1994).

    >>> [one.get_text() for one in zone_picture().axes[0].texts][:2]
    ['Adequate', 'Desired']
    """
    return drawn(_zone).figure


def zone_picture_alt() -> str:
    """What `zone_picture()` shows, in words."""
    return _(
        "A scale from 1 to 7. The zone of tolerance is a bar from adequate, {adequate}, to desired, "
        "{desired}. To the left of it a customer is let down, to the right she gets more than she desires. "
        "The mark for perceived stands at {perceived}, inside. Two arrows lead to it: one from adequate "
        "({msa}) and one from desired ({mss}).",
        adequate=ADEQUATE,
        desired=DESIRED,
        perceived=PERCEIVED,
        msa=number(PERCEIVED - ADEQUATE, 0, sign=True),
        mss=number(PERCEIVED - DESIRED, 0, sign=True),
    )


def _zone(board: Board) -> float:

    def at(rating: float) -> float:
        return 0.45 + (rating - 1) * (WIDTH - 0.9) / 6

    top, bottom = 0.62, 1.4
    board.words(at(ADEQUATE), 0.4, _("Adequate"), ha="center", va="center", weight="bold", color=MAIN)
    board.words(at(DESIRED), 0.4, _("Desired"), ha="center", va="center", weight="bold", color=MAIN)
    board.axes.fill_between([at(ADEQUATE), at(DESIRED)], top, bottom, color=ZONE, zorder=1)
    board.line((at(1), bottom), (at(7), bottom))
    for rating in range(1, 8):
        board.line((at(rating), bottom), (at(rating), bottom + 0.06))
        board.words(at(rating), bottom + 0.1, str(rating), ha="center")
    for rating in (ADEQUATE, DESIRED):
        board.line((at(rating), 0.55), (at(rating), 2.95), color=MAIN, linewidth=1.4)
    room = at(3) - at(1) - 0.25
    for middle, said in (
        (at(2), _("let down")),
        (at(4), _("zone of tolerance")),
        (at(6), _("more than desired")),
    ):
        board.words(middle, (top + bottom) / 2 - (0.16 if middle == at(4) else 0), said, width=room,
                    size=SMALL, ha="center", va="center", zorder=4)  # fmt: skip
    board.axes.scatter([at(PERCEIVED)], [bottom - 0.13], s=90, color=INK, zorder=5)
    board.line((at(PERCEIVED), bottom - 0.13), (at(PERCEIVED), 2.95), linestyle=":")
    board.words(at(PERCEIVED), 2.05, _("Perceived"), ha="center", va="center", weight="bold",
                bbox={"facecolor": LIGHT["paper"], "edgecolor": "none", "pad": 1})  # fmt: skip
    gaps = (
        (ADEQUATE, MAIN, _("to adequate: {gap}", gap=number(PERCEIVED - ADEQUATE, 0, sign=True))),
        (DESIRED, SHORT, _("to desired: {gap}", gap=number(PERCEIVED - DESIRED, 0, sign=True))),
    )
    for end, colour, said in gaps:
        board.arrow((at(end), 2.6), (at(PERCEIVED), 2.6), color=colour)
        outside = at(end) + (-0.1 if end == ADEQUATE else 0.1)
        board.words(outside, 2.6, said, ha="right" if end == ADEQUATE else "left", va="center", size=SMALL,
                    color=colour, width=1.35)  # fmt: skip
    note = _(
        "Both gaps belong to one customer at one moment: she gets more than she accepts and less than she "
        "would like."
    )
    board.words(EDGE, 3.15, note, width=WIDTH - 2 * EDGE, size=SMALL)
    return 3.25 + deep(note, WIDTH - 2 * EDGE, SMALL)


# -- Kano's curves ----------------------------------------------------------------------


def kano_curves() -> Figure:
    """Must-be, one-dimensional and attractive over how far a feature is fulfilled, and how features age.

    After Kano, Seraku, Takahashi and Tsuji (1984); the shapes are drawn, not measured.

    >>> kano_curves().axes[0].lines[-1].get_linestyle()
    '-'
    """
    return drawn(_kano).figure


def kano_curves_alt() -> str:
    """What `kano_curves()` shows, in words."""
    return _(
        "Satisfaction upwards over how far a feature is fulfilled, to the right. An attractive feature "
        "starts at neutral and curves upwards. A one-dimensional one rises on a straight line from "
        "dissatisfied to satisfied. A must-be one rises steeply from dissatisfied and flattens at neutral. "
        "Below, two arrows lead from attractive to one-dimensional to must-be: with the years, what "
        "delighted is taken for granted. The curves are drawn, not measured."
    )


def _kano(board: Board) -> float:
    left, right, top, bottom = 0.45, WIDTH - 0.3, 0.75, 4.85
    middle, centre = (top + bottom) / 2, (left + right) / 2

    def placed(x: np.ndarray, y: np.ndarray) -> list[tuple[float, float]]:
        return [
            (centre + a * (right - left) / 2, middle - b * (bottom - top) / 2)
            for a, b in zip(x, y, strict=True)
        ]

    board.words(centre, 0.25, _("satisfied ↑"), ha="center", va="center", size=SMALL, color=GREY)
    board.words(centre, bottom + 0.25, _("dissatisfied ↓"), ha="center", va="center", size=SMALL, color=GREY)
    board.arrow((left, middle), (right + 0.1, middle), color=GREY)
    board.arrow((centre, bottom + 0.08), (centre, 0.42), color=GREY)
    board.words(left - 0.2, middle + 0.08, _("not fulfilled"), size=SMALL, color=GREY, width=0.9)
    board.words(right + 0.1, middle + 0.08, _("fulfilled"), size=SMALL, color=GREY, ha="right")
    x = np.linspace(-1, 1, 80)
    rise = (np.exp(2 * (x + 1)) - 1) / (np.exp(4) - 1)
    curves = (
        ("A", rise, LIGHT["more"], "-", (left + 0.02, 0.95), "left", _("a taste of the new cheese")),
        ("O", 0.8 * x, MAIN, "--", (right + 0.1, 2.26), "right", _("a short queue")),
        ("M", -(rise[::-1]), SHORT, "-", (right + 0.1, 3.6), "right", _("the price on the shelf")),
    )
    for kind, y, colour, style, (tx, ty), side, example in curves:
        board.line(*placed(x, y), color=colour, linewidth=2.4, linestyle=style)
        board.words(tx, ty, kano_category(kind), ha=side, weight="bold", color=colour)
        board.words(tx, ty + 0.2, example, ha=side, size=SMALL, color=colour, width=1.7)
    return _ages(board, bottom + 0.55)


def _ages(board: Board, y: float) -> float:
    """Three boxes below the curves: how a feature ages."""
    board.words(EDGE, y, _("With the years"), weight="bold")
    part, tall = (WIDTH - 2 * EDGE - 0.7) / 3, 0.42
    for place, (kind, colour) in enumerate((("A", LIGHT["more"]), ("O", MAIN), ("M", SHORT))):
        x = EDGE + place * (part + 0.35)
        board.box(x, y + 0.3, part, tall, said=kano_category(kind), edgecolor=colour, linewidth=1.8)
        if place:
            board.arrow((x - 0.32, y + 0.3 + tall / 2), (x - 0.03, y + 0.3 + tall / 2), linewidth=2)
    return y + 0.3 + tall + 0.2


# -- the journey map --------------------------------------------------------------------

# What she does there, who is there, and who holds the touchpoint (Lemon and Verhoef 2016).
JOURNEY = {
    "app": (N_("looks whether the trip is worth it"), N_("nobody"), N_("the store")),
    "parking": (N_("arrives without losing time or paint"), N_("nobody"), N_("a partner")),
    "entry": (N_("gets started"), N_("hardly anyone"), N_("the store")),
    "produce": (N_("gets what is on her list"), N_("shelves and signs"), N_("the store")),
    "deli": (N_("gets the piece she wants, cut as she wants"), N_("staff, other customers"), N_("the store")),
    "staff": (N_("is helped by someone who knows"), N_("staff"), N_("the store")),
    "checkout": (N_("pays what is right, and is out"), N_("staff or machine, a queue"), N_("the store")),
    "bagging": (N_("gets it home in one piece"), N_("nobody"), N_("herself")),
    "aftersale": (N_("is believed"), N_("staff"), N_("the store")),
}


def journey_map() -> Figure:
    """The nine moments of a visit in Elena's verbs, who is there, who holds each, and where it fails.

    The bars are people let down in 100 visits, from the simulated survey of three stores. Whose
    touchpoint it is: after the owners of Lemon and Verhoef (2016).

    >>> len(journey_map().axes[0].patches)  # a bar for each moment
    9
    """
    return drawn(_journey).figure


def journey_map_alt() -> str:
    """What `journey_map()` shows, in words."""
    down = let_down()
    rows = [
        _(
            "{name}: she {does}; there: {there}; held by {owner}; {down} let down in 100 visits.",
            name=MOMENTS[moment].label,
            does=_(does),
            there=_(there),
            owner=_(owner),
            down=people(down[moment]),
        )
        for moment, (does, there, owner) in JOURNEY.items()
    ]
    return " ".join([_("Nine moments from the sofa to the complaint, one below the other."), *rows])


def _journey(board: Board) -> float:
    down = let_down()
    left, bars, wide = 0.5, 3.65, WIDTH - EDGE - 3.65
    room, longest = bars - left - 0.15, wide - 0.5
    board.words(left, 0.2, _("What Elena does"), size=SMALL, color=GREY, weight="bold")
    said = _("people let down in 100 visits")
    board.words(bars, 0.2, said, width=wide, size=SMALL, color=GREY, weight="bold")
    y = 0.3 + deep(said, wide, SMALL, bold=True)
    top = y
    for place, (moment, (does, there, owner)) in enumerate(JOURNEY.items(), 1):
        parts = (
            (MOMENTS[moment].label, {"weight": "bold"}),
            (_(does), {"size": SMALL}),
            (
                _("there: {who}; held by {owner}", who=_(there), owner=_(owner)),
                {"size": SMALL, "color": GREY},
            ),
        )
        start = y = y + 0.1
        for part, how in parts:
            size = float(str(how.get("size", SIZE)))
            board.words(left, y, part, width=room, **how)
            y += deep(part, room, size, bold="weight" in how)
        bar = longest * down[moment] / max(down.values())
        board.axes.add_patch(Rectangle((bars, start + 0.02), bar, 0.3, color=SHORT, zorder=2))
        board.words(bars + bar + 0.07, start + 0.17, people(down[moment]), va="center",
                    weight="bold", color=SHORT)  # fmt: skip
        board.sign(EDGE + 0.07, start + 0.1, str(place), MAIN)
        y += 0.06
        board.line((left, y), (WIDTH - EDGE, y), color=FAINT, linewidth=0.7)
    board.line((EDGE + 0.07, top + 0.2), (EDGE + 0.07, start + 0.1), color=MAIN, linewidth=2)
    return y + 0.15


@cache
def let_down() -> dict[str, float]:
    """People let down by each moment in 100 visits (simulated survey, all three stores)."""
    below = analyse(survey("moments_survey"), resamples=100).moments.set_index("moment_id")["below"]
    return {moment: people_let_down(below[moment], OF_100_VISITS[moment]) for moment in JOURNEY}


# -- the blueprint ----------------------------------------------------------------------

LANES: tuple[tuple[str, tuple[str, str, str, str]], ...] = (
    (
        N_("Physical evidence"),
        (N_("slip with a number"), N_("board with numbers"), N_("clean glass, a taste"), N_("price label")),
    ),
    (
        N_("What Elena does"),
        (N_("takes a number"), N_("waits her turn"), N_("tastes and points"), N_("takes the parcel")),
    ),
    (N_("Staff in sight"), ("", N_("call the number"), N_("cut the cheese"), N_("weigh, say the price"))),
    (N_("Staff out of sight"), ("", "", N_("bring cheese, clean the blade"), N_("change the prices"))),
    (
        N_("Support"),
        (
            N_("paper for the slips"),
            N_("roster for the evening"),
            N_("order of last night"),
            N_("scale tested"),
        ),
    ),
)
BORDERS = {  # above which lane each line runs
    2: N_("line of interaction"),
    3: N_("line of visibility"),
    4: N_("line of internal interaction"),
}
# Words that an arrow passes behind stand on a strip of paper.
CLEAR: dict[str, Any] = {
    "bbox": {"facecolor": LIGHT["paper"], "edgecolor": "none", "pad": 0.5},
    "zorder": 3,
}
FAILS = {(4, 1), (4, 2), (3, 3)}  # lane, step
WAITS = {(1, 1)}


def blueprint() -> Figure:
    """Elena buys cheese at the fresh counter: five lanes, three lines, where it can fail and where she waits.

    The form of Bitner, Ostrom and Morgan (2008), after Shostack (1984); the case is ours.

    >>> sum(one.get_text() == "F" for one in blueprint().axes[0].texts)
    4
    """
    return drawn(_blueprint).figure


def blueprint_alt() -> str:
    """What `blueprint()` shows, in words."""
    said = [_("A blueprint in five lanes, from what Elena sees at the top to what she never sees.")]
    for lane, (name, steps) in enumerate(LANES):
        if lane in BORDERS:
            said.append(_("Then the {line}.", line=_(BORDERS[lane])))
        said.append(f"{_(name)}: {', '.join(_(step) for step in steps if step)}.")
    fails = ", ".join(_(LANES[lane][1][place]) for lane, place in sorted(FAILS))
    said.append(_("It can fail (F) at: {fails}. She waits (W) once, for her turn.", fails=fails))
    return " ".join(said)


def _blueprint(board: Board) -> float:
    between = 0.13
    part = (WIDTH - 2 * EDGE - 3 * between) / 4
    y, before = 0.15, dict.fromkeys(range(4), 0.0)
    for lane, (name, steps) in enumerate(LANES):
        if lane in BORDERS:
            y += 0.12
            board.line((EDGE, y), (WIDTH - EDGE, y), linestyle=(0, (5, 3)), color=MAIN, linewidth=1.6)
            board.words(WIDTH - EDGE, y + 0.04, _(BORDERS[lane]), ha="right", size=SMALL, color=MAIN,
                        style="italic", **CLEAR)  # fmt: skip
        y += 0.04
        board.words(EDGE, y, _(name), size=SMALL, weight="bold", color=GREY, **CLEAR)
        y += step(SMALL) + 0.06
        tall = 0.2 + max(deep(_(said), part - 0.14, SMALL) for said in steps if said)
        for place, said in enumerate(steps):
            if not said:
                continue
            x = EDGE + place * (part + between)
            shade = ZONE if lane == 1 else LIGHT["paper"]
            if before[place]:
                board.arrow((x + part - 0.12, y), (x + part - 0.12, before[place]), color=GREY)
            board.box(x, y, part, tall, said=_(said), facecolor=shade)
            if lane == 1 and place:
                board.arrow((x - between, y + tall / 2), (x, y + tall / 2))
            before[place] = y + tall
            for where, letter, colour in ((FAILS, "F", SHORT), (WAITS, "W", MAIN)):
                if (lane, place) in where:
                    board.sign(x + 0.02, y + 0.02, letter, colour)
        y += tall + 0.1
    y += 0.14
    for letter, colour, said, x in (
        ("F", SHORT, _("it can fail here"), EDGE),
        ("W", MAIN, _("she waits here"), WIDTH / 2),
    ):
        board.sign(x + 0.1, y, letter, colour)
        board.words(x + 0.3, y, said, size=SMALL, va="center")
    return y + 0.25


# -- all of them ------------------------------------------------------------------------

PICTURES: dict[str, Callable[[], Figure]] = {
    "gaps-model": gaps_model,
    "zone": zone_picture,
    "journey-map": journey_map,
    "blueprint": blueprint,
    "kano-curves": kano_curves,
}
