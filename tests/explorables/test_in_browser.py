"""Every explorable of the course in a published page, on a phone: what it shows is what Python says."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cocrea import explorables
from cocrea.explorables.makers import is_builder
from cocrea.language import LANGUAGES, speaking
from tests.browser import axe, opened, ready, write_page
from tests.stepping import check, somewhere

pytestmark = pytest.mark.slow
KNOWN = {id: make for id, make in explorables.known().items() if not is_builder(make)}
STEPS = 8


@pytest.mark.parametrize("id, code", list(product(KNOWN, LANGUAGES)))
def test_random_states_equal_python(browser: Browser, assets: Path, id: str, code: str) -> None:
    with speaking(code):
        explorer = KNOWN[id]()
        address = write_page(assets, explorer, f"{id}-{code}.html", language=code)
        page, watch = opened(browser, address, viewport={"width": 390, "height": 844})
        ready(page)
        chance, root = random.Random(f"{id} {code}"), page.locator(".cocrea-explorer")
        for _ in range(STEPS):
            check(root, explorer, somewhere(explorer, chance))
    assert axe(page, ".cocrea-explorer", contrast=code == "en") == []
    assert page.evaluate("window.shift") < 0.05
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert watch.complaints == []
    page.context.close()
