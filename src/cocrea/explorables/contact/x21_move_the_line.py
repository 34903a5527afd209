"""X2.1, Move the line: the ratio of one account beside the accounts of a day, one block each."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from cocrea.data.jacaranda import ACCOUNT, DAY
from cocrea.explorables.makers import explorable
from cocrea.language import N_, _, number
from cocrea.models.contact import OUT_OF_SIGHT, MovedLine, move_line
from cocrea.said import decimals, percent
from cocrea.widgets.controls import choice, slider
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

BLOCKS = 14  # more than fit into a day in any state
QUICKER = 0.8  # of its time, where nobody interrupts: assumed
TITLE = N_("Move the line")
TODAY, AFTER = 1.0, 0.0  # heights of the two days in the picture


@explorable("X2.1", TITLE)
def move_the_line() -> Explorer:
    """X2.1: the ratio of an account and the accounts of a paid day, when work moves out of sight.

    Controls: the `moved` minutes of contact, the minutes of `handoff`, and the `pace` of the moved
    work where nobody sees it: quicker, as long, or as long as the reverse of what was measured. 330 states.

    >>> from cocrea.explorables.contact import move_the_line
    >>> move_the_line().n_states
    330
    """
    paces = [
        (_("as long as before"), 1.0),
        (_("a fifth less: no interruptions"), QUICKER),
        (_("longer: kitchen orders, turned round"), OUT_OF_SIGHT),
    ]
    controls = {
        "moved": slider(_("Minutes moved out of sight"), 0, 20, 2, 0),
        "handoff": slider(_("Passing the file on takes"), 0, 9, 1, 0, unit=_("min")),
        "pace": choice(_("Out of sight the work takes"), paces, 1.0),
    }
    digits = {"start": 1, "there": 1, "end": 1}
    return Explorer(moved_line, controls, moved_chart, title=_(TITLE), digits=digits)


def moved_line(moved: float, handoff: float, pace: float) -> State:
    """Two days of paid work, today and after the move, filled with accounts one after the other.

    Rows, fourteen for each day: `day` (its height), `start`, `there` (until when the customer is
    there) and `end` in minutes, cut off at the end of the day, and `done` (1 where it ends in time).
    Here: what is written over each day.
    """
    line = move_line(ACCOUNT.contact, ACCOUNT.creation, moved, handoff, pace)
    days = (
        (TODAY, line.creation_before, ACCOUNT.contact),
        (AFTER, line.creation, ACCOUNT.contact - moved),
    )
    rows: dict[str, list[float]] = {name: [] for name in ("day", "start", "there", "end", "done")}
    for day, long, contact in days:
        starts = long * np.arange(BLOCKS)
        rows["day"] += [day] * BLOCKS
        rows["start"] += np.minimum(starts, DAY).tolist()
        rows["there"] += np.minimum(starts + contact, DAY).tolist()
        rows["end"] += np.minimum(starts + long, DAY).tolist()
        rows["done"] += (starts + long <= DAY + 1e-9).astype(float).tolist()
    return State(
        rows={name: np.array(values) for name, values in rows.items()},
        here={
            "today": _over(_("Today"), line.efficiency_before, DAY / line.creation_before),
            "after": _over(_("After the move"), line.efficiency, DAY / line.creation),
        },
        said=_said(line, moved),
    )


def _over(day: str, efficiency: float, accounts: float) -> str:
    return _(
        "{day}: {accounts} accounts; ratio {ratio}",
        day=day,
        accounts=number(np.floor(accounts + 1e-9), 0),
        ratio=percent(efficiency),
    )


def _said(line: MovedLine, moved: float) -> str:
    """What changed for the customer and for the branch; the ratio rises in every state but the first."""
    there = _(
        "The customer is there for {after} minutes instead of {before}, and one account takes {long} minutes "
        "of paid work instead of {was}.",
        after=number(ACCOUNT.contact - moved, 0), before=number(ACCOUNT.contact, 0),
        long=number(line.creation, decimals([round(line.creation, 1)], 1)),
        was=number(line.creation_before, 0),
    )  # fmt: skip
    slower = line.creation - line.creation_before
    if line.efficiency == line.efficiency_before:
        return _("Nothing has been moved yet.") + " " + there
    if abs(slower) < 0.05:
        return there + " " + _("The ratio went up, and the paid work is as much as before.")
    if slower > 0:
        return there + " " + _("The ratio went up, and so did the paid work.")
    return there + " " + _("The ratio went up, and the paid work went down.")


def moved_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Two days as rows of blocks: dark while the customer is there, light while not, hollow if unfinished."""
    time = axis(_("Minutes of one paid working day"), 0, DAY, [0, 120, 240, 360, 480], format=".0f")
    height = axis("", -0.6, 1.75)
    done, rest = rows.transform_filter("datum.done == 1"), rows.transform_filter("datum.done == 0")
    y = height.up("day")
    thick: dict[str, Any] = {"size": 44}
    words: dict[str, Any] = {"align": "left", "fontWeight": "bold", "fontSize": 13}
    key: dict[str, Any] = {"align": "left", "fontSize": 12}
    return alt.layer(
        done.mark_bar(**thick, color=colour("zone")).encode(time.along("there"), y, x2="end"),
        done.mark_bar(**thick, color=colour("main")).encode(time.along("start"), y, x2="there"),
        rest.mark_bar(**thick, color=colour("faint"), opacity=0.6).encode(time.along("start"), y, x2="end"),
        done.mark_tick(size=52, thickness=3, color=colour("paper")).encode(time.along("end"), y),
        here.mark_text(**words).encode(time.along(0), height.up(TODAY + 0.42), text="today:N"),
        here.mark_text(**words, color=colour("short")).encode(
            time.along(0), height.up(AFTER + 0.42), text="after:N"
        ),
        *(
            here.mark_text(**key, text=said, color=colour(tone)).encode(time.along(at), height.up(-0.42))
            for at, said, tone in (
                (0, "■", "main"),
                (22, _("customer there"), "ink"),
                (185, "■", "zone"),
                (207, _("without"), "ink"),
                (305, "■", "faint"),
                (327, _("not finished"), "ink"),
            )
        ),
    ).properties(
        height=245,
        description=_(
            "Two working days, one above the other, each filled from left to right with accounts, a block "
            "each. A block is dark while the customer is there and light while the work goes on without. "
            "Above each day stand the number of accounts that are finished in it and the potential "
            "efficiency of one account. A pale block at the end does not get finished."
        ),
    )
