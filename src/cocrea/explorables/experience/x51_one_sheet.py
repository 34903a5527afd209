"""X5.1, What the sheet explains: answers of one sheet go together, also where nothing moves anything."""

from __future__ import annotations

from functools import cache

import altair as alt
import numpy as np

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _
from cocrea.models.experience import unique_shares, with_the_sheet
from cocrea.said import percent
from cocrea.widgets.controls import slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Axis, Drawing, axis, colour

TITLE = N_("What the sheet explains")
TRUE, ONE, TWO = 3, 2, 1  # the bars from the top: what people think, one sheet, two sheets
DRIVERS = ("facts", "feelings")


@explorable("X5.1", TITLE)
def one_sheet() -> Explorer:
    """X5.1: how much of a judgement facts and feelings explain, in truth and on one sheet.

    Controls: how closely `facts` and `feelings` go with the whole in what people think (r, 0 to
    0.6; the two have nothing to do with each other), and the share of each answer that is the
    `sheet` (0 to 0.6): one mood all over it. 343 states.

    >>> from cocrea.explorables.experience import one_sheet
    >>> one_sheet().n_states
    343
    """
    controls = {
        "facts": slider(_("r of facts and the whole, in what people think"), 0, 0.6, 0.1, 0.3),
        "feelings": slider(_("r of feelings and the whole"), 0, 0.6, 0.1, 0.3),
        "sheet": slider(_("Share of each answer that is the sheet"), 0, 0.6, 0.1, 0.0),
    }
    return Explorer(explained, controls, explained_chart, title=_(TITLE))


@cache
def parts(facts: float, feelings: float, sheet: float, elsewhere: bool = False) -> dict[str, float]:
    """What facts alone, either and feelings alone explain of the differences in the judgement."""
    r = [with_the_sheet(one, sheet, elsewhere) for one in (facts, feelings)]
    among = with_the_sheet(0, sheet)
    found = unique_shares([[1, *r], [r[0], 1, among], [r[1], among, 1]], DRIVERS)
    alone = dict(zip(DRIVERS, found["unique"], strict=True))
    total = float(found["share"].sum())
    return {**alone, "either": total - sum(alone.values()), "total": total}


def explained(facts: float, feelings: float, sheet: float) -> State:
    """Three bars of what is explained, in percent of the differences.

    Rows, one a part: `bar` (3 what people think, 2 one sheet, 1 the whole on a sheet of its own),
    `part` (0 facts alone, 1 either, 2 feelings alone, 3 the whole bar), `start` and `end`. Here: the totals
    `true`, `one` and `two`.
    """
    true, one = parts(facts, feelings, 0.0), parts(facts, feelings, sheet)
    two = parts(facts, feelings, sheet, elsewhere=True)
    rows: dict[str, list[float]] = {"bar": [], "part": [], "start": [], "end": []}
    for bar, found in ((TRUE, true), (ONE, one)):
        at = 0.0
        for part, name in enumerate(("facts", "either", "feelings")):
            size = 100 * max(found[name], 0.0)
            for column, value in zip(rows, (bar, part, at, at + size), strict=True):
                rows[column].append(round(value, 2))
            at += size
    for column, value in zip(rows, (TWO, 3, 0.0, 100 * two["total"]), strict=True):
        rows[column].append(round(value, 2))
    totals = {"true": true["total"], "one": one["total"], "two": two["total"]}
    return State(
        rows={name: np.array(values) for name, values in rows.items()},
        here={name: round(100 * value, 2) for name, value in totals.items()},
        said=_said(sheet, totals, one["either"]),
    )


def _said(sheet: float, totals: dict[str, float], either: float) -> str:
    said = {name: percent(value) for name, value in totals.items()}
    if sheet == 0:
        return _(
            "Without a sheet in the answers they explain {true} of the differences, wherever the whole "
            "is asked.",
            true=said["true"],
        )
    first = _(
        "In truth {true} is explained; on one sheet it looks like {one}, of which {either} would be "
        "explained by either of the two.",
        true=said["true"],
        one=said["one"],
        either=percent(either),
    )
    return f"{first} " + _("With the whole asked on another sheet it looks like {two}.", two=said["two"])


def explained_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Three bars; the parts of the upper two side by side."""
    share = axis(_("Explained, in % of the differences in the whole"), 0, 100, [0, 20, 40, 60, 80, 100])
    place = axis("", 0.45, 4.3)
    at, size = place.up("bar"), 24
    looks = (
        (0, "main", _("facts alone")),
        (1, "zone", _("either of the two")),
        (2, "short", _("feelings alone")),
        (3, "ink", _("both")),
    )
    labels = (
        (TRUE, _("In what people think")),
        (ONE, _("Answers on one sheet")),
        (TWO, _("The whole asked on another sheet")),
    )
    bars = [
        rows.transform_filter(f"datum.part == {part}")
        .mark_bar(size=size, color=colour(tone))
        .encode(share.along("start"), at, x2="end")
        for part, tone, _name in looks
    ]
    heads = [
        here.mark_text(align="left", dy=-22, fontWeight="bold", text=name).encode(
            share.along(0), place.up(bar)
        )
        for bar, name in labels
    ]
    return alt.layer(*bars, *heads, *_legend(here, share, place, looks[:3])).properties(
        height=270,
        description=_(
            "Three bars below each other, from 0 to 100 % of the differences in the judgement of the whole: "
            "explained in what people think, explained by answers on one sheet, and explained where the "
            "whole is asked on another sheet. The upper two are split into facts alone, either of the two, "
            "and feelings alone."
        ),
    )


def _legend(
    here: alt.Chart, share: Axis, place: Axis, looks: tuple[tuple[int, str, str], ...]
) -> list[alt.Chart]:
    found = []
    for row, (_part, tone, name) in enumerate(looks):
        height = place.up(4.12 - 0.3 * row)
        found += [
            here.mark_point(shape="square", filled=True, size=110, opacity=1, color=colour(tone)).encode(
                share.along(64), height
            ),
            here.mark_text(align="left", text=name).encode(share.along(67), height),
        ]
    return found
