"""Odds of a better answer on an ordered scale, several reasons at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
from scipy import special

from cocrea.arguments import Floats, choice, listed, named, table_with, whole_numbers
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.stats.intervals import two_sided_z
from cocrea.stats.regression import no_odds

TOO_FAR = 15  # a log odds beyond any that data of this kind can tell from infinity


@dataclass(frozen=True, eq=False)
class ProportionalOdds:
    """What the proportional-odds model says; a positive estimate means a better answer.

    `effects`: one row a predictor and level but the first, which the others are compared
    with: predictor, level, estimate (log odds), se, odds_ratio, its interval odds_low to
    odds_high, p (two-sided, z). `cuts`: cut ("low|medium"), estimate, se, the thresholds
    between the answers. `deviance` is −2 × the log-likelihood; `n` people were used and
    `dropped` for a missing answer.
    """

    effects: pd.DataFrame
    cuts: pd.DataFrame
    deviance: float
    n: int
    dropped: int


def proportional_odds(
    table: pd.DataFrame,
    outcome: str,
    levels: Mapping[str, Sequence[object]],
    count: str | None = None,
    confidence: float = 0.95,
) -> ProportionalOdds:
    """How each predictor shifts the odds of a better answer, the other predictors held equal.

    `levels` names the outcome and every predictor with its levels in order: the outcome's
    from worst to best, a predictor's with the one to compare with first. One row of `table`
    is one person, or a group of as many as column `count` says. Rows with a missing answer
    are dropped and counted. An outcome of two levels makes it logistic regression. An
    odds ratio holds at every cut of the outcome: that is what "proportional" assumes. An
    answer that is no level, a level nobody chose, or odds that the data put at infinity
    raise CocreaError.

    Formula: log odds of an answer above cut k = (sum of the estimates of the levels that hold) − cut k
    Source: McCullagh (1980).

    >>> cells = pd.DataFrame({
    ...     "satisfied": ["low", "medium", "high"] * 2,
    ...     "asked": ["no"] * 3 + ["yes"] * 3,
    ...     "people": [30, 20, 10, 15, 20, 25],
    ... })
    >>> levels = {"satisfied": ["low", "medium", "high"], "asked": ["no", "yes"]}
    >>> found = proportional_odds(cells, "satisfied", levels, count="people")
    >>> found.effects[["level", "odds_ratio"]].round(2).values.tolist(), found.n
    ([['yes', 3.23]], 120)
    """
    choice("outcome", outcome, named("levels", levels))
    levels = {column: listed(f"levels: {column}", known) for column, known in levels.items()}
    z = two_sided_z(confidence)
    cells, people, dropped = _cells(table, levels, count)
    predictors = [name for name in levels if name != outcome]
    if not predictors:
        raise CocreaError(
            "ordinal.predictors",
            N_("Name at least one column beside the outcome in “levels”, with its levels in order."),
        )
    terms = [(name, level) for name in predictors for level in levels[name][1:]]
    design = np.column_stack([cells[name] == level for name, level in terms]).astype(float)
    answers = cells[outcome].map({level: place for place, level in enumerate(levels[outcome])})
    estimates, cuts, covariance, deviance = _fitted(outcome, answers.to_numpy(int), design, people)
    se = np.sqrt(np.diag(covariance))
    odds = len(terms)
    effects = pd.DataFrame(terms, columns=["predictor", "level"]).assign(
        estimate=estimates,
        se=se[:odds],
        odds_ratio=np.exp(estimates),
        odds_low=np.exp(estimates - z * se[:odds]),
        odds_high=np.exp(estimates + z * se[:odds]),
        p=2 * special.ndtr(-np.abs(estimates / se[:odds])),
    )
    names = [f"{worse}|{better}" for worse, better in pairwise(levels[outcome])]
    thresholds = pd.DataFrame({"cut": names, "estimate": cuts, "se": se[odds:]})
    return ProportionalOdds(effects, thresholds, deviance, int(people.sum()), dropped)


def _cells(
    table: pd.DataFrame, levels: Mapping[str, Sequence[object]], count: str | None
) -> tuple[pd.DataFrame, Floats, int]:
    """The distinct combinations of answers, how many people gave each, how many are left out.

    A model of counts stays small, however many people there are.
    """
    columns = list(levels)
    given = table_with(table, *columns, *([] if count is None else [count]))
    counts = np.ones(len(given)) if count is None else whole_numbers(count, given[count], 0)
    answered = given[columns].assign(_people=counts).dropna()
    cells = answered.groupby(columns, sort=False, observed=True, as_index=False)["_people"].sum()
    cells = cells[cells["_people"] > 0]
    for column in columns:
        known, found = levels[column], set(cells[column])
        if len(known) < 2 or len(set(known)) < len(known):
            raise CocreaError(
                "ordinal.levels",
                N_("Give “{column}” two different levels or more, in order; it has: {known}."),
                column=column,
                known=", ".join(map(str, known)),
            )
        if strange := sorted(map(str, found - set(known))):
            raise CocreaError(
                "ordinal.strange",
                N_("“{column}” holds “{found}”, which is none of its levels: {known}."),
                column=column,
                found=strange[0],
                known=", ".join(map(str, known)),
            )
        if unused := [level for level in known if level not in found]:
            raise CocreaError(
                "ordinal.unused",
                N_("Nobody has “{level}” in “{column}”. Leave that level out."),
                column=column,
                level=unused[0],
            )
    people = cells["_people"].to_numpy(float)
    return cells[columns], people, int(counts.sum() - people.sum())


def _fitted(
    outcome: str, answers: np.ndarray, design: Floats, people: Floats
) -> tuple[Floats, Floats, Floats, float]:
    """Estimates, cuts, the covariance of both, and the deviance, by statsmodels' OrderedModel."""
    from statsmodels.miscmodels.ordinal_model import OrderedModel  # heavy: only who asks for it waits

    mean = people.mean()

    class Counted(OrderedModel):
        """OrderedModel takes no counts: here each row weighs as many people as it stands for.

        The weights average 1, so that the search ends as exactly for a million as for a hundred.
        """

        def loglike(self, params: Floats) -> float:
            return float(people / mean @ self.loglikeobs(params))

    model = Counted(answers, design, distr="logit")
    # its own warning of a search that ended early is replaced by what the end itself shows, below
    result = model.fit(
        method="bfgs", gtol=1e-8, maxiter=1000, disp=0, skip_hessian=True, warn_convergence=False
    )
    params = np.asarray(result.params)
    odds = design.shape[1]
    cuts = model.transform_threshold_params(params)[1:-1]
    information, slope = -mean * np.asarray(model.hessian(params)), mean * np.asarray(model.score(params))
    if max(np.abs(params[:odds]).max(), np.abs(cuts).max()) > TOO_FAR or np.linalg.cond(information) > 1e10:
        raise no_odds(outcome)
    covariance = np.linalg.inv(information)
    if slope @ covariance @ slope > 1e-6:  # squared distance from the maximum, in standard errors
        raise no_odds(outcome)
    # statsmodels estimates the first cut and the logs of the steps between them; a cut is their sum
    steps = np.exp(params[odds + 1 :])
    turn = np.eye(params.size)
    turn[odds:, odds:] = np.tril(np.ones((cuts.size, cuts.size))) * np.concatenate([[1.0], steps])
    return params[:odds], cuts, turn @ covariance @ turn.T, float(-2 * mean * model.loglike(params))
