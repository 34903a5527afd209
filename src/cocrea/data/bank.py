"""Expectation and performance of the same customers: two banks in Spain, and a mobile phone company.

The answers are customers' own, anonymous, and stay where they are published: in the R packages
genpathmox (GPL-3; csibank, 1707 customers, 2008), plspm (GPL-3; satisfaction, 250 customers)
and semPLS (GPL-2; mobi, 250 customers). Below stand sums over people that we computed from
them, from which both tables follow. Expectations were asked *after* use, together with
quality, so hindsight is in them.
"""

from __future__ import annotations

from io import StringIO
from typing import Any

import numpy as np
import pandas as pd

from cocrea.data.names import labelled
from cocrea.models.experience import nps
from cocrea.stats.intervals import t_interval
from cocrea.stats.shares import share

COMPANIES = {
    "bank_2008": ("A bank in Spain, 2008", "Un banco en España, 2008"),
    "bank": ("Another bank in Spain", "Otro banco en España"),
    "mobile_phone": ("A mobile phone company", "Una compañía de telefonía móvil"),
}
MODELS = {
    "quality": ("Quality alone", "Solo la calidad"),
    "gap": ("Quality − expectation", "Calidad − expectativa"),
    "both": ("Quality and the gap together", "La calidad y la brecha juntas"),
}
# Means of each person's answers. bank_2008: quality qual1–6, expectation expe1–4, satisfaction sat1–3
# (qual7 repeats the overall satisfaction and is left out); bank: qual1–5, expe1–5, sat1–4; mobile_phone:
# PERQ1–7, CUEX1–3, CUSA1–3. "overall": the two questions about overall quality alone, qual6 and expe4,
# PERQ1 and CUEX1 (bank does not say which these are). below: people whose quality is below expectation.
_PEOPLE = """\
company measure n quality quality_sd expectation expectation_sd satisfaction satisfaction_sd \
r_quality r_expectation r_levels below
bank_2008 scales 1707 7.621656 1.595922 7.727739 1.652541 7.091974 1.856010 .719605 .608341 .735691 807
bank_2008 overall 1707 7.644991 1.848745 8.047452 1.899768 7.091974 1.856010 .666248 .554341 .813239 514
bank scales 250 6.956800 1.737206 7.494400 1.630645 6.833000 1.705578 .692214 .610369 .845271 149
mobile_phone scales 250 7.713143 1.266154 7.512000 1.266070 7.477333 1.325166 .787807 .499518 .546517 96
mobile_phone overall 250 7.944000 1.421600 7.580000 1.621765 7.477333 1.325166 .674403 .368361 .355567 60
"""
# 2.5 and 97.5 % of R² over 5000 samples of whole people (seed 2008), in the order of MODELS: Fisher's
# interval of a correlation would be a third too narrow here, because the answers have long lower tails.
_RESAMPLED = """\
company measure model low high
bank_2008 scales quality .4725 .5616
bank_2008 scales gap .0041 .0318
bank_2008 scales both .4868 .5755
bank_2008 overall quality .3939 .4931
bank_2008 overall gap .0101 .0448
bank_2008 overall both .3952 .4942
bank scales quality .3498 .5954
bank scales gap .0104 .1149
bank scales both .3548 .5998
mobile_phone scales quality .5235 .7056
mobile_phone scales gap .0289 .1853
mobile_phone scales both .5361 .7114
mobile_phone overall quality .3572 .5535
mobile_phone overall gap .0043 .1177
mobile_phone overall both .3818 .5737
"""

# How likely customers of bank_2008 recommend it, 0 to 10, by region: promoters, passives, detractors.
REGIONS = {
    "all": ("All customers", "Toda la clientela"),
    "center": ("Centre", "Centro"),
    "north": ("North", "Norte"),
    "east": ("East", "Este"),
}
_RECOMMEND = {"center": (145, 237, 225), "north": (144, 177, 161), "east": (197, 233, 188)}


def bank_recommend() -> pd.DataFrame:
    """The published counts: would customers of the bank of 2008 recommend it, in all and by region?

    region, label_en, label_es; n, promoters (9 or 10), passives, detractors (0 to 6); nps with
    its standard error (se) and 95 % interval (low, high), in points, four decimals.
    """
    counts = {"all": tuple(sum(people) for people in zip(*_RECOMMEND.values(), strict=True)), **_RECOMMEND}
    rows = []
    for region in REGIONS:
        promoters, passives, detractors = counts[region]
        found = nps(promoters, passives, detractors)
        rows.append(
            {
                "region": region,
                "n": found.n,
                "promoters": promoters,
                "passives": passives,
                "detractors": detractors,
                "nps": found.value,
                "se": found.se,
                "low": found.low,
                "high": found.high,
            }
        )
    return labelled(pd.DataFrame(rows), REGIONS, "region").round(4)


def bank_gap() -> pd.DataFrame:
    """The published gaps: quality − expectation, in each company and by each measure.

    company, label_en, label_es; measure ("scales": means of several questions, not the
    same ones for both; "overall": one question each about overall quality); n; mean and sd
    of quality, expectation and satisfaction; r of satisfaction with quality (r_quality) and
    with expectation (r_expectation), and of the two levels with each other (r_levels);
    gap with its sd and 95 % t interval (low, high); below, the people whose quality is below
    their expectation, and their share with Wilson's interval (share, share_low, share_high).
    """
    return labelled(_gaps(), COMPANIES, "company").round(4)


def bank_fit() -> pd.DataFrame:
    """The published shares of satisfaction explained (R²): by quality, by the gap, by both.

    company, measure, model, label_en, label_es (of the model), n, r2, and its 95 % interval
    (low, high; percentiles of a bootstrap of whole people).
    """
    rows = [
        {"company": row["company"], "measure": row["measure"], "model": model, "n": row["n"], "r2": r2}
        for row in _gaps().to_dict("records")
        for model, r2 in zip(MODELS, _explained(row), strict=True)
    ]
    ends = pd.read_csv(StringIO(_RESAMPLED), sep=" ")
    table = pd.DataFrame(rows).merge(ends, on=["company", "measure", "model"], validate="one_to_one")
    return labelled(table, MODELS, "model").round(4)


def _gaps() -> pd.DataFrame:
    """What `bank_gap` publishes, without names and not rounded."""
    table = pd.read_csv(StringIO(_PEOPLE), sep=" ")
    gap = table["quality"] - table["expectation"]
    gap_sd = np.sqrt(
        table["quality_sd"] ** 2
        + table["expectation_sd"] ** 2
        - 2 * table["r_levels"] * table["quality_sd"] * table["expectation_sd"]
    )
    low, high = t_interval(gap, gap_sd, table["n"])
    shares = [share(int(count), int(n)) for count, n in zip(table["below"], table["n"], strict=True)]
    ends = {
        "share": [one.value for one in shares],
        "share_low": [one.low for one in shares],
        "share_high": [one.high for one in shares],
    }
    below = table.pop("below")
    return table.assign(gap=gap, gap_sd=gap_sd, low=low, high=high, below=below, **ends)


def _explained(row: dict[Any, Any]) -> tuple[float, float, float]:
    """R² of satisfaction by quality, by quality − expectation, and by both, from the correlations."""
    quality, expectation, levels = row["r_quality"], row["r_expectation"], row["r_levels"]
    along = quality * row["quality_sd"] - expectation * row["expectation_sd"]
    both = (quality**2 + expectation**2 - 2 * quality * expectation * levels) / (1 - levels**2)
    return quality**2, (along / row["gap_sd"]) ** 2, both
