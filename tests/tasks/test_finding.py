"""A chapter's tasks are found in its files: none goes missing in silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cocrea.errors import CocreaError
from cocrea.tasks.finding import tasks_of

TASK = """
from cocrea.tasks.task import Task

class {name}(Task):
    id = "{id}"
    minutes = 8
"""

Chapter = Callable[..., str]


@pytest.fixture
def chapter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Chapter:
    """A package made of the files given, by their names; gives the package's name."""
    monkeypatch.syspath_prepend(tmp_path)

    def written(**files: str) -> str:
        package = tmp_path / f"chapter_of_{tmp_path.name}"
        package.mkdir()
        for name, text in {"__init__": "", **files}.items():
            (package / f"{name}.py").write_text(text, encoding="utf-8")
        return package.name

    return written


def test_tasks_come_in_the_order_of_their_numbers(chapter: Chapter) -> None:
    one, two, ten = (TASK.format(name="Mine", id=f"E7.{n}") for n in (1, 2, 10))
    package = chapter(e701_a=one, e7010_b=ten, e7_2_c=two, shared="there = 'is no task here'")
    assert list(tasks_of(package)) == ["E7.1", "E7.2", "E7.10"]


def test_two_files_with_one_id_are_refused_by_name(chapter: Chapter) -> None:
    package = chapter(
        e705_mine=TASK.format(name="Mine", id="E7.5"), e705_twin=TASK.format(name="Twin", id="E7.5")
    )
    with pytest.raises(
        CocreaError, match=rf"{package}\.e705_mine and {package}\.e705_twin both hold task E7\.5"
    ):
        tasks_of(package)


@pytest.mark.parametrize(
    "text",
    ["", "from cocrea.tasks.task import Task", TASK.format(name="Mine", id="x").replace('id = "x"', "pass")],
)
def test_a_file_without_a_task_is_refused_by_name(chapter: Chapter, text: str) -> None:
    package = chapter(e713_forgotten=text)
    with pytest.raises(CocreaError, match=rf"{package}\.e713_forgotten holds no Task"):
        tasks_of(package)


def test_a_task_that_a_file_imports_is_not_its_own(chapter: Chapter) -> None:
    again = "from cocrea.tasks.moments.e401_visit import Visit\n" + TASK.format(name="Other", id="E7.1")
    assert list(tasks_of(chapter(e701_again=again))) == ["E7.1"]


def test_a_task_that_does_not_say_how_long_it_takes_is_named(chapter: Chapter) -> None:
    package = chapter(e001_first=TASK.format(name="First", id="E0.1").replace("    minutes = 8\n", ""))
    with pytest.raises(CocreaError, match=r"E0\.1 does not say how long"):
        tasks_of(package)
