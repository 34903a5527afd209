from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.models import coproduction as co
from cocrea.stats import linear_fit, separate_t

part = st.floats(0, 1)
mean = st.floats(1, 7)


def test_exercise_3_4(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E3.4")
    rows = np.array(example["inputs"]["c,m,a"])
    assert co.readiness(*rows.T) == pytest.approx(example["answer"]["products"])
    assert [co.bottleneck(*row) for row in rows] == [("motivation",), co.FACTORS, ("clarity",)]


def test_equal_improvements() -> None:
    """W3.4 by hand: .9 · .8 · .1 on the weakest, .8 · .4 · .1 on the strongest."""
    gains = co.readiness_gains(0.9, 0.8, 0.4)
    assert gains["gain"].tolist() == pytest.approx([0.032, 0.036, 0.072])
    assert gains.columns.tolist() == ["factor", "level", "improved", "gain"]


@given(st.lists(part, min_size=3, max_size=3), st.floats(0.01, 0.5))
def test_the_weakest_gains_most_unless_it_is_nearly_full(levels: list[float], step: float) -> None:
    table = co.readiness_gains(*levels, step)
    assert co.readiness(*levels) <= min(levels)
    assert (table["gain"] >= -1e-12).all() and (table["improved"] <= 1).all()
    if max(levels) + step <= 1:  # no factor is held back by its top
        assert set(co.bottleneck(*levels, step)) >= {co.FACTORS[int(np.argmin(levels))]}


def test_nothing_single_helps_where_two_are_missing() -> None:
    assert co.bottleneck(0, 0, 0.9) == co.FACTORS
    assert co.readiness(0.9, 0.9, 0) == 0  # strong ones do not make up for it


def test_worked_example_3_3(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W3.3_attribution_interaction")
    cells, key = example["inputs"]["cell_means"], example["output"]
    names = ("joint_better", "firm_better", "joint_worse", "firm_worse")
    given = [cells[name] for name in names]
    assert co.interaction_contrast(*given) == pytest.approx(key["interaction"])
    assert given[0] - given[1] == pytest.approx(key["effect_better"])


def test_exercise_3_3_by_two_ways() -> None:
    """Choice adds .1 when better and 1.1 when worse: the contrast is −1.0, in the order better − worse."""
    choice_better, none_better, choice_worse, none_worse = 5.6, 5.5, 3.9, 2.8
    found = co.interaction_contrast(choice_better, none_better, choice_worse, none_worse)
    assert found == pytest.approx(-1.0)
    across = (choice_better - choice_worse) - (none_better - none_worse)  # the other difference first
    assert found == pytest.approx(across)


@given(mean, mean, mean, mean, st.floats(-2, 2))
def test_the_contrast_turns_with_its_arguments(a: float, b: float, c: float, d: float, shift: float) -> None:
    found = co.interaction_contrast(a, b, c, d)
    assert co.interaction_contrast(b, a, d, c) == pytest.approx(-found, abs=1e-9)
    assert co.interaction_contrast(c, d, a, b) == pytest.approx(-found, abs=1e-9)
    moved = co.interaction_contrast(a + shift, b + shift, c, d)  # what adds to both does not count
    assert moved == pytest.approx(found, abs=1e-9)


def experiment(seed: int, n: int = 25) -> pd.DataFrame:
    """n people a cell, four spreads that differ."""
    rng = np.random.default_rng(seed)
    cells = [
        ("joint", "better", 4, 1.4),
        ("firm", "better", 5, 0.7),
        ("joint", "worse", 3, 1.0),
        ("firm", "worse", 3, 0.5),
    ]
    return pd.concat(
        pd.DataFrame({"part": who, "result": end, "rating": rng.normal(mean, sd, n)})
        for who, end, mean, sd in cells
    )


TREATMENT, ENDINGS = ("part", "joint", "firm"), ("result", "better", "worse")


def test_three_ways_to_the_same_contrast() -> None:
    table = experiment(1)
    found = co.interaction_of(table, "rating", TREATMENT, ENDINGS)
    summary = table.groupby(["result", "part"])["rating"].agg(["mean", "std", "size"])
    order = [("better", "joint"), ("better", "firm"), ("worse", "joint"), ("worse", "firm")]
    cells = [(float(m), float(s), int(n)) for m, s, n in summary.loc[order].to_numpy()]
    told = co.interaction_interval(*cells)
    assert (told.mean, told.low, told.high) == pytest.approx((found.mean, found.low, found.high))
    assert co.interaction_contrast(*(cell[0] for cell in cells)) == pytest.approx(found.mean)
    base = {"part": "firm", "result": "worse"}
    fit = linear_fit(table, "rating", ["part", "result", "part:result"], base)
    assert fit.terms["estimate"].iloc[-1] == pytest.approx(found.mean)
    assert found.n == (25, 25, 25, 25)


def test_the_interval_covers_in_95_of_100() -> None:
    """1000 experiments of 12 a cell with spreads that differ; 3 standard errors of the coverage."""
    rng = np.random.default_rng(33)
    ratings = rng.normal([[4], [5], [3], [3]], [[1.4], [0.7], [1.0], [0.5]], (1000, 4, 12))
    means, sds = ratings.mean(axis=2).tolist(), ratings.std(axis=2, ddof=1).tolist()
    cells = [list(zip(m, s, [12] * 4, strict=True)) for m, s in zip(means, sds, strict=True)]
    found = [co.interaction_interval(*four) for four in cells]
    covered = np.mean([one.low <= -1 <= one.high for one in found])
    assert abs(covered - 0.95) < 3 * np.sqrt(0.95 * 0.05 / 1000)


def test_two_cells_without_spread_leave_welch() -> None:
    """Cells without spread add certainty, not width: what is left is the two-group interval."""
    table = experiment(4)
    better = table[table["result"] == "better"]
    groups = [better[better["part"] == who]["rating"] for who in ("joint", "firm")]
    summaries = [(float(group.mean()), float(group.std()), len(group)) for group in groups]
    found, alone = co.interaction_interval(*summaries, (3, 0, 25), (3, 0, 25)), separate_t(*groups)
    assert (found.low, found.high, found.df) == pytest.approx((alone.low, alone.high, alone.df))


def test_answers_alike_in_every_cell_leave_nothing_to_judge_by() -> None:
    """0.1 has no exact float: the mean of six of them is off by rounding, which is no spread."""
    cells = [
        ("joint", "better", 0.3),
        ("firm", "better", 0.1),
        ("joint", "worse", 0.1),
        ("firm", "worse", 0.7),
    ]
    rows = [(part, result, rating) for part, result, rating in cells for _ in range(6)]
    table = pd.DataFrame(rows, columns=["part", "result", "rating"])
    cells_alike = [cell["rating"] for _, cell in table.groupby(["part", "result"])]
    assert any(cell.std() > 0 for cell in cells_alike), "else there is nothing to guard against"
    found = co.interaction_of(table, "rating", TREATMENT, ENDINGS)
    assert found.mean == pytest.approx(0.8)
    assert np.isnan([found.low, found.high, found.p]).all()


def test_other_levels_and_missing_ratings_are_left_out() -> None:
    table = experiment(2)
    more = pd.DataFrame({"part": ["joint", "firm"], "result": ["as-expected", "better"], "rating": [9, None]})
    assert co.interaction_of(pd.concat([table, more]), "rating", TREATMENT, ENDINGS) == co.interaction_of(
        table, "rating", TREATMENT, ENDINGS
    )


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: co.readiness(1.2, 0.5, 0.5), "argument.range"),
        (lambda: co.readiness(0.5, None, 0.5), "argument.not-numbers"),
        (lambda: co.readiness_gains(0.5, 0.5, 0.5, 0), "argument.above"),
        (lambda: co.bottleneck(0.5, 0.5, -0.1), "argument.range"),
        (lambda: co.interaction_contrast(1, 2, None, 3), "argument.not-numbers"),
        (lambda: co.interaction_interval((5, 1, 1), (5, 1, 9), (5, 1, 9), (5, 1, 9)), "argument.range"),
        (lambda: co.interaction_interval((5, -1, 9), (5, 1, 9), (5, 1, 9), (5, 1, 9)), "argument.least"),
        (
            lambda: co.interaction_of(experiment(1), "rating", ("part", "all", "firm"), ENDINGS),
            "argument.choice",
        ),
        (lambda: co.interaction_of(experiment(1), "grade", TREATMENT, ENDINGS), "table.missing-column"),
        (lambda: co.interaction_of(experiment(1), "part", TREATMENT, ENDINGS), "argument.not-numbers"),
        (lambda: co.interaction_of(experiment(1, n=1), "rating", TREATMENT, ENDINGS), "stats.too-few"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)


def test_a_role_gap_is_told_step_by_step() -> None:
    found = co.role_gap(80, 40, 34, 26)
    assert found["lost"].tolist() == [40, 6, 8] and found["people"].tolist() == [40, 34, 26]
    assert found["share"].tolist() == pytest.approx([0.5, 0.85, 26 / 34])
    assert co.role_gap(10, 0, 0, 0)["share"].isna().tolist() == [False, True, True]


def test_a_step_cannot_hold_more_people_than_the_one_before() -> None:
    with pytest.raises(CocreaError) as told:
        co.role_gap(80, 40, 41, 26)
    assert told.value.code == "roles.nested" and "able" in str(told.value)


def test_readiness_by_another_rule() -> None:
    assert co.readiness([0.9, 0.7], [0.5, 0.7], [0.9, 0.7], "minimum").tolist() == pytest.approx([0.5, 0.7])
    assert co.readiness(0.9, 0.8, 0.4, "mean") == pytest.approx(0.7)
    with pytest.raises(CocreaError):
        co.readiness(0.9, 0.8, 0.4, "sum")
