from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocrea import CocreaError
from cocrea.models import coproduction as co

margin, retention, discount = st.floats(-100, 100), st.floats(0, 0.95), st.floats(0.01, 0.5)
cost, chance, refusers = st.floats(0, 200), st.floats(0, 1), st.sampled_from(co.REFUSERS)
SITUATION: dict[str, Any] = dict(new_margin=10, exit_cost=90, word_of_mouth=30, first_margin="now")


@pytest.mark.parametrize(
    ("name", "names", "keys"),
    [
        (
            "W3.6_clv",
            ("margin", "retention", "discount"),
            ("CLV_first_margin_now", "CLV_first_margin_after_1_period"),
        ),
        ("E3.6", ("m", "r", "d"), ("now", "later")),
    ],
)
def test_worked_examples(
    vector: Callable[[str], dict[str, Any]], name: str, names: tuple[str, ...], keys: tuple[str, str]
) -> None:
    example = vector(name)
    given = [example["inputs"][part] for part in names]
    output = example.get("output") or example["answer"]
    for convention, key in zip(co.FIRST_MARGIN, keys, strict=True):
        assert co.clv(*given, convention) == pytest.approx(output[key], abs=5e-5)


@given(margin, retention, discount)
def test_the_value_is_the_sum_of_its_margins(m: float, r: float, d: float) -> None:
    """Period by period, until what is left does not count."""
    t = np.arange(2000)
    now, later = (co.clv(m, r, d, convention) for convention in co.FIRST_MARGIN)
    assert now == pytest.approx(float((m * (r / (1 + d)) ** t).sum()), abs=1e-6)
    assert later == pytest.approx(float((m * (r / (1 + d)) ** t[1:]).sum()), abs=1e-6)
    assert now - later == pytest.approx(m, abs=1e-6)


def test_the_value_in_a_simulation() -> None:
    """40 000 customers who leave at random: within 4 standard errors."""
    rng = np.random.default_rng(36)
    left = rng.geometric(1 - 0.8, 40_000)  # the period in which each has left, from 1
    worth = 120 * (1 - 1.1 ** -left.astype(float)) / (1 - 1 / 1.1)
    standard_error = worth.std() / np.sqrt(len(worth))
    assert abs(co.clv(120, 0.8, 0.1, "now") - worth.mean()) < 4 * standard_error


def test_exercise_3_7_for_every_kind_of_refuser() -> None:
    """By hand: a margin is worth 1.1 / 0.3 times itself; −35 → −128.33, 10 → 36.67."""
    by_hand = dict(zip(co.REFUSERS, (0, -30, -35 * 1.1 / 0.3), strict=True))
    for kind, refused in by_hand.items():
        found = co.part_or_keep(-35, 0.8, 0.1, accept=0.4, refusers=kind, **SITUATION)
        assert found.keep == pytest.approx(-128.3333, abs=5e-5)
        assert found.part == -120
        assert found.reprice == pytest.approx(0.4 * 10 * 1.1 / 0.3 + 0.6 * refused)
        assert found.decision == "re-price"


def test_exercise_3_7_in_a_simulation() -> None:
    """100 000 customers are offered the new price; refusers leave and talk badly."""
    rng = np.random.default_rng(37)
    left = rng.geometric(0.2, 100_000)
    stream = 10 * (1 - 1.1 ** -left.astype(float)) / (1 - 1 / 1.1)
    worth = np.where(rng.random(100_000) < 0.4, stream, -30)
    found = co.part_or_keep(-35, 0.8, 0.1, accept=0.4, refusers=co.REFUSERS[1], **SITUATION)
    assert abs(found.reprice - worth.mean()) < 4 * worth.std() / np.sqrt(100_000)


@given(margin, margin, retention, discount, chance, cost, cost, refusers, cost)
def test_the_decision_is_the_largest(
    old: float,
    new: float,
    r: float,
    d: float,
    p: float,
    leaving: float,
    talk: float,
    kind: str,
    brought: float,
) -> None:
    given: dict[str, Any] = dict(
        new_margin=new,
        exit_cost=leaving,
        word_of_mouth=talk,
        refusers=kind,
        first_margin="now",
        referral=brought,
    )
    found = co.part_or_keep(old, r, d, accept=p, **given)
    values = dict(zip(co.OPTIONS, (found.keep, found.reprice, found.part), strict=True))
    for option in found.decision.split(" = "):
        assert values[option] == pytest.approx(max(values.values()), rel=1e-6, abs=1e-6)


@given(margin, margin, retention, discount, cost, cost, refusers)
def test_at_the_chance_that_flips_re_pricing_ties(
    old: float, new: float, r: float, d: float, leaving: float, talk: float, kind: str
) -> None:
    given: dict[str, Any] = dict(
        new_margin=new, exit_cost=leaving, word_of_mouth=talk, refusers=kind, first_margin="now"
    )
    flips = co.accept_that_flips(old, r, d, **given)
    at = co.part_or_keep(old, r, d, accept=[0, 1] if np.isnan(flips) else [flips, flips], **given)
    lead = at.reprice - np.maximum(at.keep, at.part)
    if np.isnan(flips):  # ahead at both ends, behind at both, or level all along
        assert lead[0] * lead[1] >= 0
    else:
        assert lead == pytest.approx([0, 0], abs=1e-6)


def test_ties_are_stated() -> None:
    found = co.part_or_keep(
        -30, 0.8, 0.1, new_margin=-50, accept=0.5, exit_cost=110, word_of_mouth=0,
        refusers="stay as they were", first_margin="now",
    )  # fmt: skip
    assert found.keep == pytest.approx(found.part) == pytest.approx(-110)
    assert found.decision == "keep = part"
    flips = co.accept_that_flips(-35, 0.8, 0.1, refusers="stay as they were", **SITUATION)
    tied = co.part_or_keep(-35, 0.8, 0.1, accept=flips, refusers="stay as they were", **SITUATION)
    assert tied.decision == "re-price = part"


def test_referrals_can_make_a_loss_worth_keeping() -> None:
    """The insight of X3.5: from a referral value on, keeping beats a price that half refuse."""
    found = co.part_or_keep(
        -30, 0.8, 0.1, accept=0.5, refusers="leave quietly", referral=np.arange(0, 201, 20), **SITUATION
    )
    assert found.decision[0] == "re-price" and found.decision[-1] == "keep"
    assert (np.diff(found.keep) > 0).all() and (np.diff(found.part) == 0).all()


def test_many_customers_are_decided_one_by_one() -> None:
    old, new = np.array([-35.0, 20.0, -80.0]), np.array([10.0, 25.0, -70.0])
    given: dict[str, Any] = dict(
        exit_cost=20, word_of_mouth=5, refusers="stay as they were", first_margin="now"
    )
    together = co.part_or_keep(old, 0.8, 0.1, new_margin=new, accept=0.4, **given)
    alone = [
        co.part_or_keep(*pair[:1], 0.8, 0.1, new_margin=pair[1], accept=0.4, **given)
        for pair in zip(old.tolist(), new.tolist(), strict=True)
    ]
    assert together.decision.tolist() == [one.decision for one in alone]
    assert together.reprice == pytest.approx([one.reprice for one in alone])


def worth(**changed: Any) -> co.PartOrKeep:
    given: dict[str, Any] = dict(accept=0.4, refusers="leave quietly", **SITUATION) | changed
    return co.part_or_keep(given.pop("margin", -35), given.pop("retention", 0.8), 0.1, **given)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: co.clv(120, 0.8, 0.1, "soon"), "argument.choice"),
        (lambda: co.clv(120, 1.2, 0.1, "now"), "argument.range"),
        (lambda: co.clv(120, 0.8, -0.1, "now"), "argument.least"),
        (lambda: co.clv(None, 0.8, 0.1, "now"), "argument.not-numbers"),
        (lambda: co.clv(120, 1, 0, "now"), "value.endless"),
        (lambda: worth(accept=1.4), "argument.range"),
        (lambda: worth(exit_cost=-5), "argument.least"),
        (lambda: worth(word_of_mouth=-5), "argument.least"),
        (lambda: worth(refusers="shrug"), "argument.choice"),
        (lambda: worth(new_margin=None), "argument.not-numbers"),
        (lambda: worth(margin=[1, 2], accept=[0.1, 0.2, 0.3]), "argument.shapes"),
    ],
)
def test_bad_input_is_one_clear_error(call: Callable[[], object], code: str) -> None:
    with pytest.raises(CocreaError) as caught:
        call()
    assert caught.value.code == code
    assert "{" not in str(caught.value)


def test_the_convention_must_be_named() -> None:
    with pytest.raises(TypeError):
        co.clv(120, 0.8, 0.1)  # type: ignore[call-arg]
