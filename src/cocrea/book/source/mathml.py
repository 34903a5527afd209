r"""Formulas as MathML, or not at all.

latex2mathml turns LaTeX into the MathML that browsers draw themselves. Some
input it draws wrongly without a word: `align` loses its columns, ``\tag`` lands
in front, an unescaped ``%`` swallows the rest, ``\overline`` stays as short as
a hyphen. Such a formula is refused here, so that a wrong one never reaches a
page. The list was drawn up by looking at each construct in Chromium.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from latex2mathml.converter import convert

from cocrea.errors import CocreaError
from cocrea.language import N_

ENVIRONMENTS = {"cases", "matrix", "pmatrix", "bmatrix", "vmatrix"}
REFUSED = re.compile(
    # drawn wrongly, or left out
    r"\\(?:tag|not|label|nonumber|notag|intertext|color|newcommand|def|lvert|rvert"
    r"|overline|underline|overbrace|underbrace|widehat|widetilde)(?![a-zA-Z])"
    # the start of a comment: the rest of the formula would vanish
    r"|(?<!\\)%"
    # a formula inside \text{…}
    r"|(?<!\\)\$"
)
ENVIRONMENT = re.compile(r"\\(?:begin|end)\{([^}]*)\}")
LETTERS = re.compile(r'mathvariant="(?!normal|italic)([\w-]+)"')  # browsers ignore all but these two
MENDED = {
    "<mi>&#x000B1;</mi>": "<mo>&#x000B1;</mo>",  # plus-minus is an operator, with room on both sides
}


def mathml(tex: str, display: bool = False) -> str:
    r"""The formula `tex` (LaTeX, without its dollar signs) as one ``<math>`` element.

    `display` sets it on a line of its own. Raises CocreaError, naming the
    formula, where the result would be malformed or drawn wrongly: `align` and
    its kin, a second line outside ``cases``, an unknown command, unbalanced
    braces.

    >>> from cocrea.book.source.mathml import mathml
    >>> mathml(r"A \le P").partition(">")[2]
    '<mrow><mi>A</mi><mo>&#x02264;</mo><mi>P</mi></mrow></math>'
    """
    formula = " ".join(tex.split())
    _refuse(formula)
    try:
        drawn = convert(formula, display="block" if display else "inline")
        root = ElementTree.fromstring(drawn)
    except Exception as error:  # latex2mathml raises whatever its parser happens to meet
        raise _unreadable(formula, type(error).__name__) from error
    if left_over := re.search(r"\\\S*", "".join(root.itertext())) or LETTERS.search(drawn):
        raise _wrongly_drawn(formula, left_over[0])
    for wrong, right in MENDED.items():
        drawn = drawn.replace(wrong, right)
    # MathML Core has no columnalign; browsers follow the style instead
    return re.sub(r'columnalign="(\w+)"', r'style="text-align: \1"', drawn)


def _refuse(formula: str) -> None:
    """Raise CocreaError where latex2mathml is known to draw something else than what is written."""
    for name in ENVIRONMENT.findall(formula):
        if name not in ENVIRONMENTS:
            raise _wrongly_drawn(formula, name)
    if found := REFUSED.search(formula):
        raise _wrongly_drawn(formula, found[0])
    inside = r"\\begin\{(" + "|".join(sorted(ENVIRONMENTS)) + r")\}.*?\\end\{\1\}"
    if r"\\" in re.sub(inside, "", formula):
        raise _wrongly_drawn(formula, r"\\")
    depth = 0
    for brace in re.findall(r"[{}]", re.sub(r"\\[\\{}]", "", formula)):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            break
    if depth:
        raise _unreadable(formula, "{ }")


def _wrongly_drawn(formula: str, part: str) -> CocreaError:
    return CocreaError(
        "math.refused",
        N_(
            "“{part}” in the formula “{formula}” would be drawn wrongly. Write it another way: "
            "one formula a line in place of align, words in \\text{{…}}, a percent sign as \\%."
        ),
        formula=formula,
        part=part,
    )


def _unreadable(formula: str, detail: str) -> CocreaError:
    return CocreaError(
        "math.unreadable",
        N_("The formula “{formula}” cannot be read ({detail}). Check its braces, \\begin and \\end."),
        formula=formula,
        detail=detail,
    )
