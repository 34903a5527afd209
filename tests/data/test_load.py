from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest

from cocrea import CocreaError, data
from cocrea.language import speaking

FOLDER = Path(__file__).parents[2] / "datasets"
loading = import_module("cocrea.data.load")  # `cocrea.data.load` itself is the function


def test_the_folder_is_the_checkouts() -> None:
    assert loading.datasets_folder() == FOLDER


def test_an_installed_package_brings_its_own_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed = tmp_path / "site-packages" / "cocrea"
    monkeypatch.setattr(loading, "__file__", str(installed / "data" / "load.py"))
    monkeypatch.setattr(loading, "files", lambda package: installed)
    assert loading.datasets_folder() == installed / "datasets"


def test_a_missing_whole_number_is_nan() -> None:
    table = data.load("moments_survey")
    assert table["adequate"].dtype == "float64" and table["adequate"].isna().any()
    assert table["overall_satisfaction"].dtype == "int64"


def test_labels_are_in_the_language_in_force() -> None:
    english = data.load("kiosk_gaps")
    with speaking("es"):
        spanish = data.load("kiosk_gaps")
    assert english.loc[6, "label"] == "Usable without help"
    assert spanish.loc[6, "label"] == "Se puede usar sin ayuda"
    assert "label_en" not in english
    pd.testing.assert_frame_equal(english.drop(columns="label"), spanish.drop(columns="label"))


def test_what_you_get_is_yours_to_change() -> None:
    table = data.load("supermarket")
    table["perceived"] = 0
    assert data.load("supermarket")["perceived"].min() >= 1


def test_an_unknown_name_lists_the_known() -> None:
    with pytest.raises(CocreaError, match="supermarket, kiosk_gaps, kiosk_overall"):
        data.load("supermarkt")


def test_labels_of_values_are_in_the_language_in_force_and_the_datas_order() -> None:
    moments = data.labels("moments_survey", "moment_id")
    assert list(moments) == list(data.load("moments_survey")["moment_id"].unique())
    assert data.labels("supermarket", "moment_id").items() < moments.items()
    with speaking("es"):
        assert data.labels("moments_survey", "moment_id")["checkout"] == "Pagar en la caja"


@pytest.mark.parametrize(
    ("name", "column", "said"),
    [
        ("supermarkt", "moment_id", "supermarket, kiosk_gaps"),
        ("kano", "respondent_id", "age_group, feature, functional, dysfunctional"),
        ("kano", "horoscope", "age_group, feature"),
        ("kano", ["age_group"], "age_group, feature"),
        ("park_waits", "occupied", "–"),
    ],
)
def test_values_without_names_are_one_clear_error(name: str, column: object, said: str) -> None:
    with pytest.raises(CocreaError, match=said):
        data.labels(name, column)  # type: ignore[arg-type]


def test_rows_with_labels_keep_their_order_and_hide_no_value() -> None:
    rows = data.load("kano").head(8)
    said = loading.with_labels("kano", rows)
    assert list(said["age_group"].cat.categories) == ["Under 35", "35 to 59", "60 or older"]
    assert said["feature"].tolist() == list(data.labels("kano", "feature").values())
    with pytest.raises(KeyError):
        loading.with_labels("kano", rows.assign(age_group="ancient"))
