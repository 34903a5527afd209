"""How figures are said, and that where there is none it is a dash."""

from __future__ import annotations

import numpy as np
import pytest

from cocrea import said

NONE = float("nan")


@pytest.mark.parametrize("say", [said.percent, said.chance, said.chance_in_words, said.or_dash, said.p_value])
def test_where_there_is_nothing_a_dash_says_so(say) -> None:
    assert say(NONE) == say(np.float64("nan")) == said.DASH


def test_a_p_value_is_never_said_to_be_nothing() -> None:
    for p in (0.0, 0.00099):
        assert said.p_value(p) == "<0.001"
    assert said.p_value(0.001) == "0.001"


def test_intervals_are_written_one_way() -> None:
    assert said.share_with_interval(0.59, 0.52, 0.66) == f"59{said.NBSP}% {said.interval(52, 66, 0)}"
    assert said.with_interval(0.5, 0.1, 0.9, sign=True) == f"+0.50 {said.interval(0.1, 0.9, sign=True)}"
