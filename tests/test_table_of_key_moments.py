"""The table of key moments: one survey, one cleaning, places that follow from the values beside them."""

from __future__ import annotations

import pandas as pd
import pytest

from cocrea import survey, tables
from cocrea.data import quetzalia
from cocrea.language import speaking
from cocrea.survey.analyse import Analysis


@pytest.fixture(scope="module")
def found() -> Analysis:
    return survey.analyse(survey.load("moments_survey"), resamples=100)


def shown(found: Analysis) -> pd.DataFrame:
    return tables.show_key_moments(found, quetzalia.OF_100_VISITS)


def test_nine_moments_by_name_and_each_row_says_its_n(found: Analysis) -> None:
    table, rows = shown(found), found.moments.set_index("label")
    assert len(table) == 9 and set(table.index) == set(rows.index)
    fewest = rows[["zone_n", "importance_n"]].min(axis="columns")
    behind = table["People let down (n)"].str.extract(r" \((\d+)\)$")[0]
    assert behind.astype(int).to_dict() == fewest.to_dict()


def test_what_was_asked_stands_before_what_was_given(found: Analysis) -> None:
    assert list(shown(found)) == ["Importance", "Failure", "People let down (n)", "Frequency"]


def test_places_follow_the_values(found: Analysis) -> None:
    table = shown(found)
    rows = found.moments.set_index("label").loc[table.index]
    importance, failure, people, _frequency = (
        table[column].str.split(" · ").str[0] for column in table.columns
    )
    assert importance.tolist() == rows["importance"].rank(ascending=False).astype(int).astype(str).tolist()
    assert failure.tolist() == rows["below"].rank(ascending=False).astype(int).astype(str).tolist()
    assert people.tolist() != failure.tolist()


def test_importance_is_what_the_table_of_priorities_says(found: Analysis) -> None:
    priorities = tables.show_priorities(found)
    said = priorities.iloc[:, 2].str.split(" ").str[0]
    mine = shown(found).iloc[:, 0].str.split(" · ").str[1]
    assert mine.to_dict() == said.to_dict()


def test_the_same_figures_in_both_languages() -> None:
    tables_of = []
    for code in ("en", "es"):
        with speaking(code):
            tables_of.append(shown(survey.analyse(survey.load("moments_survey"), resamples=100)))
    english, spanish = tables_of
    assert english.to_numpy().tolist() == spanish.to_numpy().tolist()
