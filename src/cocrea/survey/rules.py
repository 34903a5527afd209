"""Which answers of a survey count: every rule stated and counted, nothing left out in silence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from cocrea.language import N_, _
from cocrea.survey.schema import IDS, RATINGS, WARNING, Finding
from cocrea.words import LEVELS

STRAIGHT = 10  # so many equal answers, and no other, make a straight-liner
REASONS = {  # why an answer does not count, or not for everything
    "not-applicable": N_("the moment does not apply to the respondent"),
    "repeated": N_("the same answers a second time; the first are kept"),
    "contradictory": N_("two different answers of one person about one moment; neither is kept"),
    "straight-liner": N_("one and the same number in all of ten or more answers"),
    "no-answer": N_("a level without an answer; left out of that moment"),
    "inverted": N_("desired below adequate; left out of the zone, kept for means and gaps"),
}


class Ruled(NamedTuple):
    """The answers that count, how many each rule left out, and the double answers by row."""

    answers: pd.DataFrame
    counts: dict[str, int]
    findings: list[Finding]


def ruled(table: pd.DataFrame) -> Ruled:
    """The rules applied to a checked table, one after the other."""
    counts: dict[str, int] = {}
    if "not_applicable" in table.columns:
        applies = table["not_applicable"] != "1"
        counts["not-applicable"] = int((~applies).sum())
        table = table[applies]
    repeated = table.duplicated([*IDS, *_there(table, RATINGS)])
    once = table[~repeated]
    contradictory = once.duplicated(list(IDS), keep=False)
    counts["repeated"], counts["contradictory"] = int(repeated.sum()), int(contradictory.sum())
    findings = _doubles(table, once[contradictory])
    table = once[~contradictory]
    straight = _straight_liners(table)
    counts["straight-liner"] = len(straight)
    return Ruled(table[~table["respondent_id"].isin(straight)], counts, findings)


def levels_asked(answers: pd.DataFrame) -> tuple[str, ...]:
    """The levels that anybody answered."""
    return answered(answers, LEVELS)


def answered(answers: pd.DataFrame, columns: Iterable[str]) -> tuple[str, ...]:
    """Those of the columns in which anybody answered."""
    return tuple(column for column in _there(answers, columns) if answers[column].notna().any())


def upright(complete: pd.DataFrame) -> pd.DataFrame:
    """The rows whose desired level is not below their adequate one."""
    if not {"adequate", "desired"} <= set(complete.columns):
        return complete
    return complete[~(complete["desired"] < complete["adequate"])]


def about(answers: pd.DataFrame, moment: str) -> pd.DataFrame:
    """The answers about one moment: of a file as it came in, or of those that count."""
    return answers[answers["moment_id"] == moment]


def excluded(counts: dict[str, int]) -> pd.DataFrame:
    """What was left out, in words: code, reason, unit, count."""
    rows = [
        (code, _(REASONS[code]), "respondents" if code == "straight-liner" else "rows", count)
        for code, count in counts.items()
    ]
    return pd.DataFrame(rows, columns=["code", "reason", "unit", "count"])


def _there(table: pd.DataFrame, columns: Iterable[str]) -> list[str]:
    return [column for column in columns if column in table.columns]


def _doubles(table: pd.DataFrame, contradictory: pd.DataFrame) -> list[Finding]:
    """A finding for each row that answers again."""
    differ = set(contradictory[list(IDS)].itertuples(index=False, name=None))
    first: dict[tuple[str, str], int] = {}
    findings = []
    for row, respondent, moment in table[list(IDS)].itertuples():
        earlier = first.setdefault((respondent, moment), row)
        if earlier != row and respondent and moment:
            code = "answer.contradictory" if (respondent, moment) in differ else "answer.duplicate"
            facts = {"moment": moment, "first": earlier}
            findings.append(Finding(code, WARNING, row, "respondent_id", respondent, facts))
    return findings


def _straight_liners(table: pd.DataFrame) -> pd.Index:
    """Who gave one and the same number in all of ten or more answers."""
    marks = table[_there(table, LEVELS)]
    rows = pd.DataFrame(
        {"count": marks.notna().sum(axis=1), "low": marks.min(axis=1), "high": marks.max(axis=1)}
    )
    people = rows.groupby(table["respondent_id"], sort=False)
    count, low, high = people["count"].sum(), people["low"].min(), people["high"].max()
    return count.index[(count >= STRAIGHT) & (low == high)]
