"""The walk over MyST: nothing changes by itself, and no prose is passed by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cocrea.book.source.myst import SPAN, parser
from cocrea.book.spanish.walk import identical, is_prose, walk
from cocrea.errors import CocreaError

FIXTURE = Path(__file__).parent / "fixtures" / "every-construct.md"
EXTENSIONS = [
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "substitution",
    "tasklist",
]


@pytest.fixture(scope="module")
def reader() -> MarkdownIt:
    return parser({"parse": {"myst_enable_extensions": EXTENSIONS}})


@pytest.fixture(scope="module")
def text() -> str:
    return FIXTURE.read_text(encoding="utf-8")


def messages(text: str, reader: MarkdownIt) -> list[tuple[str, int, str]]:
    found: list[tuple[str, int, str]] = []
    walk(text, reader, lambda message, line, kind: found.append((message, line, kind)) or message, "page.md")
    return found


def pseudo(text: str, reader: MarkdownIt) -> str:
    return walk(text, reader, lambda message, _line, _kind: f"«{message}»", "page.md")


def test_a_walk_without_translation_changes_nothing(reader: MarkdownIt, text: str) -> None:
    identical(text, reader, lambda message, _line, _kind: message, "page.md")


@pytest.mark.parametrize("path", sorted(Path(__file__).parents[2].glob("[bs]o*/*.md")), ids=lambda p: p.name)
def test_our_own_pages_come_out_as_they_are(path: Path, reader: MarkdownIt) -> None:
    page = path.read_text(encoding="utf-8")
    identical(page, reader, lambda message, _line, _kind: message, str(path))


@pytest.mark.parametrize(
    "expected",
    [
        ("A page title", "front matter"),
        ("the shop", "front matter"),
        ("Every *construct*", "heading"),
        ("A quotation that goes on.", "paragraph"),
        ("Its title", "argument of note"),
        ("an item that goes on", "paragraph"),
        ("and has a second paragraph", "paragraph"),
        ("beside the code", "comment in code"),
        ("nested", "paragraph"),
        ("cell with {numref}`tab-one`", "table cell"),
        ("Word defined", "dt"),
        ("Its definition goes on", "paragraph"),
        ("position", "words in a formula"),
        ("The note goes on.", "paragraph"),
        ("It has two paragraphs.", "paragraph"),
        ("What is to be seen", "option"),
        ("Another: with a colon", "option"),
        ("The caption.", "paragraph"),
        ("A table's title", "argument of table"),
        ("Left", "paragraph"),
        ("Innermost.", "paragraph"),
        ("One tab", "argument of tab-item"),
        ("A card", "argument of grid-item-card"),
        ("zone", "glossary term"),
        ("Twice explained.", "paragraph"),
        ("A caption of code, over two lines.", "option"),
        ("What the code draws", "option"),
        ("Show it", "option"),
        ("A comment that takes two lines", "comment in code"),
        ("Say what it does.", "string in code"),
        ("A title with ñ", "string in code"),
        ("{título} of {1 + 1}", "string in code"),
        ("points", "option"),
        ("The first option goes on.", "paragraph"),
        ("in the solution", "comment in code"),
    ],
)
def test_each_piece_of_prose_is_a_message(reader: MarkdownIt, text: str, expected: tuple[str, str]) -> None:
    assert expected in [(message, kind) for message, _line, kind in messages(text, reader)]


def test_messages_name_their_line(reader: MarkdownIt, text: str) -> None:
    lines = text.split("\n")
    for message, line, _kind in messages(text, reader):
        first = re.split(r"\W", message.split()[0].strip("*{}`"))[0]
        assert any(first in near for near in lines[line - 1 : line + 1]), (message, line)


def test_hard_breaks_stay(reader: MarkdownIt, text: str) -> None:
    message = next(m for m, _line, _kind in messages(text, reader) if "hard break" in m)
    assert message.count("\n") == 1 and "hard break\\\nafter it" in message


def test_what_is_not_prose_is_left_alone(reader: MarkdownIt, text: str) -> None:
    said = " ".join(message for message, _line, _kind in messages(text, reader))
    for word in (
        "first-code",
        "50%",
        "noqa",
        "shown, not run",
        "docname",
        "hide-input",
        "fig-one",
        "matplotlib",
    ):
        assert word not in said


def test_pseudo_language_leaves_nothing_outside(reader: MarkdownIt, text: str) -> None:
    outside = re.sub(r"(?s)«.*?»", "", pseudo(text, reader))
    outside = re.sub(r"(?s)\A---.*?\n---\n", "", outside)  # keys of the front matter
    outside = re.sub(r"(?s)```python.*?```", "", outside)  # code that is shown, not run
    outside = re.sub(r"(?m)^% .*$|^\+\+\+.*$|^\(.*\)=$|^\[ref\]:.*$", "", outside)
    outside = re.sub(r"(?m)^[ >]*(- )?([`:]{3,}).*$", "", outside)  # the names of directives
    outside = re.sub(r"(?m)^\s*(:[\w-]+:|[\w-]+:).*$", "", outside)  # options and their names
    outside = re.sub(r"(?m)^\s*(%|def |return |x = 1|título = ).*$", "", outside)  # code
    outside = re.sub(r"\$\$[^$]*\$\$|\$[^$]*\$|\(eq-position\)|\\mathrm\{MSA\}.*", "", outside)
    outside = re.sub(r"- (first-code|second):", "", outside)
    outside = re.sub(r"\[\^why\]:|## \S*$", "", SPAN.sub("", outside))
    assert not re.search(r"[^\W\d_]", outside), outside


def test_pseudo_language_has_the_same_blocks(reader: MarkdownIt, text: str) -> None:
    def blocks(text: str) -> list[tuple[str, int]]:
        return [(token.type, token.level) for token in reader.parse(text)]

    assert blocks(pseudo(text, reader)) == blocks(text)


def test_an_unknown_directive_is_named_with_its_place(reader: MarkdownIt) -> None:
    with pytest.raises(CocreaError, match=r"page\.md:4: the directive “surprise”"):
        messages(
            "# Title\n\n> :::{note}\n> :::{surprise}\n> :::\n> :::\n".replace(":::{note}", "::::{note}"),
            reader,
        )


def test_raw_html_with_words_is_refused(reader: MarkdownIt) -> None:
    with pytest.raises(CocreaError, match=r"page\.md:3: raw HTML"):
        messages("Text\n\n<div>words</div>\n", reader)
    assert messages("<div class='x'></div>\n\n<!-- for us -->\n", reader) == []


def test_a_choice_needs_its_codes(reader: MarkdownIt) -> None:
    with pytest.raises(CocreaError, match=r"page\.md:4: write each option"):
        messages(":::{task-choice} why\nThe question?\n\n- no code here\n:::\n", reader)


def test_a_cell_that_is_no_python_is_named(reader: MarkdownIt) -> None:
    with pytest.raises(CocreaError, match=r"page\.md:3: this cell is no Python"):
        messages("```{code-cell}\nx = 1\nif x\n```\n", reader)


def test_other_languages_in_a_cell_stay(reader: MarkdownIt) -> None:
    assert messages("```{code-cell}\n%%html\n<b>for</b>\n```\n", reader) == []


def test_joined_strings_are_refused_where_strings_are_prose(reader: MarkdownIt) -> None:
    with pytest.raises(CocreaError, match=r"page\.md:3: join the neighbouring strings"):
        messages('```{code-cell}\n:tags: [i18n]\nx = "one " "two"\n```\n', reader)


def test_an_f_string_is_one_message_with_its_formats(reader: MarkdownIt) -> None:
    cell = '```{code-cell}\n:tags: [i18n]\nx = f"{100 * y:.1f} % of {n} customers"\n```\n'
    assert [found[0] for found in messages(cell, reader)] == ["{100 * y:.1f} % of {n} customers"]


@pytest.mark.parametrize(
    ("message", "prose"),
    [
        ("$A \\le P$", False),
        ("`code`", False),
        ("{cite:p}`someone2001`", False),
        ("1.5 %", False),
        ("{term}`zone`", True),
        ("{ref}`words <label>`", True),
        ("$\\text{below}$", True),
        ("Words", True),
    ],
)
def test_what_counts_as_prose(message: str, prose: bool) -> None:
    assert is_prose(message) is prose


def test_options_that_are_no_yaml_are_named(reader: MarkdownIt) -> None:
    with pytest.raises(CocreaError, match=r"page\.md:2: the options between --- are no YAML"):
        messages("```{figure} x.png\n---\nalt: One: two\n---\n```\n", reader)
