"""The tables of sections 6.3 and 6.4: what was said and seen, sessions by the hour, assumed against heard."""

from __future__ import annotations

import pandas as pd

from cocrea.arguments import choice, numeric, single_values, table_with, too_few
from cocrea.data.heard import SAID, SEEN, WHEN, Note
from cocrea.data.load import labels
from cocrea.data.quetzalia import MOMENTS
from cocrea.data.team_map import ASSUMPTIONS, QUADRANTS, tagged
from cocrea.language import N_, _, number
from cocrea.models.listening import ALL_QUADRANTS, evidence_ratio, incidence, need_curve
from cocrea.said import percent
from cocrea.tables.readable import readable

VERDICTS = {
    "confirmed": N_("confirmed"),
    "contradicted": N_("contradicted"),
    "divided": N_("divided"),
    "not-heard": N_("not heard"),
}


def show_said() -> pd.DataFrame:
    """What the three customers said, note by note.

    >>> show_said().loc["E7"].tolist()
    ['Elena', 'They should open more tills.']
    """
    notes = [(who, note) for who, said in SAID.items() for note in said]
    columns = {_("Who"): [who for who, _note in notes], _("What was said"): [one.said for _who, one in notes]}
    return readable(_("Note"), [note.id for _who, note in notes], columns)


def show_customers() -> pd.DataFrame:
    """Who the three customers are.

    >>> show_customers().index.tolist()
    ['Elena', 'Luis', 'don Julio']
    """
    return readable(_("Who"), list(WHEN), {_("How they come"): [_(words) for words in WHEN.values()]})


def show_seen() -> pd.DataFrame:
    """What was seen on a Friday evening, note by note.

    >>> len(show_seen())
    10
    """
    columns = {
        _("Where"): [_moment(note) for note in SEEN],
        _("What was seen"): [note.said for note in SEEN],
    }
    return readable(_("Note"), [note.id for note in SEEN], columns)


def _moment(note: Note) -> str:
    return MOMENTS[note.moment].label


def show_sessions(sessions: pd.DataFrame) -> pd.DataFrame:
    """Interviews beside groups: needs heard in one and in all, hours of the moderator and of participants.

    `sessions` is a table like the data set `interviews`: a row for each need heard in a session.

    >>> from cocrea import data
    >>> show_sessions(data.load("interviews")).iloc[0].tolist()
    ['16', '9.7', '44', '16', '16']
    """
    rows = numeric(table_with(sessions, "session_id", "kind", "need_id"), "people", "hours")
    for column in ("session_id", "kind", "need_id"):
        single_values(column, rows[column])
    names = {str(kind): str(label) for kind, label in labels("interviews", "kind").items()}
    rows = rows.dropna(subset=["session_id"])
    if rows.empty:
        raise too_few(0)
    for kind in rows["kind"].unique():
        choice("kind", kind, tuple(names))
    kinds = [kind for kind in names if (rows["kind"] == kind).any()]
    found: list[list[str]] = []
    for kind in kinds:
        held = rows[rows["kind"] == kind]
        each = held.drop_duplicates("session_id")
        found.append(
            [
                number(len(each), 0),
                number(float(need_curve(held)["needs"].iloc[0]), 1),
                number(incidence(held).needs, 0),
                number(float(each["hours"].sum()), 0),
                number(float((each["people"] * each["hours"]).sum()), 0),
            ]
        )
    heads = [
        _("Sessions"),
        _("Needs heard in one (mean)"),
        _("Needs heard in all"),
        _("Hours of the moderator"),
        _("Hours of participants"),
    ]
    columns = dict(zip(heads, map(list, zip(*found, strict=True)), strict=True))
    return readable(_("Kind"), [names[kind] for kind in kinds], columns)


def show_map_evidence() -> pd.DataFrame:
    """How much of the team's map stands on evidence, quadrant by quadrant, both parts shown.

    >>> show_map_evidence().iloc[-1].tolist()[:3]
    ['4', '4', '5']
    """
    found = evidence_ratio(tagged())
    names = {**{key: _(words) for key, words in QUADRANTS.items()}, ALL_QUADRANTS: _("All")}
    columns = {
        _("Observed"): [number(n, 0) for n in found["observed"]],
        _("Reported"): [number(n, 0) for n in found["reported"]],
        _("Assumed"): [number(n, 0) for n in found["assumed"]],
        _("Evidence ratio"): [percent(float(ratio)) for ratio in found["evidence_ratio"]],
    }
    return readable(_("Where"), [names[key] for key in found["quadrant"]], columns)


def show_assumptions() -> pd.DataFrame:
    """What the team assumed, and what twelve customers said of it.

    >>> show_assumptions().iloc[0].tolist()
    ['1', '6', 'contradicted']
    """
    columns = {
        _("Said so"): [number(one.so, 0) for one in ASSUMPTIONS],
        _("Said the opposite"): [number(one.opposite, 0) for one in ASSUMPTIONS],
        _("Verdict"): [_(VERDICTS[one.verdict]) for one in ASSUMPTIONS],
    }
    return readable(_("Assumed"), [one.said for one in ASSUMPTIONS], columns)
