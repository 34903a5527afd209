from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.models import moments
from cocrea.stats import paired_t

rating = st.integers(1, 7)
level = st.floats(1, 7).map(lambda value: round(value, 2))
triples = st.lists(st.tuples(rating, rating, rating), min_size=1, max_size=40).map(
    lambda rows: np.array([[min(a, d), max(a, d), p] for a, d, p in rows], dtype=float).T
)


def survey(n: int = 30, seed: int = 1) -> pd.DataFrame:
    """A small long table: two moments, n respondents."""
    rng = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "respondent_id": np.repeat([f"r{i}" for i in range(n)], 2),
            "moment_id": ["checkout", "deli"] * n,
            "adequate": rng.integers(2, 5, 2 * n),
            "desired": rng.integers(5, 8, 2 * n),
            "perceived": rng.integers(1, 8, 2 * n),
        }
    )


def test_worked_example_4_4(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.4_zot")
    a, d, p = (example["inputs"][name] for name in ("adequate", "desired", "perceived"))
    found = {
        "MSA": moments.msa(p, a),
        "MSS": moments.mss(p, d),
        "width": moments.zone_width(a, d),
        "position": moments.zone_position(a, d, p),
    }
    assert found == pytest.approx(example["output"], abs=5e-5)


def test_exercise_4_3_by_the_gap(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E4.3")
    gaps = moments.gap(example["inputs"]["P"], example["inputs"]["E"])
    assert gaps.mean() == example["answer"]["gap"]


@given(level, level, level)
def test_the_gap(p: float, e: float, shift: float) -> None:
    assert moments.gap(p, e) == -moments.gap(e, p)
    assert moments.gap(p + shift, e + shift) == pytest.approx(moments.gap(p, e))


@given(triples)
def test_the_measures_and_the_zone_agree(levels: np.ndarray) -> None:
    a, d, p = levels
    assert moments.msa(p, a) - moments.mss(p, d) == pytest.approx(moments.zone_width(a, d))
    states, position = moments.zone_state(a, d, p), moments.zone_position(a, d, p)
    wide = d > a
    assert np.isnan(position[~wide]).all()
    assert ((states == "below") == (p < a)).all()
    assert ((states[wide] == "below") == (position[wide] < 0)).all()
    assert ((states[wide] == "above") == (position[wide] > 1)).all()
    shares = moments.zone_shares(a, d, p)
    assert shares.below + shares.within + shares.above == pytest.approx(1)
    assert shares.below == np.mean(p < a) and shares.n == len(p)


@pytest.mark.parametrize(
    ("levels", "state", "position"),
    [
        ((4, 6, 4), "within", 0),
        ((4, 6, 6), "within", 1),
        ((4, 6, 3.9), "below", -0.05),
        ((4, 6, 6.5), "above", 1.25),
        ((5, 5, 5), "within", np.nan),
        ((5, 5, 4), "below", np.nan),
        ((5, 5, 6), "above", np.nan),
        ((4, 6, np.nan), "", np.nan),
    ],
)
def test_the_edges_of_the_zone(levels: tuple[float, float, float], state: str, position: float) -> None:
    assert moments.zone_state(*levels) == state
    assert moments.zone_position(*levels) == pytest.approx(position, nan_ok=True)
    assert isinstance(moments.zone_position(*levels), float)


def test_a_missing_answer_is_nobodys_share() -> None:
    shares = moments.zone_shares([4, 4, np.nan], [6, 6, 6], [3, 5, 5])
    assert (shares.below, shares.n) == (0.5, 2)


def test_a_column_of_any_kind() -> None:
    answers = pd.Series([4, None, 6], dtype="Int64")
    assert moments.gap(answers, 5) == pytest.approx([-1, np.nan, 1], nan_ok=True)


def test_one_moment_summed_up() -> None:
    table = survey()
    deli = table[table["moment_id"] == "deli"]
    found = moments.zone_of_tolerance(deli["adequate"], deli["desired"], deli["perceived"])
    expected = paired_t(deli["perceived"], deli["adequate"])
    assert (found.msa, found.msa_low, found.msa_high) == pytest.approx(
        (expected.mean, expected.low, expected.high)
    )
    assert found.mss == pytest.approx(deli["perceived"].mean() - deli["desired"].mean())
    assert found.below == np.mean(deli["perceived"] < deli["adequate"])
    assert found.below_low < found.below < found.below_high


def test_inversions_are_counted_and_left_out() -> None:
    table = survey()
    table.loc[1, ["adequate", "desired"]] = [6, 2]  # a deli row
    table["perceived"] = table["perceived"].astype(float)
    table.loc[3, "perceived"] = np.nan  # another
    zones = moments.zone_table(table).set_index("moment_id")
    assert list(zones.index) == ["checkout", "deli"]
    assert zones.loc["deli", ["n", "inversions"]].tolist() == [28, 1]
    assert zones.loc["checkout", ["n", "inversions"]].tolist() == [30, 0]


def test_few_customers_get_means_and_no_interval() -> None:
    zones = moments.zone_table(survey(9))
    assert zones["msa"].notna().all() and zones["msa_low"].isna().all()
    gaps = moments.gap_table(survey(9), bootstrap=True)
    assert gaps["gap"].notna().all()
    assert gaps[["low", "high", "boot_low", "boot_high"]].isna().all(axis=None)


def test_the_gap_table() -> None:
    table = survey()
    for wanted in ("desired", "adequate"):
        gaps = moments.gap_table(table, wanted).set_index("moment_id")
        deli = table[table["moment_id"] == "deli"]
        expected = paired_t(deli["perceived"], deli[wanted])
        assert gaps.loc["deli", ["gap", "low", "high", "sd", "n"]].tolist() == pytest.approx(
            [expected.mean, expected.low, expected.high, expected.sd, 30]
        )


@pytest.mark.parametrize(("n", "method"), [(30, "studentised"), (60, "bca")])
def test_the_bootstrap_stands_beside_the_t_interval(n: int, method: str) -> None:
    gaps = moments.gap_table(survey(n), bootstrap=True)
    assert gaps["method"].tolist() == [method, method]
    assert gaps["boot_low"].to_numpy() == pytest.approx(gaps["low"].to_numpy(), abs=0.15)
    assert not gaps["differ"].any()


def test_a_lone_huge_gap_makes_the_intervals_differ() -> None:
    rng = np.random.default_rng(3)
    perceived = np.concatenate([rng.normal(5, 0.1, 19), [1]])
    table = pd.DataFrame(
        {"respondent_id": range(20), "moment_id": "deli", "desired": 5.0, "perceived": perceived}
    )
    assert moments.gap_table(table, bootstrap=True)["differ"].tolist() == [True]


def test_missing_answers_and_their_order_change_nothing() -> None:
    table = survey()
    holed = pd.concat([table, table.assign(respondent_id="x", perceived=np.nan).head(2)])
    pd.testing.assert_frame_equal(
        moments.gap_table(table, bootstrap=True), moments.gap_table(holed, bootstrap=True), atol=0.02
    )


@given(level, level, level, st.floats(0, 3))
def test_the_model_of_the_explorable(a: float, width: float, p: float, sd: float) -> None:
    d = a + width
    below, within, above = (
        moments.share_below(a, p, sd),
        moments.share_within(a, d, p, sd),
        moments.share_above(d, p, sd),
    )
    assert below + within + above == pytest.approx(1)
    assert min(below, within, above) >= -1e-12
    assert moments.share_below(a + 0.5, p, sd) >= below  # a raised bar never satisfies more
    if sd == 0:
        assert [below, within, above] == [
            float(moments.zone_state(a, d, p) == state) for state in moments.STATES
        ]


def test_the_model_agrees_with_simulated_customers() -> None:
    a = np.random.default_rng(5).normal(4.5, 1.2, 200_000)
    shares = moments.zone_shares(a, a + 2, np.full(a.size, 5.0))
    assert moments.share_below(4.5, 5, 1.2) == pytest.approx(shares.below, abs=0.005)
    assert moments.share_within(4.5, 6.5, 5, 1.2) == pytest.approx(shares.within, abs=0.005)


def test_promises_stop_at_the_top_of_the_scale() -> None:
    assert moments.raised(5, 0.5) == 5.5
    assert moments.raised(6.8, 1) == 7


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: moments.gap("four", 5), "argument.not-numbers"),
        (lambda: moments.gap([1, 2], [1, 2, 3]), "argument.lengths"),
        (lambda: moments.zone_width(6, 4), "zone.desired-below-adequate"),
        (lambda: moments.zone_position([4, 6], [6, 4], [5, 5]), "zone.desired-below-adequate"),
        (lambda: moments.zone_state(6, 4, 5), "zone.desired-below-adequate"),
        (lambda: moments.zone_shares([], [], []), "stats.too-few"),
        (lambda: moments.zone_of_tolerance([6], [4], [5]), "stats.too-few"),
        (lambda: moments.zone_table([1, 2]), "table.not-a-table"),
        (lambda: moments.zone_table(survey().drop(columns="desired")), "table.missing-column"),
        (lambda: moments.zone_table(survey().assign(desired="much")), "argument.not-numbers"),
        (lambda: moments.gap_table(survey(), "ideal"), "argument.choice"),
        (lambda: moments.gap_table(survey(), "expected"), "table.missing-column"),
        (
            lambda: moments.gap_table(pd.concat([survey(), survey().head(1)]), bootstrap=True),
            "table.duplicate",
        ),
        (lambda: moments.share_below(4, 5, -1), "argument.least"),
        (lambda: moments.share_below(4, [5, 6], 1), "argument.not-numbers"),
        (lambda: moments.share_within([], 6, 5, 1), "argument.not-numbers"),
        (lambda: moments.share_within(4, 6, [5, 5], 1), "argument.not-numbers"),
        (lambda: moments.gap_table(survey(), bootstrap=pd.DataFrame()), "argument.choice"),
        (lambda: moments.share_within(6, 4, 5, 1), "zone.desired-below-adequate"),
        (lambda: moments.raised(8, 1), "argument.range"),
        (lambda: moments.gap(pd.Series(["four"]), 5), "argument.not-numbers"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)


def test_exercise_4_2_by_two_methods() -> None:
    """Five dimensions with weights of our own: the plain mean and the weighted one."""
    gaps, weights = [-0.2, -1.5, -0.4, -0.3, -0.9], [0.10, 0.30, 0.25, 0.20, 0.15]
    assert moments.weighted_gap(gaps, [1] * 5) == pytest.approx(-0.66)
    assert moments.weighted_gap(gaps, weights) == pytest.approx(np.average(gaps, weights=weights))
    assert moments.weighted_gap(gaps, weights) == pytest.approx(-0.765)
    assert moments.weighted_gap(gaps, np.array(weights) * 100) == pytest.approx(-0.765)


@pytest.mark.parametrize("weights", [[0, 0], [1, -1], [1, None]])
def test_weights_that_weigh_nothing(weights: list[Any]) -> None:
    with pytest.raises(CocreaError) as caught:
        moments.weighted_gap([-1, -2], weights)
    assert caught.value.code == "gap.weights"
