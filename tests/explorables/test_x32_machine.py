"""X3.2: what one sale at a self-checkout saves, and what is taken from it again."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest

from cocrea.data.handed_over import TILL
from cocrea.explorables.coproduction import where_the_saving_goes
from cocrea.explorables.coproduction.x32_machine import BACK, HIGH, LOST, LOW, one_sale, sale


def test_it_opens_on_the_claim_of_the_slides_and_tells_nothing_of_losses() -> None:
    explorer = where_the_saving_goes()
    assert explorer.values == {"wage": 5, "lost": 0.0, "back": 0.0}
    assert explorer.board.sentence.startswith("Of 10.0 cents saved on a sale, 7.4 are left.")


def test_each_bar_begins_where_the_one_above_ends_and_the_last_is_the_rest() -> None:
    for wage, lost, back in product((2, 5, 12), LOST, BACK):
        rows = pd.DataFrame(one_sale(wage, lost, back).rows)
        assert rows["start"].iloc[1:4].tolist() == pytest.approx(rows["end"].iloc[:3].tolist())
        assert rows["end"].iloc[4] == pytest.approx(rows["end"].iloc[3])
        assert rows[["start", "end"]].to_numpy().min() >= LOW
        assert rows[["start", "end"]].to_numpy().max() <= HIGH


def test_the_sales_that_are_enough_pay_for_the_machines_and_one_fewer_does_not() -> None:
    for wage, lost, back in product((2, 5, 12), LOST, BACK):
        found = sale(wage, lost, back)
        if found.left <= 0:
            assert np.isnan(found.enough)
        else:
            each = found.left / 100
            assert found.enough * each >= TILL.fixed - 1e-6 > (found.enough - 1) * each - 1e-6


def test_it_says_never_where_every_sale_loses() -> None:
    assert "loses" in one_sale(5, 0.02, 0.0).said
    assert "would need" in one_sale(5, 0.005, 0.0).said
    assert "pay for the machines" in one_sale(12, 0.0, 0.0).said
