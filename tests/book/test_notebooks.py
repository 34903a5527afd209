"""Notebooks from pages and tasks: plain Markdown, no dead link, nothing given away."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from cocrea.book.derived.notebooks import main, notebooks, write_all
from cocrea.book.flat.inline import Links
from cocrea.book.flat.plain import Plain, joined
from cocrea.book.source.library import Library
from cocrea.book.source.myst import directive_of
from cocrea.book.uptodate import tree_of
from cocrea.errors import CocreaError
from cocrea.kit import solution_notebook
from cocrea.language import speaking
from cocrea.tasks.sheet import MIME

ROOT = Path(__file__).parents[2]
REPORT = re.compile(r"(?:\w+: )?(\d+) \w+ (\d+)(?: \w+)?\.")  # 4 of 4 right. Correctas: 4 de 4.
FIXTURE = Path(__file__).parent / "fixtures" / "every-construct.md"


def sources(text: str, kind: str | None = None) -> list[str]:
    cells = json.loads(text)["cells"]
    return ["".join(cell["source"]) for cell in cells if kind is None or cell["cell_type"] == kind]


def made(project: Path, name: str) -> str:
    return notebooks(project)[Path(name)]


# -- pages of the book ---------------------------------------------------------------


def test_only_pages_with_code_become_notebooks(project: Path) -> None:
    assert {path.as_posix() for path in notebooks(project)} == {
        "book/notebooks/en/page.ipynb", "book/notebooks/es/page.ipynb",
        "exercises/en/tasks.ipynb", "exercises/es/tasks.ipynb",
    }  # fmt: skip


def test_a_chapter_begins_with_its_title_and_the_set_up(project: Path) -> None:
    first, second, *_rest = sources(made(project, "book/notebooks/es/page.ipynb"))
    assert first == "# The page"
    assert second.endswith('import cocrea\n\ncocrea.set_language("es")')
    assert "pip" not in second


def test_with_an_address_the_set_up_installs_from_there_and_nowhere_else(project: Path) -> None:
    with (project / "_config.yml").open("a") as file:
        file.write("repository:\n  url: https://example.org/someone/cocrea\n")
    cell = sources(made(project, "book/notebooks/en/page.ipynb"), "code")[0]
    assert 'if importlib.util.find_spec("cocrea") is None:' in cell
    assert re.findall(r"pip install.*", cell) == [
        'pip install -q "cocrea @ git+https://example.org/someone/cocrea"'
    ]


def test_roles_become_words_and_works_are_listed(project: Path) -> None:
    text = "\n".join(sources(made(project, "book/notebooks/en/page.ipynb")))
    assert "A sentence with *zone* and the start." in text
    assert "> **Note**\n>\n> See One and Two (2001) and $P < A$ in `code`." in text
    assert "## References\n\n- Ann One and Bob Two. A title. J, 2001. <https://doi.org/10.1/x_y>" in text
    spanish = "\n".join(sources(made(project, "book/notebooks/es/page.ipynb")))
    assert "{" not in spanish.replace("{term}", "")


def test_links_lead_to_a_notebook_or_to_the_published_page(project: Path) -> None:
    library = Library(project)
    index = library.pages["book/index"]
    links = Links(page=lambda name: f"at/{name}", file=lambda path: path)
    text = joined(Plain(library, index, links).pieces(index.text))
    assert (
        "Read [The page](at/book/page) or [the page](at/book/page), the [Glossary](at/book/glossary)" in text
    )
    assert "and a table." in text, "a link within the page is its words"
    assert text == joined(Plain(library, index, links).pieces(index.text)), "the same each time"
    (project / "book/index.md").write_text(index.text + "\n```{code-cell}\n1\n```\n")
    made_index = "\n".join(sources(made(project, "book/notebooks/en/index.ipynb")))
    assert "[The page](page.ipynb)" in made_index and "the Glossary and" in made_index
    with (project / "_config.yml").open("a") as file:
        file.write("  baseurl: https://example.org/course\n")
    made_index = "\n".join(sources(made(project, "book/notebooks/es/index.ipynb")))
    assert "[Glossary](https://example.org/course/es/book/glossary.html)" in made_index


@pytest.mark.parametrize(
    "dead", ["{ref}`nowhere`", "{doc}`nowhere`", "[x](nowhere.md)", "{cite:p}`nobody`", "![a](no.png)"]
)
def test_a_dead_reference_is_named(project: Path, dead: str) -> None:
    page = project / "book/page.md"
    page.write_text(page.read_text().replace("A sentence with", f"{dead} and"))
    with pytest.raises(CocreaError, match=r"book/page\.md:9: “(nowhere|nobody|no\.png)"):
        notebooks(project)


def test_every_definition_becomes_an_item(project: Path) -> None:
    page = "# Words\n\n`gap`\n: Its meaning\n: Its unit\n\n`zone`\n: A meaning: two levels\n: A unit\n"
    page += "\n```{code-cell} ipython3\n1 + 1\n```\n"
    (project / "book/page.md").write_text(page, encoding="utf-8")
    (project / "book/index.md").write_text("# Start\n", encoding="utf-8")
    (project / "solutions/tasks.md").unlink()
    text = "\n\n".join(sources(made(project, "book/notebooks/en/page.ipynb"), "markdown"))
    assert "**`gap`**\n- Its meaning\n- Its unit\n\n**`zone`**\n- A meaning: two levels\n- A unit" in text


def test_every_construct_becomes_plain_markdown(project: Path) -> None:
    page = "\n".join(FIXTURE.read_text(encoding="utf-8").partition("(task-E1.1)=")[::2])
    page = re.sub(r"(?s)## E1\.1.*?(?=!\[A picture)", "", page)
    (project / "book/page.md").write_text(page, encoding="utf-8")
    (project / "book/index.md").write_text("# Start\n", encoding="utf-8")
    (project / "solutions/tasks.md").unlink()
    (project / "book/picture.png").write_bytes(b"\x89PNG")
    text = "\n\n".join(sources(made(project, "book/notebooks/en/page.ipynb"), "markdown"))
    for expected in (
        "words for it\nand a hard break\\\nafter it. the shop and a note<sup>1</sup>.",
        "> A quotation that\n> goes on.\n>\n> > **Note**\n> >\n> > Its title",
        "- an item\n  that goes on\n\n  and has a second paragraph\n- ```python\n  x = 1  # beside",
        "| cell with Table 1 | $y$ |",
        "**Word defined**\n- Its definition\n  goes on",
        "$$\n\\text{position} = \\frac{P - A}{D - A} \\tag{1}\n$$",
        "\\mathrm{MSA} = P - A \\tag{2}",
        "![What is to be seen](../../picture.png)\n\n**Figure 1.** The caption.",
        "![Another: with a colon](../../picture.png)\n\n**Figure 2.** Another caption.",
        "**Table 1.** A table's title\n\n| A cell |",
        "| Left | Right |\n| --- | --- |\n| one | two |",
        "> **Outside**\n>\n> <details><summary>Middle</summary>\n>\n> > **Inside**\n> >\n> > Innermost.",
        "**One tab**\n\nIts text.",
        "**A card**\n\nIts text too.",
        "**zone**\n\nBetween two levels.\n\nTwice explained.",
        "**Figure 3.** A caption of code, over two lines.",
        "```python\n# shown, not run\n```",
        "## Notes\n\n1. The note\ngoes on.\n\nIt has two paragraphs.",
        "![A picture in line](../../picture.png) and a [link]",
    ):
        assert expected.replace("[link]", "link") in text, expected
    assert not re.search(r"\{[a-z:-]+\}`|^[:`]{3,}\{|^\(.*\)=$|^\+\+\+|^%", text, re.MULTILINE), (
        "MyST is left"
    )


def test_formulas_stay_inside_lists_and_quotations(project: Path) -> None:
    library = Library(project)
    plain = Plain(library, library.pages["book/index"])
    assert plain.text("> Words\n>\n> $$\n> a = b\n> $$\n") == "> Words\n>\n> $$\n> a = b\n> $$"
    assert plain.text("- $$\n  a\n  $$ (eq-a)\n- b") == "- $$\n  a \\tag{1}\n  $$\n- b"


def test_code_that_is_shown_keeps_its_blank_lines(project: Path) -> None:
    library = Library(project)
    text = "One\n\n(label)=\n\n```python\na\n\n\nb\n```"
    assert Plain(library, library.pages["book/index"]).text(text) == "One\n\n```python\na\n\n\nb\n```"


def test_directives_that_nothing_lists_are_refused(project: Path) -> None:
    page = project / "book/page.md"
    page.write_text(page.read_text() + "\n:::{surprise}\n:::\n")
    with pytest.raises(CocreaError, match="surprise"):
        notebooks(project)


# -- the students' notebooks -----------------------------------------------------------


def test_an_answer_becomes_an_empty_check_below_what_is_asked(project: Path) -> None:
    cells = sources(made(project, "exercises/en/tasks.ipynb"))
    assert cells[-1].endswith("\ntask.check(total=..., why=...)")
    assert cells[-2] == (
        "- `total`: The *total*. Unit: points.\n\n"
        "- `why`: Why is that so?\n"
        '    - `"sum-of-both"`: Because both count, each of them.\n'
        '    - `"by-luck"`: Because of luck.'
    )


def test_the_introduction_comes_first_and_then_the_place_to_sign(project: Path) -> None:
    cells = sources(made(project, "exercises/en/tasks.ipynb"))
    assert cells[0] == "# Tasks" and cells[1].startswith("# Set-up")
    assert cells[2] == "How to work, see The page." and cells[3].endswith("\ntasks.sign(...)")
    assert cells[4] == "## E1.1 Two and two\n\nWhat is two and two? Mind that $A \\le P$."


def test_students_see_the_rubric(project: Path) -> None:
    page = project / "solutions/tasks.md"
    rubric = ":::{task-rubric} total\n- 2: Both counted.\n:::\n\n:::{task-right} total"
    page.write_text(page.read_text().replace(":::{task-right} total", rubric))
    text = "\n".join(sources(made(project, "exercises/en/tasks.ipynb")))
    assert "<details><summary>Rubric: total</summary>\n\n- 2: Both counted.\n\n</details>" in text


def test_students_see_the_works_that_what_is_asked_cites_and_no_other(project: Path) -> None:
    page = project / "solutions/tasks.md"
    page.write_text(page.read_text().replace("Well counted.", "Well counted {cite:p}`one2001`."))
    assert "References" not in made(project, "exercises/en/tasks.ipynb")
    page.write_text(page.read_text().replace("What is two", "{cite:t}`one2001`: what is two"))
    assert sources(made(project, "exercises/en/tasks.ipynb"))[-1] == (
        "## References\n\n- Ann One and Bob Two. A title. J, 2001. <https://doi.org/10.1/x_y>"
    )


def test_a_task_outside_solutions_is_named(project: Path) -> None:
    page = project / "book/page.md"
    page.write_text(page.read_text() + "\n:::{task-hint}\nx\n:::\n")
    with pytest.raises(CocreaError, match=r"book/page\.md:20: “task-hint” belongs to a task"):
        notebooks(project)


HIDDEN = ("task-hint", "task-mistake", "task-right", "task-solution", "task-worked")


def secrets(page: Path) -> list[str]:
    """Every sentence of hints, mistakes, rights and solutions, and every line of the answers."""
    found: list[str] = []
    library = Library(page.parents[1])
    text = page.read_text(encoding="utf-8")
    lines = text.split("\n")
    for token in library.parser.parse(text):
        directive = directive_of(token, lines)
        if directive is None:
            continue
        if directive.name in HIDDEN:
            sentences = [s.strip() for line in directive.body for s in re.split(r"(?<=[.?!:])\s", line)]
            found += [s for s in sentences if " " in s]  # a word alone, such as “Better:”, gives nothing away
        elif "answer" in directive.tags():
            found += [line for line in directive.body if line.strip() != "task.check("]
    return [s.strip() for s in found if len(s.strip()) > 6]


def check_secrets(written: str, page: Path) -> None:
    whole = json.dumps(json.loads(written), ensure_ascii=False)
    for secret in secrets(page):
        assert json.dumps(secret, ensure_ascii=False)[1:-1] not in whole
    cells = json.loads(written)["cells"]
    assert all(cell["metadata"] == {} and not cell.get("outputs") for cell in cells)
    codes = [line for cell in cells if cell["cell_type"] == "code" for line in cell["source"]]
    assert not any(re.search(r"check\(.*=(?!\.\.\.)", line) for line in codes)


def test_nothing_gives_an_answer_away(project: Path) -> None:
    assert len(secrets(project / "solutions/tasks.md")) > 8
    check_secrets(made(project, "exercises/en/tasks.ipynb"), project / "solutions/tasks.md")
    assert "4711" not in made(project, "exercises/en/tasks.ipynb")


@pytest.fixture(scope="module")
def spanish() -> Path:
    """The translated tree of this checkout."""
    return tree_of("es", ROOT)


@pytest.mark.slow
@pytest.mark.parametrize("page", sorted((ROOT / "solutions").glob("*.md")), ids=lambda p: p.stem)
def test_our_own_exercises_give_no_answer_away(page: Path, spanish: Path) -> None:
    for code, secret in (("en", page), ("es", spanish / "solutions" / page.name)):
        check_secrets((ROOT / f"exercises/{code}/{page.stem}.ipynb").read_text(encoding="utf-8"), secret)


# -- files -----------------------------------------------------------------------------


def test_notebooks_are_valid_and_the_same_each_time(project: Path) -> None:
    first = notebooks(project)
    assert first == notebooks(project)
    for text in first.values():
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
        assert [cell["id"] for cell in notebook.cells][:2] in (["page-0", "page-1"], ["tasks-0", "tasks-1"])
        assert set(notebook.metadata) == {"kernelspec", "language_info"}


def test_stale_files_are_named(project: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.chdir(project)
    assert main(["--check"]) == 1
    assert "exercises/en/tasks.ipynb: out of date" in capsys.readouterr().out
    assert main([]) == 0
    assert main(["--check"]) == 0
    (project / "exercises/en/gone.ipynb").write_text("{}")
    assert main(["--check"]) == 1
    assert write_all(root=project) == [Path("exercises/en/gone.ipynb")]
    assert not (project / "exercises/en/gone.ipynb").exists()


def test_our_own_notebooks_are_up_to_date() -> None:
    assert write_all(check=True, root=ROOT) == []


def test_links_of_our_own_notebooks_lead_somewhere() -> None:
    for path in [*ROOT.glob("book/notebooks/*/*.ipynb"), *ROOT.glob("exercises/*/*.ipynb")]:
        text = "\n".join(sources(path.read_text(encoding="utf-8"), "markdown"))
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            assert re.match(r"https?:", target) or (path.parent / target).exists(), (path, target)


# -- the solutions ------------------------------------------------------------------------


def run(path: Path) -> list[Any]:
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=where).execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize("page", sorted((ROOT / "solutions").glob("*.md")), ids=lambda p: p.stem)
def test_a_solution_runs_and_earns_full_marks(page: Path, code: str, tmp_path: Path) -> None:
    written = tmp_path / f"{page.stem}.ipynb"
    with speaking(code):
        written.write_text(solution_notebook(page.stem), encoding="utf-8")
    cells = run(written)
    outputs = [output.get("data", {}) for cell in cells for output in cell.outputs]
    assert any(MIME in data for data in outputs), "no cell wrote an answer sheet"
    reports = [REPORT.match(data.get("text/plain", "")) for data in outputs]
    marks = [(found[1], found[2]) for found in reports if found]
    assert marks and all(right == every for right, every in marks), marks


def test_a_checkout_may_lie_below_a_folder_named_notebooks(project: Path, tmp_path: Path) -> None:
    below = tmp_path / "notebooks" / "mine"
    shutil.copytree(project, below, ignore=shutil.ignore_patterns("notebooks"))
    assert set(Library(below).pages) == set(Library(project).pages) != set()
