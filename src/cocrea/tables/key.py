"""The table of section 4.1: which moments are key, by which rule."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cocrea.arguments import called, named, numeric
from cocrea.language import _, number
from cocrea.models.moments import people_let_down
from cocrea.said import percent, with_interval
from cocrea.survey.analyse import Analysis, behind_priority, moments_table
from cocrea.tables.readable import readable, whole

ENDS = ("", "_low", "_high")


def show_key_moments(found: Analysis, of_100: Mapping[str, float]) -> pd.DataFrame:
    """Each moment's place under four rules for "key", and the value behind it.

    `found` is what ``survey.analyse`` gives, `of_100` in how many of 100 visits each moment
    happens. The rules: importance (mean), frequency (of 100 visits), failure (share below
    their own adequate level), people let down in 100 visits (with what the share's interval
    makes of it). Moments with one value share their places. n is the fewest answers behind
    a row.

    >>> from cocrea import survey, tables
    >>> found = survey.analyse(survey.load("supermarket"), resamples=100)
    >>> often = {"parking": 60, "produce": 100, "deli": 45, "checkout": 100}
    >>> tables.show_key_moments(found, often)["Frequency"].tolist()
    ['3 · 60', '1–2 · 100', '4 · 45', '1–2 · 100']
    """
    rows = numeric(moments_table(found, "zone", "importance"), "importance", *(f"below{end}" for end in ENDS))
    often = [named("of_100", of_100)[str(moment)] for moment in rows["moment_id"]]
    people = {end: pd.Series(people_let_down(rows[f"below{end}"], often)) for end in ENDS}
    down = zip(people[""], people["_low"], people["_high"], strict=True)
    rules = {
        _("Importance"): (rows["importance"], [number(mean, 1) for mean in rows["importance"]]),
        _("Frequency"): (pd.Series(often), [number(visits, 0) for visits in often]),
        _("Failure"): (rows["below"], [percent(share) for share in rows["below"]]),
        _("People let down"): (people[""], [_people(*ends) for ends in down]),
    }
    columns = {
        rule: [f"{place} · {cell}" for place, cell in zip(places(values), cells, strict=True)]
        for rule, (values, cells) in rules.items()
    }
    return readable(_("Moment"), called(rows), {**columns, "n": whole(behind_priority(rows))})


def places(values: pd.Series) -> list[str]:
    """Each value's place, the largest first; those that tie share theirs.

    >>> places(pd.Series([100, 60, 100]))
    ['1–2', '3', '1–2']
    """
    first, last = (values.rank(ascending=False, method=method).astype(int) for method in ("min", "max"))
    return [str(a) if a == b else f"{a}–{b}" for a, b in zip(first, last, strict=True)]


def _people(count: float, low: float, high: float) -> str:
    """People with their interval; one decimal below one, where a whole number would say "nobody"."""
    return with_interval(count, low, high, 0 if count >= 1 else 1)
