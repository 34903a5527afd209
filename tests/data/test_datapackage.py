"""`datasets/datapackage.json` says of every file what a stranger needs, and says nothing that is not so."""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cocrea import data
from cocrea.chapters import CHAPTERS
from cocrea.data.fetch import ORIGINALS
from cocrea.data.load import datasets_folder
from cocrea.data.simulate import CASES
from cocrea.language import LANGUAGES, speaking

FOLDER = datasets_folder()
PACKAGE = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES: dict[str, dict[str, Any]] = {resource["name"]: resource for resource in PACKAGE["resources"]}
WITHOUT_KEY = {  # and why
    "moments_survey": "some rows stand twice, for the reader to find",
    "cx_pulse": "other people every month, and nobody has an id",
    "interviews": "where a session brought up nothing, its need is empty",
}
MANY = 20  # a column of words with more different ones than this names things, not levels

every_resource = pytest.mark.parametrize("name", RESOURCES)


def table_of(name: str) -> pd.DataFrame:
    """The file as it is: an empty cell is NaN, "None" and "NA" are words."""
    path = FOLDER / RESOURCES[name]["path"]
    return pd.read_csv(path, encoding="utf-8", keep_default_na=False, na_values=[""])


def fields_of(name: str) -> list[dict[str, Any]]:
    fields: list[dict[str, Any]] = RESOURCES[name]["schema"]["fields"]
    return fields


@pytest.mark.slow
def test_frictionless_agrees() -> None:
    from frictionless import validate

    report = validate(str(FOLDER / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])[:10]
    assert len(report.tasks) == len(RESOURCES)


def test_the_package_and_the_folder_name_the_same_files() -> None:
    described = {resource["path"] for resource in PACKAGE["resources"]}
    assert len(described) == len(PACKAGE["resources"]) == len(RESOURCES)
    files = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert files == described | {"datapackage.json", "README.md"}
    assert PACKAGE["title"] and PACKAGE["description"] and PACKAGE["licenses"]


@every_resource
def test_a_resource_says_what_it_is(name: str) -> None:
    resource = RESOURCES[name]
    assert resource["title"] and resource["description"].endswith(".")
    assert resource["profile"] == "tabular-data-resource"
    assert resource["chapter"] in [chapter.number for chapter in CHAPTERS]
    licences = resource.get("licenses")
    assert licences or name in CASES, "only what we made ourselves has the licence of the package"
    for licence in licences or PACKAGE["licenses"]:
        assert licence["name"] and licence["title"]
    for source in resource["sources"]:
        assert source["title"]
        assert source.get("path", "https://").startswith("https://")


@every_resource
def test_every_column_is_described_in_order(name: str) -> None:
    assert table_of(name).columns.tolist() == [field["name"] for field in fields_of(name)]
    for field in fields_of(name):
        assert field["type"] in ("string", "integer", "number"), field["name"]
        assert len(field["description"]) > 3, field["name"]
        assert set(field) <= {"name", "type", "description", "unit", "constraints", "categories"}, field[
            "name"
        ]


@every_resource
def test_numbers_have_a_unit_and_keep_their_bounds(name: str) -> None:
    table = table_of(name)
    numbers = [field for field in fields_of(name) if field["type"] != "string"]
    for field in numbers:
        values, rules = table[field["name"]], field.get("constraints", {})
        countless = field["description"].startswith("Number of") or rules.get("enum") == [0, 1]
        assert field.get("unit") or countless, field["name"]
        assert pd.api.types.is_numeric_dtype(values), field["name"]
        assert values.min() >= rules.get("minimum", -np.inf), field["name"]
        assert values.max() <= rules.get("maximum", np.inf), field["name"]
        assert values.isin(rules.get("enum", values)).all(), field["name"]
        if field["type"] == "integer":
            assert (values.dropna() % 1 == 0).all(), field["name"]


@every_resource
def test_words_have_levels_and_the_file_has_the_same(name: str) -> None:
    table = table_of(name)
    for field in fields_of(name):
        column = field["name"]
        if field["type"] != "string" or column.startswith("label_"):
            continue
        values, rules = table[column].dropna(), field.get("constraints", {})
        named = column.endswith("_id") or values.is_unique or values.nunique() > MANY
        assert "enum" in rules or named, f"{column} repeats {values.nunique()} words and lists no levels"
        if "enum" in rules:
            assert set(values) == set(rules["enum"]), column


@every_resource
def test_names_of_values_are_complete_and_tell_them_apart(name: str) -> None:
    for field in fields_of(name):
        if "categories" not in field:
            continue
        assert [named["value"] for named in field["categories"]] == field["constraints"]["enum"], field[
            "name"
        ]
        for code in LANGUAGES:
            with speaking(code):
                said = data.labels(name, field["name"])
            assert list(said) == field["constraints"]["enum"]
            assert all(said.values()) and len(set(said.values())) == len(said), f"{field['name']} in {code}"


def test_a_column_of_several_data_sets_names_its_values_alike() -> None:
    known: dict[tuple[str, object], str] = {}
    for name in RESOURCES:
        for field in fields_of(name):
            for named in field.get("categories", []):
                before = known.setdefault((field["name"], named["value"]), named["label"])
                assert before == named["label"], f"{field['name']} in {name}"
    assert known["moment_id", "deli"] == "Buying at the fresh counter"


@every_resource
def test_gaps_are_declared(name: str) -> None:
    """Where a column may be empty, the package says that empty means missing; elsewhere nothing is empty."""
    table, declared = table_of(name), RESOURCES[name]["schema"].get("missingValues")
    optional = [f["name"] for f in fields_of(name) if not f.get("constraints", {}).get("required")]
    assert table.drop(columns=optional).notna().all(axis=None)
    assert declared == [""] or not optional, f"{optional} may be empty, and missingValues is not declared"


@every_resource
def test_keys_hold(name: str) -> None:
    table, schema = table_of(name), RESOURCES[name]["schema"]
    for field in fields_of(name):
        assert not field.get("constraints", {}).get("unique") or table[field["name"]].is_unique, field["name"]
    if name in WITHOUT_KEY:
        assert "primaryKey" not in schema
    else:
        assert not table.duplicated(schema["primaryKey"]).any()


@every_resource
def test_load_gives_the_declared_types(name: str) -> None:
    table = data.load(name)
    for field in fields_of(name):
        column = "label" if field["name"].startswith("label_") else field["name"]
        whole = field["type"] == "integer" and field.get("constraints", {}).get("required")
        dtype = table[column].dtype
        if field["type"] == "string":
            assert pd.api.types.is_string_dtype(dtype), column
        else:
            assert dtype == ("int64" if whole else "float64"), column
    assert len(table) == len(table_of(name))


@every_resource
def test_the_function_that_makes_it_is_named(name: str) -> None:
    resource = RESOURCES[name]
    made_by = re.search(r"cocrea\.data\.([a-z_.]+)\.([a-z0-9_]+)\(\)", resource["description"])
    assert made_by, "the description names no function"
    module, function = made_by.groups()
    assert callable(getattr(import_module(f"cocrea.data.{module}"), function))
    assert function == name


@pytest.mark.parametrize("name", CASES)
def test_simulated_data_say_so(name: str) -> None:
    resource = RESOURCES[name]
    assert resource["path"] == f"simulated/{name}.csv"
    assert resource["title"].endswith("(simulated)")
    claim = "with a planted truth; supports no claim about real customers."
    assert resource["description"].startswith(f"SIMULATED: made by cocrea.data.simulate.{name}() {claim}")


def test_only_simulated_data_say_so() -> None:
    simulated = {name for name, resource in RESOURCES.items() if resource["path"].startswith("simulated/")}
    assert simulated == set(CASES)
    for name in RESOURCES.keys() - simulated:
        assert RESOURCES[name]["path"] == f"published/{name}.csv"
        assert "SIMULATED" not in RESOURCES[name]["description"]


def test_sources_name_the_pinned_files() -> None:
    """A published table that comes from an original names it by commit and hash, as `fetch` pins it."""
    pins = {
        f"/{original.repository}/blob/{original.commit}/{original.path}": original
        for original in ORIGINALS.values()
    }
    named = set()
    for resource in RESOURCES.values():
        for source in resource["sources"]:
            pin = source.get("path", "").removeprefix("https://github.com")
            if "/blob/" in pin:
                assert pins[pin].commit[:7] in source["title"] and pins[pin].sha256[:8] in source["title"]
                named.add(pins[pin].file)
    assert named == {original.file for original in ORIGINALS.values()} - {"hcahps_measures.csv"}
