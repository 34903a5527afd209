"""The keys of E1.2, E1.4 and E1.5, worked out a second way; and that their verdicts go both ways."""

from __future__ import annotations

from collections import Counter
from math import log

import pytest

from cocrea.tasks.nature.e102_kappa import TwoManagers
from cocrea.tasks.nature.e104_steps_and_paths import PATHS, StepsAndPaths, steps_of
from cocrea.tasks.nature.e105_cell_or_industry import SPREADS, CellOrIndustry

NAMES = [f"s{n:03d}" for n in range(40)]


@pytest.mark.parametrize("name", NAMES)
def test_kappa_by_hand(name: str) -> None:
    task = TwoManagers.variant(name)
    a, b, c, d = task.both, task.first_only, task.second_only, task.neither
    n = a + b + c + d
    agree, chance = (a + d) / n, ((a + b) * (a + c) + (c + d) * (b + d)) / n**2
    assert task.agree == pytest.approx(100 * agree)
    assert task.chance == pytest.approx(100 * chance)
    assert task.kappa == pytest.approx((agree - chance) / (1 - chance))
    if task.verdict == "trap":
        assert agree >= 0.80 and task.kappa < 0.60 and max(a + b, a + c) / n > 0.85
    if task.verdict == "one-sided":
        assert abs(b - c) / n >= 0.20


def test_the_worked_example_of_the_dossier() -> None:
    """Four managers' cells of another size: the same formula (E1.2 of the vectors is a 4 × 4 table)."""
    assert TwoManagers(22, 4, 6, 28).kappa == pytest.approx(0.6637, abs=5e-5)


@pytest.mark.parametrize("name", NAMES)
def test_divergence_by_hand(name: str) -> None:
    task = StepsAndPaths.variant(name)
    for visits, found in ((task.before, task.divergence_before), (task.after, task.divergence_after)):
        shares = [n / sum(visits) for n in visits if n]
        nats = -sum(p * log(p) for p in shares)
        assert found == pytest.approx(nats / log(len(shares)))
    taken = [path for path, n in zip(PATHS, task.after, strict=True) if n]
    assert task.steps == len({step for path in taken for step in steps_of(path)})


@pytest.mark.parametrize("kind", SPREADS)
def test_omega_squared_by_hand(kind: str) -> None:
    task = CellOrIndustry("heterogeneity", kind, 5)
    score = task.given["heterogeneity"]
    for label, found in (("cell", task.omega_cell), ("industry", task.omega_industry)):
        groups = task.given.groupby(label)["heterogeneity"]
        total = ((score - score.mean()) ** 2).sum()
        within = ((score - groups.transform("mean")) ** 2).sum()
        k, n = groups.ngroups, len(score)
        mean_square = within / (n - k)
        assert found == pytest.approx((total - within - (k - 1) * mean_square) / (total + mean_square))


@pytest.mark.parametrize("task", [TwoManagers, StepsAndPaths, CellOrIndustry])
def test_every_verdict_is_right_for_some(task: type[TwoManagers | StepsAndPaths | CellOrIndustry]) -> None:
    variants = [task.variant(f"v{n:03d}") for n in range(120)]
    for name in ("verdict", "because", "first", "eta"):
        if name in task.answers:
            right = Counter(variant.key[name] for variant in variants)
            assert len(right) >= 2 and max(right.values()) < 0.7 * len(variants), (name, right)
