"""The data sets that come with the course, read as `datapackage.json` describes them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd

from cocrea.errors import CocreaError
from cocrea.language import N_, _, language, speaking
from cocrea.said import DASH

_DTYPES = {"string": "str", "integer": "int64", "number": "float64"}
_WITH_GAPS = {"integer": "float64"}  # a whole number that may be missing: NaN is no integer
# What a glance says to readers; its other parts name columns and values.
SAID = ("title", "axis", "across", "up", "what")


def load(name: str) -> pd.DataFrame:
    """The data set `name` as a table; an unknown name raises CocreaError with the known ones.

    A column `label` is in the language in force; a missing number is NaN. Read anew
    each time, so you may change what you get. `datasets/datapackage.json` says what
    each column means.

    >>> load("kiosk_gaps").loc[0, "label"]
    'Selections reflected accurately'
    """
    resource = entry(name)
    dtypes = {field["name"]: _dtype(field) for field in resource["schema"]["fields"]}
    table = pd.read_csv(datasets_folder() / resource["path"], dtype=dtypes, encoding="utf-8")
    return _in_one_language(table)


def no_such_data(name: str, known: Iterable[str]) -> CocreaError:
    """What is said of a name that no data set has."""
    return CocreaError(
        "data.unknown",
        N_("There is no data set “{given}”. Choose one of: {known}."),
        given=name,
        known=", ".join(known),
    )


def known() -> list[str]:
    """The names that `load` knows.

    >>> known()[:3]
    ['supermarket', 'kiosk_gaps', 'kiosk_overall']
    """
    return list(_entries())


def labels(name: str, column: str) -> dict[Any, str]:
    """What the values of a column are called, in the language in force and in the data's order.

    A column whose values have no names of their own raises CocreaError with those that have.

    >>> labels("kano", "age_group")
    {'young': 'Under 35', 'middle': '35 to 59', 'old': '60 or older'}
    """
    named = _named(entry(name))
    if not isinstance(column, str) or column not in named:
        raise CocreaError(
            "data.no-labels",
            N_("The values of “{column}” in “{name}” have no names. Columns whose values have: {known}."),
            column=column,
            name=name,
            known=", ".join(named) or DASH,
        )
    return {one["value"]: _(one["label"], context=one.get("context")) for one in named[column]}


def english_labels(name: str, column: str) -> dict[Any, str]:
    """What the values of a column are called in English, whatever is spoken: messages to translate later.

    >>> english_labels("kano", "age_group")["young"]
    'Under 35'
    """
    with speaking("en"):
        return labels(name, column)


def with_labels(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Rows of the data set `name` with labels in place of values, as categories in the data's order."""
    named = {column: labels(name, column) for column in _named(entry(name))}
    return table.assign(
        **{
            column: pd.Categorical(
                table[column].map(names.__getitem__, na_action="ignore"), [*names.values()]
            )
            for column, names in named.items()
        }
    )


def entry(name: str) -> dict[str, Any]:
    """All that `datapackage.json` says of a data set: its columns, chapter, glance, source and more."""
    if not isinstance(name, str) or name not in known():
        raise no_such_data(name, known())
    return _entries()[name]


def simulated(name: str) -> bool:
    """Whether a data set was made by a program with a planted truth."""
    return str(entry(name)["path"]).startswith("simulated/")


def messages(entry: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """What an entry says to readers in English, with its context: the package's catalogue translates it."""
    yield from ((entry["glance"][part], None) for part in SAID if part in entry["glance"])
    for categories in _named(entry).values():
        yield from ((category["label"], category.get("context")) for category in categories)


def datasets_folder() -> Path:
    """`datasets/` of the checkout when the package runs from one, else the copy inside the package."""
    source = Path(__file__).resolve().parents[2]
    checkout = source.parent / "datasets"
    if source.name == "src" and (checkout / "datapackage.json").is_file():
        return checkout
    return Path(str(files("cocrea"))) / "datasets"


@cache
def _entries() -> dict[str, dict[str, Any]]:
    package = json.loads((datasets_folder() / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


def _named(entry: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The columns whose values have names, with these values and names in their order."""
    return {
        field["name"]: field["categories"] for field in entry["schema"]["fields"] if "categories" in field
    }


def _dtype(field: dict[str, Any]) -> str:
    """The dtype of a column, by its description."""
    whole_type = _DTYPES[field["type"]]
    required = field.get("constraints", {}).get("required", False)
    return whole_type if required else _WITH_GAPS.get(field["type"], whole_type)


def _in_one_language(table: pd.DataFrame) -> pd.DataFrame:
    """The columns label_en and label_es as one column, label, in the language in force."""
    labels = [column for column in table.columns if column.startswith("label_")]
    if not labels:
        return table
    wanted = f"label_{language()}"
    place = table.columns.get_loc(labels[0])
    words = table[wanted if wanted in labels else "label_en"]
    table = table.drop(columns=labels)
    table.insert(int(place), "label", words)  # type: ignore[arg-type]
    return table
