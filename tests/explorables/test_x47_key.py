"""Which moment is key: nine moments, four rules, and one source of shares."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from cocrea import survey, tables
from cocrea.data import labels, load
from cocrea.data.quetzalia import MOMENTS
from cocrea.explorables.moments import key_moment
from cocrea.explorables.moments.x47_key import ranked
from cocrea.language import speaking
from cocrea.survey.analyse import analyse

RULES = ("importance", "frequency", "failure", "people")


@pytest.mark.parametrize("rule", RULES)
def test_nine_moments_in_the_order_of_a_visit_the_largest_first(rule: str) -> None:
    table = pd.DataFrame(ranked(rule).rows)
    assert table["moment"].to_list() == list(labels("moments_survey", "moment_id").values())
    assert table.loc[table["place"] == 1, "value"].eq(table["value"].max()).all()
    assert table["part"].between(0, 1).all() and table["part"].max() == 1


def test_failures_are_those_of_the_survey_engine() -> None:
    found = analyse(load("moments_survey"), resamples=100).moments.set_index("moment_id")
    failure, people = (list(ranked(rule).rows["value"]) for rule in ("failure", "people"))
    for moment, share, count in zip(labels("moments_survey", "moment_id"), failure, people, strict=True):
        assert share == pytest.approx(100 * found.loc[moment, "below"], abs=0.006)
        assert count == pytest.approx(MOMENTS[moment].of_100 * found.loc[moment, "below"], abs=0.006)


@pytest.mark.parametrize("language", ["en", "es"])
def test_importance_is_what_the_table_of_priorities_says(language: str) -> None:
    """One survey, one cleaning: the explorable, the table and the analysis say the same."""
    with speaking(language):
        analysis = survey.analyse(survey.load("moments_survey"), resamples=100)
        shown = tables.show_priorities(analysis).iloc[:, 2].str.split(" ").str[0]
        state = ranked("importance")
    bars = [label.split("  (")[0] for label in state.rows["label"]]
    assert dict(zip(state.rows["moment"], bars, strict=True)) == shown.to_dict()
    row = analysis.moments.set_index("moment_id").loc["checkout"]
    assert f"{row['importance']:.2f}" in state.said and f"n = {row['importance_n']}" in state.said
    assert [shown[analysis.survey.names[moment]] for moment in ("produce", "entry")] == ["5.8", "3.9"]


def test_where_there_is_an_estimate_the_sentence_gives_n_and_interval() -> None:
    for rule in ("importance", "failure", "people"):
        assert len(re.findall(r"\[[^\]]+\], n = \d+", ranked(rule).said)) == 2


def test_it_opens_on_importance() -> None:
    assert key_moment().board.sentence == ranked("importance").said
