"""Lovelock's five schemes, and services that are alike in nature (sections 1.1 and 1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from cocrea.arguments import Floats, choice, named, numbers, one_number, table_with, whole
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats.intervals import spread

IHIP = ("intangibility", "heterogeneity", "inseparability", "perishability")
ACT_CELLS = ("people-processing", "possession-processing", "mental-stimulus", "information-processing")

# Each scheme has two questions; each question its levels, in Lovelock's order.
LOVELOCK_SCHEMES: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "act": {"act": ("tangible", "intangible"), "recipient": ("people", "things")},
        "relationship": {
            "delivery": ("continuous", "discrete"),
            "relationship": ("membership", "none"),
        },
        "customisation": {"judgement": ("high", "low"), "customisation": ("high", "low")},
        "demand": {"fluctuation": ("wide", "narrow"), "peak": ("met", "exceeds-capacity")},
        "outlets": {
            "interaction": ("customer-goes", "provider-goes", "arms-length"),
            "sites": ("single", "multiple"),
        },
    }
)


def act_cell(act: str, recipient: str) -> str:
    """Cell of Lovelock's first scheme: what is done (`act`), and to whom or what (`recipient`).

    `act` is "tangible" or "intangible", `recipient` "people" or "things".

    Formula: tangible on people: people-processing; tangible on things: possession-processing;
        intangible on people: mental-stimulus; intangible on things: information-processing
    Source: Lovelock (1983); the names of the cells are those of his later textbooks.

    >>> act_cell("tangible", "things")  # a dry cleaner
    'possession-processing'
    """
    acts, recipients = LOVELOCK_SCHEMES["act"]["act"], LOVELOCK_SCHEMES["act"]["recipient"]
    row = acts.index(choice("act", act, acts))
    return ACT_CELLS[2 * row + recipients.index(choice("recipient", recipient, recipients))]


def ihip_means(catalogue: pd.DataFrame) -> pd.DataFrame:
    """Mean of the raters' IHIP scores: the catalogue with one column a letter.

    `catalogue` has columns such as intangibility_a and intangibility_b, one a rater. They give way
    to intangibility, heterogeneity, inseparability and perishability (0 to 100); a missing
    score counts in no mean. The other columns stay.

    Formula: score = mean over the raters
    Source: a definition.

    >>> two = {f"{letter}_{rater}": [50 + 10 * (rater == "b")] for letter in IHIP for rater in "ab"}
    >>> ihip_means(pd.DataFrame({"service_id": ["bank"], **two})).values.tolist()
    [['bank', 55.0, 55.0, 55.0, 55.0]]
    """
    table = table_with(catalogue)
    rated = {
        letter: [name for name in table.columns if str(name).startswith(f"{letter}_")] for letter in IHIP
    }
    for letter, columns in rated.items():
        table_with(table, *(columns or [f"{letter}_a"]))
    rest = table.drop(columns=[name for columns in rated.values() for name in columns])
    scores = {name: numbers(name, table[name]) for columns in rated.values() for name in columns}
    given = pd.DataFrame(scores, index=table.index)
    return rest.assign(**{letter: given[columns].mean(axis=1) for letter, columns in rated.items()})


def nearest_services(catalogue: pd.DataFrame, profile: Mapping[str, Any], n: int = 5) -> pd.DataFrame:
    """The `n` services most like a `profile`: the rows of the catalogue, the nearest first.

    `profile` names columns of the catalogue with the value looked for: a number, or a level of a
    column of words (which is met or not). Each column is divided by its standard deviation
    (n − 1), so that all weigh alike; one that does not vary has no say. The column `distance` is
    added. A row with a missing value in such a column is left out; services equally far stay in
    order.

    Formula: distance = √Σ ((value − looked for) / sd)²
    Source: a definition (Euclidean distance of standardised columns).

    >>> catalogue = pd.DataFrame({"label": ["bank", "cinema", "haircut"], "intangibility": [90, 70, 40],
    ...                           "recipient": ["things", "people", "people"]})
    >>> nearest_services(catalogue, {"intangibility": 75, "recipient": "people"}, 2)["label"].tolist()
    ['cinema', 'haircut']
    """
    if not named("profile", profile):
        raise CocreaError(
            "nature.empty-profile",
            N_("The profile names no column. Say at least one, such as intangibility: 70."),
        )
    table = table_with(catalogue, *profile).dropna(subset=list(profile))
    wanted = whole("n", n, 1, 1_000_000)
    squares = [_standardised(table[name], name, value) ** 2 for name, value in profile.items()]
    found = table.assign(distance=np.sqrt(np.sum(squares, axis=0)))
    return found.sort_values("distance", kind="stable").head(wanted).reset_index(drop=True)


def _standardised(column: pd.Series[Any], name: str, value: Any) -> Floats:
    """How far each row is from `value`, in standard deviations of the column."""
    if pd.api.types.is_numeric_dtype(column):
        place, wanted = numbers(name, column), one_number(name, value)
    else:
        level = choice(name, value, sorted(column.unique(), key=str))
        place, wanted = numbers(name, column == level), 1.0
    sd = float(spread(place[:, None])[0])  # NaN for a single row
    return np.asarray((place - wanted) / sd) if sd > 0 else np.zeros(place.size)
