"""The words of the field have the codes that the models give."""

from __future__ import annotations

from cocrea import words
from cocrea.models import moments
from cocrea.models.moments.kano import CATEGORIES


def test_every_code_of_a_model_has_its_word_and_no_other() -> None:
    assert tuple(words.STATES) == moments.STATES
    assert tuple(words.QUADRANTS) == moments.QUADRANTS
    assert tuple(words.KANO_CATEGORIES) == CATEGORIES
    assert set(words.LEVELS) == {*moments.LEVELS, "perceived"}
    assert set(words.ZONE_LEVELS) <= set(words.LEVELS)


def test_every_code_can_be_said() -> None:
    for say, codes in (
        (words.level, words.LEVELS),
        (words.state, words.STATES),
        (words.quadrant, words.QUADRANTS),
        (words.kano_category, words.KANO_CATEGORIES),
        (words.nps_group, words.NPS_GROUPS),
    ):
        assert len({say(code) for code in codes}) == len(codes)
