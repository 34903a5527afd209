"""X4.7, Which moment is key? It depends on the rule (section 4.1)."""

from __future__ import annotations

from functools import cache

import altair as alt
import pandas as pd

from cocrea.data.quetzalia import MOMENTS
from cocrea.explorables.makers import explorable
from cocrea.language import _, number
from cocrea.said import interval, percent
from cocrea.survey import analyse, load
from cocrea.widgets.controls import choice
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour


@explorable("X4.7")
def key_moment() -> Explorer:
    """X4.7: the nine moments under four rules for "key"; the order changes with the rule.

    One control, the `rule`: importance, frequency, failure (share of customers below
    their own adequate level), or people (failures in 100 visits). 4 states.

    >>> from cocrea.explorables.moments import key_moment
    >>> key_moment().n_states
    4
    """
    rules = [(words, rule) for rule, words in _rules().items()]
    return Explorer(ranked, {"rule": choice(_("Rule"), rules)}, ranked_chart, title=_("Which moment is key?"))


def ranked(rule: str) -> State:
    """Rows: `moment` (name), `value` by the rule, `part` of the largest, `place`, `label` of the bar."""
    facts = _facts()
    value = facts[rule]
    place = value.rank(ascending=False, method="min").astype(int)
    return State(
        rows={
            "moment": [_names()[str(moment)] for moment in facts.index],
            "value": value.round(2).to_numpy(),
            "part": (value / value.max()).round(3).to_numpy(),
            "place": place.to_numpy(),
            "label": [_label(rule, *one) for one in zip(value, place, strict=True)],
        },
        said=_said(rule, facts),
    )


def _names() -> dict[str, str]:
    """What the moments are called, in the order of a visit."""
    return {moment.id: moment.label for moment in MOMENTS.values()}


@cache
def _facts() -> pd.DataFrame:
    """By moment, in the order of a visit: each rule's value, with what its interval needs.

    Importance and the shares below are those of `survey.analyse`, by its rules.
    """
    facts = analyse(load("moments_survey"), resamples=100).moments.set_index("moment_id")
    facts = facts.loc[[moment for moment in _names() if moment in facts.index]]
    facts["frequency"] = [float(MOMENTS[str(moment)].of_100) for moment in facts.index]
    facts["failure"] = 100 * facts["below"]
    facts["people"] = facts["frequency"] * facts["below"]
    return facts


def _rules() -> dict[str, str]:
    return {
        "importance": _("Importance"),
        "frequency": _("Frequency (of 100 visits)"),
        "failure": _("Failure (share below adequate)"),
        "people": _("Failures in 100 visits"),
    }


def _label(rule: str, value: float, place: int) -> str:
    """What stands at the end of a bar: the value, and the place of the first two."""
    if rule == "importance":
        said = number(value, 1)
    else:
        said = percent(value / 100) if rule == "failure" else number(value, 0)
    return f"{said}  ({place})" if place <= 2 else said


def _said(rule: str, facts: pd.DataFrame) -> str:
    """First and second under the rule, with n and the interval of each where there is one."""
    if rule == "frequency":
        always = [_names()[str(m)] for m in facts.index[facts["frequency"] == 100]]
        return _(
            "Some moments happen in every visit: {moments}. This rule cannot tell them apart, and it does "
            "not ask whether anything goes wrong there.",
            moments=", ".join(always),
        )
    first, second = facts[rule].nlargest(2).index
    names = _names()
    return _(
        "First: {first}, {one}. Second: {second}, {other}.",
        first=names[str(first)], one=_with_interval(rule, facts.loc[first]),
        second=names[str(second)], other=_with_interval(rule, facts.loc[second]),
    )  # fmt: skip


def _with_interval(rule: str, row: pd.Series) -> str:
    if rule == "importance":
        return _(
            "{mean} of 7 {interval}, n = {n}",
            mean=number(row["importance"]),
            interval=interval(row["importance_low"], row["importance_high"]),
            n=int(row["importance_n"]),
        )
    times = 100 if rule == "failure" else row["frequency"]
    ends = interval(times * row["below_low"], times * row["below_high"], 0)
    if rule == "failure":
        share = percent(row["below"])
        return _("{share} of customers {interval}, n = {n}", share=share, interval=ends, n=int(row["zone_n"]))
    return _(
        "{value} in 100 visits {interval}, n = {n}",
        value=number(times * row["below"], 0),
        interval=ends,
        n=int(row["zone_n"]),
    )


def ranked_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """A bar for each moment, in the order of a visit; the first and the second are marked."""
    row = alt.Y("moment:N", sort=None, title=None, axis=alt.Axis(labelLimit=150, ticks=False, domain=False))
    each = rows.encode(axis(high=1.25).along("part"), row)
    tone = alt.condition("datum.place <= 2", alt.value(colour("short")), alt.value(colour("main")))
    bars = each.mark_bar(opacity=0.75).encode(color=tone)
    return alt.layer(bars, each.mark_text(align="left", dx=5).encode(text="label:N")).properties(
        height=270,
        description=_(
            "A bar for each of nine moments of a supermarket visit, in the order of the visit: how much it "
            "counts under the rule chosen. The first and the second have another colour and their place in "
            "brackets."
        ),
    )
