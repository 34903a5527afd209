"""Customers as quasi-employees: are they ready, and when does it matter? (sections 3.3 and 3.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from cocrea.arguments import (
    above,
    choice,
    listed,
    numbers,
    one_number,
    plain,
    quantity,
    table_with,
    together,
    too_few,
)
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats import GroupsResult, contrast_t
from cocrea.stats.intervals import spread

FACTORS = ("clarity", "motivation", "ability")
MOST = 1e9  # customers
STEPS = ("know", "able", "do")  # of a role: what a customer gets past, one after the other
RULES = ("product", "mean", "minimum")
_COMBINE: Mapping[str, Callable[..., Any]] = dict(zip(RULES, (np.prod, np.mean, np.min), strict=True))
BETTER_LESS_WORSE = (1, -1, -1, 1)  # (with − without) when better, less (with − without) when worse


def readiness(clarity: ArrayLike, motivation: ArrayLike, ability: ArrayLike, rule: str = "product") -> Any:
    """Teaching simplification: how ready a customer is for a role, from three shares and a rule.

    Each is 0 to 1: knows what to do, wants to, can. No study tells which `rule` holds, and they
    put people in different orders. "product": what is strong cannot make up for what is missing.
    "mean": it can. "minimum": only the weakest counts.

    Formula: clarity · motivation · ability, or their mean, or the smallest of them
    Source: ours, after the three of Meuter, Bitner, Ostrom and Brown (2005), who add them up.

    >>> round(readiness(.9, .8, .4), 3), round(readiness(.9, .8, .4, "mean"), 3)
    (0.288, 0.7)
    >>> readiness(.9, .8, .4, "minimum")
    0.4
    """
    three = together(
        clarity=quantity("clarity", clarity, 0, 1),
        motivation=quantity("motivation", motivation, 0, 1),
        ability=quantity("ability", ability, 0, 1),
    )
    combine = _COMBINE[choice("rule", rule, RULES)]
    return plain(np.asarray(combine(np.stack(three), axis=0)))


def role_gap(expected: float, know: float, able: float, do: float) -> pd.DataFrame:
    """Where a role loses its customers: of those expected to take it, who know how, who can, who do.

    Counts of the same customers, each among the ones before: `expected`, of these `know`, of
    these `able`, of these `do`. One row a step (know, able, do): step, people (who get past
    it), lost, share (of those who came to it; NaN where nobody did). The three shares
    multiplied are the share who do, whatever the customers are like: that is arithmetic, and
    no theory of readiness.

    Formula: lost = people before − people; share = people / people before; role gap = expected − do
    Source: ours.

    >>> role_gap(80, 40, 34, 26)[["step", "lost"]].values.tolist()
    [['know', 40], ['able', 6], ['do', 8]]
    """
    given = {"expected": expected, "know": know, "able": able, "do": do}
    counts = np.array([one_number(name, count, 0, MOST) for name, count in given.items()])
    for (before, fewer), (after, more) in pairwise(zip(given, counts, strict=True)):
        if more > fewer:
            raise CocreaError(
                "roles.nested",
                N_("“{after}” ({more}) counts some of “{before}” ({fewer}): it cannot be more."),
                after=after,
                before=before,
                more=float(more),
                fewer=float(fewer),
            )
    came, past = counts[:-1], counts[1:]
    return pd.DataFrame(
        {
            "step": STEPS,
            "people": past.astype(int),
            "lost": (came - past).astype(int),
            "share": np.where(came > 0, past / np.where(came > 0, came, 1), np.nan),
        }
    )


def readiness_gains(clarity: float, motivation: float, ability: float, step: float = 0.1) -> pd.DataFrame:
    """Teaching simplification: what an equal improvement of each factor adds to readiness.

    One row a factor, in the order clarity, motivation, ability: factor, level, improved
    (level + `step`, at most 1), gain.

    Formula: gain = readiness with the factor at min(level + step, 1) − readiness as it is
    Source: ours.

    >>> readiness_gains(.9, .8, .4).round(3)["gain"].tolist()
    [0.032, 0.036, 0.072]
    """
    given = zip(FACTORS, (clarity, motivation, ability), strict=True)
    levels = np.array([one_number(name, level, 0, 1) for name, level in given])
    more = np.minimum(levels + float(above("step", one_number("step", step))), 1)
    now = readiness(*levels)
    gains = [readiness(*np.where(np.arange(3) == i, more, levels)) - now for i in range(3)]
    return pd.DataFrame({"factor": FACTORS, "level": levels, "improved": more, "gain": gains})


def bottleneck(clarity: float, motivation: float, ability: float, step: float = 0.1) -> tuple[str, ...]:
    """Teaching simplification: the factor whose improvement adds most to readiness.

    More than one name is a tie. Where two factors are at 0, no single improvement adds
    anything and all three are named.

    Formula: the factor with the largest gain in `readiness_gains`
    Source: ours.

    >>> bottleneck(.9, .8, .4), bottleneck(.7, .7, .7)
    (('ability',), ('clarity', 'motivation', 'ability'))
    """
    table = readiness_gains(clarity, motivation, ability, step)
    first = table["gain"] > table["gain"].max() - 1e-12
    return tuple(table.loc[first, "factor"])


def interaction_contrast(
    with_better: ArrayLike, without_better: ArrayLike, with_worse: ArrayLike, without_worse: ArrayLike
) -> Any:
    """How much more a treatment does when the outcome is better than when it is worse, from four means.

    The treatment is whatever some had and others had not: taking part, having a choice.
    Always in the order better − worse; 0 means that it does the same in both.

    Formula: (with_better − without_better) − (with_worse − without_worse)
    Source: a definition.

    >>> round(interaction_contrast(5.6, 6.4, 3.0, 2.9), 2)
    -0.9
    """
    cells = together(
        with_better=quantity("with_better", with_better),
        without_better=quantity("without_better", without_better),
        with_worse=quantity("with_worse", with_worse),
        without_worse=quantity("without_worse", without_worse),
    )
    return plain(np.asarray(sum(sign * cell for sign, cell in zip(BETTER_LESS_WORSE, cells, strict=True))))


Cell = tuple[float, float, int]


def interaction_interval(
    with_better: Cell, without_better: Cell, with_worse: Cell, without_worse: Cell, confidence: float = 0.95
) -> GroupsResult:
    """`interaction_contrast` with its interval, from published figures: each cell as (mean, sd, n).

    The four cells are different people; sds have n − 1 and need not be alike. The
    contrast is `mean` of the result; its `n` counts the people of each cell.

    Formula: contrast ± t · √(Σ sd² / n), degrees of freedom after Welch and Satterthwaite
    Source: Welch (1947).

    >>> found = interaction_interval((5.6, 1, 40), (6.4, .9, 40), (3.0, 1.1, 40), (2.9, 1, 40))
    >>> round(found.mean, 2), round(found.low, 2), round(found.high, 2)
    (-0.9, -1.53, -0.27)
    """
    return contrast_t((with_better, without_better, with_worse, without_worse), BETTER_LESS_WORSE, confidence)


def interaction_of(
    table: pd.DataFrame,
    rating: str,
    treatment: tuple[str, str, str],
    outcome: tuple[str, str, str],
    confidence: float = 0.95,
) -> GroupsResult:
    """`interaction_contrast` with its interval, from one row a person.

    `treatment` names a column, the level of those who had it and of those who had not;
    `outcome` a column, its better and its worse level. Rows at other levels, or without
    a `rating`, are left out. Fewer than two answers in a cell raise CocreaError.

    Formula: contrast ± t · √(Σ sd² / n), degrees of freedom after Welch and Satterthwaite
    Source: Welch (1947).

    >>> import pandas as pd
    >>> people = pd.DataFrame({
    ...     "rating": [5, 6, 7, 6, 3, 4, 3, 3],
    ...     "part": ["joint", "joint", "firm", "firm"] * 2,
    ...     "result": ["better"] * 4 + ["worse"] * 4,
    ... })
    >>> interaction_of(people, "rating", ("part", "joint", "firm"), ("result", "better", "worse")).mean
    -1.5
    """
    for name, triple in (("treatment", treatment), ("outcome", outcome)):
        if len(listed(name, triple)) != 3:
            raise CocreaError(
                "roles.three",
                N_(
                    "“{name}” must name a column and two of its levels, such as (“part”, “joint”, “firm”); "
                    "it has {n}."
                ),
                name=name,
                n=len(triple),
            )
    rows = table_with(table, rating, treatment[0], outcome[0])
    for column, *asked in (treatment, outcome):
        for level in asked:
            choice(column, level, list(rows[column].dropna().unique()))
    answers = pd.Series(numbers(rating, rows[rating]), rows.index)
    cells = [
        answers[(rows[treatment[0]] == part) & (rows[outcome[0]] == ending)].dropna()
        for ending in outcome[1:]
        for part in treatment[1:]
    ]
    if min(map(len, cells)) < 2:
        raise too_few(min(map(len, cells)), needed=2)
    summaries = [
        (float(cell.mean()), float(spread(numbers(rating, cell)[:, None])[0]), len(cell)) for cell in cells
    ]
    return contrast_t(summaries, BETTER_LESS_WORSE, confidence)
