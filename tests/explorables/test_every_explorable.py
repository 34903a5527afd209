"""What holds for each explorable of the course, in every language: nothing here names one."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cocrea import CocreaError, explorables
from cocrea.chapters import place
from cocrea.explorables.makers import explorable, is_builder, title_of
from cocrea.language import LANGUAGES, speaking
from cocrea.palette import DARK, LIGHT
from cocrea.widgets.explorer import Explorer
from cocrea.widgets.front import asset
from cocrea.widgets.lattice import Lattice, unpack
from tests.stepping import expected, somewhere, state_of, steps_of

FILES = [file for file in Path(explorables.__file__).parent.glob("*/x*.py")]
KNOWN = explorables.known()
STEPPED = {id: make for id, make in KNOWN.items() if not is_builder(make)}  # a Builder has no states
EVERY = list(product(STEPPED, LANGUAGES))
MOST_STATES = 5_000
HEAVIEST = 60_000  # bytes, of a page's 450 000
DIGITS = re.compile(r"\d+")
GROUPED = re.compile(r"(?<=\d)\W(?=\d{3}\b)")  # 1 120, which Spanish closes up
BROKEN = re.compile(r"^\s*$|[{}]|\b(nan|inf|None)\b")


@cache
def made(id: str, code: str) -> Explorer:
    with speaking(code):
        return KNOWN[id]()


@cache
def lattice(id: str, code: str) -> Lattice:
    return unpack(made(id, code).board.lattice)


def places(explorer: Explorer) -> list[dict[str, Any]]:
    """The opening, the middle, both ends, and states at random."""
    steps, chance = steps_of(explorer), random.Random(explorer.title)
    ends = ({name: values[at] for name, values in steps.items()} for at in (0, -1))
    middle = {name: values[len(values) // 2] for name, values in steps.items()}
    return [explorer.values, middle, *ends, *(somewhere(explorer, chance) for _ in range(20))]


def test_each_file_makes_the_explorable_that_it_is_named_after() -> None:
    named = {"X{}.{}".format(*re.match(r"x(\d)(\d+)_", file.name).groups()): file.stem for file in FILES}
    assert {id: make.__module__.rpartition(".")[2] for id, make in KNOWN.items()} == named
    assert len(named) == len(FILES)
    assert list(KNOWN) == sorted(KNOWN, key=place)


def test_two_functions_cannot_make_one_explorable() -> None:
    with pytest.raises(CocreaError, match=r"both make X4\.3"):
        explorable("X4.3", "Another")(lambda: None)


def test_a_chapter_is_imported_when_it_is_used_and_no_other_name_is_made_up() -> None:
    look = "import sys; from cocrea import explorables; print('altair' in sys.modules, dir(explorables))"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("False") and "'moments'" in done.stdout and "'known'" in done.stdout
    for module in (explorables, explorables.moments):
        with pytest.raises(AttributeError, match="no attribute 'zone'"):
            module.zone  # noqa: B018


@pytest.mark.parametrize("id", STEPPED)
def test_its_chapter_offers_it_and_its_docstring_tells_id_and_states(id: str) -> None:
    make = KNOWN[id]
    chapter = getattr(explorables, make.__module__.split(".")[-2])
    assert getattr(chapter, make.__name__) is make and make.__name__ in dir(chapter)
    doc = make.__doc__ or ""
    assert doc.startswith(f"{id}: ")
    assert f"{made(id, 'en').n_states:,} states." in doc


@pytest.mark.parametrize("id, code", EVERY)
def test_it_can_be_named_without_being_made(id: str, code: str) -> None:
    with speaking(code):
        assert title_of(KNOWN[id]) == made(id, code).title


@pytest.mark.parametrize("id, code", EVERY)
def test_numbers_are_finite_and_the_page_keeps_what_python_computes(id: str, code: str) -> None:
    explorer = made(id, code)
    assert 1 < explorer.n_states <= MOST_STATES
    assert len(explorer.board.lattice) < HEAVIEST
    for given in places(explorer):
        with speaking(code):
            data, said = expected(explorer, given)
        kept = lattice(id, code).state(state_of(explorer, given))
        assert (kept.data(), kept.said) == (data, said)
        for row in [row for rows in data.values() for row in rows]:
            assert None not in row.values(), f"{given}: {row}"
            assert all(np.isfinite(v) for v in row.values() if not isinstance(v, str)), f"{given}: {row}"


@pytest.mark.parametrize("id, code", EVERY)
def test_every_state_is_said_in_whole_sentences_with_numbers(id: str, code: str) -> None:
    sentences = lattice(id, code).sentences
    assert not [said for said in sentences if BROKEN.search(said)]
    assert all(said.rstrip().endswith((".", "?", "!")) for said in sentences)
    with_numbers = sum(bool(DIGITS.search(said)) for said in sentences)
    assert with_numbers >= 0.75 * len(sentences)


def numbers(said: str) -> Counter[str]:
    return Counter(DIGITS.findall(GROUPED.sub("", said)))


@pytest.mark.parametrize("id, code", [(id, code) for id, code in EVERY if code != "en"])
def test_another_language_says_the_same_numbers_in_other_words(id: str, code: str) -> None:
    ours, theirs = lattice(id, "en"), lattice(id, code)
    assert made(id, code).title != made(id, "en").title
    for said, also in zip(ours.sentences, theirs.sentences, strict=True):
        assert said != also
        assert numbers(said) == numbers(also)
    for source in ("rows", "here"):
        columns = getattr(theirs, source)
        for name, values in getattr(ours, source).items():
            if values.dtype != object:
                np.testing.assert_array_equal(columns[name], values)


@pytest.mark.parametrize("id, code", EVERY)
def test_its_picture_for_paper_has_words_and_the_sentence(id: str, code: str) -> None:
    explorer = made(id, code)
    with speaking(code):
        still = explorer.still()
    label = re.search(r'<svg role="img" aria-label="([^"]+)"', still)
    assert label and len(label[1]) > 60
    assert len(re.findall(r"<text[^>]*>[^<]*\w", still)) >= 3
    assert explorer.board.sentence.replace("&", "&amp;") in still
    assert not re.search(r"NaN|undefined|null", still)


@pytest.mark.parametrize("id", STEPPED)
def test_its_colours_are_the_pages_own(id: str) -> None:
    css, spec = asset("widgets.css").decode(), json.dumps(made(id, "en").board.spec)
    used = set(re.findall(r"var\(--cocrea-(\w+),", spec))
    assert used and not re.search(r'[":]#[0-9a-f]{3}', spec)
    for name in used:
        assert re.search(rf"--cocrea-{name}:[^;]*{LIGHT[name]}", css), name
        assert re.search(rf"--cocrea-{name}:[^;]*{DARK[name]}", css), name
