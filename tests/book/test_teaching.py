"""What a page teaches: read from its source, shown in its head and in its notebook."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocrea.book.flat.plain import Plain, joined
from cocrea.book.site.heads import table_of
from cocrea.book.source.library import Library
from cocrea.book.source.myst import parser
from cocrea.book.source.teaching import (
    chapter_pages,
    homes_of_tasks,
    minutes,
    minutes_of_tasks,
    minutes_said,
    read_page,
)
from cocrea.book.spanish.walk import walk
from cocrea.errors import CocreaError
from cocrea.language import speaking

HEAD = """:::{objectives}
:needs: start, the-page

- count people ({ref}`to-count`, {task}`E4.5`)
- find {term}`zone` again ({ref}`to-find`, {task}`E4.1`)
:::
"""
PAGE = f"""(a-page)=
# A page

{HEAD}
(to-count)=
## Count

One two $P < A$ and `code`.

| word | 4.5 |
|---|---|
| 12 | other |

```{{code-cell}} ipython3
explorables.moments.zone_of_tolerance()
```

:::{{dropdown}} For the statistician
:class-container: statistician
Many words that nobody counts.
:::

(to-find)=
## Find

```{{code-cell}} ipython3
tasks.get("E4.5").form()
```

```{{code-cell}} ipython3
tasks.get("E4.1").form()
```
"""


@pytest.fixture
def page(project: Path) -> Path:
    (project / "book" / "taught.md").write_text(PAGE, encoding="utf-8")
    return project


def read(text: str):
    return read_page(text, parser({}), "taught.md")


def test_a_head_says_where_each_objective_is_taught_and_practised() -> None:
    head = read(PAGE).head
    assert head is not None and head.needs == ("start", "the-page")
    assert [(each.sections, each.tasks) for each in head.objectives] == [
        (("to-count",), ("E4.5",)),
        (("to-find",), ("E4.1",)),
    ]
    lines = PAGE.split("\n")
    assert all(each.text in lines[each.line] for each in head.objectives)


def test_an_explorable_stands_in_its_section_alone() -> None:
    found = read(PAGE)
    assert found.explorables_in(("to-count",)) == ["moments.zone_of_tolerance"]
    assert found.explorables_in(("to-find",)) == []
    assert found.explorables_in(("a-page",)) == ["moments.zone_of_tolerance"], "the page holds its sections"


def test_the_words_are_those_that_a_reader_reads() -> None:
    """Not the code, the numbers of a table, nor what stands in a closed box."""
    without_head = PAGE.replace(HEAD, "")
    assert read(without_head).words == len("A page Count One two formula and code word other Find".split())


def test_minutes_are_for_reading_trying_and_tasks() -> None:
    needed = minutes(read(PAGE + "\n" + "word " * 520), {"E4.5": 12, "E4.1": 8})
    assert needed == (4, 2, 20, 0) and needed.total == 25


def test_what_a_closed_box_asks_is_counted_apart() -> None:
    """Its task and its explorable, whether they stand in it or in folded cells behind it."""
    folded = """
```{code-cell} ipython3
---
tags: [remove-input, hide-output]
---
explorables.moments.gap_or_performance()
tasks.get("E4.7").form()
```
"""
    cell = '```{code-cell} ipython3\ntasks.get("E4.3").form()\n```'
    inside = f"\n::::{{dropdown}} For the statistician\n:class-container: statistician\n{cell}\n::::\n"
    of_task = {"E4.5": 12, "E4.1": 8, "E4.7": 10, "E4.3": 5}
    needed = minutes(read(PAGE + folded + inside), of_task)
    assert needed == (1, 2, 20, 17) and needed.total == 25
    with speaking("en"):
        assert minutes_said(needed).endswith("20 for the tasks; and 17 minutes for the statistician's box.")


@pytest.mark.parametrize("body", ["Count people.", ""])
def test_objectives_that_are_no_list_are_refused_by_name(body: str) -> None:
    with pytest.raises(CocreaError, match=r"taught\.md:\d: write the objectives as a list"):
        read(f"# T\n\n:::{{objectives}}\n{body}\n:::\n")


def test_the_notebook_shows_the_same_head(page: Path) -> None:
    library = Library(page)
    plain = Plain(library, library.pages["book/taught"])
    text = joined(plain.pieces(HEAD))
    for_tasks = minutes_of_tasks()["E4.5"] + minutes_of_tasks()["E4.1"]
    assert "**After this page you can …**" in text and "- count people (Count, E4.5)" in text
    assert "You need: The start, The page." in text and f"{for_tasks} for the tasks" in text
    with speaking("es"):
        assert "Necesitas: " in joined(plain.pieces(HEAD))


def test_a_task_that_stands_nowhere_is_named(page: Path) -> None:
    library = Library(page)
    with pytest.raises(CocreaError, match=r"E9\.9"):
        Plain(library, library.pages["book/taught"]).text("{task}`E9.9`")


def test_a_task_is_at_home_where_its_form_stands(page: Path) -> None:
    assert homes_of_tasks(page / "book") == {"E4.5": "taught", "E4.1": "taught"}


def test_each_objective_is_a_message_and_the_needs_are_code() -> None:
    said: list[str] = []
    walk(HEAD, parser({}), lambda message, _line, _kind: said.append(message) or message, "taught.md")
    assert len(said) == 2 and said[0].startswith("count people")


def test_the_table_of_a_page_has_a_row_for_each_objective_with_what_its_section_holds() -> None:
    taught = read(PAGE)
    assert taught.head is not None
    title, _blank, _heads, _rule, first, second, _end = table_of(taught, taught.head, "book/taught")
    assert title == "**[A page](/book/taught.md)**"
    assert [cell.strip() for cell in first.split("|")[1:-1]] == [
        "count people", "{ref}`to-count`", "Inside the zone, and yet?", "{task}`E4.5`",
    ]  # fmt: skip
    assert [cell.strip() for cell in second.split("|")[3:-1]] == ["", "{task}`E4.1`"]


def test_the_pages_of_the_chapters_come_as_they_are_read() -> None:
    found = chapter_pages(Path(__file__).parents[2])
    assert found.index("book/00-start") < found.index("book/04-moments") < found.index("book/04-manual")
    assert not {"book/data", "book/objectives", "book/index"} & set(found)
