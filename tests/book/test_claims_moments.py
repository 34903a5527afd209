"""What sections 4.1 and 4.2 say in words about data holds in the data that the build reads."""

from __future__ import annotations

import pytest

from cocrea import data, survey, tables
from cocrea.data import quetzalia
from cocrea.models import moments


def test_sixty_three_thousand_a_day_are_not_fifty_million_a_year() -> None:
    airline = moments.contact_moments(customers=10_000_000, contacts=5, seconds=15)
    assert airline.year == 50_000_000
    assert round(airline.day, -3) == 137_000
    assert round(63_000 * 365, -6) == 23_000_000 < airline.year / 2


def test_the_second_key_moment_changes_with_the_rule_and_the_first_does_not() -> None:
    found = survey.analyse(survey.load("moments_survey"), resamples=100)
    table = tables.show_key_moments(found, quetzalia.OF_100_VISITS)
    place = table.apply(lambda column: column.str.split(" · ").str[0])
    importance, failure, people, frequency = (place[column] for column in place)
    checkout = quetzalia.MOMENTS["checkout"].label
    assert all(column[checkout] == "1" for column in (importance, failure, people))
    second = {rule: column.index[column == "2"].item() for rule, column in
              {"importance": importance, "failure": failure, "people": people}.items()}  # fmt: skip
    assert second == {
        "importance": quetzalia.MOMENTS["produce"].label,
        "failure": quetzalia.MOMENTS["staff"].label,
        "people": quetzalia.MOMENTS["parking"].label,
    }
    assert importance[second["people"]] == "9"
    assert frequency.tolist().count("1–4") == 4


def test_the_checkout_lets_far_more_people_down_than_any_other_moment() -> None:
    rows = survey.analyse(survey.load("moments_survey"), resamples=100).moments.set_index("moment_id")
    people = moments.people_let_down(rows["below"], rows.index.map(quetzalia.OF_100_VISITS))
    ordered = sorted(people, reverse=True)
    assert ordered[0] > 4 * ordered[1]


def test_the_fresh_counter_is_worse_in_the_pilot_than_in_the_main_survey() -> None:
    below = [
        survey.analyse(survey.load(name), resamples=100).moments.set_index("moment_id").loc["deli", "below"]
        for name in ("supermarket", "moments_survey")
    ]
    assert [round(share, 2) for share in below] == [0.22, 0.08]


def test_an_airport_has_its_24_touchpoints_rated() -> None:
    assert set(data.load("sfo_touchpoints").groupby("year")["item"].nunique()) == {24}


def test_twelve_moments_at_97_percent_leave_a_failure_in_31_percent_of_visits() -> None:
    assert 1 - moments.chain(0.97, 12) == pytest.approx(0.31, abs=0.005)


def test_the_same_gain_is_worth_most_at_the_weakest_moment() -> None:
    links = [0.97, 0.97, 0.80, 0.97]
    gains = [
        moments.chain_reliability([p + 0.01 * (k == at) for k, p in enumerate(links)])
        - moments.chain_reliability(links)
        for at in range(4)
    ]
    assert max(gains) == gains[2]
