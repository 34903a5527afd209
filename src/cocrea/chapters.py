"""The chapters of the course: the one list of them.

A chapter's `name` is the name of its package in models, explorables and tasks, where
it has one; its number is in the ids of its tasks (E4.5) and explorables (X4.3), and in
the names of its pages (04-moments).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cocrea.language import N_


class Chapter(NamedTuple):
    """A chapter: its number, its name in the package, its title (a message)."""

    number: int
    name: str
    title: str


CHAPTERS = (
    Chapter(0, "start", N_("Begin here")),
    Chapter(1, "nature", N_("The nature of the service")),
    Chapter(2, "contact", N_("Contact levels")),
    Chapter(3, "coproduction", N_("Coproduction")),
    Chapter(4, "moments", N_("Moments of truth and gaps")),
    Chapter(5, "experience", N_("Customer experience")),
    Chapter(6, "listening", N_("Listening")),
    Chapter(7, "cocreation", N_("Co-creation")),
)


def place(id: str) -> tuple[int, ...]:
    """Where a task or an explorable stands in the course: sorts X4.2 before X4.10.

    >>> place("X4.10"), sorted(["E4.10", "E4.2"], key=place)
    ((4, 10), ['E4.2', 'E4.10'])
    """
    return tuple(int(digits) for digits in re.findall(r"\d+", id))
