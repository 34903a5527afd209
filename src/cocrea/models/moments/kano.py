"""Kano's questions: what a feature does when it is there, and when it is not (section 4.7).

After Kano, Seraku, Takahashi and Tsuji (1984); the table of 25 cells, Better and Worse
are those of Berger et al. (1993), Center for Quality Management Journal. A: attractive,
O: one-dimensional, M: must-be, I: indifferent, R: reverse, Q: questionable.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cocrea.arguments import choice, table_with, too_few, whole
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats import Share, holm, paired_shares, share

ANSWERS = ("like", "must-be", "neutral", "live-with", "dislike")
CATEGORIES = ("A", "O", "M", "I", "R", "Q")
# A row for each functional answer, a column for each dysfunctional one, as in ANSWERS.
EVALUATION = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")
ALPHA = 0.05  # a lead is called distinct when chance alone gives one as large less often

_CELLS = {
    (functional, dysfunctional): EVALUATION[row][column]
    for row, functional in enumerate(ANSWERS)
    for column, dysfunctional in enumerate(ANSWERS)
}


def category(functional: str, dysfunctional: str) -> str:
    """The category of one pair of answers: with the feature, and without it.

    Both answers are one of `ANSWERS`: "like", "must-be", "neutral", "live-with",
    "dislike". The category is one of A, O, M, I, R and Q.

    Formula: a table of 25 cells, `EVALUATION`
    Source: Kano et al. (1984); the cells: Berger et al. (1993).

    >>> category("like", "dislike"), category("neutral", "dislike"), category("like", "like")
    ('O', 'M', 'Q')
    """
    with_it = choice("functional", functional, ANSWERS)
    return _CELLS[with_it, choice("dysfunctional", dysfunctional, ANSWERS)]


def kano_counts(table: pd.DataFrame) -> pd.DataFrame:
    """One row a feature: feature, the counts A, O, M, I, R, Q, and n, their sum.

    `table` is long, with columns feature, functional and dysfunctional. A row with a
    missing answer is left out; features stand as they first appear.

    Formula: how many pairs of answers have each `category`
    Source: Kano et al. (1984).

    >>> answers = pd.DataFrame({"feature": ["app", "app"], "functional": ["like", "neutral"],
    ...                         "dysfunctional": ["neutral", "neutral"]})
    >>> kano_counts(answers).values.tolist()
    [['app', 1, 0, 0, 1, 0, 0, 2]]
    """
    table_with(table, "feature", "functional", "dysfunctional")
    answered = table.dropna(subset=["feature", "functional", "dysfunctional"])
    found = [category(*pair) for pair in answered[["functional", "dysfunctional"]].itertuples(index=False)]
    rows = {feature: dict.fromkeys(CATEGORIES, 0) for feature in answered["feature"].unique()}
    for feature, letter in zip(answered["feature"], found, strict=True):
        rows[feature][letter] += 1
    counts = [{"feature": feature, **row, "n": sum(row.values())} for feature, row in rows.items()]
    return pd.DataFrame(counts, columns=["feature", *CATEGORIES, "n"])


def kano_counts_by(table: pd.DataFrame, feature: Any, group: str) -> pd.DataFrame:
    """`kano_counts` of one feature, one row for each `group` of customers, in the column feature.

    `table` as in `kano_counts`, with a column named `group`.

    Formula: `kano_counts` within each group
    Source: Kano et al. (1984).

    >>> answers = pd.DataFrame({"feature": ["app"] * 2, "age": ["young", "old"], "functional": ["like"] * 2,
    ...                         "dysfunctional": ["neutral", "dislike"]})
    >>> kano_counts_by(answers, "app", "age")[["feature", "A", "O"]].values.tolist()
    [['young', 1, 0], ['old', 0, 1]]
    """
    table_with(table, "feature", "functional", "dysfunctional")
    choice("group", group, table.columns)
    choice("feature", feature, table["feature"].unique())
    asked = table[table["feature"] == feature]
    return kano_counts(asked.assign(feature=asked[group]))


def better(counts: Any) -> float:
    """Better: the share, 0 to 1, of those who would be more satisfied with the feature.

    `counts` holds A, O, M and I by name (a dict or a table's row). Nobody among
    them: NaN.

    Formula: (A + O) / (A + O + M + I)
    Source: Berger et al. (1993).

    >>> round(better({"A": 12, "O": 15, "M": 18, "I": 4, "R": 1, "Q": 0}), 3)
    0.551
    """
    return _share(counts, "A").value


def worse(counts: Any) -> float:
    """Worse: the share of those who would be less satisfied without it, as −1 to 0.

    `counts` as in `better`.

    Formula: −(O + M) / (A + O + M + I)
    Source: Berger et al. (1993).

    >>> round(worse({"A": 12, "O": 15, "M": 18, "I": 4, "R": 1, "Q": 0}), 4)
    -0.6735
    """
    return -_share(counts, "M").value


def lead_p(first: int, second: int) -> float:
    """How often chance alone would part two equally frequent categories by so much, 0 to 1.

    `first` and `second` are how many people fell into the two leading categories. They are
    two counts of one sample: whoever is in the one is not in the other, so only the people
    in either of them say which is the more frequent. If both were equally frequent, each of
    these people would be a fair coin. Exact, two-sided.

    Formula: min(1, 2 · P(X ≥ max(first, second))), X binomial with first + second throws of ½
    Source: the sign test (Arbuthnot 1710; Dixon & Mood 1946).

    >>> round(lead_p(18, 15), 3), round(lead_p(33, 15), 3)
    (0.728, 0.013)
    """
    one, other = whole("first", first, 0, 10**9), whole("second", second, 0, 10**9)
    if one + other == 0:
        raise too_few(0)
    return paired_shares(one, other, one + other).p


@dataclass(frozen=True)
class KanoSummary:
    """One feature as its counts show it.

    `better` and `worse` each with Wilson's 95 % interval. `mode` is the most frequent
    category and `second` the next; of equals the one that is worse to neglect comes first
    (M, O, A, I, then R, Q). `strength` is the lead as a fraction of all `n` answers and `p`
    the `lead_p` of the two; the category is `distinct` when p is below 0.05.
    """

    better: float
    better_low: float
    better_high: float
    worse: float
    worse_low: float
    worse_high: float
    mode: str
    second: str
    strength: float
    p: float
    distinct: bool
    n: int


def kano_summary(counts: Any) -> KanoSummary:
    """Better and Worse with their intervals, the category, and whether it is clear.

    `counts` holds A, O, M and I, and R and Q if there are any, by name. No answer at all
    raises CocreaError. For several features at once use `kano_table`: it corrects for how
    many leads are tested.

    Formula: `better`, `worse`; strength = (a − b) / n with a and b answers of n in the first
        and the second category; p = `lead_p` (a, b)
    Source: Berger et al. (1993) for Better and Worse; Wilson (1927) for their intervals.

    >>> one = kano_summary({"A": 12, "O": 15, "M": 18, "I": 4, "R": 1, "Q": 0})
    >>> one.mode, one.second, one.strength, round(one.p, 2), one.distinct, one.n
    ('M', 'O', 0.06, 0.73, False, 50)
    """
    known = _counted(counts)
    n = sum(known.values())
    if n == 0:
        raise too_few(0)
    ranked = sorted("MOAIRQ", key=lambda letter: -known[letter])  # stable: of equals the first stays first
    first, second = known[ranked[0]], known[ranked[1]]
    p = lead_p(first, second)
    more, less = _share(known, "A"), _share(known, "M")
    return KanoSummary(
        better=more.value,
        better_low=more.low,
        better_high=more.high,
        worse=-less.value,
        worse_low=-less.high,
        worse_high=-less.low,
        mode=ranked[0],
        second=ranked[1],
        strength=(first - second) / n,
        p=p,
        distinct=p < ALPHA,
        n=n,
    )


def kano_table(counts: pd.DataFrame) -> pd.DataFrame:
    """`kano_summary` of every row of `kano_counts` (or of a published table of counts).

    The table as it is, with the fields of KanoSummary after it; n is counted again. The
    leads of all its rows are one family of tests: `p_holm` is Holm's p value, and a
    category is `distinct` here when that is below 0.05.

    Formula: `kano_summary` of each row; p_holm by `stats.holm` over the rows
    Source: as for `kano_summary`; Holm (1979).

    >>> counts = pd.DataFrame([{"feature": "app", "A": 12, "O": 15, "M": 18, "I": 4, "R": 1, "Q": 0}])
    >>> kano_table(counts)[["feature", "mode", "n"]].values.tolist()
    [['app', 'M', 50]]
    """
    table_with(counts, *CATEGORIES)
    summaries = pd.DataFrame(
        [vars(kano_summary(row)) for row in counts.to_dict("records")],
        columns=list(KanoSummary.__dataclass_fields__),
        index=counts.index,
    )
    corrected = holm(summaries["p"].to_numpy(float)) if len(summaries) else summaries["p"]
    summaries.insert(list(summaries.columns).index("distinct"), "p_holm", corrected)
    summaries["distinct"] = summaries["p_holm"] < ALPHA
    return pd.concat([counts.drop(columns="n", errors="ignore"), summaries], axis=1)


def _share(counts: Any, letter: str) -> Share:
    """(A + O) or (M + O) of the four that count, with Wilson's interval."""
    known = _counted(counts)
    of = sum(known[name] for name in "AOMI")
    if of == 0:
        nan = float("nan")
        return Share(nan, nan, nan, 0, 0)
    return share(known[letter] + known["O"], of)


def _counted(counts: Any) -> dict[str, int]:
    """Whole counts by category; R and Q may be left out."""
    given: dict[Any, Any] = dict(counts) if isinstance(counts, Mapping | pd.Series) else {}
    if not all(letter in given for letter in "AOMI"):
        raise CocreaError(
            "kano.counts", N_("Give the counts of answers by category: A, O, M and I (and R, Q).")
        )
    return {letter: whole(letter, given.get(letter, 0), 0, 10**9) for letter in CATEGORIES}
