"""Tables for readers: n and interval beside every figure, the same figures in both languages."""

from __future__ import annotations

import pytest

from cocrea import data, tables
from cocrea.language import speaking
from cocrea.models import moments


@pytest.fixture
def zones():
    return moments.zone_table(data.load("supermarket"))


def test_every_gap_has_its_interval_and_every_share_below_too(zones) -> None:
    shown = tables.show_zones(zones)
    assert (shown["n"] == "120").all()
    for column in ("MSA", "MSS", "Below"):
        assert shown[column].str.fullmatch(r".+ \[.+, .+\]").all(), column


def test_a_gap_from_too_few_answers_stands_alone(zones) -> None:
    few = moments.zone_table(data.load("supermarket").groupby("moment_id").head(9))
    assert not tables.show_zones(few)["MSA"].str.contains(r"\[").any()


def test_the_figures_are_the_same_in_both_languages(zones) -> None:
    with speaking("en"):
        english = tables.show_zones(zones)
    with speaking("es"):
        spanish = tables.show_zones(zones)
    assert english.to_numpy().tolist() == spanish.to_numpy().tolist()
    assert english.columns.name == "Moment" and spanish.columns.name == "Momento"
    assert english.index.tolist() != spanish.index.tolist()


def test_extremes_are_the_ends_of_the_ordered_list() -> None:
    whole, ends = (
        tables.show_gaps(data.load("kiosk_gaps")),
        tables.show_gaps(data.load("kiosk_gaps"), extremes=2),
    )
    assert ends.index.tolist() == [*whole.index[:2], *whole.index[-2:]]
    assert whole["Gap"].iloc[0].startswith("−")
