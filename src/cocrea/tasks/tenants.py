"""The tenants of the housing survey, as tasks count them: felt influence by satisfaction, in some homes."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pandas as pd

from cocrea.data import load
from cocrea.data.housing import LEVELS
from cocrea.language import N_, in_languages

SPANISH = {"tower": "torres", "apartment": "apartamentos", "atrium": "casas con atrio", "terrace": "adosadas"}
ENGLISH = {"tower": "towers", "apartment": "apartments", "atrium": "atrium houses", "terrace": "terraces"}
COMPARED = {"high-low": ("high", "low"), "high-medium": ("high", "medium"), "medium-low": ("medium", "low")}
FEWEST = 5  # households counted, and not counted, in either level: below, the margin is too rough


def pooled() -> list[tuple[str, ...]]:
    """One kind of home, or two or three together."""
    return [homes for size in (1, 2, 3) for homes in combinations(LEVELS["type"], size)]


def homes_code(homes: tuple[str, ...]) -> str:
    return "+".join(homes)


def homes_names() -> dict[str, str]:
    return {
        homes_code(homes): in_languages(
            ", ".join(ENGLISH[home] for home in homes), es=", ".join(SPANISH[home] for home in homes)
        )
        for homes in pooled()
    }


@cache
def counted(contact: str, homes: tuple[str, ...]) -> pd.DataFrame:
    """Households by felt influence (rows) and satisfaction; `contact` "" and no `homes` take all."""
    rows = load("housing")
    if contact:
        rows = rows[(rows["contact"] == contact) & rows["type"].isin(homes)]
    table = rows.pivot_table("count", "influence", "satisfaction", "sum", observed=True)
    return table.loc[list(LEVELS["influence"]), list(LEVELS["satisfaction"])].astype(int)


def levels(table: pd.DataFrame, compared: str, satisfaction: str) -> list[tuple[int, int]]:
    """Of either level of influence compared, how many are counted in `table`, and how many there are."""
    chosen, every = table[satisfaction].to_dict(), table.sum(axis="columns").to_dict()
    return [(int(chosen[level]), int(every[level])) for level in COMPARED[compared]]


COLUMNS = {  # what tasks call the levels, the contact and the homes
    "felt-low": N_("Low", context="influence"),
    "felt-medium": N_("Medium", context="influence"),
    "felt-high": N_("High", context="influence"),
    "contact": N_("Contact with other residents"),
    "contact-low": N_("Little", context="contact"),
    "contact-high": N_("Much", context="contact"),
    "homes": N_("Homes in this table"),
    **homes_names(),
}
