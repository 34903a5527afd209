"""What several tests of the widgets need."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from cocrea.widgets.front import JS


@pytest.fixture(scope="module")
def script(browser: Browser) -> Page:
    """A blank page with answers.js alone."""
    page = browser.new_page()
    page.add_script_tag(path=str(JS / "answers.js"))
    return page
