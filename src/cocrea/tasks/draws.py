"""Draws that are the same on every machine and in every year.

A variant must give the same customers on a student's phone and on the
instructor's laptop, whatever numpy is installed there, so nothing here uses a
random-number generator: names are put in the order of their SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import pairwise


def in_seeded_order(seed: str, names: Iterable[str]) -> list[str]:
    """`names` in an order that depends on `seed` alone.

    >>> from cocrea.tasks.draws import in_seeded_order
    >>> in_seeded_order("a", ["1", "2", "3"]) == in_seeded_order("a", ["3", "2", "1"])
    True
    """
    return sorted(names, key=lambda name: sha256(f"{seed}/{name}".encode()).digest())


def apart(values: Iterable[float], tolerance: float) -> bool:
    """Whether any two of `values` are more than twice the tolerance from each other.

    Then no answer can lie within the tolerance of two of them.

    >>> from cocrea.tasks.draws import apart
    >>> apart([25.0, 33.3, 8.3], 0.5), apart([25.0, 25.9], 0.5)
    (True, False)
    """
    ordered = sorted(values)
    return all(after - before > 2 * tolerance for before, after in pairwise(ordered))
