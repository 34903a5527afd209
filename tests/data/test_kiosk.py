from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cocrea import CocreaError, data
from cocrea.data import derive, kiosk
from cocrea.models import moments

FOLDER = Path(__file__).parents[2] / "datasets"


@pytest.fixture
def answers(shared: Callable[[str], Path]) -> pd.DataFrame:
    return kiosk.kiosk_answers(pd.read_csv(shared("data/kiosk.csv"), encoding="cp949"))


def test_the_english_answers(answers: pd.DataFrame, shared: Callable[[str], Path]) -> None:
    """A second derivation, made elsewhere, gives the same answers."""
    english = pd.read_csv(shared("data/kiosk_english.csv"))
    pd.testing.assert_frame_equal(answers, english, check_dtype=False)


def test_the_published_files_are_derived_from_the_original(
    shared: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREA_DATA", str(shared("data/kiosk.csv").parent))
    for name, content in derive.derived().items():
        assert (FOLDER / name).read_bytes() == content, name


def test_derive_writes_them(
    shared: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COCREA_DATA", str(shared("data/kiosk.csv").parent))
    derive.main(tmp_path)
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.csv")}
    assert written == {"simulated/supermarket.csv", "published/kiosk_gaps.csv", "published/kiosk_overall.csv"}


def test_the_gaps_by_the_library(answers: pd.DataFrame) -> None:
    """The published means and sds are what `gap_table` finds in the answers."""
    long = pd.concat(
        pd.DataFrame(
            {"moment_id": item, "expected": answers[f"E{item:02}"], "perceived": answers[f"P{item:02}"]}
        )
        for item in kiosk.ITEMS
    )
    found, published = moments.gap_table(long, "expected"), data.load("kiosk_gaps")
    assert found["n"].tolist() == published["n"].tolist()
    for ours, theirs in {"gap": "gap", "sd": "gap_sd", "expected": "expectation"}.items():
        assert np.abs(found[ours] - published[theirs]).max() < 5.1e-5


def test_what_the_course_says_about_the_survey(answers: pd.DataFrame) -> None:
    gaps, overall = data.load("kiosk_gaps"), data.load("kiosk_overall")
    assert gaps["expectation"].mean() == pytest.approx(5.97, abs=0.005)
    assert gaps["perception"].mean() == pytest.approx(4.87, abs=0.005)
    assert (gaps["gap"] < 0).sum() == 22
    worst = gaps.sort_values("gap").iloc[0]
    assert (worst["item"], round(worst["gap"], 2)) == (23, -1.98)
    assert worst["gap"] / (worst["gap_sd"] / np.sqrt(worst["n"])) == pytest.approx(-16.0, abs=0.05)
    satisfied = overall[overall["outcome"] == "overall_satisfied"].set_index("rating")["count"]
    assert (satisfied[[4, 5]].sum(), satisfied.sum()) == (156, 207)
    assert (answers["age"] == "20s").sum() == 203
    forced = answers["why_no_alternative"] == 1
    assert forced.sum() == 127
    assert answers.groupby(forced)["recommend"].mean().round(2).tolist() == [4.08, 3.59]


def test_another_file_is_not_taken_for_the_survey() -> None:
    with pytest.raises(CocreaError) as caught:
        kiosk.kiosk_answers(pd.DataFrame({"1-1. 기대 설문": [1]}))
    assert caught.value.code == "data.not-the-kiosk-survey"
    with pytest.raises(CocreaError):
        kiosk.kiosk_gaps(pd.DataFrame({"E01": [1]}))
