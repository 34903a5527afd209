"""From a survey to its gaps: every rule stated, nothing left out in silence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from os import PathLike
from typing import Any

import numpy as np
import pandas as pd

from cocrea.arguments import Floats, choice, numbers, table_with, too_few, whole, within
from cocrea.errors import CocreaError
from cocrea.language import N_, _, number
from cocrea.models.moments import BCA_FROM, LEAST_FOR_INTERVAL, gap_table
from cocrea.stats import bootstrap_means, first_shares, holm, share
from cocrea.stats.bootstrap import SEED
from cocrea.stats.effects import hedges
from cocrea.stats.intervals import two_sided_p
from cocrea.stats.ranks import LEAST_FOR_RANKING
from cocrea.survey.read import unusable
from cocrea.survey.schema import ERROR, IDS, RATINGS
from cocrea.survey.validate import Scale, checked, scale_ends

STRAIGHT = 10  # so many equal answers, and no other, make a straight-liner
MEASURES = {"msa": "adequate", "mss": "desired"}
_LEVELS = ("adequate", "desired", "perceived")
_GAPS = ("n", "gap", "sd", "low", "high", "boot_low", "boot_high", "differ")

COLUMNS = (
    *("moment_id", "n", "adequate", "desired", "perceived", "importance"),
    *(f"msa{end}" for end in ("", "_low", "_high", "_p", "_p_holm")),
    *(f"mss{end}" for end in ("", "_low", "_high", "_p", "_p_holm")),
    *("d_z", "g_z", "mss_d_z", "mss_g_z"),
    *(f"{name}_boot_{end}" for name in MEASURES for end in ("low", "high")),
    *("boot_method", "msa_differ", "mss_differ"),
    *("zone_n", "below", "within", "above", "below_low", "below_high"),
    *("priority", "chance_first"),
)


@dataclass(frozen=True)
class Analysis:
    """What a survey says about its moments, with the rules that led there.

    `n` respondents are left after the exclusions in `excluded` (code, reason, unit,
    count). `moments` has one row a moment, in the survey's order: n (answers with
    all levels), the means, MSA = P − A and MSS = P − D with 95 % t intervals, p of
    the paired t test and after Holm; the effect sizes d_z and g_z (of the MSA;
    mss_… of the MSS); bootstrap intervals beside the t intervals (boot_method; differ
    flags an end more than a fifth of the half-width away); the fractions below,
    within and above the zone among zone_n upright answers; the priority, and the
    chance that the moment is truly first. `family` is the number of tests that Holm
    corrects for. `rules` are sentences in the language in force when it was made.
    """

    n: int
    excluded: pd.DataFrame
    moments: pd.DataFrame
    family: int
    rules: list[str]


def analyse(
    file_or_table: str | PathLike[str] | pd.DataFrame,
    moments: Collection[str] | None = None,
    scale: Scale = (1, 7),
    resamples: int = 9999,
    seed: int = SEED,
) -> Analysis:
    """Clean a survey by stated rules and work out each moment's gaps.

    A file is checked first (see `validate`; double answers are treated by the rules
    here, every other error raises "survey.unusable"); a table must have
    respondent_id, moment_id and perceived, and adequate, desired and importance
    where they were asked. Without adequate or desired, what rests on them is NaN.

    >>> from cocrea import data
    >>> found = analyse(data.load("supermarket"))
    >>> found.n, found.family, found.moments.set_index("moment_id").loc["checkout", "n"].item()
    (120, 8, 120)
    """
    whole("resamples", resamples, 100, 1_000_000)
    given = _answers(file_or_table, moments, scale)
    answers, excluded = _cleaned(given)
    levels = [level for level in _LEVELS if answers[level].notna().any()]
    complete = answers.dropna(subset=levels)
    upright = complete[~(complete["desired"] < complete["adequate"])]
    if complete.empty:
        raise too_few(0)
    excluded += [
        ("no-answer", len(answers) - len(complete)),
        ("inverted", len(complete) - len(upright)),
    ]
    answered = set(complete["moment_id"])
    order = [moment for moment in given["moment_id"].unique() if moment in answered]
    found = complete.groupby("moment_id", sort=False)[list(_LEVELS)].mean().reindex(order)
    found.insert(0, "n", complete.groupby("moment_id").size().reindex(order))
    found["importance"] = answers.groupby("moment_id")["importance"].mean().reindex(order)
    for name, level in MEASURES.items():
        found = found.join(_measure(complete, name, level))
    family = _corrected(found)
    found["boot_method"] = np.where(found["n"] < BCA_FROM, "studentised", "bca")
    found = found.join(_zones(upright))
    asked = bool(found["importance"].notna().any())
    found = found.join(
        _priorities(answers, upright, order, asked, whole("resamples", resamples, 100, 10**6), seed)
    )
    found["zone_n"] = found["zone_n"].fillna(0).astype(int)
    table = found.reset_index().reindex(columns=list(COLUMNS))
    return Analysis(
        n=int(complete["respondent_id"].nunique()),
        excluded=_reasons(excluded),
        moments=table,
        family=family,
        rules=_rules(family, len(order), levels, asked, resamples, "weight" in answers.columns),
    )


def _answers(
    given: str | PathLike[str] | pd.DataFrame, moments: Collection[str] | None, scale: Scale
) -> pd.DataFrame:
    """The long table: ids as they are, the four ratings as floats (NaN where not asked)."""
    if isinstance(given, pd.DataFrame):
        table = table_with(given, *IDS, "perceived").copy()
        low, high = scale_ends(scale)
        for column in IDS:
            if table[column].isna().any():
                raise CocreaError(
                    "table.missing-id",
                    N_("“{column}” is empty in {count} rows. Write who answered, and about which moment."),
                    column=column,
                    count=int(table[column].isna().sum()),
                )
        for moment in table["moment_id"].unique() if moments is not None else ():
            choice("moment_id", moment, moments or ())
        for column in sorted(set(RATINGS) & set(table.columns)):
            table[column] = numbers(column, table[column])
            for value in table[column].dropna():
                within(column, float(value), low, high)
    else:
        read = checked(given, moments, scale)
        errors = [f for f in read.findings if f.severity == ERROR and f.code != "answer.duplicate"]
        if errors:
            raise unusable(given, errors)
        table = read.table
    for column in set(RATINGS) - set(table.columns):
        table[column] = np.nan
    return table


def _cleaned(table: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple[str, int]]]:
    """The answers that count, and what was left out, rule by rule."""
    counts: list[tuple[str, int]] = []
    if "not_applicable" in table.columns:
        applies = table["not_applicable"].astype(str).str.strip() != "1"
        counts.append(("not-applicable", int((~applies).sum())))
        table = table[applies]
    ids, ratings = list(IDS), list(RATINGS)
    again = table.duplicated([*ids, *ratings])
    counts.append(("repeated", int(again.sum())))
    table = table[~again]
    differing = table.duplicated(ids, keep=False)
    counts.append(("contradictory", int(differing.sum())))
    table = table[~differing]
    marked = table[list(_LEVELS)]
    rows = pd.DataFrame(
        {"count": marked.notna().sum(axis=1), "low": marked.min(axis=1), "high": marked.max(axis=1)}
    )
    people = rows.groupby(table["respondent_id"], sort=False)
    count, low, high = people["count"].sum(), people["low"].min(), people["high"].max()
    straight = count.index[(count >= STRAIGHT) & (low == high)]
    counts.append(("straight-liner", len(straight)))
    return table[~table["respondent_id"].isin(straight)], counts


def _measure(complete: pd.DataFrame, name: str, level: str) -> pd.DataFrame:
    """One measure of every moment: mean, t interval, p, effect sizes, bootstrap interval."""
    if complete[level].isna().all():
        return pd.DataFrame(index=pd.Index([], name="moment_id"))
    gaps = gap_table(complete, level, bootstrap=complete["respondent_id"].nunique() > 1)
    gaps = gaps.set_index("moment_id").reindex(columns=list(_GAPS))
    tested = (gaps["n"] >= LEAST_FOR_INTERVAL) & (gaps["sd"] > 0)
    d_z = (gaps["gap"] / gaps["sd"]).where(tested)
    t = d_z * np.sqrt(gaps["n"])
    p = [two_sided_p(value, int(n) - 1) for value, n in zip(t, gaps["n"], strict=True)]
    effect = "" if name == "msa" else f"{name}_"
    return pd.DataFrame(
        {
            name: gaps["gap"],
            f"{name}_low": gaps["low"],
            f"{name}_high": gaps["high"],
            f"{name}_p": p,
            f"{effect}d_z": d_z,
            f"{effect}g_z": d_z * [hedges(int(n)) for n in gaps["n"]],
            f"{name}_boot_low": gaps["boot_low"],
            f"{name}_boot_high": gaps["boot_high"],
            f"{name}_differ": gaps["differ"],
        },
        index=gaps.index,
    )


def _corrected(found: pd.DataFrame) -> int:
    """Holm over all tests of all moments and measures at once; how many they are."""
    columns = [f"{name}_p" for name in MEASURES if f"{name}_p" in found]
    if not columns:
        return 0
    p = found[columns].to_numpy(dtype=float)
    corrected = holm(p)
    for place, column in enumerate(columns):
        found[f"{column}_holm"] = corrected[:, place]
    return int((~np.isnan(p)).sum())


def _zones(upright: pd.DataFrame) -> pd.DataFrame:
    """Shares below, within and above the zone, each customer judged by their own levels."""
    rows: dict[Any, dict[str, float]] = {}
    known = upright.dropna(subset=["adequate", "perceived"])
    for moment, answers in known.groupby("moment_id", sort=False):
        accepted, hoped, met = (answers[level].to_numpy() for level in _LEVELS)
        n = len(met)
        under = share(int((met < accepted).sum()), n)
        over = float((met > hoped).mean()) if not np.isnan(hoped).any() else np.nan
        rows[moment] = {
            "zone_n": n,
            "below": under.value,
            "within": 1 - under.value - over,
            "above": over,
            "below_low": under.low,
            "below_high": under.high,
        }
    columns = ["zone_n", "below", "within", "above", "below_low", "below_high"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("moment_id")


def _priorities(
    answers: pd.DataFrame, upright: pd.DataFrame, order: list[Any], asked: bool, resamples: int, seed: int
) -> pd.DataFrame:
    """Importance × share below, and how often each moment comes first when whole
    respondents are drawn again; NaN for a moment below 30 answers."""
    known = upright.dropna(subset=["adequate", "perceived"])
    below = known.assign(below=(known["perceived"] < known["adequate"]).astype(float))
    people = answers["respondent_id"].unique()
    missed, matters = (
        table.pivot(index="respondent_id", columns="moment_id", values=column).reindex(
            index=people, columns=order
        )
        for table, column in ((below, "below"), (answers, "importance"))
    )
    ranked = [moment for moment in order if missed[moment].notna().sum() >= LEAST_FOR_RANKING]
    if asked:
        ranked = [moment for moment in ranked if matters[moment].notna().sum() >= LEAST_FOR_RANKING]
    result = pd.DataFrame(
        np.nan, index=pd.Index(order, name="moment_id"), columns=["priority", "chance_first"]
    )
    if not ranked:
        return result
    blocks = [missed[ranked].to_numpy()]
    if asked:
        blocks.append(matters[ranked].to_numpy())
    result.loc[ranked, "priority"] = _product([np.nanmean(block, axis=0) for block in blocks])
    means = bootstrap_means(np.hstack(blocks), resamples, seed)
    scores = _product(np.split(means, len(blocks), axis=1))
    result.loc[ranked, "chance_first"] = first_shares(scores, smallest=False)
    return result


def _product(factors: list[Floats]) -> Floats:
    return np.asarray(factors[0] * factors[1] if len(factors) == 2 else factors[0])


def _reasons(counts: list[tuple[str, int]]) -> pd.DataFrame:
    """What was left out, in words."""
    words = {
        "not-applicable": (_("the moment does not apply to the respondent"), "rows"),
        "repeated": (_("the same answers a second time; the first are kept"), "rows"),
        "contradictory": (_("two different answers of one person about one moment; neither is kept"), "rows"),
        "straight-liner": (_("one and the same number in all of ten or more answers"), "respondents"),
        "no-answer": (_("a level without an answer; left out of that moment"), "rows"),
        "inverted": (_("desired below adequate; left out of the zone, kept for means and gaps"), "rows"),
    }
    rows = [(code, *words[code], count) for code, count in counts]
    return pd.DataFrame(rows, columns=["code", "reason", "unit", "count"])


def _rules(
    family: int, moments: int, levels: list[str], asked: bool, resamples: int, weighted: bool
) -> list[str]:
    """The rules of the analysis, one sentence each."""
    priority = (
        _("Priority = mean importance × share of customers below adequate.")
        if asked
        else _("Priority = share of customers below adequate; importance was not asked.")
    )
    measures = [name.upper() for name, level in MEASURES.items() if level in levels]
    return [
        _("Identical double answers count once; where two answers differ, neither counts."),
        _("Who gave one number in all of {count} or more answers is left out.", count=STRAIGHT),
        _("A moment's means and gaps rest on the customers who gave every level asked for."),
        _("Where desired is below adequate, the row counts for means and gaps, not for the zone."),
        _(
            "Intervals are 95 % t intervals, from {least} answers; beside them the bootstrap of respondents, "
            "studentised below {bca} answers, BCa from there.",
            least=LEAST_FOR_INTERVAL,
            bca=BCA_FROM,
        ),
        _(
            "Paired t tests, corrected by Holm as one family of {family}: {moments} moments × ({measures}).",
            family=family,
            moments=moments,
            measures=", ".join(measures),
        ),
        priority,
        _(
            "Chance of being first: share of {resamples} samples of whole respondents, drawn again, in which "
            "the moment has the highest priority. Nothing is ranked below {least} answers.",
            resamples=number(resamples, 0),
            least=LEAST_FOR_RANKING,
        ),
        *([_("The file has weights; this analysis counts everybody alike.")] if weighted else []),
    ]
