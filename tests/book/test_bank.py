"""The bank of tasks compiled from solutions/."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from cocrea.book.derived.bank import bank, banks, main, write_banks
from cocrea.errors import CocreaError
from cocrea.language import speaking
from cocrea.tasks.prose import Code, FieldWords, Part, Passage, Prose, Words, read_bank


@pytest.fixture
def task(project: Path) -> Prose:
    return compiled(project)


def compiled(project: Path) -> Prose:
    """The one task of the small project."""
    return bank(project).tasks["E1.1"]


def rewritten(project: Path, old: str, new: str) -> Path:
    page = project / "solutions/tasks.md"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")
    return project


def html(parts: Sequence[Part]) -> str:
    return "\n".join(part.html for part in parts)


def test_a_task_has_all_its_parts(task: Prose) -> None:
    assert task.title == Words("Two and two", "Two and two")
    assert task.mistakes == {
        "total": {"minus-taken": Passage("You took them apart.", "<p>You took them apart.</p>")}
    }
    assert task.right == {"total": Passage("Well counted.", "<p>Well counted.</p>")}
    assert (task.rubric, task.worked, task.works, task.works_hidden) == ({}, [], [], [])


def test_a_page_has_its_title_its_introduction_and_its_tasks(project: Path) -> None:
    whole = bank(project)
    page = whole.pages["tasks"]
    assert whole.repository == "" and list(whole.pages) == ["tasks"]
    assert page.title == Words("Tasks", "Tasks") and page.tasks == ["E1.1"]
    assert page.introduction == [Passage("How to work, see The page.", "<p>How to work, see The page.</p>")]


def test_a_label_is_markdown_and_plain_text(task: Prose) -> None:
    assert task.fields == {
        "total": FieldWords(Words("The *total*", "The total"), "points"),
        "why": FieldWords(
            Words("Why is that so?", "Why is that so?"),
            options={
                "sum-of-both": Words(*2 * ["Because both count, each of them."]),
                "by-luck": Words(*2 * ["Because of luck."]),
            },
        ),
    }


def test_the_prompt_is_prose_and_the_code_that_shows_the_data(task: Prose) -> None:
    passage, code = task.prompt
    assert isinstance(passage, Passage) and "What is two and two?" in passage.html
    assert "given" not in passage.html and "E1.1" not in passage.html
    assert code == Code('given = {"a": 2, "b": 2}\ngiven')
    assert task.answer_cell.endswith('task.check(total=given["a"] + given["b"], why="sum-of-both")')


def test_formulas_are_drawn_on_the_page_and_written_in_the_notebook(task: Prose) -> None:
    (hint,) = task.hints
    assert "<mfrac>" in hint.html and "$" not in hint.html
    assert hint.markdown == "Count with your fingers: $\\frac{P - A}{D - A}$."
    assert "<mo>&#x02264;</mo>" in html(task.prompt)


def test_a_solution_holds_code_and_tables(task: Prose) -> None:
    assert task.solution[1] == Code('given["a"] + given["b"]  # both of them')
    told = html(task.solution)
    assert "<pre><code>given[&quot;a&quot;] + given[&quot;b&quot;]" in told
    assert "<td>1</td>" in told and "<mo>&#x0003C;</mo>" in told


def test_a_rubric_stands_with_its_field(project: Path) -> None:
    rubric = ":::{task-rubric} total\n- 2: Both *counted*.\n- 0: None.\n:::\n\n"
    root = rewritten(project, ":::{task-right} total", f"{rubric}:::{{task-right}} total")
    assert compiled(root).rubric == {
        "total": Passage(
            "- 2: Both *counted*.\n- 0: None.",
            "<ul>\n<li>2: Both <em>counted</em>.</li>\n<li>0: None.</li>\n</ul>",
        )
    }


def test_steps_keep_their_places(project: Path) -> None:
    steps = "::::\n\n:::{task-worked}\n{a} and {b:1} make\n*{total:+2}*.\n\nThat is all.\n:::\n"
    text = "| 1 | $P < A$ |\n"
    first, second = compiled(rewritten(project, f"{text}::::\n", text + steps)).worked
    assert first == Passage(
        "{a} and {b:1} make\n*{total:+2}*.", "<p>{a} and {b:1} make\n<em>{total:+2}</em>.</p>"
    )
    assert second.markdown == "That is all."


def test_works_are_kept_apart_by_who_may_see_what_cites_them(project: Path) -> None:
    root = rewritten(project, "Well counted.", "Well counted {cite:p}`one2001`.")
    work = "Ann One and Bob Two. A title. J, 2001. <https://doi.org/10.1/x_y>"
    assert (compiled(root).works, compiled(root).works_hidden) == ([], [work])
    root = rewritten(root, "What is two", "{cite:t}`one2001` ask: what is two")
    assert compiled(root).works == [work]


def test_links_and_references_become_words(project: Path) -> None:
    root = rewritten(
        project, "Well counted.", "See {ref}`the-page`, [here](../book/page.md) and <https://x.org>."
    )
    assert compiled(root).right["total"] == Passage(
        "See The page, here and <https://x.org>.", "<p>See The page, here and https://x.org.</p>"
    )


def test_admonitions_and_displayed_formulas(project: Path) -> None:
    new = ":::{tip}\nMind the sign.\n:::\n\n$$\nP - A\n$$ (eq-x)\n\nSee {eq}`eq-x`."
    told = html(compiled(rewritten(project, "Put them together, which gives 4711.", new)).solution)
    assert "<blockquote>" in told and "<strong>Tip</strong>" in told
    assert 'display="block"' in told and "tag" not in told


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("Well counted.", "$\\begin{align} a &= b \\end{align}$", "book.formula", 52),
        ("Well counted.", "![x](../book/_assets/logo.svg)", "book.image-in-task", 52),
        ("Well counted.", "A note[^a].\n\n[^a]: Below.", "book.note-in-task", 52),
        ("# Tasks\n", "", "book.task-page", 1),
        ("task.check(total", "task.submit(total", "book.no-check", 22),
        ("task.check(total", "task.check(sum", "book.answer-fields", 22),
        ('why="sum-of-both")', "", "book.code", 27),
        (":tags: [answer]\n", "", "book.no-answer", 10),
        ("Well counted.", "{ref}`nowhere`", "book.unknown-target", 52),
        ("Well counted.", "{surprise}`x`", "book.unknown-role", 52),
        ("{task-right} total", "{task-right} sum", "book.task-field", 51),
        ("## E1.1 Two", "## Two", "book.task-heading", 11),
        ("(task-E1.1)=\n", "", "book.task-misplaced", 29),
    ],
)
def test_what_a_task_cannot_carry_is_named(project: Path, old: str, new: str, code: str, line: int) -> None:
    with pytest.raises(CocreaError) as caught:
        bank(rewritten(project, old, new))
    assert caught.value.code == code
    assert str(caught.value).startswith(f"solutions/tasks.md:{line}: ")


def test_banks_are_written_once(project: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.chdir(project)
    assert main(["--check"]) == 1
    assert "src/cocrea/tasks/bank/en.json: out of date" in capsys.readouterr().out
    assert main([]) == 0
    assert main(["--check"]) == 0
    assert write_banks(root=project) == []
    saved = json.loads((project / "src/cocrea/tasks/bank/es.json").read_text(encoding="utf-8"))
    assert saved["tasks"]["E1.1"]["fields"]["total"]["unit"] == "points"


def test_the_package_reads_back_what_was_compiled(project: Path) -> None:
    with speaking("en"):
        assert read_bank(json.loads(banks(project)[Path("src/cocrea/tasks/bank/en.json")])) == bank(project)


ROOT = Path(__file__).parents[2]


def test_the_shipped_banks_are_up_to_date() -> None:
    assert write_banks(check=True, root=ROOT) == []


def test_both_languages_ask_the_same() -> None:
    english, spanish = (
        json.loads((ROOT / f"src/cocrea/tasks/bank/{code}.json").read_text(encoding="utf-8"))
        for code in ("en", "es")
    )

    def shape(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shape(inner) for key, inner in value.items() if key != "code"}
        return len(value) if isinstance(value, list) else re.findall(r"<(?!/)(math|mfrac|pre|table)", value)

    assert shape(english) == shape(spanish)
