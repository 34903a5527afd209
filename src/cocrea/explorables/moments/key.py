"""Which moment is key? It depends on the rule (section 4.1)."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from cocrea.data import moment_names
from cocrea.language import N_, _, number
from cocrea.survey import analyse, load
from cocrea.widgets.controls import NBSP, choice
from cocrea.widgets.explorer import Explorer
from cocrea.widgets.look import colour

# In how many of 100 visits the moment happens: our assumption, for Quetzalia only.
OF_100_VISITS = {
    "app": 35,
    "parking": 60,
    "entry": 100,
    "produce": 100,
    "deli": 45,
    "staff": 15,
    "checkout": 100,
    "bagging": 100,
    "aftersale": 2,
}


def key_moment() -> Explorer:
    """The nine moments under four rules for "key"; the order changes with the rule.

    One control, the `rule`: importance, frequency, failure (share of customers below
    their own adequate level), or people (failures in 100 visits). 4 states.

    >>> from cocrea.explorables.moments.key import key_moment
    >>> key_moment().n_states
    4
    """
    rules = [(words, rule) for rule, words in _rules().items()]
    return Explorer(ranked, {"rule": choice(_("Rule"), rules)}, ranked_chart, title=_("Which moment is key?"))


def ranked(rule: str) -> tuple[pd.DataFrame, str]:
    """Columns: `moment` (name), `value` by the rule, `part` of the largest value, `place`, `words`."""
    facts = _facts()
    value = facts[rule]
    table = pd.DataFrame({
        "moment": [moment_names()[moment] for moment in facts.index],
        "value": value.round(2).to_numpy(),
        "part": (value / value.max()).round(3).to_numpy(),
        "place": value.rank(ascending=False, method="min").astype(int).to_numpy(),
        "words": [_value(rule, one) for one in value],
    })  # fmt: skip
    return table, _said(rule, facts)


@cache
def _facts() -> pd.DataFrame:
    """By moment, in the order of a visit: each rule's value, with what its interval needs.

    Importance and the shares below are those of `survey.analyse`, by its rules.
    """
    facts = analyse(load("moments_survey"), resamples=100).moments.set_index("moment_id")
    facts = facts.loc[[moment for moment in moment_names() if moment in facts.index]]
    facts["frequency"] = [float(OF_100_VISITS[str(moment)]) for moment in facts.index]
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


def _value(rule: str, value: float) -> str:
    if rule == "importance":
        return number(value, 1)
    return number(value, 0) + (f"{NBSP}%" if rule == "failure" else "")


def _said(rule: str, facts: pd.DataFrame) -> str:
    """First and second under the rule, with n and the interval of each where there is one."""
    if rule == "frequency":
        always = [moment_names()[str(m)] for m in facts.index[facts["frequency"] == 100]]
        return _(
            "Some moments happen in every visit: {moments}. This rule cannot tell them apart, and it does "
            "not ask whether anything goes wrong there.",
            moments=", ".join(always),
        )
    first, second = facts[rule].nlargest(2).index
    names = moment_names()
    return _(
        "First: {first}, {one}. Second: {second}, {other}.",
        first=names[str(first)], one=_with_interval(rule, facts.loc[first]),
        second=names[str(second)], other=_with_interval(rule, facts.loc[second]),
    )  # fmt: skip


def _with_interval(rule: str, row: pd.Series) -> str:
    if rule == "importance":
        return _(
            "{mean} of 7 [{low}, {high}], n = {n}",
            mean=number(row["importance"]),
            low=number(row["importance_low"]),
            high=number(row["importance_high"]),
            n=int(row["importance_n"]),
        )
    times = 100 if rule == "failure" else row["frequency"]
    value, least, most = (number(times * row[name], 0) for name in ("below", "below_low", "below_high"))
    said = (
        N_("{value} % of customers [{low}, {high}], n = {n}")
        if rule == "failure"
        else N_("{value} in 100 visits [{low}, {high}], n = {n}")
    )
    return _(said, value=value, low=least, high=most, n=int(row["zone_n"]))


def ranked_chart(data: Any) -> alt.LayerChart | alt.FacetChart:
    """A bar for each moment, in the order of a visit; the first and the second are marked."""
    row = alt.Y("moment:N", sort=None, title=None, axis=alt.Axis(labelLimit=150, ticks=False, domain=False))
    along = alt.X("part:Q", axis=None, scale=alt.Scale(domain=[0, 1.25], nice=False))
    tone = alt.condition("datum.place <= 2", alt.value(colour("short")), alt.value(colour("main")))
    each = alt.Chart(data)
    bars = each.mark_bar(opacity=0.75).encode(along, row, color=tone)
    text = each.transform_calculate(
        label="datum.words + (datum.place <= 2 ? '  (' + datum.place + ')' : '')"
    ).mark_text(align="left", dx=5)
    return alt.layer(bars, text.encode(along, row, text="label:N")).properties(
        height=270,
        description=_(
            "A bar for each of nine moments of a supermarket visit, in the order of the visit: how much it "
            "counts under the rule chosen. The first and the second have another colour and their place in "
            "brackets."
        ),
    )
