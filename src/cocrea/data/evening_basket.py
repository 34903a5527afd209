"""The six o'clock basket: an invented project of Quetzalia that page 7.4 and its explorable share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Project:
    """What a project costs in any case, and what it brings if it can be built, in thousands."""

    value: int
    cost: int


BASKET = Project(value=100, cost=25)
WORKSHOP = 20  # customers who thought it up
CRATES = 40  # that the cold room holds in the evening
PROMISED = 60  # baskets an evening, on the wall of the store
