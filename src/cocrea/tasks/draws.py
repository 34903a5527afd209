"""Draws that are the same on every machine and in every year.

A variant must give the same customers on a student's phone and on the
instructor's laptop, whatever numpy is installed there, so nothing here uses a
random-number generator: names are put in the order of their SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from statistics import NormalDist
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Draw:
    """The choices for one attempt at the data of a variant: what is asked for by one name is always the same.

    >>> from cocrea.tasks.draws import Draw
    >>> draw = Draw("E4.1", "s07")
    >>> draw.of("target", (80, 85, 90)) == Draw("E4.1", "s07").of("target", (80, 85, 90))
    True
    """

    task: str
    variant: str
    attempt: int = 0

    def of(self, name: str, values: Sequence[T]) -> T:
        """One of `values`, each equally likely over variants."""
        return one_of(self._seed(name), values)

    def of_a_kind(self, name: str, kinds: Mapping[str, Iterable[T]]) -> T:
        """One of the values of one kind: each kind equally likely, and within it each value."""
        return self.of(f"{name}/which", tuple(kinds[self.of(name, tuple(kinds))]))

    def chance(self, name: str) -> float:
        """A number from 0 to 1 (1 left out), evenly spread over variants."""
        return chance(self._seed(name))

    def normal(self, name: str) -> float:
        """A standard normal deviate; the outermost millionth on either side is cut off."""
        return NormalDist().inv_cdf(min(max(self.chance(name), 1e-6), 1 - 1e-6))

    def order(self, values: Iterable[T], name: str = "") -> list[T]:
        """`values` in an order of this draw."""
        return in_seeded_order(self._seed(name), values)

    def _seed(self, name: str) -> str:
        attempt = f"{self.task}/{self.variant}/{self.attempt}"
        return f"{attempt}/{name}" if name else attempt


def kind_of(kinds: Mapping[str, Iterable[T]]) -> dict[T, str]:
    """The kind of each value, where `kinds` names the values of each kind, as `Draw.of_a_kind` takes them.

    >>> from cocrea.tasks.draws import kind_of
    >>> kind_of({"fact": ("minutes", "errors"), "feeling": ("angry",)})
    {'minutes': 'fact', 'errors': 'fact', 'angry': 'feeling'}
    """
    return {value: kind for kind, values in kinds.items() for value in values}


def in_seeded_order(seed: str, values: Iterable[T]) -> list[T]:
    """`values` in an order that depends on `seed`, and on how each is written, alone.

    >>> from cocrea.tasks.draws import in_seeded_order
    >>> in_seeded_order("a", ["1", "2", "3"]) == in_seeded_order("a", ["3", "2", "1"])
    True
    """
    return sorted(values, key=lambda value: sha256(f"{seed}/{value}".encode()).digest())


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
