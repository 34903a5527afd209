"""The tables of chapter 4: what a survey says of its moments, gaps, priorities, features."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from cocrea.arguments import called, choice, named, numeric, table_with
from cocrea.arguments import whole as whole_number
from cocrea.errors import CocreaError
from cocrea.language import N_, _
from cocrea.said import DASH, chance, or_dash, p_value, percent
from cocrea.stats import CronbachAlpha, t_interval
from cocrea.survey.analyse import Analysis, moments_table
from cocrea.survey.measures import which_gap
from cocrea.tables.readable import counted, intervals, means, readable, share_intervals, whole, with_n
from cocrea.words import (
    KANO_CATEGORIES,
    LEVELS,
    QUADRANTS,
    ZONE_LEVELS,
    kano_category,
    level,
    quadrant,
    state,
)

ENDS = ("", "_low", "_high")  # the columns of a value and of its interval


def show_zones(found: Analysis | pd.DataFrame) -> pd.DataFrame:
    """One row a moment: the share of customers below, both gaps, the means, the other two states.

    `found` is what ``survey.analyse`` gives, or a `zone_table`. Gaps carry their 95 % t
    interval, the share below its Wilson interval. The means and gaps rest on n, the three
    shares on the n behind the share below: customers whose desired level is not below
    their adequate one.

    >>> from cocrea import survey, tables
    >>> shown = tables.show_zones(survey.analyse(survey.load("supermarket")))
    >>> shown.loc["Paying at the checkout", "Below (n)"]
    '37\\xa0% [29, 46] (120)'
    """
    zones = moments_table(found, "zone")
    n = "zone_n" if "zone_n" in zones.columns else "n"
    gaps = [f"{part}{end}" for part in ("msa", "mss", "below") for end in ENDS]
    zones = numeric(zones, "n", n, *ZONE_LEVELS, *gaps, "within", "above")
    return readable(
        _("Moment"),
        called(zones),
        {
            with_n(state("below")): _below(zones, zones[n]),  # what is read first: a phone shows no more
            **{gap.upper(): _gap(zones, gap) for gap in ("msa", "mss")},
            "n": whole(zones["n"]),
            **{level(code): means(zones[code]) for code in ZONE_LEVELS},
            **{state(code): [percent(part) for part in zones[code]] for code in ("within", "above")},
        },
    )


def show_means(found: Analysis | pd.DataFrame) -> pd.DataFrame:
    """What every survey gives: the means of the levels that it asked for, and importance, with n.

    Perceived and importance carry their 95 % t interval; importance has an n of its own,
    for it counts where a level was left out, too.

    >>> from cocrea import survey, tables
    >>> answers = survey.load("supermarket").answers[["respondent_id", "moment_id", "perceived"]]
    >>> tables.show_means(survey.analyse(answers)).loc["parking"].tolist()
    ['120', '3.95 [3.78, 4.12]']
    """
    rows = moments_table(found)
    asked = [code for code in (*LEVELS, "importance") if code in rows.columns]
    ends = [f"{code}{end}" for code in asked if f"{code}_low" in rows.columns for end in ENDS[1:]]
    importance = ["importance_n", "importance_low", "importance_high"] if "importance" in asked else []
    rows = numeric(rows, "n", "perceived", *asked, *ends, *importance)
    columns = {"n": whole(rows["n"])}
    for code in LEVELS:
        if f"{code}_low" in rows.columns:
            columns[level(code)] = _with_ends(rows, code)
        elif code in rows.columns:
            columns[level(code)] = means(rows[code])
    if "importance" in rows.columns:
        columns[with_n(_("Importance"))] = counted(_with_ends(rows, "importance"), rows["importance_n"])
    return readable(_("Moment"), called(rows), columns)


def show_gaps(gaps: pd.DataFrame, extremes: int | None = None) -> pd.DataFrame:
    """A published table of gaps, most negative first, each gap with its 95 % t interval.

    Columns needed: label, expectation (what should be), perception, gap, gap_sd, n. With `extremes`,
    only so many rows from each end.

    >>> from cocrea import data, tables
    >>> len(tables.show_gaps(data.load("kiosk_gaps"), extremes=3))
    6
    """
    numbers = ("n", "gap", "gap_sd", "expectation", "perception")
    ordered = numeric(table_with(gaps, "label"), *numbers).sort_values("gap")
    if extremes is not None:
        extremes = whole_number("extremes", extremes, 0, 1000)
        ordered = pd.concat([ordered.head(extremes), ordered.tail(extremes)])
    low, high = t_interval(ordered["gap"], ordered["gap_sd"], ordered["n"])
    return readable(
        _("Aspect"),
        ordered["label"],
        {
            "n": whole(ordered["n"]),
            _("Should be"): means(ordered["expectation"]),
            _("Perceived"): means(ordered["perception"]),
            _("Gap"): intervals(ordered["gap"], low, high, sign=True),
        },
    )


def show_tests(found: Analysis | pd.DataFrame, measure: str | None = None) -> pd.DataFrame:
    """One gap of every moment with its interval and its p value, as it is and after Holm's correction.

    `found` is what ``survey.analyse`` gives, or its table; `measure` is "msa" (perceived −
    adequate), "mss" (perceived − desired) or "gap" (perceived − expected), the first of
    them that is there unless given. Holm's family is the whole analysis's.

    >>> from cocrea import survey, tables
    >>> shown = tables.show_tests(survey.analyse(survey.load("supermarket")))
    >>> shown.loc["Paying at the checkout"].tolist()[1:]
    ['120', '0.279', '0.557']
    """
    there = found.measures if isinstance(found, Analysis) else table_with(found).columns
    measure = which_gap(measure, there)
    ends = [f"{measure}{end}" for end in (*ENDS, "_p", "_p_holm")]
    rows = numeric(moments_table(found, measure), "n", *ends)
    return readable(
        _("Moment"),
        called(rows),
        {
            _("Gap") if measure == "gap" else measure.upper(): _gap(rows, measure),
            "n": whole(rows["n"]),
            "p": [p_value(p) for p in rows[f"{measure}_p"]],
            _("p, Holm"): [p_value(p) for p in rows[f"{measure}_p_holm"]],
        },
    )


def show_priorities(found: Analysis | pd.DataFrame) -> pd.DataFrame:
    """The moments in the order of their priority, and how often each came first in resamples.

    `found` is what ``survey.analyse`` gives, or its table. A moment with fewer than 30
    answers behind its importance or its share below is not ranked: it stands at the end,
    with a dash. The two do not rest on the same answers, so each has its n behind it.

    >>> from cocrea import survey, tables
    >>> tables.show_priorities(survey.analyse(survey.load("moments_survey"))).iloc[0].tolist()[2:]
    ['6.1 (227)', '59\\xa0% [52, 66] (195)']
    """
    rows = moments_table(found, "priority")
    asked = ("importance", "importance_n") if "importance" in rows.columns else ()
    below = [f"below{end}" for end in ENDS]
    rows = numeric(rows, "zone_n", "priority", "chance_first", *below, *asked)
    rows = rows.sort_values("priority", ascending=False, kind="stable", na_position="last")
    columns = {
        _("Priority"): means(rows["priority"]),
        _("First in"): [chance(part) for part in rows["chance_first"]],
    }
    if "importance" in rows.columns:
        columns[with_n(_("Importance"))] = counted(means(rows["importance"], 1), rows["importance_n"])
    columns[with_n(state("below"))] = _below(rows, rows["zone_n"])
    return readable(_("Moment"), called(rows), columns)


KANO_ROWS = {"feature": N_("Feature"), "age": N_("Age")}


def show_kano(table: pd.DataFrame, rows: str = "feature") -> pd.DataFrame:
    """Better and Worse in per cent, and the category of each feature; one that does not stand out says so.

    `table` has one row a feature: label (or feature) and the fields of a `kano_summary`. Where
    its rows are the age groups of one feature, `rows` is "age".

    >>> from cocrea import data, tables
    >>> from cocrea.models import moments
    >>> table = moments.kano_table(moments.kano_counts(data.load("kano")))
    >>> tables.show_kano(table)["Category (n)"].iloc[0]
    'must-be (150)'
    """
    ends = [f"{side}{end}" for side in ("better", "worse") for end in ENDS]
    table = numeric(table_with(table, "mode", "distinct"), "n", *ends)
    words = [kano_category(choice("mode", mode, KANO_CATEGORIES)) for mode in table["mode"]]
    modes = [
        word if distinct else _("{category}?", category=word)
        for word, distinct in zip(words, table["distinct"], strict=True)
    ]
    return readable(
        _(KANO_ROWS[choice("rows", rows, KANO_ROWS)]),
        called(table),
        {
            with_n(_("Category")): counted(modes, table["n"]),
            _("Better"): share_intervals(*(table[f"better{end}"] for end in ENDS)),
            _("Worse"): share_intervals(*(table[f"worse{end}"] for end in ENDS)),
        },
    )


def show_alpha(alphas: Mapping[str, CronbachAlpha]) -> pd.DataFrame:
    """Cronbach's α of several scales, each with its 95 % interval.

    `alphas` maps what a reader calls the scale to what ``stats.cronbach_alpha`` gives.

    >>> from cocrea import stats, tables
    >>> alpha = stats.cronbach_alpha([[4, 5, 4], [2, 3, 2], [5, 5, 4], [3, 3, 3]])
    >>> tables.show_alpha({"Checkout": alpha}).loc["Checkout"].tolist()[1:]
    ['3', '4']
    """
    for name, alpha in named("alphas", alphas).items():
        if not isinstance(alpha, CronbachAlpha):
            raise CocreaError(
                "table.not-alpha",
                N_("“{name}” in “alphas” must be what cronbach_alpha() gives; it is “{given}”."),
                name=name,
                given=type(alpha).__name__,
            )
    return readable(
        _("Scale"),
        alphas.keys(),
        {
            "α": intervals(*([getattr(a, end) for a in alphas.values()] for end in ("value", "low", "high"))),
            _("Items"): [str(a.k) for a in alphas.values()],
            "n": [str(a.n) for a in alphas.values()],
        },
    )


def show_correlations(table: pd.DataFrame) -> pd.DataFrame:
    """How closely each measure goes with the overall judgement, and how far behind perception it is.

    Columns needed: label, r, low, high, less_than_perception, less_low, less_high, n;
    the three in the middle are empty for perception itself.

    >>> from cocrea import data, tables
    >>> tables.show_correlations(data.load("kiosk_correlations")).shape
    (3, 3)
    """
    behind = ("less_than_perception", "less_low", "less_high")
    table = numeric(table_with(table, "label"), "r", "low", "high", "n", *behind)
    return readable(
        _("Measure"),
        table["label"],
        {
            "r": intervals(table["r"], table["low"], table["high"], sign=True),
            _("Behind P"): intervals(*(table[name] for name in behind), sign=True),
            "n": whole(table["n"]),
        },
    )


def show_boxes(
    certainty: pd.DataFrame, boxes: pd.DataFrame | None = None, names: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Importance–performance analysis in words: each item's box and how often it lands there again.

    `certainty` is what ``moments.quadrant_certainty`` gives. With `boxes`, what
    ``moments.ipa`` gives for the same items, also how far each is from the nearest line.
    `names` says what an item is called, as those of a survey do.

    >>> certainty = pd.DataFrame({"item": ["checkout"], "quadrant": ["concentrate"], "share": [0.97]})
    >>> show_boxes(certainty, names={"checkout": "Checkout"}).loc["Checkout"].tolist()
    ['Concentrate here', '97\\xa0%']
    """
    certainty = numeric(table_with(certainty, "item", "quadrant"), "share")
    boxed = [choice("quadrant", box, ("", *QUADRANTS)) for box in certainty["quadrant"]]
    columns = {_("Box"): [quadrant(box) if box else DASH for box in boxed]}
    if boxes is not None:
        boxes = numeric(table_with(boxes, "item"), "distance")
        away = dict(zip(boxes["item"].map(str), boxes["distance"], strict=True))
        lines = [away.get(str(item), np.nan) for item in certainty["item"]]
        columns[_("To the nearest line")] = [or_dash(value, sign=True) for value in lines]
    columns[_("Same box in")] = [percent(part) for part in certainty["share"]]
    return readable(_("Moment"), called(certainty, names), columns)


def _gap(rows: pd.DataFrame, gap: str) -> list[str]:
    return intervals(*(rows[f"{gap}{end}"] for end in ENDS), sign=True)


def _below(rows: pd.DataFrame, n: Iterable[float]) -> list[str]:
    return counted(share_intervals(*(rows[f"below{end}"] for end in ENDS)), n)


def _with_ends(rows: pd.DataFrame, mean: str) -> list[str]:
    return intervals(*(rows[f"{mean}{end}"] for end in ENDS))
