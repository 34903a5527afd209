from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cocrea import CocreaError, data
from cocrea.language import speaking

FOLDER = Path(__file__).parents[2] / "datasets"
PACKAGE = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
ROWS_TWICE = {"moments_survey"}  # planted, for the reader to find
loading = import_module("cocrea.data.load")  # `cocrea.data.load` itself is the function


def resource(name: str) -> dict[str, object]:
    return next(resource for resource in PACKAGE["resources"] if resource["name"] == name)


def test_the_folder_is_the_checkouts() -> None:
    assert loading.datasets_folder() == FOLDER


def test_an_installed_package_brings_its_own_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed = tmp_path / "site-packages" / "cocrea"
    monkeypatch.setattr(loading, "__file__", str(installed / "data" / "load.py"))
    monkeypatch.setattr(loading, "files", lambda package: installed)
    assert loading.datasets_folder() == installed / "datasets"


@pytest.mark.parametrize("name", data.known())
def test_each_file_is_as_the_package_describes_it(name: str) -> None:
    described = resource(name)
    table = pd.read_csv(FOLDER / str(described["path"]), encoding="utf-8")
    schema = described["schema"]
    assert isinstance(schema, dict)
    assert list(table.columns) == [field["name"] for field in schema["fields"]]
    assert name in ROWS_TWICE or not table.duplicated(schema["primaryKey"]).any()
    for field in schema["fields"]:
        values, rules = table[field["name"]], field.get("constraints", {})
        assert field["description"]
        assert pd.api.types.is_numeric_dtype(values) == (field["type"] != "string")
        assert values.notna().all() or not rules.get("required")
        assert values.is_unique or not rules.get("unique")
        assert values.isin(rules.get("enum", values)).all()
        if field["type"] != "string":
            assert field.get("unit") or field["name"] == "item"
            assert values.min() >= rules.get("minimum", -np.inf)
            assert values.max() <= rules.get("maximum", np.inf)


def test_every_file_is_described() -> None:
    described = {resource["path"] for resource in PACKAGE["resources"]}
    assert described == {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.csv")}
    assert all(resource["licenses"] and resource["sources"] for resource in PACKAGE["resources"])


def test_simulated_data_say_so() -> None:
    simulated = [found for found in PACKAGE["resources"] if found["path"].startswith("simulated/")]
    assert len(simulated) == len(list((FOLDER / "simulated").iterdir()))
    assert all(found["description"].startswith("SIMULATED") for found in simulated)


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


def test_moment_names() -> None:
    assert list(data.moment_names()) == list(data.load("moments_survey")["moment_id"].unique())
    assert set(data.load("supermarket")["moment_id"]) < set(data.moment_names())
    with speaking("es"):
        assert data.moment_names()["checkout"] == "Caja"
