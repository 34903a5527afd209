"""Draws that are the same on every machine and in every year.

A variant must give the same customers on a student's phone and on the
instructor's laptop, whatever numpy is installed there, so nothing here uses a
random-number generator: names are put in the order of their SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


def in_seeded_order(seed: str, names: Iterable[str]) -> list[str]:
    """`names` in an order that depends on `seed` alone.

    >>> from cocrea.tasks.draws import in_seeded_order
    >>> in_seeded_order("a", ["1", "2", "3"]) == in_seeded_order("a", ["3", "2", "1"])
    True
    """
    return sorted(names, key=lambda name: sha256(f"{seed}/{name}".encode()).digest())


def chance(seed: str) -> float:
    """A number from 0 to 1 (1 left out) that depends on `seed` alone, evenly spread over seeds.

    >>> from cocrea.tasks.draws import chance
    >>> chance("a") == chance("a"), 0 <= chance("b") < 1
    (True, True)
    """
    return int.from_bytes(sha256(seed.encode()).digest()[:6], "big") / 2**48


def one_of(seed: str, values: Sequence[T]) -> T:
    """One of `values`, each equally likely over seeds.

    >>> from cocrea.tasks.draws import one_of
    >>> one_of("a", [0.8, 0.85, 0.9]) in (0.8, 0.85, 0.9)
    True
    """
    return values[int(chance(seed) * len(values))]
