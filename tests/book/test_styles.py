"""Style sheets cut to what pages use."""

from __future__ import annotations

import pytest

from cocrea.book.site.styles import Names, elements, used, words_in_quotes

PAGE = '<nav id="menu" class="bar wide"><a href="#">x</a></nav><noscript><p class="note">y</p></noscript>'
NAMES = Names(elements(PAGE), words_in_quotes('el.classList.add("open"); make("dialog")'))


@pytest.mark.parametrize("selector", [
    "nav", "*", ".bar", ".wide.bar", "nav#menu.bar > a:hover", "a::before", ":root", ".note", "nav.open",
    "dialog .bar", "a:not(.nowhere)", ":is(.nowhere, .bar)", "[data-theme=dark] nav", "p ~ a",
])  # fmt: skip
def test_a_rule_that_can_fit_stays(selector: str) -> None:
    assert used(f"{selector}{{color:red}}", NAMES).endswith("{color:red}")


@pytest.mark.parametrize("selector", [
    "table", ".nowhere", "nav .nowhere", "a.bar", ".bar.note", "#other", ":is(.nowhere, table)",
    ".open.nowhere",
])  # fmt: skip
def test_a_rule_that_fits_nothing_goes(selector: str) -> None:
    assert used(f"{selector}{{color:red}}", NAMES) == ""


def test_of_a_list_only_those_that_fit_stay() -> None:
    assert used("table, nav , .x a{color:red}", NAMES) == "nav{color:red}"


def test_groups_are_read_through_and_go_when_empty() -> None:
    sheet = '@media print{table{a:b} nav{c:d}} @supports (x:y){table{a:b}} @charset "utf-8";'
    assert used(sheet, NAMES) == "@media print{nav{c:d}}"


def test_what_nothing_calls_goes_with_its_last_caller() -> None:
    sheet = """
      :root{--one:1px;--two:var(--one);--three:red;--page:blue}
      nav{width:var(--one);animation:spin 1s} table{width:var(--two)}
      @keyframes spin{to{rotate:1turn}} @keyframes jump{to{top:0}}
      @font-face{font-family:"Near"} @font-face{font-family:"Far"} a{font-family:"Near"}
    """
    text = used(sheet, NAMES, elsewhere='<p style="color:var(--page)">')
    assert ":root{--one:1px;--page:blue;}" in text
    assert "spin{" in text and "jump" not in text and "Near" in text and "Far" not in text
