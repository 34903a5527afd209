"""From a survey to its gaps: every rule stated, nothing left out in silence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from os import PathLike

import numpy as np
import pandas as pd

from cocrea.arguments import Floats, choice, ends, table_with, whole
from cocrea.errors import CocreaError
from cocrea.language import N_, _, number
from cocrea.models.moments import BCA_FROM, LEAST_FOR_INTERVAL, gap_table, zone_position, zone_state
from cocrea.models.moments.zone import sides
from cocrea.stats import bootstrap_means, first_shares, holm, t_interval
from cocrea.stats.bootstrap import RESAMPLES, SEED
from cocrea.stats.effects import hedges
from cocrea.stats.intervals import two_sided_p
from cocrea.stats.ranks import LEAST_FOR_RANKING
from cocrea.survey.measures import GAPS, NEEDS, OF_THE_ZONE, lacking, not_asked, said_measures
from cocrea.survey.read import Survey, read
from cocrea.survey.rules import STRAIGHT
from cocrea.survey.schema import SCALE, Scale
from cocrea.words import LEVELS

_SIDES = {  # the columns of `sides`, and the levels that each needs
    **dict.fromkeys(("below", "below_low", "below_high"), ("adequate",)),
    "within": ("adequate", "desired"),
    "above": ("desired",),
}
_GAP_COLUMNS = ("n", "gap", "sd", "low", "high", "boot_low", "boot_high", "differ")

COLUMNS = (
    *("moment_id", "label", "n", *LEVELS, "perceived_low", "perceived_high"),
    *("importance", "importance_n", "importance_low", "importance_high"),
    *(f"{gap}{end}" for gap in GAPS for end in ("", "_low", "_high", "_p", "_p_holm")),
    *(f"{prefix}{effect}" for prefix in ("", "mss_", "gap_") for effect in ("d_z", "g_z")),
    *(f"{gap}_boot_{end}" for gap in GAPS for end in ("low", "high")),
    *("boot_method", *(f"{gap}_differ" for gap in GAPS)),
    *("position", "state", "zone_n", "below", "within", "above", "below_low", "below_high"),
    *("priority", "chance_first"),
)


@dataclass(frozen=True, eq=False)
class Analysis:
    """What a survey says about its moments, with the rules that led there.

    `survey` is what was read: its answers, what each rule left out, the names of the
    moments. `moments` has one row a moment, in the survey's order, and only the
    columns that the survey can give (`measures`): its id and label, n (answers with
    every level asked), the means (of perceived and importance with t intervals); for MSA =
    P − A, MSS = P − D and gap = P − expected the 95 % t interval, p of the paired t
    test and after Holm, the effect sizes d_z and g_z (of the MSA; mss_… and gap_… of
    the others) and bootstrap intervals beside the t intervals (boot_method; differ
    flags an end more than a fifth of the half-width away); position and state of the
    means in the zone; the fractions below, within and above it among zone_n upright
    answers; the priority, and the chance that the moment is truly first. `family` is
    the number of tests that Holm corrects for. `rules` are sentences in the language
    in force when it was made; they say what could not be computed, where, and why.
    """

    survey: Survey
    moments: pd.DataFrame
    family: int
    rules: list[str]

    @property
    def n(self) -> int:
        """How many respondents gave a complete answer to some moment."""
        return self.survey.n

    @property
    def excluded(self) -> pd.DataFrame:
        """What each rule left out: code, reason, unit, count."""
        return self.survey.excluded

    @property
    def measures(self) -> tuple[str, ...]:
        """What some moment has, of what the survey can give; see `Survey.measures`."""
        return _had(self.survey, self.moments)

    def require(self, *measures: str) -> None:
        """One error that names what the survey lacks for `measures`, if it lacks anything."""
        for measure in measures:
            choice("measure", measure, NEEDS)
        missing = [measure for measure in measures if measure not in self.measures]
        known = said_measures(("means", *self.measures))
        needed = lacking(missing, self.survey.asked)
        if any(needed.values()):
            raise not_asked(needed, self.measures)
        if missing:
            short = _short_of(self.survey, self.moments)
            raise CocreaError(
                "survey.nowhere",
                N_("This survey cannot give {measures}. {reasons} It can give {known}."),
                measures=said_measures(missing),
                reasons=" ".join(said for lost, said in short if set(lost) & set(missing)),
                known=known,
            )


def moments_table(found: Analysis | pd.DataFrame, *measures: str) -> pd.DataFrame:
    """The table of an analysis that can give `measures`; a table as it is."""
    if not isinstance(found, Analysis):
        return table_with(found)
    found.require(*measures)
    return found.moments


def scale_of(found: Analysis | pd.DataFrame, scale: Scale | None = None) -> Scale:
    """The scale that was given, else that of the survey, else from 1 to 7."""
    if scale is not None:
        return ends("scale", scale)
    return found.survey.scale if isinstance(found, Analysis) else SCALE


def behind_priority(moments: pd.DataFrame) -> pd.Series:
    """How many answers each priority rests on: the fewest behind one of its factors."""
    return moments[[n for n in ("zone_n", "importance_n") if n in moments.columns]].min(axis="columns")


def analyse(
    survey: Survey | str | PathLike[str] | pd.DataFrame,
    *,
    moments: Collection[str] | None = None,
    scale: Scale | None = None,
    names: Mapping[str, str] | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Analysis:
    """Work out each moment's gaps from the answers of a survey that count.

    `survey` is what `read` gives; a file or a table is read first, with `moments`,
    `scale` (from 1 to 7 unless given) and `names`, and what `read` refuses is refused here.

    >>> from cocrea.survey import load
    >>> found = analyse(load("supermarket"))
    >>> found.n, found.family, found.moments.set_index("label").loc["Paying at the checkout", "n"].item()
    (120, 8, 120)
    """
    resamples = whole("resamples", resamples, 100, 1_000_000)
    if not isinstance(survey, Survey):
        survey = read(survey, moments=moments, scale=SCALE if scale is None else scale, names=names)
    elif moments is not None or names is not None or scale is not None:
        raise CocreaError(
            "survey.read-already",
            N_("This survey has been read already. Give “moments”, “scale” and “names” to read()."),
        )
    complete = survey.complete
    answered = set(complete["moment_id"])
    order = [moment for moment in survey.names if moment in answered]
    table = _means(survey, order)
    gaps = [gap for gap in GAPS if gap in survey.measures]
    for gap in gaps:
        table = table.join(_gap(complete, gap))
    family = _corrected(table, gaps)
    if gaps:
        table["boot_method"] = np.where(table["n"] < BCA_FROM, "studentised", "bca")
    if "zone" in survey.measures:
        table = _placed(table)
    table = table.join(_shares(survey, order))
    if "priority" in survey.measures:
        table = table.join(_priorities(survey, order, resamples, seed))
    table = table.reset_index()
    table = table[[column for column in COLUMNS if column in table.columns]]
    return Analysis(survey, table, family, _rules(survey, table, family, resamples))


def _had(survey: Survey, table: pd.DataFrame) -> tuple[str, ...]:
    """The measures of the survey that some moment has."""
    there = {
        measure: table["state"] != "" if measure == "zone" else table[measure].notna()
        for measure in survey.measures
    }
    return tuple(measure for measure, moments in there.items() if moments.any())


def _means(survey: Survey, order: list[str]) -> pd.DataFrame:
    """Label, n and the means of the levels; perceived and importance with their t intervals."""
    complete = survey.complete.groupby("moment_id", sort=False)
    table = complete[list(survey.levels)].mean().reindex(order)
    table.insert(0, "label", [survey.names[moment] for moment in order])
    table.insert(1, "n", complete.size().reindex(order))
    columns = {"perceived": survey.complete}
    if "importance" in survey.measures:
        columns["importance"] = survey.answers.dropna(subset=["importance"])
    for column, answers in columns.items():
        marks = answers.groupby("moment_id")[column].agg(["size", "mean", "std"]).reindex(order)
        n = marks["size"].fillna(0).astype(int)
        sd = marks["std"].where(n >= LEAST_FOR_INTERVAL)
        table[column] = marks["mean"]
        table[f"{column}_low"], table[f"{column}_high"] = t_interval(marks["mean"], sd, n.clip(lower=2))
        if column == "importance":
            table["importance_n"] = n
    return table


def _gap(complete: pd.DataFrame, gap: str) -> pd.DataFrame:
    """One gap of every moment: mean, t interval, p, effect sizes, bootstrap interval."""
    gaps = gap_table(complete, GAPS[gap], bootstrap=complete["respondent_id"].nunique() > 1)
    gaps = gaps.set_index("moment_id").reindex(columns=list(_GAP_COLUMNS))
    tested = (gaps["n"] >= LEAST_FOR_INTERVAL) & (gaps["sd"] > 0)
    d_z = (gaps["gap"] / gaps["sd"]).where(tested)
    t = d_z * np.sqrt(gaps["n"])
    p = [two_sided_p(value, int(n) - 1) for value, n in zip(t, gaps["n"], strict=True)]
    effect = "" if gap == "msa" else f"{gap}_"
    return pd.DataFrame(
        {
            gap: gaps["gap"],
            f"{gap}_low": gaps["low"],
            f"{gap}_high": gaps["high"],
            f"{gap}_p": p,
            f"{effect}d_z": d_z,
            f"{effect}g_z": d_z * [hedges(int(n)) for n in gaps["n"]],
            f"{gap}_boot_low": gaps["boot_low"],
            f"{gap}_boot_high": gaps["boot_high"],
            f"{gap}_differ": gaps["differ"],
        },
        index=gaps.index,
    )


def _corrected(table: pd.DataFrame, gaps: list[str]) -> int:
    """Holm over all tests of all moments and gaps at once; how many they are."""
    columns = [f"{gap}_p" for gap in gaps]
    if not columns:
        return 0
    p = table[columns].to_numpy(dtype=float)
    corrected = holm(p)
    for place, column in enumerate(columns):
        table[f"{column}_holm"] = corrected[:, place]
    return int((~np.isnan(p)).sum())


def _placed(table: pd.DataFrame) -> pd.DataFrame:
    """Position and state of the means in the zone; none where the mean desired is below the mean adequate."""
    zone = table["desired"] >= table["adequate"]
    means = [table[level].where(zone) for level in ("adequate", "desired", "perceived")]
    return table.assign(position=zone_position(*means), state=zone_state(*means))


def _shares(survey: Survey, order: list[str]) -> pd.DataFrame:
    """Shares below, within and above the zone, each customer judged by their own levels."""
    asked = {"below": "adequate", "above": "desired"}
    levels = [level for measure, level in asked.items() if measure in survey.measures]
    if not levels:
        return pd.DataFrame(index=pd.Index(order, name="moment_id"))
    rows = {}
    for moment, answers in survey.upright.groupby("moment_id", sort=False):
        own = [answers[level].to_numpy() if level in levels else None for level in ("adequate", "desired")]
        rows[moment] = {"zone_n": len(answers), **sides(answers["perceived"].to_numpy(), *own)}
    columns = ["zone_n", *(name for name, needed in _SIDES.items() if set(needed) <= set(levels))]
    shares = pd.DataFrame.from_dict(rows, orient="index").reindex(index=order, columns=columns)
    shares = shares.rename_axis("moment_id")
    return shares.assign(zone_n=shares["zone_n"].fillna(0).astype(int))


def _priorities(survey: Survey, order: list[str], resamples: int, seed: int) -> pd.DataFrame:
    """Importance × share below, and how often each moment comes first when whole
    respondents are drawn again; NaN for a moment below 30 answers."""
    factors = [survey.below()[order]]
    if "importance" in survey.measures:
        factors.append(survey.wide("importance")[order])
    ranked = [m for m in order if all(factor[m].notna().sum() >= LEAST_FOR_RANKING for factor in factors)]
    result = pd.DataFrame(
        np.nan, index=pd.Index(order, name="moment_id"), columns=["priority", "chance_first"]
    )
    if ranked:
        blocks = [factor[ranked].to_numpy() for factor in factors]
        result.loc[ranked, "priority"] = _product([np.nanmean(block, axis=0) for block in blocks])
        means = bootstrap_means(np.hstack(blocks), resamples, seed)
        scores = _product(np.split(means, len(blocks), axis=1))
        result.loc[ranked, "chance_first"] = first_shares(scores, smallest=False)
    return result


def _product(factors: list[Floats]) -> Floats:
    return np.asarray(np.prod(factors, axis=0))


def _rules(survey: Survey, table: pd.DataFrame, family: int, resamples: int) -> list[str]:
    """The rules of the analysis, one sentence each, and what could not be computed."""
    measures = _had(survey, table)
    gaps = [gap for gap in GAPS if gap in measures]
    rules = [
        _("Identical double answers count once; where two answers differ, neither counts."),
        _("Who gave one number in all of {count} or more answers is left out.", count=STRAIGHT),
        _("A moment's means and gaps rest on the customers who gave every level asked for."),
    ]
    if {"adequate", "desired"} <= set(survey.levels):
        rules.append(
            _("Where desired is below adequate, the row counts for means and gaps, not for the zone.")
        )
    rules.append(_intervals(bool(gaps)))
    if gaps:
        rules.append(_tests(family, len(table), gaps))
    if "priority" in measures:
        rules += _ranking("importance" in measures, resamples)
    rules += _missing(survey, table)
    rules += [said for _measures, said in _short_of(survey, table)]
    if "weight" in survey.answers.columns:
        rules.append(_("The file has weights; this analysis counts everybody alike."))
    return rules


def _intervals(bootstrapped: bool) -> str:
    if not bootstrapped:
        return _("Intervals are 95 % t intervals, from {least} answers.", least=LEAST_FOR_INTERVAL)
    return _(
        "Intervals are 95 % t intervals, from {least} answers; beside them the bootstrap of respondents, "
        "studentised below {bca} answers, BCa from there.",
        least=LEAST_FOR_INTERVAL,
        bca=BCA_FROM,
    )


def _tests(family: int, moments: int, gaps: list[str]) -> str:
    if family == 0:
        return _(
            "Nothing is tested: a paired t test needs {least} answers whose gaps are not all alike.",
            least=LEAST_FOR_INTERVAL,
        )
    if moments == 1 or family < moments * len(gaps):
        return _(
            "Paired t tests, corrected by Holm as one family of {family}: each gap ({measures}) with at "
            "least {least} answers whose gaps are not all alike.",
            family=family,
            measures=said_measures(gaps),
            least=LEAST_FOR_INTERVAL,
        )
    return _(
        "Paired t tests, corrected by Holm as one family of {family}: {moments} moments × ({measures}).",
        family=family,
        moments=moments,
        measures=said_measures(gaps),
    )


def _ranking(asked: bool, resamples: int) -> list[str]:
    return [
        _("Priority = mean importance × share of customers below adequate.")
        if asked
        else _("Priority = share of customers below adequate; importance was not asked."),
        _(
            "Chance of being first: share of {resamples} samples of whole respondents, drawn again, in which "
            "the moment has the highest priority. Nothing is ranked below {least} answers.",
            resamples=number(resamples, 0),
            least=LEAST_FOR_RANKING,
        ),
    ]


def _missing(survey: Survey, table: pd.DataFrame) -> list[str]:
    """What the survey cannot give, by the level not asked; the moments that nobody answered in full."""
    rules = []
    for level in ("adequate", "desired"):
        if level not in survey.levels:
            lost = [measure for measure, columns in NEEDS.items() if level in columns]
            rules.append(
                _(
                    "“{level}” was not asked, so there is none of these: {measures}.",
                    level=level,
                    measures=said_measures(lost),
                )
            )
    gone = [name for moment, name in survey.names.items() if moment not in set(table["moment_id"])]
    if gone:
        rules.append(
            _("Nobody gave every level asked for at these moments: {moments}.", moments=", ".join(gone))
        )
    return rules


def _short_of(survey: Survey, table: pd.DataFrame) -> list[tuple[Collection[str], str]]:
    """The measures that moments lack although their levels were asked, and in a sentence where and why."""
    if survey.upright.empty:
        lost = [measure for measure in OF_THE_ZONE if set(NEEDS[measure]) <= set(survey.levels)]
        said = _(
            "In no answer is desired as high as adequate or higher, so there is none of these: {measures}.",
            measures=said_measures(lost),
        )
        return [(lost, said)]
    found: list[tuple[Collection[str], str]] = []
    if "importance" in survey.asked and survey.scale[0] < 0 and "adequate" in survey.levels:
        said = _(
            "No priorities: on a scale from {low:g} to {high:g} importance can be below 0, and its product "
            "with a share puts nothing in order. Leave importance out, or write it from 0 up.",
            low=survey.scale[0],
            high=survey.scale[1],
        )
        found.append((["priority"], said))
    if "zone" in survey.measures:
        nobody, means = table["zone_n"] == 0, table["state"] == ""
        for moments, words in (
            (nobody, N_("No zone, because every answer has desired below adequate: {moments}.")),
            (means & ~nobody, N_("No zone of the means, because desired is below adequate: {moments}.")),
        ):
            if moments.any():
                found.append((["zone"], _(words, moments=", ".join(table.loc[moments, "label"]))))
    if "priority" in survey.measures and table["priority"].isna().any():
        few = table[table["priority"].isna()]
        sizes = zip(few["label"], behind_priority(few), strict=True)
        said = _(
            "Not ranked, with fewer than {least} answers behind the priority: {moments}.",
            least=LEAST_FOR_RANKING,
            moments=", ".join(f"{name} (n = {number(n, 0)})" for name, n in sizes),
        )
        found.append((["priority"], said))
    return found
