"""Keys of E5.1, E5.2, E5.3, E5.8 and E5.9 by hand, and that each verdict is sometimes right."""

from __future__ import annotations

import numpy as np
import pytest

from cocrea.tasks.experience.e501_score import Score
from cocrea.tasks.experience.e502_waves import Waves
from cocrea.tasks.experience.e503_two_flights import TwoFlights
from cocrea.tasks.experience.e508_carried import SENTENCES, VERDICT, WHERE, Carried
from cocrea.tasks.experience.e509_repaired import Repaired

NAMES = [f"s{place:02d}" for place in range(60)]


def test_the_score_and_its_margin_from_single_answers() -> None:
    task = Score(110, 80, 50, 20)
    answers = np.repeat([100, 0, -100], (110, 80, 50))
    assert task.key["score"] == answers.mean() == 25
    assert task.key["margin"] == pytest.approx(1.96 * answers.std() / 240**0.5)
    assert [Score(110, 80, 50, target).key["say"] for target in (5, 20, 40)] == ["above", "open", "below"]


def test_two_waves_from_single_answers() -> None:
    task = Waves((110, 80, 50), (133, 83, 44))
    march, september = (np.repeat([100, 0, -100], wave) for wave in (task.march, task.september))
    assert task.key["change"] == pytest.approx(september.mean() - march.mean())
    error = (march.var() / march.size + september.var() / september.size) ** 0.5
    assert task.key["margin"] == pytest.approx(1.96 * error)
    assert (task.key["say"], task.key["more"]) == ("open", "yes")
    assert Waves((110, 80, 50), (180, 60, 20)).key["more"] == "already"
    assert Waves((110, 80, 50), (120, 86, 54)).key["more"] == "no"


def test_two_flights_by_hand() -> None:
    task = TwoFlights((8, 7, 6, 7, 3), (5, 6, 3, 7, 9), "second")
    assert (round(float(task.key["by_mean"]), 2), task.key["by_peak_end"]) == (0.2, -3.5)
    assert task.key["fits"] == "peak-end"
    assert TwoFlights((8, 7, 6, 7, 3), (5, 6, 3, 7, 9), "first").key["fits"] == "average"


def test_every_study_has_every_verdict_and_no_sentence_stands_twice() -> None:
    for verdicts in SENTENCES.values():
        assert set(verdicts) == set(VERDICT.options)
    for name in NAMES:
        task = Carried.variant(name)
        assert len({WHERE[one][0] for one in task.sentences}) == 5
        assert list(task.key.values()) == [WHERE[one][1] for one in task.sentences]


def test_repaired_by_hand() -> None:
    task = Repaired((510, 560), (60, 56), (20, 6), "records")
    assert task.key == {"satisfaction": 0.5, "returning": -4, "paradox": "satisfaction", "carries": "deeds"}
    assert Repaired((510, 560), (60, 70), (20, 6), "stories").key["paradox"] == "both"


@pytest.mark.parametrize(
    ("kind", "field", "found"),
    [
        (Score, "say", {"above", "below", "open"}),
        (Waves, "more", {"already", "yes", "no"}),
        (TwoFlights, "fits", {"average", "peak-end", "either"}),
        (Repaired, "paradox", {"both", "satisfaction", "returning", "neither"}),
        (Repaired, "carries", {"words", "deeds"}),
    ],
)
def test_each_verdict_is_sometimes_right(kind: type, field: str, found: set[str]) -> None:
    assert {kind.variant(name).key[field] for name in NAMES} == found
