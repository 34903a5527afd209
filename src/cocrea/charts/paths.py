"""The picture of section 1.4: two services as paths through their steps.

It shows the invented services of the course; nothing in it was measured on anybody.
"""

from __future__ import annotations

from matplotlib.figure import Figure

from cocrea.charts.board import EDGE, GREY, MAIN, SHORT, SIZE, SMALL, Board, deep, drawn
from cocrea.charts.look import FAINT, WIDTH
from cocrea.data.paths import COUNTER, WASH, Service
from cocrea.language import _, number
from cocrea.models.nature import complexity, divergence

STEP = 0.27  # inches from one step to the next
LETTERS = "ABCDE"
NAMES = 2.45  # inches for the names of the steps


def paths_picture() -> Figure:
    """A car wash and a fresh counter, step by step: each path a line, thicker where more visits go.

    The two words are Shostack's (1987); counting steps and taking the entropy of the paths is
    the convention of this book, and the two services are invented.

    >>> paths_picture().axes[0].texts[0].get_text()
    'The car wash of EstaciónSol'
    """
    return drawn(_paths).figure


def paths_picture_alt() -> str:
    """What `paths_picture()` shows, in words."""
    said = [_("Two services, each with its steps from top to bottom and a line for each path.")]
    for service in (WASH, COUNTER):
        said.append(f"{service.name}: {_counted(service)}")
        for letter, path in zip(LETTERS, service.paths, strict=False):
            steps = ", ".join(service.said(step) for step in path.steps)
            said.append(
                _(
                    "{letter}, {path}, {n} of 100 visits: {steps}.",
                    letter=letter,
                    path=path.name,
                    n=path.of_100,
                    steps=steps,
                )
            )
    return " ".join(said)


def _counted(service: Service) -> str:
    return _(
        "complexity {steps}, divergence {spread}.",
        steps=complexity(service.sequences),
        spread=number(divergence(service.shares).normalised),
    )


def _paths(board: Board) -> float:
    y = 0.2
    for service in (WASH, COUNTER):
        y = _one(board, service, y) + 0.25
    return y


def _one(board: Board, service: Service, y: float) -> float:
    """One service from `y` downwards: its title, its steps and lines, a legend of its paths."""
    board.words(EDGE, y, service.name, weight="bold")
    y += deep(service.name, WIDTH, SIZE, bold=True)
    board.words(EDGE, y, _counted(service), size=SMALL, color=GREY)
    y += deep(_counted(service), WIDTH, SMALL) + 0.32
    places = {step: y + STEP * row for row, step in enumerate(service.steps)}
    common = set.intersection(*(set(path) for path in service.sequences))
    for step, at in places.items():
        board.words(EDGE, at, service.said(step), size=SMALL, va="center")
        board.line((NAMES, at), (WIDTH - EDGE, at), color=FAINT, linewidth=0.7)
    apart = (WIDTH - EDGE - NAMES - 0.3) / 4
    for place, path in enumerate(service.paths):
        x = NAMES + 0.15 + place * apart
        shade = MAIN if place == 0 else SHORT
        board.words(x, y - 0.24, LETTERS[place], ha="center", va="center", weight="bold", color=shade)
        ends = [(x, places[step]) for step in path.steps]
        board.line(*ends, color=shade, linewidth=1 + path.of_100 / 9, alpha=0.45, zorder=2)
        board.axes.scatter([x] * len(ends), [y for _x, y in ends], s=46, color=shade, zorder=3)
        board.words(x, max(places.values()) + 0.26, str(path.of_100), ha="center", va="center")
    board.words(EDGE, max(places.values()) + 0.26, _("of 100 visits"), size=SMALL, va="center", color=GREY)
    y = max(places.values()) + 0.5
    legend = "; ".join(f"{letter} {path.name}" for letter, path in zip(LETTERS, service.paths, strict=False))
    note = _(
        "{paths}. Steps that every path has: {common} of {all}.",
        paths=legend,
        common=len(common),
        all=len(service.steps),
    )
    board.words(EDGE, y, note, width=WIDTH - 2 * EDGE, size=SMALL, color=GREY)
    return y + deep(note, WIDTH - 2 * EDGE, SMALL)


PICTURES = {"steps-and-paths": paths_picture}  # by the name of the file
