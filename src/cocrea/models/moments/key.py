"""Which moments are key: people let down in 100 visits (section 4.1)."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike

from cocrea.arguments import equally_long, plain, quantity


def people_let_down(below: ArrayLike, of_100: ArrayLike) -> Any:
    """How many people a moment lets down in 100 visits.

    `below` is the share (0 to 1) of customers who perceive less than they themselves
    would accept, `of_100` in how many of 100 visits the moment happens. It takes
    those who were asked to stand for those who live the moment, and needs only the
    order of each person's two answers (perceived below adequate or not), no distance
    between them.

    Formula: of_100 · below
    Source: ours; frequency of occurrence times frequency of failure.

    >>> round(people_let_down(0.25, 60), 4)
    15.0
    """
    share, visits = equally_long(
        below=quantity("below", below, low=0, high=1),
        of_100=quantity("of_100", of_100, low=0, high=100),
    )
    return plain(share * visits)
