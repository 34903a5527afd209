"""X6.4: agreement stays level over the codes while kappa falls; where doubt leaves one out, it does not."""

from __future__ import annotations

import numpy as np
import pytest

from cocrea.explorables.listening.x64_codebook import (
    CODES,
    COIN,
    LEAVE,
    NOTES,
    SURE,
    TIMES,
    coded,
    codings,
    table,
)
from cocrea.stats import cohen_kappa, expected_agreement


def means(doubt: int) -> tuple[np.ndarray, np.ndarray]:
    """Agreement and kappa of each code, the mean over the times."""
    agreed, kappas = np.empty((TIMES, len(CODES))), np.empty((TIMES, len(CODES)))
    for time, given in enumerate(codings(doubt)):
        for place, one in enumerate(given):
            counts = table(one)
            agreed[time, place] = np.trace(counts) / NOTES
            kappas[time, place] = cohen_kappa(counts).value
    return agreed.mean(axis=0), np.nanmean(kappas, axis=0)


def test_with_a_coin_agreement_is_level_and_kappa_falls() -> None:
    agreed, kappas = means(COIN)
    expected = expected_agreement(SURE, 2, [share for _name, share in CODES])
    assert np.ptp(agreed) < 0.04
    assert agreed == pytest.approx(expected.p_o, abs=0.03)
    assert kappas == pytest.approx(expected.kappa, abs=0.1)
    assert kappas[0] > 0.7 and kappas[-1] < 0.4


def test_leaving_out_lifts_agreement_and_spares_kappa() -> None:
    agreed, kappas = means(LEAVE)
    assert agreed[-1] > agreed[0] + 0.08
    assert kappas[-1] > means(COIN)[1][-1] + 0.3


def test_nothing_is_shown_before_anybody_codes() -> None:
    state = coded(3, COIN, 0)
    assert set(state.rows["kind"]) == {-1} and max(state.rows["kappa"]) < -1
    state = coded(7, COIN, 4)
    assert len(state.rows["kind"]) == NOTES and (state.rows["kind"] >= 0).all()
    assert (state.rows["agree"] > 0).sum() == len(CODES)
