"""Formulas: what is drawn, and what is refused because it would be drawn wrongly."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from cocrea.book.source.mathml import mathml
from cocrea.errors import CocreaError

M = "{http://www.w3.org/1998/Math/MathML}"


def shown(tex: str) -> str:
    return "".join(ElementTree.fromstring(mathml(tex)).itertext())


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"A \le P \ge D", "A≤P≥D"),
        (r"P < A", "P<A"),
        (r"x_{i}^2", "xi2"),
        (r"\frac{P - A}{D - A}", "P−AD−A"),
        (r"\text{below the bar}", "below\u00a0the\u00a0bar"),
        (r"\text{percepción}", "percepción"),
        (r"\mathrm{MSA} = P - A", "MSA=P−A"),
        (r"50\,\%", "50%"),
        ("a\n+\nb", "a+b"),
    ],
)
def test_what_a_reader_sees(tex: str, text: str) -> None:
    assert shown(tex) == text


def test_display_and_inline_say_which_they_are() -> None:
    assert 'display="block"' in mathml("P", display=True)
    assert 'display="inline"' in mathml("P")


def test_bar_stands_over_its_letter() -> None:
    over = ElementTree.fromstring(mathml(r"\bar{P}_i")).find(f".//{M}mover")
    assert over is not None and "".join(over.itertext()) == "P¯"


def test_cases_are_rows_of_two_columns_set_left() -> None:
    table = ElementTree.fromstring(mathml(r"\begin{cases} 1 & P < A \\ 0 & \text{otherwise} \end{cases}"))
    assert [len(row) for row in table.iter(f"{M}mtr")] == [2, 2]
    assert all(cell.get("style") == "text-align: left" for cell in table.iter(f"{M}mtd"))


def test_plus_minus_has_room_on_both_sides() -> None:
    assert "<mo>&#x000B1;</mo>" in mathml(r"m \pm s")


@pytest.mark.parametrize(
    "tex",
    [
        r"\begin{align} a &= b \\ c &= d \end{align}",
        r"\begin{aligned} a &= b \end{aligned}",
        r"\begin{array}{lr} a & b \end{array}",
        r"a \\ b",
        r"a = b \tag{1}",
        r"a % and the rest",
        r"\unknown{x}",
        r"\text{50\%}",
        r"\text{with $x$}",
        r"\overline{P - A}",
        r"\underbrace{x}_{y}",
        r"\mathbb{1}[P < A]",
        r"\not=",
    ],
)
def test_what_would_be_drawn_wrongly_is_refused(tex: str) -> None:
    with pytest.raises(CocreaError) as caught:
        mathml(tex)
    assert caught.value.code == "math.refused"
    assert tex in str(caught.value)


@pytest.mark.parametrize("tex", [r"\frac{1}{2", "}{", r"a & b", r"\begin{cases} a"])
def test_what_cannot_be_read_is_refused(tex: str) -> None:
    with pytest.raises(CocreaError) as caught:
        mathml(tex)
    assert caught.value.code == "math.unreadable"
    assert tex in str(caught.value)
