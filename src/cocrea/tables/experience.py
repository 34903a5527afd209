"""What goes with the whole, by place on the sheet and by kind of customer (chapter 5)."""

from __future__ import annotations

import pandas as pd

from cocrea.arguments import numeric, table_with
from cocrea.data import labels
from cocrea.language import _, number
from cocrea.said import with_interval
from cocrea.stats import lmg
from cocrea.tables.readable import readable

DRIVERS = ("wait", "welcome")
CONTRASTS = ("penalty", "reward")


def show_blocks(blocks: pd.DataFrame) -> pd.DataFrame:
    """The mean correlation of the ratings in each block of a sheet with two questions on the whole.

    `blocks` is the table `sfo_blocks`: block, items, criterion, r, low and high.

    >>> from cocrea import data, tables
    >>> blocks = data.load("sfo_blocks")
    >>> tables.show_blocks(blocks[blocks["year"] == 2017]).iloc[0, 1]
    '0.57 [0.54, 0.59]'
    """
    needed = ("items", "r", "low", "high")
    rows = numeric(table_with(blocks, "block", "criterion"), *needed)
    called, named = labels("sfo_blocks", "block"), list(rows["block"].unique())
    columns = {}
    for criterion, heading in labels("sfo_blocks", "criterion").items():
        there = rows[rows["criterion"] == criterion].drop_duplicates("block").set_index("block")
        there = there.reindex(named)
        ends = there[["r", "low", "high"]].to_numpy(float)
        columns[heading] = [with_interval(float(r), float(low), float(high)) for r, low, high in ends]
    first = rows.drop_duplicates("block").set_index("block").loc[named]
    return readable(
        _("Where the ratings stand"),
        [called.get(block, str(block)) for block in named],
        {_("Ratings"): [number(count, 0) for count in first["items"]], **columns},
    )


def show_penalties(penalties: pd.DataFrame) -> pd.DataFrame:
    """What a low and what a high rating of one thing go with, against a middle one.

    `penalties` is the table `sfo_penalties` of one year: label, n_low, and penalty and reward with
    their intervals (penalty_low, penalty_high, reward_low, reward_high).

    >>> from cocrea import data, tables
    >>> tables.show_penalties(data.load("sfo_penalties").query("year == 2017")).iloc[1, 1]
    '−0.36 [−0.47, −0.26]'
    """
    ends = [f"{contrast}{end}" for contrast in CONTRASTS for end in ("", "_low", "_high")]
    rows = numeric(table_with(penalties, "label"), "n_low", *ends)
    said = {
        contrast: [
            with_interval(float(size), float(low), float(high))
            for size, low, high in rows[[contrast, f"{contrast}_low", f"{contrast}_high"]].to_numpy(float)
        ]
        for contrast in CONTRASTS
    }
    return readable(
        _("Touchpoint"),
        rows["label"],
        {
            _("Rated low"): [number(count, 0) for count in rows["n_low"]],
            _("Penalty"): said["penalty"],
            _("Reward"): said["reward"],
        },
    )


def show_split(pulse: pd.DataFrame) -> pd.DataFrame:
    """How much of the judgement the minutes and the welcome account for, for either kind of customer.

    `pulse` has the columns of `cx_pulse`: segment, wait, welcome, overall. Shares averaged over both
    orders (LMG), with 95 % intervals, in percent of the differences.

    >>> from cocrea import data, tables
    >>> tables.show_split(data.load("cx_pulse").query("store == 'A' and month <= 12")).shape
    (2, 3)
    """
    rows = numeric(table_with(pulse, "segment"), *DRIVERS, "overall")
    kinds = {"rush": _("In a hurry"), "calm": _("In no hurry")}
    found = {kind: lmg(rows[rows["segment"] == kind], "overall", DRIVERS) for kind in kinds}
    said: dict[str, list[str]] = {driver: [] for driver in DRIVERS}
    for table in found.values():
        percents = 100 * table[["share", "low", "high"]].to_numpy(float)
        for driver, (share, low, high) in zip(DRIVERS, percents, strict=True):
            said[driver].append(with_interval(float(share), float(low), float(high), 0))
    return readable(
        _("Customers"),
        list(kinds.values()),
        {
            _("Minutes by the clock, %"): said["wait"],
            _("Welcome, as rated, %"): said["welcome"],
            "n": [number(int(table["n"].iloc[0]), 0) for table in found.values()],
        },
    )
