"""Every explorable of chapter 4 in a published page: what it shows is what Python says."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cocrea.explorables import moments
from tests.browser import axe, opened, ready, write_page
from tests.stepping import expected, move, shown, state_of, steps_of

pytestmark = pytest.mark.slow
NAMES = [name for name in moments.__all__ if name != "zone"]


@pytest.mark.parametrize("name", NAMES)
def test_random_states_on_a_phone_equal_python(browser: Browser, assets: Path, name: str) -> None:
    explorer = getattr(moments, name)()
    assert explorer.n_states <= 5000 and len(explorer.board.lattice) < 100_000
    phone = {"width": 390, "height": 844}
    page, watch = opened(browser, write_page(assets, explorer, f"{name}.html"), viewport=phone)
    ready(page)
    root = page.locator(".cocrea-explorer")
    chance, steps = random.Random(name), steps_of(explorer)
    for _ in range(8):
        given = {each: chance.choice(values) for each, values in steps.items()}
        move(root, explorer, given)
        root.locator(f'[data-state="{state_of(explorer, given)}"]').wait_for(timeout=5000)
        assert shown(root) == expected(explorer, given)
    assert axe(page, ".cocrea-explorer") == []
    assert page.evaluate("window.shift") < 0.05
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert watch.complaints == []
