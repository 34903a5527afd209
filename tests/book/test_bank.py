"""The bank of tasks compiled from solutions/."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cocrea.book.derived.bank import bank, main, write_banks
from cocrea.errors import CocreaError


@pytest.fixture
def task(project: Path) -> dict[str, Any]:
    return bank(project)["E1.1"]


def rewritten(project: Path, old: str, new: str) -> Path:
    page = project / "solutions/tasks.md"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")
    return project


def test_a_task_has_all_its_parts(task: dict[str, Any]) -> None:
    assert task["title"] == "Two and two"
    assert list(task) == ["title", "prompt", "fields", "hints", "mistakes", "right", "solution"]
    assert task["mistakes"] == {"total": {"minus-taken": "<p>You took them apart.</p>"}}
    assert task["right"] == {"total": "<p>Well counted.</p>"}


def test_labels_are_plain_text(task: dict[str, Any]) -> None:
    assert task["fields"] == {
        "total": {"label": "The total", "unit": "points"},
        "why": {
            "label": "Why is that so?",
            "options": {"sum-of-both": "Because both count, each of them.", "by-luck": "Because of luck."},
        },
    }


def test_the_prompt_is_prose_without_code(task: dict[str, Any]) -> None:
    assert "What is two and two?" in task["prompt"]
    assert "given" not in task["prompt"] and "E1.1" not in task["prompt"]


def test_formulas_are_drawn(task: dict[str, Any]) -> None:
    assert "<mfrac>" in task["hints"][0] and "$" not in task["hints"][0]
    assert "<mo>&#x02264;</mo>" in task["prompt"]


def test_a_solution_holds_code_and_tables(task: dict[str, Any]) -> None:
    assert "<pre><code>given[&quot;a&quot;] + given[&quot;b&quot;]" in task["solution"]
    assert "<td>1</td>" in task["solution"] and "<mo>&#x0003C;</mo>" in task["solution"]


def test_a_rubric_stands_with_its_field(project: Path) -> None:
    rubric = ":::{task-rubric} total\n- 2: Both *counted*.\n- 0: None.\n:::\n\n"
    root = rewritten(project, ":::{task-right} total", f"{rubric}:::{{task-right}} total")
    assert bank(root)["E1.1"]["rubric"] == {
        "total": "<ul>\n<li>2: Both <em>counted</em>.</li>\n<li>0: None.</li>\n</ul>"
    }


def test_links_and_references_become_words(project: Path) -> None:
    root = rewritten(
        project, "Well counted.", "See {ref}`the-page`, [here](../book/page.md) and <https://x.org>."
    )
    assert bank(root)["E1.1"]["right"]["total"] == "<p>See The page, here and https://x.org.</p>"


def test_admonitions_and_displayed_formulas(project: Path) -> None:
    new = ":::{tip}\nMind the sign.\n:::\n\n$$\nP - A\n$$ (eq-x)\n\nSee {eq}`eq-x`."
    html = bank(rewritten(project, "Put them together, which gives 4711.", new))["E1.1"]["solution"]
    assert "<blockquote>" in html and "<strong>Tip</strong>" in html
    assert 'display="block"' in html and "tag" not in html


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("Well counted.", "$\\begin{align} a &= b \\end{align}$", "book.formula", 52),
        ("Well counted.", "![x](../book/_assets/logo.svg)", "book.image-in-task", 52),
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
    assert saved["E1.1"]["fields"]["total"]["unit"] == "points"


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
            return {key: shape(inner) for key, inner in value.items()}
        return len(value) if isinstance(value, list) else re.findall(r"<(?!/)(math|mfrac|pre|table)", value)

    assert shape(english) == shape(spanish)
