"""Tables for readers: headings in their language, every figure with its n and its interval.

Each function takes what a model or a data set gives and returns a DataFrame of
text, ready to be shown; to go on computing, use the table that went in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from cocrea.arguments import choice, table_with, whole
from cocrea.data import category_names, feature_names, labels, load, moment_names
from cocrea.errors import CocreaError
from cocrea.language import N_, _, number
from cocrea.stats import holm, share, t_interval
from cocrea.stats.groups import separate_t_of_means
from cocrea.stats.ranks import LEAST_FOR_RANKING

NBSP = "\N{NO-BREAK SPACE}"

_BOXES = {
    "concentrate": N_("Concentrate here"),
    "keep-up": N_("Keep up the good work"),
    "low-priority": N_("Low priority"),
    "overkill": N_("Possible overkill"),
}


def show_zones(zones: pd.DataFrame) -> pd.DataFrame:
    """The table of `zone_table`, one row a moment: means, both gaps, the share of customers in each state.

    Gaps carry their 95 % t interval, the share below its Wilson interval.

    >>> from cocrea import data, tables
    >>> from cocrea.models.moments import zone_table
    >>> tables.show_zones(zone_table(data.load("supermarket"))).shape
    (4, 9)
    """
    names = moment_names()
    return _readable(
        _("Moment"),
        [names.get(moment, moment) for moment in zones["moment_id"]],
        {
            "n": [str(n) for n in zones["n"]],
            _("Adequate"): [number(mean) for mean in zones["adequate"]],
            _("Desired"): [number(mean) for mean in zones["desired"]],
            _("Perceived"): [number(mean) for mean in zones["perceived"]],
            "MSA": _with_interval(zones["msa"], zones["msa_low"], zones["msa_high"]),
            "MSS": _with_interval(zones["mss"], zones["mss_low"], zones["mss_high"]),
            _("Below"): [
                _share(*one)
                for one in zip(zones["below"], zones["below_low"], zones["below_high"], strict=True)
            ],
            _("Within"): [_percent(part) for part in zones["within"]],
            _("Above"): [_percent(part) for part in zones["above"]],
        },
    )


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
    return _readable(
        _("Aspect"),
        ordered["label"],
        {
            "n": [str(n) for n in ordered["n"]],
            _("Expected"): [number(mean) for mean in ordered["expectation"]],
            _("Perceived"): [number(mean) for mean in ordered["perception"]],
            _("Gap"): _with_interval(ordered["gap"], low, high),
        },
    )


def show_satisfied(ratings: pd.DataFrame, least: int = 4) -> pd.DataFrame:
    """How many chose each rating from 1 to 5, and the share that chose `least` or more, with its interval.

    `ratings` is long: label, rating, count; one block of rows for each question.

    >>> from cocrea import data, tables
    >>> tables.show_satisfied(data.load("kiosk_overall")).shape
    (4, 7)
    """
    labels = ratings["label"].drop_duplicates()
    counts = ratings.pivot(index="label", columns="rating", values="count").loc[list(labels)]
    n = counts.sum(axis="columns")
    chosen = counts[[rating for rating in counts.columns if int(rating) >= least]].sum(axis="columns")
    shares = [share(int(k), int(total)) for k, total in zip(chosen, n, strict=True)]
    columns = {str(rating): [str(count) for count in counts[rating]] for rating in counts.columns}
    columns["n"] = [str(total) for total in n]
    columns[_("{least} or more", least=least)] = [_share(s.value, s.low, s.high) for s in shares]
    return _readable(_("Question"), labels, columns)


def show_tests(analysis: Any, measure: str = "msa") -> pd.DataFrame:
    """One gap of every moment with its interval and its p value, as it is and after Holm's correction.

    `analysis` is what ``survey.analyse`` gives; `measure` is "msa" (perceived −
    adequate) or "mss" (perceived − desired). Holm's family is the whole analysis's.
    """
    choice("measure", measure, ("msa", "mss"))
    rows = analysis.moments
    return _readable(
        _("Moment"),
        _moments(rows),
        {
            measure.upper(): _with_interval(*(rows[measure + end] for end in ("", "_low", "_high"))),
            "n": [str(n) for n in rows["n"]],
            "p": [_p(p) for p in rows[f"{measure}_p"]],
            _("p, Holm"): [_p(p) for p in rows[f"{measure}_p_holm"]],
        },
    )


def show_priorities(analysis: Any) -> pd.DataFrame:
    """The moments in the order of their priority, and how often each came first in resamples.

    A moment with fewer than 30 answers is not ranked: it stands at the end, with a dash.
    """
    rows = analysis.moments
    enough = rows["n"] >= LEAST_FOR_RANKING
    rows = rows.assign(
        priority=rows["priority"].where(enough), chance_first=rows["chance_first"].where(enough)
    ).sort_values("priority", ascending=False, kind="stable", na_position="last")
    return _readable(
        _("Moment"),
        _moments(rows),
        {
            _("Priority"): [_or_dash(value) for value in rows["priority"]],
            _("First in"): [_chance(part) for part in rows["chance_first"]],
            _("Importance"): [_or_dash(value, 1) for value in rows["importance"]],
            _("Below"): [
                _share(*one) for one in zip(rows["below"], rows["below_low"], rows["below_high"], strict=True)
            ],
            "n": [str(n) for n in rows["n"]],
        },
    )


def show_kano(table: pd.DataFrame) -> pd.DataFrame:
    """Better, Worse and the category of each feature; a category that does not stand out says so.

    `table` has one row a feature: label (or feature) and the fields of a `kano_summary`.
    """
    names, kinds = feature_names(), category_names()
    labels = table["label"] if "label" in table else [names.get(str(f), str(f)) for f in table["feature"]]
    modes = [
        kinds[str(mode)] if distinct else _("{category}?", category=kinds[str(mode)])
        for mode, distinct in zip(table["mode"], table["distinct"], strict=True)
    ]
    return _readable(
        _("Feature"),
        labels,
        {
            _("Category (n)"): [f"{mode} ({n})" for mode, n in zip(modes, table["n"], strict=True)],
            _("Better"): _unsigned(table["better"], table["better_low"], table["better_high"]),
            _("Worse"): _unsigned(table["worse"], table["worse_low"], table["worse_high"]),
        },
    )


def show_alpha(alphas: Mapping[str, Any]) -> pd.DataFrame:
    """Cronbach's α of several scales, each with its 95 % interval.

    `alphas` maps what a reader calls the scale to what ``stats.cronbach_alpha`` gives.
    """
    return _readable(
        _("Scale"),
        alphas.keys(),
        {
            "α": _unsigned(*([getattr(a, end) for a in alphas.values()] for end in ("value", "low", "high"))),
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
    behind = _with_interval(*(table[name] for name in ("less_than_perception", "less_low", "less_high")))
    return _readable(
        _("Measure"),
        table["label"],
        {
            "r": _with_interval(table["r"], table["low"], table["high"]),
            _("Behind P"): [
                "–" if np.isnan(value) else text
                for value, text in zip(table["less_than_perception"], behind, strict=True)
            ],
            "n": [str(n) for n in table["n"]],
        },
    )


def show_counts(counts: pd.Series, heading: str | None = None, shares: bool = True) -> pd.DataFrame:
    """Counts by name, most to least as they come, with the share of all and its Wilson interval.

    `counts` is a Series of whole numbers; its index says what was counted. Without
    `shares` the counts stand alone, as for reasons that may apply to one answer together.

    >>> show_counts(pd.Series({"yes": 30, "no": 10}), "Answer").loc["yes"].tolist()
    ['30', '75\\xa0% [60, 86]']
    """
    total = int(counts.sum())
    columns = {_("Count"): [number(count, 0) for count in counts]}
    if shares and total:
        parts = [share(int(count), total) for count in counts]
        columns[_("Share of {n}", n=number(total, 0))] = [_share(s.value, s.low, s.high) for s in parts]
    return _readable(heading or _("What"), [str(name) for name in counts.index], columns)


def show_groups(ratings: pd.DataFrame) -> pd.DataFrame:
    """Two groups of different people on several ratings, and the difference of their means.

    `ratings` is long, with two rows for each label: label, group, n, mean, sd. The
    difference (first group − second) carries its 95 % t interval, spreads not assumed
    equal; p is as it is and after Holm's correction over the ratings in the table.

    >>> from cocrea import data, tables
    >>> tables.show_groups(data.load("kiosk_forced")).columns.tolist()[:2]
    ['No other way (n = 127)', 'Other ways too (n = 80)']
    """
    table_with(ratings, "label", "group", "n", "mean", "sd")
    labels = list(ratings["label"].drop_duplicates())
    groups = list(ratings["group"].drop_duplicates())
    if len(groups) != 2:
        raise CocreaError(
            "stats.two-groups",
            N_("Exactly two groups are compared; the column “group” has these: {found}."),
            found=", ".join(map(str, groups)),
        )
    first, second = groups
    by = ratings.set_index(["label", "group"])
    found = [
        separate_t_of_means(_summary(by.loc[(each, first)]), _summary(by.loc[(each, second)]))
        for each in labels
    ]
    columns = {
        _group(group, by): [number(by.loc[(each, group), "mean"]) for each in labels]
        for group in (first, second)
    }
    columns[_("Difference")] = _with_interval(*zip(*((f.mean, f.low, f.high) for f in found), strict=True))
    columns["p"] = [_p(f.p) for f in found]
    columns[_("p, Holm")] = [_p(p) for p in holm([f.p for f in found])]
    return _readable(_("Rating"), labels, columns)


def preview(name: str, rows: int = 5) -> pd.DataFrame:
    """The first rows of the data set `name`, each value as in the file; a dash where one is missing.

    >>> preview("supermarket", rows=2).loc["1"].tolist()
    ['c001', 'parking', '4', '7', '5', '2']
    """
    first = load(name).head(whole("rows", rows, 1, 1000))
    columns = {
        str(column): [
            "–" if pd.isna(one) else f"{one:g}" if isinstance(one, float) else str(one) for one in values
        ]
        for column, values in first.items()
    }
    return _readable(_("Row"), [str(place) for place in range(1, len(first) + 1)], columns)


def _summary(row: pd.Series) -> tuple[float, float, int]:
    return float(row["mean"]), float(row["sd"]), int(row["n"])


def _group(group: str, by: pd.DataFrame) -> str:
    """ "No other way (n = 127)": what a group is called, and how many it holds."""
    name = labels("kiosk_forced", "group").get(group, str(group))
    sizes = by.xs(group, level="group")["n"]
    least, most = number(sizes.min(), 0), number(sizes.max(), 0)
    return f"{name} (n = {least if least == most else f'{least}–{most}'})"


def show_boxes(certainty: pd.DataFrame, boxes: pd.DataFrame | None = None) -> pd.DataFrame:
    """Importance–performance analysis in words: each item's box and how often it lands there again.

    `certainty` is what ``moments.quadrant_certainty`` gives. With `boxes`, what
    ``moments.ipa`` gives for the same items, also how far each is from the nearest line.

    >>> certainty = pd.DataFrame({"item": ["checkout"], "quadrant": ["concentrate"], "share": [0.97]})
    >>> show_boxes(certainty).loc["Checkout"].tolist()
    ['Concentrate here', '97\\xa0%']
    """
    names = moment_names()
    columns = {_("Box"): [_(_BOXES[str(box)]) for box in certainty["quadrant"]]}
    if boxes is not None:
        away = boxes.set_index("item")["distance"].reindex(certainty["item"])
        columns[_("To the nearest line")] = [number(value, sign=True) for value in away]
    columns[_("Same box in")] = [_percent(part) for part in certainty["share"]]
    return _readable(_("Moment"), [names.get(str(item), str(item)) for item in certainty["item"]], columns)


def _moments(rows: pd.DataFrame) -> list[str]:
    names = moment_names()
    return [names.get(str(moment), str(moment)) for moment in rows["moment_id"]]


def _or_dash(value: float, decimals: int = 2) -> str:
    return "–" if np.isnan(value) else number(value, decimals)


def _chance(part: float) -> str:
    """93 %, <1 %, or a dash where nothing was ranked."""
    if np.isnan(part):
        return "–"
    return f"<1{NBSP}%" if part < 0.01 else f">99{NBSP}%" if part > 0.99 else _percent(part)


def _p(value: float) -> str:
    """0.031, <0.001, or a dash where there was nothing to test."""
    return "–" if np.isnan(value) else "<0.001" if value < 0.001 else number(value, 3)


def _readable(heading: str, labels: Iterable[str], columns: dict[str, list[str]]) -> pd.DataFrame:
    """A table of text; `heading` stands over the labels, where a screen reader looks for it."""
    table = pd.DataFrame(columns, index=pd.Index(list(labels)))
    table.columns.name = heading
    return table


def _with_interval(means: Iterable[float], low: Iterable[float], high: Iterable[float]) -> list[str]:
    """−0.55 [−0.69, −0.40]; the mean alone where the interval is not defined."""
    return [
        number(mean, sign=True)
        if np.isnan(a)
        else f"{number(mean, sign=True)} [{number(a, sign=True)}, {number(b, sign=True)}]"
        for mean, a, b in zip(means, low, high, strict=True)
    ]


def _unsigned(values: Iterable[float], low: Iterable[float], high: Iterable[float]) -> list[str]:
    """0.55 [0.41, 0.68]."""
    return [
        f"{number(value)} [{number(a)}, {number(b)}]" for value, a, b in zip(values, low, high, strict=True)
    ]


def _percent(part: float) -> str:
    return f"{number(100 * part, 0)}{NBSP}%"


def _share(value: float, low: float, high: float) -> str:
    """31 % [23, 40]; a dash where nobody could be counted."""
    if np.isnan(value):
        return "–"
    return f"{_percent(value)} [{number(100 * low, 0)}, {number(100 * high, 0)}]"
