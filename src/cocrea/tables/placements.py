"""The tables of section 1.5: what two managers answered, how far they agree, who took part in a city."""

from __future__ import annotations

import pandas as pd

from cocrea.arguments import choice, numeric, table_with
from cocrea.data.two_managers import MANAGERS, PLACED, QUESTIONS, answers
from cocrea.language import _, number
from cocrea.said import NBSP as NBSP
from cocrea.said import percent, share_with_interval, with_interval
from cocrea.stats import Kappa, agreement_table, cohen_kappa, percent_agreement, specific_agreement
from cocrea.tables.readable import readable, share_intervals, whole


def show_placements() -> pd.DataFrame:
    """What Inés and Bruno answered to the two questions about each service; · where they differ.

    >>> show_placements().iloc[19, 0]
    'a thing · a person'
    """
    columns = {
        _(question): [_said(question_id, place) for place in range(len(PLACED))]
        for question_id, (question, _answers) in QUESTIONS.items()
    }
    return readable(_("Service"), [each.name for each in PLACED], columns)


def _said(question: str, place: int) -> str:
    """What both said of one service: one word where they agree, both in the order Inés, Bruno where not."""
    _question, words = QUESTIONS[question]
    first, second = getattr(PLACED[place], question)
    return _(words[first]) if first == second else f"{_(words[first])} · {_(words[second])}"


def show_crossed(question: str) -> pd.DataFrame:
    """How often which pair of answers was given to a question: Inés down, Bruno across.

    >>> show_crossed("done_by").iloc[0].tolist()
    ['10', '2']
    """
    table = _crossed(question)
    ines, bruno = MANAGERS
    return readable(
        ines,
        table.index,
        {f"{bruno}: {column}": [number(count, 0) for count in table[column]] for column in table},
    )


def show_agreement() -> pd.DataFrame:
    """The two questions side by side: agreement, chance, kappa with its interval, agreement on each answer.

    >>> [one.replace(NBSP, " ") for one in show_agreement().iloc[0]]
    ['83 % [64, 93]', '83 % [64, 93]']
    """
    rows: dict[str, list[str]] = {}
    for question in QUESTIONS:
        table = _crossed(question)
        found, same = cohen_kappa(table), percent_agreement(table)
        each = specific_agreement(table)
        rows[_(QUESTIONS[question][0])] = [
            share_with_interval(same.value, same.low, same.high),
            percent(found.p_e),
            _kappa(found),
            "; ".join(f"{answer}: {percent(value)}" for answer, value in each.items()),
        ]
    what = [
        _("They agree on"),
        _("Chance alone would give"),
        _("Kappa"),
        _("Agreement on each answer"),
    ]
    return readable(_("What"), what, rows)


def show_shares(counted: pd.DataFrame, heading: str) -> pd.DataFrame:
    """Shares of people with their intervals and n: `counted` has label, share, low, high and n.

    >>> from cocrea import data
    >>> show_shares(data.load("juarez_participation"), "Did").shape
    (6, 2)
    """
    rows = numeric(table_with(counted, "label"), "share", "low", "high", "n")
    return readable(
        str(heading),
        [str(label) for label in rows["label"]],
        {
            _("Share"): share_intervals(rows["share"], rows["low"], rows["high"]),
            _("n"): whole(rows["n"]),
        },
    )


def _kappa(found: Kappa) -> str:
    return with_interval(found.value, found.low, found.high)


def _crossed(question: str) -> pd.DataFrame:
    """The table of counts of a question, its codes in words."""
    words = QUESTIONS[choice("question", question, QUESTIONS)][1]
    given = answers(question)
    ines, bruno = (given[manager].tolist() for manager in MANAGERS)
    table = agreement_table(ines, bruno, list(words))
    said = [_(words[code]) for code in words]
    return table.set_axis(said, axis="index").set_axis(said, axis="columns")
