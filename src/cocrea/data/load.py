"""The data sets that come with the course, read as `datapackage.json` describes them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd

from cocrea.errors import CocreaError
from cocrea.language import N_, language

_DTYPES = {"string": "str", "integer": "int64", "number": "float64"}
_WITH_GAPS = {"integer": "float64"}  # a whole number that may be missing: NaN is no integer


def load(name: str) -> pd.DataFrame:
    """The data set `name` as a table; an unknown name raises CocreaError with the known ones.

    A column `label` is in the language in force; a missing number is NaN. Read anew
    each time, so you may change what you get. `datasets/datapackage.json` says what
    each column means.

    >>> load("kiosk_gaps").loc[0, "label"]
    'Selections reflected accurately'
    """
    if name not in known():
        raise no_such_data(name, known())
    resource = _resources()[name]
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
    return list(_resources())


def datasets_folder() -> Path:
    """`datasets/` of the checkout when the package runs from one, else the copy inside the package."""
    source = Path(__file__).resolve().parents[2]
    checkout = source.parent / "datasets"
    if source.name == "src" and (checkout / "datapackage.json").is_file():
        return checkout
    return Path(str(files("cocrea"))) / "datasets"


@cache
def _resources() -> dict[str, dict[str, Any]]:
    package = json.loads((datasets_folder() / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


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
