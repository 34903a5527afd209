"""Two groups of different people, held against scipy's Welch test."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cocrea.errors import CocreaError
from cocrea.stats.groups import contrast_t, group_means, separate_t, separate_t_of_means

answers = st.lists(st.integers(1, 7), min_size=2, max_size=40)


@given(answers, answers)
def test_it_agrees_with_scipy(first: list[int], second: list[int]) -> None:
    ours = separate_t(first, second)
    assert ours.n == (len(first), len(second))
    if len(set(first)) == 1 and len(set(second)) == 1:
        assert np.isnan([ours.low, ours.high, ours.t, ours.p]).all()
        return
    theirs = scipy_stats.ttest_ind(first, second, equal_var=False)
    interval = theirs.confidence_interval(0.95)
    assert ours.p == pytest.approx(theirs.pvalue, rel=1e-6, abs=1e-12)
    assert (ours.low, ours.high) == pytest.approx((interval.low, interval.high))


@given(answers, answers)
def test_the_order_of_the_groups_only_turns_the_sign(first: list[int], second: list[int]) -> None:
    one, other = separate_t(first, second), separate_t(second, first)
    assert one.mean == pytest.approx(-other.mean)
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low), nan_ok=True)


def test_missing_answers_are_left_out_and_one_answer_is_too_few() -> None:
    assert separate_t([1, 2, np.nan, 4], [3, 5]).n == (3, 2)
    with pytest.raises(CocreaError) as caught:
        separate_t([1, 2, 3], [4, np.nan])
    assert caught.value.code == "stats.too-few"


@given(answers, answers)
def test_means_and_spreads_are_enough(first: list[int], second: list[int]) -> None:
    summaries = [
        (float(np.mean(group)), float(np.std(group, ddof=1)), len(group)) for group in (first, second)
    ]
    told, asked = separate_t_of_means(summaries[0], summaries[1]), separate_t(first, second)
    assert told.n == asked.n
    assert (told.mean, told.low, told.high) == pytest.approx((asked.mean, asked.low, asked.high), nan_ok=True)


def test_a_contrast_with_a_known_answer() -> None:
    """One group against the mean of two others, of equal spread and size."""
    found = contrast_t([(6, 1.2, 20), (5, 1.2, 20), (4, 1.2, 20)], (1, -0.5, -0.5))
    se = 1.2 * np.sqrt((1 + 0.25 + 0.25) / 20)
    df = 1.5**2 / ((1 + 0.0625 + 0.0625) / 19)
    assert (found.mean, found.se, found.df) == pytest.approx((1.5, se, df))
    half = scipy_stats.t.ppf(0.975, df) * se
    assert (found.low, found.high) == pytest.approx((1.5 - half, 1.5 + half))
    assert found.n == (20, 20, 20)


def test_weights_scale_a_contrast_and_leave_its_p() -> None:
    cells = [(6, 1.5, 10), (5, 0.8, 30), (4, 1.1, 20)]
    one, double = contrast_t(cells, (1, -1, 0)), contrast_t(cells, (2, -2, 0))
    assert (double.mean, double.se, double.p) == pytest.approx((2 * one.mean, 2 * one.se, one.p))
    two = separate_t_of_means(*cells[:2])
    assert (one.low, one.high, one.df) == pytest.approx((two.low, two.high, two.df))


def test_a_weight_for_each_cell() -> None:
    with pytest.raises(CocreaError) as caught:
        contrast_t([(6, 1, 10), (5, 1, 10)], (1, -1, 0))
    assert caught.value.code == "argument.lengths" and "{" not in str(caught.value)


def people(size: int = 60) -> pd.DataFrame:
    rng = np.random.default_rng(6)
    table = pd.DataFrame({"part": rng.choice(["joint", "firm"], size), "wave": rng.integers(1, 4, size)})
    return table.assign(rating=rng.integers(1, 8, size).astype(float))


def test_group_means_are_those_of_each_group_alone() -> None:
    table = people()
    found = group_means(table, "rating", ["part", "wave"], confidence=0.9)
    assert found[["part", "wave"]].values.tolist() == [[p, w] for p in ("firm", "joint") for w in (1, 2, 3)]
    for row in found.itertuples():
        answers = table[(table["part"] == row.part) & (table["wave"] == row.wave)]["rating"]
        interval = scipy_stats.ttest_1samp(answers, 0).confidence_interval(0.9)
        assert (row.mean, row.low, row.high) == pytest.approx((answers.mean(), interval.low, interval.high))
        assert (row.sd, row.n) == (pytest.approx(answers.std()), len(answers))


def test_group_means_leave_out_what_is_missing() -> None:
    table = pd.DataFrame({"part": ["a", "a", "b", None, "c"], "rating": [1, None, 4, 5, None]})
    found = group_means(table, "rating", "part")
    assert found[["part", "mean", "n"]].values.tolist() == [["a", 1, 1], ["b", 4, 1]]
    assert found[["low", "high", "sd"]].isna().all(axis=None)


def test_their_cells_are_those_of_a_contrast() -> None:
    table = people()
    joint, firm = (table[table["part"] == part]["rating"] for part in ("joint", "firm"))
    cells = group_means(table, "rating", "part").set_index("part")[["mean", "sd", "n"]]
    ours = contrast_t([tuple(cells.loc[part]) for part in ("joint", "firm")], (1, -1))
    assert (ours.mean, ours.p) == pytest.approx((separate_t(joint, firm).mean, separate_t(joint, firm).p))


@pytest.mark.parametrize(
    ("by", "code"),
    [([], "table.no-columns"), ("rating", "table.named-twice"), (["part", "part"], "table.named-twice"),
     ("age", "table.missing-column"), ("n", "table.named-twice")],
)  # fmt: skip
def test_groups_that_cannot_be_made(by: object, code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        group_means(people().assign(n=1), "rating", by)  # type: ignore[arg-type]
    assert caught.value.code == code and "{" not in str(caught.value)
    with pytest.raises(CocreaError) as caught:
        group_means(people().assign(rating=np.nan), "rating", "part")
    assert caught.value.code == "stats.too-few"
