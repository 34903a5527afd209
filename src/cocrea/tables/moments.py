"""The tables of chapter 4: what a survey says of its moments, gaps, priorities, features."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from cocrea.arguments import called, choice, table_with
from cocrea.language import _, number
from cocrea.said import DASH, chance, or_dash, p_value, percent
from cocrea.stats import CronbachAlpha, t_interval
from cocrea.survey.analyse import Analysis, moments_table
from cocrea.survey.measures import GAPS, first_gap
from cocrea.tables.readable import counted, intervals, readable, share_intervals, whole, with_n
from cocrea.words import LEVELS, ZONE_LEVELS, kano_category, level, quadrant, state

ENDS = ("", "_low", "_high")  # the columns of a value and of its interval


def show_zones(found: Analysis | pd.DataFrame) -> pd.DataFrame:
    """One row a moment: means, both gaps, the share of customers in each state.

    `found` is what ``survey.analyse`` gives, or a `zone_table`. Gaps carry their 95 % t
    interval, the share below its Wilson interval. The means and gaps rest on n, the three
    shares on the n behind the share below: customers whose desired level is not below
    their adequate one.

    >>> from cocrea import survey, tables
    >>> tables.show_zones(survey.analyse(survey.load("supermarket"))).loc["Checkout", "Below (n)"]
    '37\\xa0% [29, 46] (120)'
    """
    zones = moments_table(found, "zone")
    table_with(zones, "n", "adequate", "desired", "perceived", "msa", "mss", "below", "within", "above")
    return readable(
        _("Moment"),
        called(zones),
        {
            "n": whole(zones["n"]),
            **{level(code): [number(mean) for mean in zones[code]] for code in ZONE_LEVELS},
            **{gap.upper(): _gap(zones, gap) for gap in ("msa", "mss")},
            with_n(state("below")): _below(zones, zones.get("zone_n", zones["n"])),
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
    table_with(rows, "n", "perceived", "perceived_low", "perceived_high")
    columns = {"n": whole(rows["n"])}
    for code in LEVELS:
        if f"{code}_low" in rows.columns:
            columns[level(code)] = _with_ends(rows, code)
        elif code in rows.columns:
            columns[level(code)] = [number(mean) for mean in rows[code]]
    if "importance" in rows.columns:
        columns[with_n(_("Importance"))] = counted(_with_ends(rows, "importance"), rows["importance_n"])
    return readable(_("Moment"), called(rows), columns)


def show_gaps(gaps: pd.DataFrame, extremes: int | None = None) -> pd.DataFrame:
    """A published table of gaps, most negative first, each gap with its 95 % t interval.

    Columns needed: label, expectation, perception, gap, gap_sd, n. With `extremes`,
    only so many rows from each end.

    >>> from cocrea import data, tables
    >>> len(tables.show_gaps(data.load("kiosk_gaps"), extremes=3))
    6
    """
    ordered = gaps.sort_values("gap")
    if extremes is not None:
        ordered = pd.concat([ordered.head(extremes), ordered.tail(extremes)])
    low, high = t_interval(ordered["gap"], ordered["gap_sd"], ordered["n"])
    return readable(
        _("Aspect"),
        ordered["label"],
        {
            "n": whole(ordered["n"]),
            _("Expected"): [number(mean) for mean in ordered["expectation"]],
            _("Perceived"): [number(mean) for mean in ordered["perception"]],
            _("Gap"): intervals(ordered["gap"], low, high, sign=True),
        },
    )


def show_tests(found: Analysis | pd.DataFrame, measure: str | None = None) -> pd.DataFrame:
    """One gap of every moment with its interval and its p value, as it is and after Holm's correction.

    `found` is what ``survey.analyse`` gives, or its table; `measure` is "msa" (perceived −
    adequate), "mss" (perceived − desired) or "gap" (perceived − expected), the first of
    them that is there unless given. Holm's family is the whole analysis's.
    """
    there = found.measures if isinstance(found, Analysis) else table_with(found).columns
    measure = choice("measure", measure or first_gap(there), GAPS)
    rows = moments_table(found, measure)
    table_with(rows, "n", measure, f"{measure}_p", f"{measure}_p_holm")
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
    table_with(rows, "zone_n", "priority", "chance_first", "below")
    rows = rows.sort_values("priority", ascending=False, kind="stable", na_position="last")
    columns = {
        _("Priority"): [or_dash(value) for value in rows["priority"]],
        _("First in"): [chance(part) for part in rows["chance_first"]],
    }
    if "importance" in rows.columns:
        means = [or_dash(value, 1) for value in rows["importance"]]
        columns[with_n(_("Importance"))] = counted(means, rows["importance_n"])
    columns[with_n(state("below"))] = _below(rows, rows["zone_n"])
    return readable(_("Moment"), called(rows), columns)


def show_kano(table: pd.DataFrame) -> pd.DataFrame:
    """Better, Worse and the category of each feature; a category that does not stand out says so.

    `table` has one row a feature: label (or feature) and the fields of a `kano_summary`.
    """
    words = [kano_category(str(mode)) for mode in table["mode"]]
    modes = [
        word if distinct else _("{category}?", category=word)
        for word, distinct in zip(words, table["distinct"], strict=True)
    ]
    return readable(
        _("Feature"),
        called(table),
        {
            with_n(_("Category")): counted(modes, table["n"]),
            _("Better"): intervals(*(table[f"better{end}"] for end in ENDS)),
            _("Worse"): intervals(*(table[f"worse{end}"] for end in ENDS)),
        },
    )


def show_alpha(alphas: Mapping[str, CronbachAlpha]) -> pd.DataFrame:
    """Cronbach's α of several scales, each with its 95 % interval.

    `alphas` maps what a reader calls the scale to what ``stats.cronbach_alpha`` gives.
    """
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
    columns = {_("Box"): [quadrant(str(box)) if box else DASH for box in certainty["quadrant"]]}
    if boxes is not None:
        away = boxes.set_index("item")["distance"].reindex(certainty["item"])
        columns[_("To the nearest line")] = [number(value, sign=True) for value in away]
    columns[_("Same box in")] = [percent(part) for part in certainty["share"]]
    return readable(_("Moment"), called(certainty, names), columns)


def _gap(rows: pd.DataFrame, gap: str) -> list[str]:
    return intervals(*(rows[f"{gap}{end}"] for end in ENDS), sign=True)


def _below(rows: pd.DataFrame, n: Iterable[float]) -> list[str]:
    return counted(share_intervals(*(rows[f"below{end}"] for end in ENDS)), n)


def _with_ends(rows: pd.DataFrame, mean: str) -> list[str]:
    return intervals(*(rows[f"{mean}{end}"] for end in ENDS))
