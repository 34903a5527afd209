"""Errors: every sentence stands where it is raised, has all its facts, and is there in Spanish too."""

from __future__ import annotations

import ast
import copy
import pickle
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cocrea import CocreaError
from cocrea.language import _catalogue, speaking

SOURCE = Path(__file__).parents[1] / "src" / "cocrea"
# What makes an error: where its code stands among the arguments, before the sentence; which facts it adds
MAKERS: dict[str, tuple[int, set[str]]] = {
    "CocreaError": (0, set()),
    "fail": (0, {"file", "line"}),
    "refuse_where": (1, set()),
}


@dataclass(frozen=True)
class Raised:
    """An error as the source makes it; `facts` is None where they are handed on under names not seen here."""

    place: str
    code: ast.expr | None
    message: ast.expr | None
    facts: frozenset[str] | None

    @property
    def sentence(self) -> str:
        """The sentence, where it is one literal, marked for translation."""
        marked = self.message
        if isinstance(marked, ast.Call) and ast.unparse(marked.func) == "N_" and len(marked.args) == 1:
            text = marked.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                return text.value
        return ""


def raised() -> Iterator[Raised]:
    """Every error that the package makes, but for what the makers hand on."""
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        makers = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name in MAKERS]
        handed_on = {id(n) for maker in makers for n in ast.walk(maker)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and id(node) not in handed_on:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
                if name in MAKERS:
                    first, added = MAKERS[name]
                    code, message, *_rest = [*node.args[first:], None, None]
                    names = [keyword.arg for keyword in node.keywords]
                    facts = None if None in names else frozenset(map(str, names)) | added
                    yield Raised(f"{path.relative_to(SOURCE)}:{node.lineno}", code, message, facts)


RAISED = list(raised())


def places(template: str) -> set[str]:
    """The {names} of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_the_search_finds_what_is_raised() -> None:
    in_text = sum(
        path.read_text(encoding="utf-8").count("raise CocreaError(") for path in SOURCE.rglob("*.py")
    )
    assert len(RAISED) >= in_text > 50


def test_every_error_carries_its_sentence() -> None:
    """A code without a sentence, or with one from elsewhere, would tell whoever reads the check nothing."""
    without = [one.place for one in RAISED if not one.sentence or not isinstance(one.code, ast.Constant)]
    assert not without


def test_a_code_has_one_sentence() -> None:
    codes = [ast.unparse(one.code) for one in RAISED if one.code]
    twice = {code for code in codes if codes.count(code) > 1}
    assert not twice, "one function that makes the error, called where it is raised"


@pytest.mark.parametrize("one", RAISED, ids=lambda one: one.place)
def test_every_sentence_has_all_its_facts(one: Raised) -> None:
    if one.facts is not None:
        assert places(one.sentence) == one.facts


@pytest.mark.parametrize("one", RAISED, ids=lambda one: one.place)
def test_every_sentence_is_translated_with_the_same_places(one: Raised) -> None:
    """A missing translation would turn a Spanish page English without a word."""
    spanish = _catalogue("es").get((None, one.sentence))
    assert spanish, "no Spanish: run `make translations` and translate it"
    assert places(spanish) == places(one.sentence)
    assert spanish != one.sentence or not re.search(r"[^\W\d_]", re.sub(r"{\w+}", "", one.sentence))


def an_error() -> CocreaError:
    return CocreaError(
        "file.not-found", "There is no file “{path}”. Check the name and the folder.", path="a.csv"
    )


def test_an_error_speaks_the_language_in_force() -> None:
    with speaking("en"):
        english = str(an_error())
    with speaking("es"):
        spanish = str(an_error())
    assert "a.csv" in english and "a.csv" in spanish and english != spanish


def test_a_copy_keeps_its_words() -> None:
    """Errors travel between processes: the book is built in two of them."""
    error = an_error()
    for other in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert (other.code, other.facts, str(other)) == (error.code, error.facts, str(error))


def test_an_error_needs_a_sentence() -> None:
    with pytest.raises(TypeError):
        CocreaError("file.not-found")  # type: ignore[call-arg]


def test_jupyter_shows_the_sentence_and_no_traceback() -> None:
    error = an_error()
    assert error._render_traceback_() == [str(error)]
