"""The book in a language of guillemets: whatever stands outside « » escaped translation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString

from cocrea.book.site.build import build_pseudo

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow

# Not ours to translate: code, formulas, what Sphinx numbers by itself, and the works that we cite.
# Nor in the catalogues of the pages: what the package says, which has its own, and speaks English here.
NOT_PROSE = [
    *("pre", "code", "math", "script", "style", "noscript"),
    *(".caption-number", ".headerlink", ".citation", ".cocrea-links", "a.reference.internal"),
    *(".page-head-title", ".page-head-needs", ".page-head-minutes", ".cocrea-take-away"),
    *(".objectives-table th", ".objectives-table td:nth-child(3)"),  # heads, and the explorables to try
]


def escaped(page: Path) -> list[str]:
    """Every text with a letter in it that stands outside « » in the article of a page."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    article = soup.select_one("article")
    assert article is not None, page
    for node in article.select(", ".join(NOT_PROSE)):
        node.extract()
    found, depth = [], 0
    for text in article.find_all(string=True):
        assert isinstance(text, NavigableString)
        for piece in re.split("([«»])", text):
            depth += {"«": 1, "»": -1}.get(piece, 0)
            if depth == 0 and piece not in "«»" and re.search(r"[^\W\d_]", piece):
                found.append(piece.strip())
    return found


def test_no_prose_escapes_translation() -> None:
    pages = sorted((build_pseudo(ROOT) / "book").glob("*.html"))
    assert len(pages) == len(list((ROOT / "book").glob("*.md")))
    assert {page.name: escaped(page) for page in pages} == {page.name: [] for page in pages}
    assert "«" in pages[0].read_text(encoding="utf-8")


def test_the_search_would_find_an_escape(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<article><p>«translated» but this <em>not</em></p></article>", encoding="utf-8")
    assert escaped(page) == ["but this", "not"]
