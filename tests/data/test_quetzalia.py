"""One sheet of facts: every data set, label and table of Quetzalia says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocrea import data, survey, tables
from cocrea.data import quetzalia
from cocrea.data.simulate.moments_survey import MOMENTS as PLANTED
from cocrea.data.simulate.moments_survey import STORES as PLANTED_STORES
from cocrea.data.simulate.supermarket import SUPERMARKET
from cocrea.language import LANGUAGES, speaking

SHOWN = (
    tables.show_stores,
    tables.show_moments,
    tables.show_checkout,
    tables.show_standards,
    tables.show_surveys,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_sets_name_the_moments_as_the_sheet_does(language: str) -> None:
    with speaking(language):
        names = {moment.id: moment.label for moment in quetzalia.MOMENTS.values()}
        assert data.labels("moments_survey", "moment_id") == names
        for moment, label in data.labels("supermarket", "moment_id").items():
            assert names[moment] == label


@pytest.mark.parametrize("asked", quetzalia.SURVEYS, ids=lambda one: one.data)
def test_the_surveys_asked_whom_the_sheet_says(asked: quetzalia.Survey) -> None:
    table = data.load(asked.data)
    assert table["respondent_id"].nunique() == asked.customers
    assert list(dict.fromkeys(table["moment_id"])) == list(asked.moments)
    assert "store" not in table or set(table["store"]) == set(asked.stores)


def test_what_is_planted_is_about_the_same_moments_and_stores() -> None:
    assert [moment.moment_id for moment in PLANTED] == list(quetzalia.MOMENTS)
    assert tuple(moment.moment_id for moment in SUPERMARKET) == quetzalia.PILOT.moments
    assert list(PLANTED_STORES) == list(quetzalia.STORES)


def test_the_story_of_the_checkout_hangs_together() -> None:
    """Hoped for < Elena's evening < accepted < believed < the clock < felt."""
    facts = quetzalia.CHECKOUT
    times = [facts.desired, facts.elena, facts.adequate, facts.believed, facts.clock, facts.felt]
    assert times == sorted(set(times))
    assert facts.written.minutes > facts.new.minutes > facts.hoped.minutes
    assert all(0 < moment.of_100 <= 100 for moment in quetzalia.MOMENTS.values())
    assert quetzalia.STORES[facts.store].manager == quetzalia.MANAGER


@pytest.mark.parametrize("show", SHOWN, ids=lambda show: show.__name__)
def test_every_table_is_said_in_both_languages(show: object) -> None:
    said = []
    for language in LANGUAGES:
        with speaking(language):
            table = show()  # type: ignore[operator]
        assert table.map(lambda cell: isinstance(cell, str) and bool(cell)).all(axis=None)
        said.append(table)
    assert said[0].shape == said[1].shape
    assert said[0].columns.name != said[1].columns.name


def test_the_page_says_what_the_sheet_says() -> None:
    """What the page types rather than shows."""
    page = (Path(__file__).parents[2] / "book" / "quetzalia.md").read_text(encoding="utf-8")
    assert f"within {quetzalia.RETURN_MINUTES} minutes" in page
    assert all(name in page for name in (quetzalia.MANAGER, quetzalia.CUSTOMER, *quetzalia.OTHER_CUSTOMERS))
    pilot, main = (
        survey.analyse(survey.load(one.data), resamples=100).moments.set_index("moment_id")
        for one in quetzalia.SURVEYS
    )
    assert 0 < float(pilot["msa"]["checkout"]) < 0.5
    assert float(main["msa_high"]["checkout"]) < -0.5
