"""Counts, shares and groups, and the first rows of a data set: what every chapter shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from cocrea.arguments import named, quantity, table_with, truth, whole_numbers
from cocrea.arguments import whole as whole_number
from cocrea.data import load
from cocrea.errors import CocreaError
from cocrea.language import N_, _, number
from cocrea.said import DASH, p_value
from cocrea.stats import holm, share
from cocrea.stats.groups import separate_t_of_means
from cocrea.tables.readable import intervals, readable, share_intervals, whole


def show_satisfied(ratings: pd.DataFrame, least: int = 4) -> pd.DataFrame:
    """How many chose each rating from 1 to 5, and the share that chose `least` or more, with its interval.

    `ratings` is long: label, rating, count; one block of rows for each question.

    >>> from cocrea import data, tables
    >>> tables.show_satisfied(data.load("kiosk_overall")).shape
    (4, 7)
    """
    table_with(ratings, "label", "rating", "count")
    asked = ratings.assign(
        label=ratings["label"].map(str),
        rating=whole_numbers("rating", ratings["rating"]).astype(int),
        count=whole_numbers("count", ratings["count"], 0).astype(int),
    )
    least = whole_number("least", least, 1, 1000)
    labels = asked["label"].drop_duplicates()
    counts = asked.pivot_table("count", "label", "rating", "sum", fill_value=0).loc[list(labels)]
    n = counts.sum(axis="columns")
    chosen = counts[[rating for rating in counts.columns if int(rating) >= least]].sum(axis="columns")
    columns = {str(rating): [str(count) for count in counts[rating]] for rating in counts.columns}
    columns["n"] = whole(n)
    columns[_("{least} or more", least=least)] = said_shares(chosen, n)
    return readable(_("Question"), labels, columns)


def show_counts(counts: pd.Series, heading: str | None = None, shares: bool = True) -> pd.DataFrame:
    """Counts by name, most to least as they come, with the share of all and its Wilson interval.

    `counts` is a Series of whole numbers; its index says what was counted. Without
    `shares` the counts stand alone, as for reasons that may apply to one answer together.

    >>> show_counts(pd.Series({"yes": 30, "no": 10}), "Answer").loc["yes"].tolist()
    ['30', '75\\xa0% [60, 86]']
    """
    if not isinstance(counts, pd.Series):
        raise CocreaError(
            "table.not-counts",
            N_("Counts by name (a Series) are needed; this is “{given}”."),
            given=type(counts).__name__,
        )
    counts = pd.Series(whole_numbers("counts", counts, 0).astype(int), counts.index)
    total = int(counts.sum())
    columns = {_("Count"): [number(count, 0) for count in counts]}
    if truth("shares", shares) and total:
        columns[_("Share of {n}", n=number(total, 0))] = said_shares(counts, [total] * len(counts))
    return readable(
        _("What") if heading is None else str(heading), [str(name) for name in counts.index], columns
    )


def show_groups(ratings: pd.DataFrame, names: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Two groups of different people on several ratings, and the difference of their means.

    `ratings` is long, with two rows for each label: label, group, n, mean, sd. The
    difference (first group − second) carries its 95 % t interval, spreads not assumed
    equal, and behind it p after Holm's correction over the ratings in the table, all in
    one column, for a phone. `names` says what the groups are called.

    >>> from cocrea import data, tables
    >>> names = data.labels("kiosk_forced", "group")
    >>> tables.show_groups(data.load("kiosk_forced"), names).columns.tolist()[:2]
    ['No other way (n = 127)', 'Did not name it (n = 80)']
    """
    table_with(ratings, "label", "group", "n", "mean", "sd")
    ratings = ratings.assign(
        label=ratings["label"].map(str),
        n=whole_numbers("n", ratings["n"], 1),
        mean=quantity("mean", ratings["mean"]),
        sd=quantity("sd", ratings["sd"], 0),
    )
    labels = list(ratings["label"].drop_duplicates())
    groups = list(ratings["group"].drop_duplicates())
    if len(groups) != 2:
        raise CocreaError(
            "stats.two-groups",
            N_("Exactly two groups are compared; the column “group” has these: {found}."),
            found=", ".join(map(str, groups)),
        )
    first, second = groups
    called = {
        group: str(named("names", {} if names is None else names).get(group, group)) for group in groups
    }
    by = ratings.set_index(["label", "group"])
    for label in labels:
        if sorted(map(str, by.loc[[label]].index.get_level_values("group"))) != sorted(map(str, groups)):
            raise CocreaError(
                "table.two-rows",
                N_("“{label}” needs two rows, one for each of the two groups."),
                label=label,
            )
    found = [
        separate_t_of_means(_summary(by.loc[(each, first)]), _summary(by.loc[(each, second)]))
        for each in labels
    ]
    columns = {
        _group(called[group], by.xs(group, level="group")["n"]): [
            number(by.loc[(label, group), "mean"]) for label in labels
        ]
        for group in groups
    }
    ends = ([getattr(f, end) for f in found] for end in ("mean", "low", "high"))
    corrected = zip(intervals(*ends, sign=True), holm([f.p for f in found]), strict=True)
    columns[_("Difference (p, Holm)")] = [f"{apart} ({p_value(p)})" for apart, p in corrected]
    return readable(_("Question"), labels, columns)


def preview(name: str, rows: int = 5) -> pd.DataFrame:
    """The first rows of the data set `name`, each value as in the file; a dash where one is missing.

    >>> preview("supermarket", rows=2).loc["1"].tolist()
    ['c001', 'parking', '4', '7', '5', '2']
    """
    first = load(name).head(whole_number("rows", rows, 1, 1000))
    columns = {
        str(column): [
            DASH if pd.isna(one) else f"{one:g}" if isinstance(one, float) else str(one) for one in values
        ]
        for column, values in first.items()
    }
    return readable(_("Row"), [str(place) for place in range(1, len(first) + 1)], columns)


def said_shares(counts: Iterable[int], totals: Iterable[int]) -> list[str]:
    """Each count as a share of its total, with Wilson's interval."""
    found = [share(int(count), int(total)) for count, total in zip(counts, totals, strict=True)]
    return share_intervals(*([getattr(one, end) for one in found] for end in ("value", "low", "high")))


def _summary(row: pd.Series) -> tuple[float, float, int]:
    return float(row["mean"]), float(row["sd"]), int(row["n"])


def _group(name: str, sizes: pd.Series) -> str:
    """ "No other way (n = 127)": what a group is called, and how many it holds."""
    least, most = number(sizes.min(), 0), number(sizes.max(), 0)
    return f"{name} (n = {least if least == most else f'{least}–{most}'})"
