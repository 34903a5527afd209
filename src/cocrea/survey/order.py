"""What first? The same answers under several rules, each with how sure its first place is (section 4.6)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from os import PathLike

import numpy as np
import pandas as pd

from cocrea.arguments import Floats, choice, named, one_number, single_values, whole
from cocrea.data.quetzalia import OF_100_VISITS
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats import bootstrap_means, first_shares
from cocrea.stats.bootstrap import RESAMPLES, SEED
from cocrea.survey.measures import lacking, not_asked
from cocrea.survey.read import Survey, read

RULES = ("people", "people-weighted", "share-weighted", "msa", "mss", "i-minus-p")
_MEASURES = ("msa", "mss", "priority")  # what the rules look at


def rivals(
    survey: Survey | str | PathLike[str] | pd.DataFrame,
    of_100: Mapping[str, float] | None = None,
    without: Collection[str] = (),
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> pd.DataFrame:
    """The moments of a survey under six rules for "what first", and how often each comes first.

    `survey` is what ``survey.read`` gives, or what it reads; it must have asked adequate, desired
    and importance. `of_100` says in how many of 100 visits each moment happens (Quetzalia's,
    unless given); moments named in `without` take no part, nor do those without an answer. Long: rule,
    moment_id, label, value, place (1 is first), first and last: the shares of resamples of whole
    customers in which the moment comes first, and last. All rules see the same resamples. The rules:
    "people" (let down in 100 visits: of_100 × share below adequate), "people-weighted"
    (the same × mean importance), "share-weighted" (importance × share below, as if every
    moment happened equally often), "msa" and "mss" (the lowest mean gap to adequate, to
    desired) and "i-minus-p" (the largest mean importance − mean perceived).

    >>> from cocrea.survey import load
    >>> found = rivals(load("supermarket"), resamples=200)
    >>> found[found["place"] == 1][["rule", "moment_id"]].values.tolist()[:2]
    [['people', 'checkout'], ['people-weighted', 'checkout']]
    """
    survey = survey if isinstance(survey, Survey) else read(survey)
    _require(survey)
    often = OF_100_VISITS if of_100 is None else named("of_100", of_100)
    out = {choice("without", moment, survey.names) for moment in single_values("without", without)}
    order = [moment for moment in _answered(survey) if moment in often and moment not in out]
    if not order:
        raise CocreaError(
            "survey.none-to-rank",
            N_(
                "No moment is left to compare: “of_100” must name at least one moment with answers "
                "that “without” does not. The survey has {known}."
            ),
            known=", ".join(survey.names),
        )
    visits = np.array([one_number("of_100", often[moment], 0, 100) for moment in order])
    blocks = _answers(survey, order)
    means = np.array([np.nanmean(block, axis=0) for block in blocks])
    drawn = np.split(
        bootstrap_means(np.hstack(blocks), whole("resamples", resamples, 100, 100_000), seed),
        len(blocks), axis=1,
    )  # fmt: skip
    again = _values(drawn, visits)
    rows = []
    for rule, value in _values(list(means), visits).items():
        # every rule as "the largest comes first"; a gap is the larger shortfall the lower it is
        sign = -1 if rule in ("msa", "mss") else 1
        place = pd.Series(sign * value).rank(ascending=False, method="min").astype(int)
        scores = sign * again[rule]
        rows.append(
            pd.DataFrame(
                {
                    "rule": rule,
                    "moment_id": order,
                    "label": [survey.names[moment] for moment in order],
                    "value": value,
                    "place": place.to_numpy(),
                    "first": first_shares(scores, smallest=False),
                    "last": first_shares(scores),
                }
            )
        )
    return pd.concat(rows, ignore_index=True)


def _require(survey: Survey) -> None:
    """One error that names what the survey lacks for the rules, if it lacks anything."""
    needed = lacking(_MEASURES, survey.asked)
    if any(needed.values()):
        raise not_asked(needed, survey.measures)


def _answered(survey: Survey) -> list[str]:
    """The moments, in the survey's order, whose place every rule can tell."""
    rated = survey.answers.dropna(subset=["importance"])
    there = set(survey.upright["moment_id"]) & set(rated["moment_id"])
    return [moment for moment in survey.names if moment in there]


def _answers(survey: Survey, order: list[str]) -> list[Floats]:
    """Respondents × moments: below their own adequate level, importance, both gaps, perceived."""
    perceived, adequate, desired = (survey.wide(level) for level in ("perceived", "adequate", "desired"))
    tables = (survey.below(), survey.wide("importance"), perceived - adequate, perceived - desired, perceived)
    return [table[order].to_numpy(dtype=float) for table in tables]


def _values(means: list[Floats], visits: Floats) -> dict[str, Floats]:
    """What each rule looks at, from the means of `_answers`: for one sample or for many."""
    below, importance, msa, mss, perceived = means
    people = visits * below
    return {
        "people": people,
        "people-weighted": people * importance,
        "share-weighted": below * importance,
        "msa": msa,
        "mss": mss,
        "i-minus-p": importance - perceived,
    }
