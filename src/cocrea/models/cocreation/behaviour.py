"""What customers do in co-creation, beyond buying (section 7.8).

Yi and Gong's (2013) dimensions are named here; their items are theirs and not printed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from cocrea.arguments import numbers, plain, quantity, table_with, together, too_few
from cocrea.stats import t_interval
from cocrea.stats.intervals import spread

PARTICIPATION = (
    "information_seeking",
    "information_sharing",
    "responsible_behaviour",
    "personal_interaction",
)
CITIZENSHIP = ("feedback", "advocacy", "helping", "tolerance")


def participation(
    information_seeking: ArrayLike,
    information_sharing: ArrayLike,
    responsible_behaviour: ArrayLike,
    personal_interaction: ArrayLike,
) -> Any:
    """Participation behaviour: the mean of its four dimensions, without which the service cannot be made.

    Each is a mean of answers, all on one scale; numbers, or arrays (a value a customer).
    Every dimension weighs the same, however many items it has.

    Formula: participation = (information_seeking + information_sharing + responsible_behaviour
        + personal_interaction) / 4
    Source: Yi and Gong (2013) for the dimensions; they fit factors, the plain mean is ours.

    >>> participation(5, 5.5, 6, 6.5)
    5.75
    """
    return _composite(
        information_seeking=information_seeking,
        information_sharing=information_sharing,
        responsible_behaviour=responsible_behaviour,
        personal_interaction=personal_interaction,
    )


def citizenship(feedback: ArrayLike, advocacy: ArrayLike, helping: ArrayLike, tolerance: ArrayLike) -> Any:
    """Citizenship behaviour: the mean of its four dimensions, which customers add of their own accord.

    Arguments as in `participation`.

    Formula: citizenship = (feedback + advocacy + helping + tolerance) / 4
    Source: Yi and Gong (2013) for the dimensions; they fit factors, the plain mean is ours.

    >>> citizenship(4, 5, 3, 4)
    4.0
    """
    return _composite(feedback=feedback, advocacy=advocacy, helping=helping, tolerance=tolerance)


def behaviour_table(answers: pd.DataFrame, confidence: float = 0.95) -> pd.DataFrame:
    """Participation, citizenship and their difference over customers, each with its t interval and n.

    `answers` has one row a customer and one column a dimension, named as in
    PARTICIPATION and CITIZENSHIP. Columns of the result: behaviour ("participation",
    "citizenship", "difference"), mean, low, high, sd (n − 1), n. A customer without one
    of the dimensions counts for the other behaviour alone. No complete customer at all
    raises CocreaError.

    Formula: mean ± t · sd / √n, of each customer's composite; difference = participation − citizenship
    Source: Student (1908).

    >>> few = pd.DataFrame([[5, 5, 6, 6, 4, 5, 3, 4], [6, 6, 7, 7, 4, 4, 4, 4]],
    ...                    columns=[*PARTICIPATION, *CITIZENSHIP])
    >>> behaviour_table(few)[["behaviour", "mean", "n"]].values.tolist()
    [['participation', 6.0, 2], ['citizenship', 4.0, 2], ['difference', 2.0, 2]]
    """
    table_with(answers, *PARTICIPATION, *CITIZENSHIP)
    taking_part, extra = (
        np.mean([numbers(name, answers[name]) for name in names], axis=0)  # NaN where one is missing
        for names in (PARTICIPATION, CITIZENSHIP)
    )
    composites = np.column_stack([taking_part, extra, taking_part - extra])
    n = (~np.isnan(composites)).sum(axis=0)
    if n[-1] == 0:
        raise too_few(0)
    mean, sd = np.nanmean(composites, axis=0), spread(composites)
    low, high = t_interval(mean, sd, n, confidence)
    names = ["participation", "citizenship", "difference"]
    return pd.DataFrame({"behaviour": names, "mean": mean, "low": low, "high": high, "sd": sd, "n": n})


def _composite(**dimensions: ArrayLike) -> Any:
    values = together(**{name: quantity(name, given) for name, given in dimensions.items()})
    return plain(np.asarray(np.mean(values, axis=0)))
