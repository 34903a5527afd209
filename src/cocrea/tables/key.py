"""The table of section 4.1: which moments are key, by which rule."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cocrea.arguments import called, named, numeric, one_number, table_with
from cocrea.errors import CocreaError
from cocrea.language import N_, _, number
from cocrea.models.moments import people_let_down
from cocrea.said import DASH, or_dash, people, percent
from cocrea.survey.analyse import Analysis, behind_priority, moments_table
from cocrea.tables.readable import counted, readable, with_n

ENDS = ("", "_low", "_high")


def show_key_moments(found: Analysis, of_100: Mapping[str, float]) -> pd.DataFrame:
    """Each moment's place under four rules for "key", and the value behind it.

    `found` is what ``survey.analyse`` gives, `of_100` in how many of 100 visits each moment
    happens. The rules: importance (mean), frequency (of 100 visits), failure (share below
    their own adequate level), people let down in 100 visits (with what the share's interval
    makes of it; behind it n, the fewest answers in the row). Moments with one value share
    their places. Frequency, which is given and not found, stands last: a phone shows the
    others first.

    >>> from cocrea import survey, tables
    >>> found = survey.analyse(survey.load("supermarket"), resamples=100)
    >>> often = {"parking": 60, "produce": 100, "deli": 45, "checkout": 100}
    >>> tables.show_key_moments(found, often)["Frequency"].tolist()
    ['3 · 60', '1–2 · 100', '4 · 45', '1–2 · 100']
    """
    columns = ("importance", *(f"below{end}" for end in ENDS), "zone_n", "importance_n")
    rows = numeric(table_with(moments_table(found, "zone", "importance"), "moment_id"), *columns)
    often = [_visits(str(moment), named("of_100", of_100)) for moment in rows["moment_id"]]
    let_down = {end: pd.Series(people_let_down(rows[f"below{end}"], often)) for end in ENDS}
    said = [people(*ends) for ends in zip(*(let_down[end] for end in ENDS), strict=True)]
    rules = {
        _("Importance"): (rows["importance"], [or_dash(mean, 1) for mean in rows["importance"]]),
        _("Failure"): (rows["below"], [percent(share) for share in rows["below"]]),
        with_n(_("People let down")): (let_down[""], counted(said, behind_priority(rows))),
        _("Frequency"): (pd.Series(often), [number(visits, 0) for visits in often]),
    }
    cells = {
        rule: [f"{place} · {cell}" for place, cell in zip(places(values), shown, strict=True)]
        for rule, (values, shown) in rules.items()
    }
    return readable(_("Moment"), called(rows), cells)


def places(values: pd.Series) -> list[str]:
    """Each value's place, the largest first; those that tie share theirs, and a missing one has none.

    >>> places(pd.Series([100, 60, 100]))
    ['1–2', '3', '1–2']
    """
    ranks = [values.rank(ascending=False, method=method) for method in ("min", "max")]
    return [
        DASH if a != a else f"{a:.0f}" if a == b else f"{a:.0f}–{b:.0f}" for a, b in zip(*ranks, strict=True)
    ]


def _visits(moment: str, of_100: Mapping[str, float]) -> float:
    """In how many of 100 visits a moment happens."""
    if moment not in of_100:
        raise CocreaError(
            "tables.no-visits",
            N_(
                "“of_100” does not say in how many of 100 visits “{moment}” happens. "
                "It must name each moment."
            ),
            moment=moment,
        )
    return one_number("of_100", of_100[moment], 0, 100)
