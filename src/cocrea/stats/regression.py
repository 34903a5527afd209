"""What goes along with an outcome when several things differ at once: least squares and the logit."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from pandas.api import types
from scipy import linalg, special

from cocrea.arguments import (
    Floats,
    all_alike,
    choice,
    listed,
    named,
    named_twice,
    numbers,
    proportion,
    table_with,
    too_few,
)
from cocrea.errors import CocreaError
from cocrea.language import N_

INTERCEPT = "intercept"
ROUNDING = 1e-12  # of the length of a term: what the others leave of it, and no more, is rounding
Piece = tuple[str, str | None]  # of a term: a column of numbers, or a column of text and one of its levels


@dataclass(frozen=True, eq=False)
class _Fit:
    """What every fit says of itself."""

    terms: pd.DataFrame
    n: int
    dropped: int
    r2: float
    base: dict[str, str]
    recipe: dict[str, tuple[Piece, ...]] = field(repr=False)


@dataclass(frozen=True, eq=False)
class LinearFit(_Fit):
    """A fitted straight line: `terms`, how many rows it rests on, and how much it accounts for.

    `terms` has one row a term: term, estimate (in units of the outcome, for one more
    unit of the term), low, high, p (two-sided, t). `n` rows were used and `dropped`
    for a missing answer; `r2` is the share of the outcome's variance accounted for. `base`
    holds the level that each column of text was compared with, `recipe` what each term
    multiplies (columns, and levels of them), and `predict(table)` gives the expected outcome
    of other rows.
    """

    def predict(self, table: pd.DataFrame) -> Floats:
        """The expected outcome of each row of `table`."""
        return _line(self, table)


@dataclass(frozen=True, eq=False)
class LogitFit(_Fit):
    """A fitted logit: `terms`, how many rows it rests on, and how much better it is than none.

    `terms` has one row a term: term, estimate (log odds for one more unit of the
    term), low, high, p (two-sided, z), odds_ratio, odds_low, odds_high. `n` rows were
    used and `dropped` for a missing answer; `r2` is McFadden's, 1 − logL / logL₀. `base`
    holds the level that each column of text was compared with, `recipe` what each term
    multiplies (columns, and levels of them), and `predict(table)` gives the chance of a 1 in
    other rows.
    """

    def predict(self, table: pd.DataFrame) -> Floats:
        """The chance of a 1 in each row of `table`."""
        return np.asarray(special.expit(_line(self, table)))


def linear_fit(
    table: pd.DataFrame,
    outcome: str,
    predictors: Sequence[str],
    base: Mapping[str, str] | None = None,
    confidence: float = 0.95,
) -> LinearFit:
    """Least squares: what one more of each predictor goes along with, the others held still.

    A predictor is a column, or an interaction such as "choice:ending" (all its parts
    must be predictors too; "minutes:minutes" is a square). A column of text is coded by
    its levels, each against the `base` level: {"ending": "worse"}, else the first by
    alphabet. Its terms read "ending[better]". The estimate of another predictor that it
    interacts with then holds at the base level. Rows with a missing answer are dropped
    and counted. Too few rows, a column that does not vary, a term that the others
    already say, and text for an outcome raise CocreaError.

    Formula: outcome = intercept + Σ estimate · term + error
    Source: least squares by statsmodels, t intervals.

    >>> import pandas as pd
    >>> people = pd.DataFrame({"minutes": [1, 2, 3, 4, 5, 6], "rating": [6, 6, 5, 5, 3, 4]})
    >>> fit = linear_fit(people, "rating", ["minutes"])
    >>> fit.terms.round(2).values.tolist()[1], fit.n, round(fit.r2, 2)
    (['minutes', -0.54, -0.97, -0.11, 0.02], 6, 0.75)
    """
    from statsmodels.regression.linear_model import OLS  # here, because it takes a second to load

    values, design, bases, recipe = _ready(table, outcome, predictors, {} if base is None else base)
    apart, back = _apart(design)
    found = OLS(values, apart, hasconst=True).fit()
    terms = _terms(design, found, back, confidence)
    dropped = len(table) - len(design)
    return LinearFit(terms, len(design), dropped, float(found.rsquared), bases, recipe)


def logit_fit(
    table: pd.DataFrame,
    outcome: str,
    predictors: Sequence[str],
    base: Mapping[str, str] | None = None,
    confidence: float = 0.95,
) -> LogitFit:
    """Logistic regression of an outcome that is 0 or 1 (or False or True).

    Predictors, `base` and missing answers as in `linear_fit`. Predictors that tell the
    two outcomes apart without error, in all rows or in some, have no finite estimate
    and raise CocreaError, as does an outcome with other values.

    Formula: P(outcome = 1) = 1 / (1 + exp(−(intercept + Σ estimate · term)));
        odds_ratio = exp(estimate)
    Source: maximum likelihood by statsmodels, Wald intervals; separation found after Konis (2007).

    >>> import pandas as pd
    >>> people = pd.DataFrame({"clarity": [1, 2, 3, 4, 5, 6, 7, 3], "used": [0, 0, 1, 0, 1, 1, 1, 0]})
    >>> fit = logit_fit(people, "used", ["clarity"])
    >>> fit.terms[["term", "estimate", "odds_ratio"]].round(2).values.tolist()
    [['intercept', -5.25, 0.01], ['clarity', 1.4, 4.05]]
    """
    from statsmodels.discrete.discrete_model import Logit  # here, because it takes a second to load

    values, design, bases, recipe = _ready(table, outcome, predictors, {} if base is None else base)
    if not np.isin(values, (0, 1)).all():
        strange = next(value for value in values if value not in (0, 1))
        raise CocreaError(
            "regression.not-binary",
            N_("“{name}” must be 0 or 1 (no or yes) in every row; one row has {given:g}."),
            name=outcome,
            given=strange,
        )
    apart, back = _apart(design)
    if _separated(values, apart):
        raise no_odds(outcome)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it would warn of was ruled out above
        fit = Logit(values, apart).fit(disp=0, maxiter=200)
    terms = _terms(design, fit, back, confidence)
    with np.errstate(over="ignore"):  # the odds where a time stamp is 0: beyond any number
        odds = np.exp(terms[["estimate", "low", "high"]].to_numpy())
    terms[["odds_ratio", "odds_low", "odds_high"]] = odds
    dropped = len(table) - len(design)
    return LogitFit(terms, len(design), dropped, float(fit.prsquared), bases, recipe)


def _ready(
    table: pd.DataFrame, outcome: str, predictors: Sequence[str], base: Mapping[str, str]
) -> tuple[Floats, pd.DataFrame, dict[str, str], dict[str, tuple[Piece, ...]]]:
    """The outcome, and one column a term, of the rows with every answer; base levels and recipe."""
    asked = [predictors] if isinstance(predictors, str) else listed("predictors", predictors)
    columns = list(dict.fromkeys(column for predictor in asked for column in str(predictor).split(":")))
    checked = table_with(table, outcome, *columns)
    if outcome in columns:
        raise named_twice(outcome)
    rows = checked[[outcome, *columns]].dropna()
    values = numbers(outcome, rows[outcome])
    for column in [outcome, *columns]:
        if len(rows) > 1 and rows[column].nunique() == 1:
            raise all_alike(column)
    levels = {column: _levels(rows[column]) for column in columns}
    bases = _bases({column: known for column, known in levels.items() if known}, base)
    pieces: dict[str, list[Piece]] = {
        column: [(column, level) for level in known if level != bases[column]] or [(column, None)]
        for column, known in levels.items()
    }
    recipe = {INTERCEPT: (), **dict(_spelled_out(asked, pieces))}
    if len(rows) <= len(recipe):
        raise too_few(len(rows), needed=len(recipe) + 1)
    design = pd.DataFrame({term: _product(rows, parts) for term, parts in recipe.items()})
    return values, design, bases, recipe


def _levels(answers: pd.Series) -> list[str]:
    """The levels of a column of text, by alphabet; none for numbers."""
    return [] if types.is_numeric_dtype(answers) else sorted(map(str, answers.unique()))


def _bases(levels: Mapping[str, list[str]], asked: Mapping[str, str]) -> dict[str, str]:
    """The level that each column of text is compared with: the one asked for, else the first."""
    for column in named("base", asked):
        choice("base", column, levels)
    return {
        column: choice(f"base: {column}", asked.get(column, found[0]), found)
        for column, found in levels.items()
    }


def no_odds(outcome: str) -> CocreaError:
    """What is said of an outcome whose likelihood has no maximum."""
    return CocreaError(
        "stats.no-odds",
        N_(
            "No finite odds of “{name}” fit: it is foretold without error, in all rows or in some, "
            "or two columns say the same. Leave a column out, or join its levels."
        ),
        name=outcome,
    )


def _same_again(term: str) -> CocreaError:
    return CocreaError(
        "regression.same-again",
        N_("“{term}” says nothing that the terms before it do not say already in these rows. Leave it out."),
        term=term,
    )


def _spelled_out(
    predictors: list[str], pieces: Mapping[str, list[Piece]]
) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """The terms of each predictor: every piece of a column with every one of the others in it."""
    known = [sorted(predictor.split(":")) for predictor in predictors]
    for place, predictor in enumerate(predictors):
        parts = predictor.split(":")
        if predictor in predictors[:place]:
            raise _same_again(predictor)
        for size in range(1, len(parts)):
            for lower in itertools.combinations(parts, size):
                if sorted(lower) not in known:
                    raise CocreaError(
                        "regression.part",
                        N_("The interaction “{term}” also needs “{part}” among the predictors. Add it."),
                        term=predictor,
                        part=":".join(lower),
                    )
        for together in itertools.product(*(pieces[part] for part in parts)):
            names = (column if level is None else f"{column}[{level}]" for column, level in together)
            yield ":".join(names), together


def _product(table: pd.DataFrame, pieces: tuple[Piece, ...]) -> Floats:
    """The values that a term takes: a product of numbers, and of 1s where a level holds."""
    values = np.ones(len(table))
    for column, level in pieces:
        if level is None:
            values = values * numbers(column, table[column])
        else:
            values = values * (table[column].astype(str) == level).to_numpy()
    return values


def _apart(design: pd.DataFrame) -> tuple[Floats, Floats]:
    """The same terms turned to right angles, and what turns estimates of those into estimates of these.

    Each term is centred first: a time stamp is so far from 0, beside its spread, that its estimate and
    the intercept would otherwise lose their digits. A term that those before it say is refused.
    """
    terms = design.to_numpy(float)
    middle = np.r_[0.0, terms[:, 1:].mean(axis=0)]  # the first is the intercept
    angles, left = np.linalg.qr(terms - middle)
    short = np.abs(np.diag(left)) <= ROUNDING * np.linalg.norm(terms, axis=0)
    if short.any():
        raise _same_again(design.columns[int(short.argmax())])
    size = np.sqrt(len(terms))
    back = linalg.solve_triangular(left, np.eye(len(left)) * size)
    back[0] -= middle @ back
    return angles * size, back


def _separated(values: Floats, design: Floats) -> bool:
    """Whether some sum of the terms is never on the wrong side: a linear programme."""
    from scipy.optimize import linprog

    scaled = design / np.abs(design).max(axis=0)
    right = scaled * np.where(values == 1, 1, -1)[:, None]
    best = linprog(-right.sum(axis=0), A_ub=-right, b_ub=np.zeros(len(right)), bounds=(-1, 1))
    return bool(-best.fun > 1e-6)


def _terms(design: pd.DataFrame, fitted: Any, back: Floats, confidence: float) -> pd.DataFrame:
    """One row a term: its estimate, its interval and its p value."""
    found = fitted.t_test(back)
    low, high = np.asarray(found.conf_int(1 - proportion("confidence", confidence))).T
    return pd.DataFrame(
        {
            "term": list(design),
            "estimate": np.asarray(found.effect),
            "low": low,
            "high": high,
            "p": np.asarray(found.pvalue),
        }
    )


def _line(fit: _Fit, table: pd.DataFrame) -> Floats:
    """Σ estimate · term in each row; a row with a missing answer has none."""
    used = {piece for pieces in fit.recipe.values() for piece in pieces}
    rows = table_with(table, *(column for column, _ in sorted(used, key=str)))
    for column, base in fit.base.items():
        known = [base, *(level for one, level in used if one == column and level)]
        for found in rows[column].dropna().unique():
            choice(column, str(found), known)
    estimates = fit.terms["estimate"]
    products = (_product(rows, pieces) for pieces in fit.recipe.values())
    total: Floats = sum(one * estimate for one, estimate in zip(products, estimates, strict=True))
    total[rows[list(fit.base)].isna().any(axis=1)] = np.nan
    return total
