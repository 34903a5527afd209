"""Putting the editions together into one site."""

from __future__ import annotations

from pathlib import Path

from cocrea.book.site.build import assemble


def edition(folder: Path, *built: str) -> Path:
    """A source folder with one page, and with `built` files in its output."""
    (folder / "book").mkdir(parents=True)
    (folder / "book" / "here.md").write_text("# Here\n")
    for name in built:
        path = folder / "_build" / "html" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{folder.name} {name}")
    return folder


def test_editions_lie_side_by_side_without_pages_whose_source_is_gone(tmp_path: Path) -> None:
    files = ("index.html", "book/here.html", "book/gone.html", "notebooks/here.ipynb", "notebooks/gone.ipynb")
    sources = {code: edition(tmp_path / code, *files) for code in ("en", "es")}
    site = tmp_path / "_site"
    (site / "old").mkdir(parents=True)
    assemble(sources, site)
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    kept = {"index.html", "book/here.html", "notebooks/here.ipynb"}
    assert there == {".nojekyll", *kept, *(f"es/{name}" for name in kept)}
    assert (site / "es/book/here.html").read_text() == "es book/here.html"
