"""X0.1, The answers behind a mean: two means alike, and two services that are not."""

from __future__ import annotations

import altair as alt

from cocrea.explorables.makers import explorable
from cocrea.explorables.start.shared import MARKS, answers_of, marks_axis, moments_asked
from cocrea.language import N_, _, number
from cocrea.widgets.controls import choice
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

MOST = 75  # customers, at the top of the chart
ABOVE = 66  # where the mean is drawn
TITLE = N_("The answers behind a mean")


@explorable("X0.1", TITLE)
def answers() -> Explorer:
    """X0.1: how many simulated customers ticked each mark, with their mean and spread.

    Controls: the `moment` of the visit and the `level` that was asked. 12 states.

    >>> from cocrea.explorables.start import answers
    >>> answers().n_states
    12
    """
    controls = {  # it opens at a moment that the page does not ask to predict
        "moment": choice(_("Moment"), moments_asked(), "parking"),
        "level": choice(_("Question"), [(name, level) for level, name in _questions().items()], "perceived"),
    }
    return Explorer(counted, controls, counted_chart, title=_(TITLE))


def counted(moment: str, level: str) -> State:
    """Rows: `mark` and how many `customers` ticked it. Here: `mean`, `low` and `high` (± one sd)."""
    ticked = answers_of(moment)[level].to_numpy()
    mean, sd = float(ticked.mean()), float(ticked.std(ddof=1))
    return State(
        rows={"mark": MARKS, "customers": (ticked == MARKS[:, None]).sum(axis=1)},
        here={"mean": round(mean, 2), "low": round(mean - sd, 2), "high": round(mean + sd, 2)},
        said=_(
            "Mean {mean}, sd {sd}, n = {n}. {low} of the {n} customers ticked 3 or less.",
            mean=number(mean), sd=number(sd), n=ticked.size, low=int((ticked <= 3).sum()),
        ),
    )  # fmt: skip


def counted_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """A bar for each mark, the mean as a line with a mark on top, one sd to each side as a rule."""
    marks = marks_axis(_("Mark ticked, from 1 to 7"))
    customers = axis(_("Customers"), 0, MOST, range(0, MOST, 10), grid=True)
    top = customers.up(ABOVE)
    return alt.layer(
        rows.mark_bar(size=26, color=colour("main"), opacity=0.55).encode(
            marks.along("mark"), customers.up("customers")),
        here.mark_rule(strokeWidth=2, color=colour("short")).encode(marks.along("low"), top, x2="high"),
        here.mark_point(size=110, filled=True, color=colour("short")).encode(marks.along("mean"), top),
        here.mark_text(dy=-10, fontWeight="bold").encode(
            marks.along("mean"), top, text=alt.Text("mean:Q", format=".2f")),
    ).properties(
        height=230,
        description=_(
            "A bar for each mark from 1 to 7: how many customers ticked it. Above the bars a dot at the "
            "mean, with a line that runs one standard deviation to each side."
        ),
    )  # fmt: skip


def _questions() -> dict[str, str]:
    return {
        "adequate": _("What would you still accept?"),
        "desired": _("What do you hope for?"),
        "perceived": _("What did you get?"),
    }
