"""The reference: everything public has its entry, and every entry says what a reader needs."""

from __future__ import annotations

import ast
import builtins
import inspect
import re
import shutil
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from cocrea import models
from cocrea.book.derived.reference import (
    PAGE,
    STATISTICS,
    Documented,
    Part,
    example,
    known_works,
    label,
    main,
    page,
    parts,
    signature,
    write_pages,
)
from cocrea.models import moments
from cocrea.stats import holm, share

ROOT = Path(__file__).parents[2]
PARTS = {part.name: part for part in parts()}
FUNCTIONS = {
    f"{part.name}.{name}": (part, thing)
    for part in PARTS.values()
    for name, thing in part.entries.items()
    if inspect.isfunction(thing)
}
every_part = pytest.mark.parametrize("name", PARTS)
every_function = pytest.mark.parametrize("name", FUNCTIONS)


@every_function
def test_a_function_says_what_it_does_how_and_after_whom(name: str) -> None:
    _part, function = FUNCTIONS[name]
    doc = Documented.of(function)
    assert re.fullmatch(r"[^\n]{10,100}[.?]", doc.first), "one sentence, one line, at most 100 letters"
    assert doc.formula, "no line “Formula: …”"
    assert doc.source.endswith("."), "no line “Source: ….”, or none that ends in a period"
    assert doc.example, "no example"
    given = inspect.getdoc(function) or ""
    assert given.count("Formula:") == given.count("Source:") == 1
    assert "[T]" not in given, "a teaching simplification says so in words"


@every_function
def test_what_is_ours_says_so_at_both_ends(name: str) -> None:
    doc = Documented.of(FUNCTIONS[name][1])
    if doc.first.startswith("Teaching simplification: "):
        assert re.search(r"\b[Oo]urs\b", doc.source)


@every_function
def test_an_example_can_be_copied(name: str) -> None:
    """Every name in it is Python's, imported, or made by the example itself."""
    part, function = FUNCTIONS[name]
    tree = ast.parse(example(Documented.of(function).example, function, part))
    nodes = list(ast.walk(tree))
    imported = {
        a.asname or a.name for n in nodes if isinstance(n, ast.Import | ast.ImportFrom) for a in n.names
    }
    made = {n.id for n in nodes if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)}
    made |= {n.arg for n in nodes if isinstance(n, ast.arg)} | {
        n.name for n in nodes if isinstance(n, ast.FunctionDef)
    }
    used = {n.id for n in nodes if isinstance(n, ast.Name)}
    assert used <= imported | made | set(dir(builtins))
    assert function.__name__ in used


@every_part
def test_everything_public_stands_on_its_page_once(name: str) -> None:
    part = PARTS[name]
    text = page(part)
    headings = re.findall(r"^#{3,4} `(\w+)`$", text, re.M)
    assert sorted(headings) == sorted(name for name, thing in part.entries.items() if callable(thing))
    for constant in part.constants:
        assert f"\n{constant} = " in text


@every_part
def test_no_heading_skips_a_level(name: str) -> None:
    levels = [
        len(marks)
        for marks in re.findall(r"^(#+) \S", re.sub(r"(?ms)^```.*?^```$", "", page(PARTS[name])), re.M)
    ]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_label_is_its_own_and_every_link_leads_to_one() -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in (ROOT / "book").glob("*.md")}
    labels = Counter(
        one.lower() for text in pages.values() for one in re.findall(r"^\(([\w-]+)\)=$", text, re.M)
    )
    assert [one for one, times in labels.items() if times > 1] == []
    for path, text in pages.items():
        if path.name.startswith("reference"):
            found = re.findall(r"\]\(#([\w-]+)\)|\{ref\}`[^<`]*<([\w-]+)>`", text)
            assert {one or other for one, other in found} <= set(labels), path.name


def test_every_package_of_models_is_a_chapter_and_has_a_page() -> None:
    packages = {path.parent.name for path in Path(models.__path__[0]).glob("*/__init__.py")}
    assert packages and packages == set(PARTS) - {STATISTICS}
    assert PARTS["nature"].title == "Functions of chapter 1: the nature of the service"


@every_part
def test_every_part_has_a_title_and_a_place_in_the_contents(name: str) -> None:
    assert PARTS[name].title.startswith("Functions ")
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    assert f"'{PARTS[name].path.with_suffix('').as_posix()}'" in str(contents)
    assert len(PARTS[name].entries) > 5


def test_no_page_is_stale() -> None:
    assert write_pages(ROOT, check=True) == []


def test_a_page_of_a_package_that_is_gone_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "book").mkdir()
    for path in (ROOT / "book").glob("reference*.md"):
        shutil.copy(path, tmp_path / "book")
    shutil.copy(ROOT / "book" / "references.bib", tmp_path / "book")
    shutil.copy(ROOT / "_config.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["--check"]) == 0
    gone = tmp_path / "book" / "reference-astrology.md"
    gone.write_text("# Astrology\n", encoding="utf-8")
    (tmp_path / PAGE).write_text("# Another\n", encoding="utf-8")
    assert main(["--check"]) == 1 and gone.exists()
    assert main([]) == 0 and not gone.exists() and main(["--check"]) == 0


# -- how an entry is made -----------------------------------------------------------


def test_a_docstring_comes_apart() -> None:
    def sample(x: float, gap: float) -> float:
        """Say it in one line.

        Then more, with `gap` and `msa`.

        Formula: x + 1;
            or 2
        Source: Somebody (1999); another
            one (2001).

        >>> sample(1, 2)
        3
        """
        return x

    doc = Documented.of(sample)
    assert doc == Documented(
        "Say it in one line.",
        ("Then more, with `gap` and `msa`.",),
        "x + 1;\nor 2",
        "Somebody (1999); another\none (2001).",
        ">>> sample(1, 2)\n3",
    )


def test_a_short_call_is_one_line_and_a_long_one_has_a_line_each() -> None:
    assert signature(holm) == "holm(p: ArrayLike) -> Floats"
    assert signature(moments.ipa) == (
        "ipa(\n    table: pd.DataFrame,\n    cross: str | tuple[float, float] = 'data',\n"
        "    scale: tuple[float, float] = (1, 7),\n) -> pd.DataFrame"
    )


def test_an_example_brings_its_imports_and_shows_what_comes_out() -> None:
    made = example(">>> found = share(14, 20)\n>>> found.n\n20", share, PARTS["statistics"])
    assert made == "from cocrea.stats import share\n\nfound = share(14, 20)\nfound.n\n# 20"


def test_a_function_links_to_others_but_not_to_its_own_arguments() -> None:
    text = page(PARTS["moments"])
    assert "[`chain_reliability`](#ref-chain_reliability)" in text
    assert "[`ipa`](#ref-ipa)" not in text.split("(ref-ipa)=")[1].split("(ref-quadrant_certainty)=")[0]


def test_a_source_cites_what_the_bibliography_has() -> None:
    works = known_works(ROOT)
    assert works["Wilson (1927)"] == "wilson1927"
    assert works["Kano et al. (1984)"] == works["Kano, Seraku, Takahashi and Tsuji (1984)"] == "kano1984"
    assert "Parasuraman, Zeithaml and Berry (1994)" not in works  # there are two
    assert "\nSource: {cite:t}`student1908`.\n" in page(PARTS["statistics"], works)
    for part in PARTS.values():
        sources = re.findall(r"(?m)^Source: .*", page(part, works))
        assert not [said for said in works for source in sources if said in source]


def test_labels_tell_a_function_from_the_result_of_the_same_name() -> None:
    from cocrea.stats import Share

    assert (label(share), label(Share)) == ("ref-share", "ref-result-share")


def test_a_result_stands_below_the_first_function_that_gives_it() -> None:
    part: Any = Part("moments", moments)
    text = page(part)
    assert (
        text.index("### `kano_summary`") < text.index("#### `KanoSummary`") < text.index("### `kano_table`")
    )
    assert text.count("#### `KanoSummary`") == 1
