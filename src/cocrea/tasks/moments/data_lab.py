"""E4.9, the data lab: nine moments from the raw file to a priority, and the memo that says so."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

from cocrea.data import load, moment_names
from cocrea.language import N_, _, number, speaking
from cocrea.models.moments import msa
from cocrea.survey import Analysis, analyse
from cocrea.tasks.task import Choice, Key, Number, Slips, Task, Text, if_apart

MOMENT = "checkout"
LEVELS = ["adequate", "desired", "perceived"]
ALPHA = 0.05

N = Number("n", "count", decimals=0, low=0, absolute=0.1, relative=0)
MSA = Number("msa", decimals=2, low=-6, high=6, absolute=0.005, relative=0)
SURVIVES = Choice("survives", ("yes", "no"))
FIRST = Choice("first", ("checkout", "parking", "staff", "app"))
BELOW = Number("below", "percent", decimals=1, low=0, high=100, absolute=0.1, relative=0)
MEMO = Text("memo", weight=100, rows=14)


def source_names() -> dict[str, str]:
    """The moments by their ids, as messages to translate."""
    with speaking("en"):
        return moment_names()


@cache
def analysis() -> Analysis:
    """What the simulated survey says, by the rules that `survey.analyse` states."""
    return analyse(load("moments_survey"))


def book() -> pd.DataFrame:
    """What each exclusion rule leaves out; the customers before and after stand beside it."""
    found = analysis()
    rules = found.excluded.set_index("code")[["unit", "count"]].rename_axis("rule")
    rules.attrs = {"before": load("moments_survey")["respondent_id"].nunique(), "after": found.n}
    return rules


def key(given: pd.DataFrame) -> Key:
    row = _row()
    return {
        "n": int(row["n"]),
        "msa": float(row["msa"]),
        "survives": "yes" if row["msa_p_holm"] < ALPHA else "no",
        "first": str(_moments()["priority"].idxmax()),
        "below": 100 * float(row["below"]),
    }


def slips(given: pd.DataFrame) -> Slips:
    """What a rule left out, or another measure, would answer."""
    row, right = _row(), key(given)
    raw, complete = _answers(), _answers(clean=True).dropna(subset=LEVELS)
    upright = complete[complete["adequate"] <= complete["desired"]]
    extra: dict[str, list[tuple[Number, float]]] = {
        "nothing-excluded": [(N, len(raw))],
        "missing-counted": [(N, analysis().n)],
        "inverted-excluded": [(N, float(row["zone_n"])), (MSA, _mean_msa(upright))],
        "only-missing-excluded": [(N, len(raw.dropna(subset=LEVELS)))],
        "mss-instead": [(MSA, float(row["mss"]))],
        "sign-turned": [(MSA, -float(row["msa"]))],
        "desired-as-bar": [(BELOW, 100 * float((upright["perceived"] < upright["desired"]).mean()))],
        "ties-as-below": [(BELOW, 100 * float((upright["perceived"] <= upright["adequate"]).mean()))],
        "inverted-included": [(BELOW, 100 * float((complete["perceived"] < complete["adequate"]).mean()))],
    }
    found: dict[str, dict[str, float]] = {N.name: {}, MSA.name: {}, BELOW.name: {}}
    for code, values in extra.items():
        for asked, value in values:
            mine = found[asked.name]
            mine |= if_apart(asked, [float(right[asked.name]), *mine.values()], code, value)
    return found


def worked(given: pd.DataFrame) -> list[str]:
    """The solution, step by step."""
    row, moments = _row(), _moments()
    first, second = (str(name) for name in moments["priority"].sort_values(ascending=False).index[:2])
    raw = str(moments["mss"].idxmin())
    names = moment_names()
    counts = analysis().excluded.set_index("code")["count"]
    return [
        _(
            "{repeated} rows stand twice and {straight} customers gave one number throughout: {n} customers "
            "are left. {answered} of them gave all three levels for the checkout.",
            repeated=str(counts["repeated"]),
            straight=str(counts["straight-liner"]),
            n=str(analysis().n),
            answered=str(row["n"]),
        ),
        _(
            "MSA of the checkout: {perceived} − {adequate} = {msa}, 95 % interval from {low} to {high}, "
            "n = {n}. After Holm over {family} tests p is {p}.",
            perceived=number(row["perceived"], 3),
            adequate=number(row["adequate"], 3),
            msa=number(row["msa"], 2, sign=True),
            low=number(row["msa_low"], 2, sign=True),
            high=number(row["msa_high"], 2, sign=True),
            n=str(row["n"]),
            family=str(analysis().family),
            p=_p(row["msa_p_holm"]),
        ),
        _(
            "Below adequate at the checkout: {percent} % of {n} customers whose levels are in order, "
            "95 % interval from {low} to {high} %.",
            percent=number(100 * row["below"], 1),
            n=str(row["zone_n"]),
            low=number(100 * row["below_low"], 1),
            high=number(100 * row["below_high"], 1),
        ),
        _(
            "Priority = importance × share below: {first} {top}, then {second} {next}. In {chance} % of the "
            "samples drawn again, the first one stays first.",
            first=names[first],
            top=number(moments["priority"][first], 2),
            second=names[second],
            next=number(moments["priority"][second], 2),
            chance=number(100 * moments["chance_first"][first], 0),
        ),
        _(
            "{name} is furthest from what customers desire ({mss}), yet with an importance of {importance} "
            "and {percent} % below adequate its priority is {priority}.",
            name=names[raw],
            mss=number(moments["mss"][raw], 2, sign=True),
            importance=number(moments["importance"][raw], 1),
            percent=number(100 * moments["below"][raw], 0),
            priority=number(moments["priority"][raw], 2),
        ),
    ]


def _moments() -> pd.DataFrame:
    return analysis().moments.set_index("moment_id")


def _row() -> dict[str, Any]:
    return {str(name): value for name, value in _moments().loc[MOMENT].items()}


def _answers(clean: bool = False) -> pd.DataFrame:
    """The rows of the checkout as they stand in the file; `clean` without those that stand twice
    and without straight-liners."""
    table = load("moments_survey")
    if clean:
        marks = table.melt("respondent_id", LEVELS).groupby("respondent_id")["value"].nunique()
        table = table[~table["respondent_id"].isin(marks.index[marks == 1])].drop_duplicates()
    return table[table["moment_id"] == MOMENT]


def _mean_msa(answers: pd.DataFrame) -> float:
    return float(msa(answers["perceived"], answers["adequate"]).mean())


def _p(value: float) -> str:
    return _("below {bound}", bound=number(0.001, 3)) if value < 0.001 else number(value, 3)


TASK = Task(
    id="E4.9",
    fields=(N, MSA, SURVIVES, BELOW, FIRST, MEMO),
    draw=lambda seed: book(),
    book=book,
    key=key,
    slips=slips,
    worked=worked,
    columns={
        "rule": N_("Left out"),
        "unit": N_("Counted in"),
        "count": N_("How many"),
        "rows": N_("rows"),
        "respondents": N_("customers"),
        "before": N_("Customers in the file"),
        "after": N_("Customers left"),
        "not-applicable": N_("the moment does not apply to the respondent"),
        "repeated": N_("the same answers a second time; the first are kept"),
        "contradictory": N_("two different answers of one person about one moment; neither is kept"),
        "straight-liner": N_("one and the same number in all of ten or more answers"),
        "no-answer": N_("a level without an answer; left out of that moment"),
        "inverted": N_("desired below adequate; left out of the zone, kept for means and gaps"),
    },
)
