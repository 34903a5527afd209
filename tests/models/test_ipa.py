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
from cocrea.models.moments import QUADRANTS

NAMES = {
    "concentrate": "concentrate",
    "keep up": "keep-up",
    "low": "low-priority",
    "low priority": "low-priority",
}
NAMES |= {"concentrate here": "concentrate", "overkill": "overkill", "possible overkill": "overkill"}


def table(items: dict[str, list[float]]) -> pd.DataFrame:
    rows = [{"item": name, "importance": i, "performance": p} for name, (i, p) in items.items()]
    return pd.DataFrame(rows)


def test_worked_example_4_11(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("W4.11_ipa")
    items, key = table(example["inputs"]["attributes(importance,performance)"]), example["output"]
    cross = moments.cross_hair(items)
    assert cross == pytest.approx((key["cross_importance"], key["cross_performance"]), abs=5e-5)
    found = moments.ipa(items).set_index("item")
    assert found["quadrant"].to_dict() == {item: NAMES[name] for item, name in key["quadrants"].items()}
    assert found["i_minus_p"].to_dict() == pytest.approx(key["I-P"])


def test_exercise_4_6(vector: Callable[[str], dict[str, Any]]) -> None:
    example = vector("E4.6")
    items, key = table(example["inputs"]), example["answer"]
    assert moments.cross_hair(items) == pytest.approx(key["cross"], abs=5e-5)
    found = moments.ipa(items).set_index("item")["quadrant"].to_dict()
    assert found == {item: NAMES[name] for item, name in key["q"].items()}


point = st.tuples(st.integers(10, 70), st.integers(10, 70)).map(lambda pair: [pair[0] / 10, pair[1] / 10])
items = st.lists(point, min_size=2, max_size=12).map(lambda p: table({f"i{n}": q for n, q in enumerate(p)}))


@given(items, st.sampled_from(["data", "scale"]))
def test_the_box_and_the_distance_agree(given_items: pd.DataFrame, cross: str) -> None:
    centre = moments.cross_hair(given_items, cross)
    for row in moments.ipa(given_items, cross).itertuples():
        across, along = row.importance - centre.importance, row.performance - centre.performance
        assert abs(row.distance) == pytest.approx(min(abs(across), abs(along)))
        if min(abs(across), abs(along)) > 1e-6:
            important, good = across > 0, along > 0
            expected = {(1, 0): "concentrate", (1, 1): "keep-up", (0, 0): "low-priority", (0, 1): "overkill"}
            assert row.quadrant == expected[important, good]


@given(items, st.floats(-3, 3))
def test_a_cross_from_the_data_moves_with_the_data(given_items: pd.DataFrame, shift: float) -> None:
    moved = given_items.assign(performance=given_items["performance"] + shift)
    one, other = moments.ipa(given_items), moments.ipa(moved)
    clear = one["distance"].abs() > 1e-6
    assert (one["quadrant"] == other["quadrant"])[clear].all()


def test_an_item_on_the_line_is_high_whatever_its_last_digit() -> None:
    on_the_line = table({"a": [0.1 + 0.2 + 4, 4], "b": [4, 4], "c": [4, 4.0 - 1e-13]})
    found = moments.ipa(on_the_line, cross=(4, 4))
    assert found["quadrant"].tolist() == ["keep-up"] * 3


def test_an_item_without_a_mean_has_no_box() -> None:
    found = moments.ipa(table({"a": [6, 4], "b": [np.nan, 5], "c": [3, 5]}))
    assert found["quadrant"].tolist()[1] == "" and np.isnan(found["distance"][1])
    importance, performance = matrices()
    importance["queue"] = np.nan
    certain = moments.quadrant_certainty(importance, performance, resamples=200).set_index("item")
    assert np.isnan(certain.loc["queue", "share"])
    assert (certain.loc[["price", "music"], "share"] > 0.5).all()


def test_the_cross_decides() -> None:
    """High importance all round: by the scale everything is important, by the data half is."""
    high = table({"queue": [6.5, 4.5], "price": [6.3, 5.5], "bags": [5.0, 5.8], "music": [4.5, 5.0]})
    assert set(moments.ipa(high, "scale")["quadrant"]) == {"keep-up"}
    assert set(moments.ipa(high, "data")["quadrant"]) == set(QUADRANTS)


def matrices(n: int = 40, seed: int = 4) -> tuple[pd.DataFrame, pd.DataFrame]:
    rng = np.random.default_rng(seed)
    names = ["queue", "price", "bags", "music"]
    importance = rng.normal([6, 5.6, 5.0, 4.6], 1, (n, 4))
    performance = rng.normal([4.6, 5.4, 5.1, 5.0], 1.3, (n, 4))
    return pd.DataFrame(importance, columns=names), pd.DataFrame(performance, columns=names)


@pytest.mark.slow
@pytest.mark.parametrize("cross", ["data", "scale", (5.2, 5.0)])
def test_certainty_by_resampling_by_hand(cross: Any) -> None:
    importance, performance = matrices()
    found = moments.quadrant_certainty(importance, performance, cross).set_index("item")
    rng, rounds = np.random.default_rng(0), 600
    seen = pd.DataFrame(0.0, index=importance.columns, columns=list(QUADRANTS))
    for _ in range(rounds):
        drawn = rng.integers(len(importance), size=len(importance))
        means = pd.DataFrame(
            {
                "item": importance.columns,
                "importance": importance.to_numpy()[drawn].mean(axis=0),
                "performance": performance.to_numpy()[drawn].mean(axis=0),
            }
        )
        for row in moments.ipa(means, cross).itertuples():
            seen.loc[row.item, row.quadrant] += 1 / rounds
    assert found[list(QUADRANTS)].to_numpy() == pytest.approx(seen.to_numpy(), abs=0.07)
    assert found[list(QUADRANTS)].sum(axis=1).tolist() == pytest.approx([1] * 4)
    whole = pd.DataFrame({"item": importance.columns, "importance": importance.mean().to_numpy()})
    stated = moments.ipa(whole.assign(performance=performance.mean().to_numpy()), cross)
    assert found["quadrant"].tolist() == stated["quadrant"].tolist()
    assert found["share"].tolist() == [found.loc[i, q] for i, q in found["quadrant"].items()]


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: moments.ipa(table({"a": [1, 2]}), "middle"), "argument.choice"),
        *(
            (lambda bad=bad: moments.ipa(table({"a": [1, 2]}), bad), "argument.choice")
            for bad in (None, [], 3)
        ),
        (lambda: moments.ipa(table({"a": [1, 2]}), [4, "high"]), "argument.not-numbers"),
        (lambda: moments.ipa(table({"a": [1, 2]}), "scale", 7), "argument.list"),
        (lambda: moments.ipa(table({"a": [1, 2]}), "scale", [7]), "argument.ends"),
        (lambda: moments.cross_hair(table({"a": [1, 2]}), None), "argument.choice"),
        (lambda: moments.quadrant_certainty([[1, 2]] * 3, [[1, 2]] * 3, []), "argument.choice"),
        (
            lambda: moments.quadrant_certainty([[1, 2]] * 3, [[1, 2]] * 3, np.array([4, np.nan])),
            "argument.not-numbers",
        ),
        (lambda: moments.ipa([1, 2]), "table.not-a-table"),
        (lambda: moments.ipa(pd.DataFrame({"item": ["a"]})), "table.missing-column"),
        (lambda: moments.quadrant_certainty([[1, 2], [2, 3]], [[1], [2]]), "argument.lengths"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)
