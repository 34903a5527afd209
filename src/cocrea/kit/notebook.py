"""The notebooks of a page of tasks, written from the bank: the students', and the worked solution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cocrea import tasks
from cocrea.errors import CocreaError
from cocrea.kit.cells import Cell, code, gathered, markdown, notebook, set_up
from cocrea.language import N_, _, language
from cocrea.tasks.prose import Bank, Code, Part, Prose, TaskPage, bank
from cocrea.tasks.task import BOOK
from cocrea.tasks.worked import answers_named, filled


def students_notebook(page: str, variant: str = BOOK, words: Bank | None = None) -> str:
    """The tasks of `page` (such as ``04-moments``) as students get them: the text of an ``.ipynb`` file.

    What is asked, on the data of `variant`, and an empty `task.check`; nothing of hints,
    mistakes and solutions. In the language in force, from `words` (the bank that ships with
    the package). Raises CocreaError where there is no such page.

    >>> from cocrea.kit import students_notebook
    >>> "tasks.sign(...)" in students_notebook("04-moments")
    True
    """
    words = words or bank()
    about = _page(page, words)
    if variant != BOOK:
        for id in about.tasks:
            tasks.get(id, variant)  # refuses what is no name, before it stands in a line of code
    cells = [*_head(about, words), code(_signing())]
    for id in about.tasks:
        task = words.tasks[id]
        cells += [*_asked(id, task, variant), code(_empty_check(task))]
    return notebook([*cells, *_references(_works(about, words))], page)


def solution_notebook(page: str, words: Bank | None = None) -> str:
    """The tasks of `page` with all that the bank holds: answers, hints, mistakes, solutions.

    Run from top to bottom, it earns full marks. Language and errors as in `students_notebook`.
    """
    words = words or bank()
    about = _page(page, words)
    cells = _head(about, words)
    for id in about.tasks:
        task = words.tasks[id]
        cells += [*_asked(id, task, BOOK), code(task.answer_cell), *_revealed(id, task)]
    works = [*_works(about, words), *(work for id in about.tasks for work in words.tasks[id].works_hidden)]
    return notebook([*cells, *_references(works)], page)


def _page(name: str, words: Bank) -> TaskPage:
    if not isinstance(name, str) or name not in words.pages:
        raise CocreaError(
            "page.unknown",
            N_("There is no page of tasks “{given}”. Choose one of: {known}."),
            given=name,
            known=", ".join(words.pages),
        )
    return words.pages[name]


def _works(page: TaskPage, words: Bank) -> list[str]:
    """What the page and its tasks cite, as students see them."""
    return [*page.works, *(work for id in page.tasks for work in words.tasks[id].works)]


# -- cells -------------------------------------------------------------------------------


def _head(page: TaskPage, words: Bank) -> list[Cell]:
    """Title, set-up, introduction."""
    title, first = markdown(f"# {page.title.markdown}"), code(set_up(language(), words.repository))
    return [title, first, *_cells(page.introduction)]


def _signing() -> str:
    """The cell in which a student signs; as it stands, it signs nothing."""
    lines = (
        _("# To hand in your answers, put your student or team id in place of “...”, then run this cell."),
        _('# Text needs quotation marks: tasks.sign("team-4"); a number does not. To practise, skip it.'),
    )
    return "\n".join([*lines, "tasks.sign(...)"])


def _asked(id: str, task: Prose, variant: str) -> list[Cell]:
    """What is asked: title and prompt, the cells that show the data, the fields with their rubrics."""
    cells = _cells(task.prompt, before=f"## {id} {task.title.markdown}")
    return [*(_on_variant(cell, id, variant) for cell in cells), markdown(_fields(task))]


def _cells(parts: Iterable[Part], before: str = "") -> list[Cell]:
    """Parts as cells; passages that follow each other stand in one, under `before`."""
    said = (code(part.code) if isinstance(part, Code) else part.markdown for part in parts)
    return gathered([before, *said] if before else said)


def _fields(task: Prose) -> str:
    """The list of what is asked, as the arguments of `check`."""
    return "\n\n".join(line for name in task.fields for line in _field(name, task))


def _field(name: str, task: Prose) -> Iterator[str]:
    words = task.fields[name]
    label = words.label.markdown
    unit = f" {_('Unit: {unit}.', unit=words.unit)}" if words.unit else ""
    stop = "" if label.endswith((".", "?", "!")) else "."
    options = "".join(f'\n    - `"{code}"`: {said.markdown}' for code, said in words.options.items())
    yield f"- `{name}`: {label}{stop}{unit}{options}"
    if name in task.rubric:
        title = _("Rubric: {name}", name=name)
        yield f"<details><summary>{title}</summary>\n\n{task.rubric[name].markdown}\n\n</details>"


def _empty_check(task: Prose) -> str:
    asked = ", ".join(f"{name}=..." for name in task.fields)
    return f"{_('# Put your answer in place of each “...”, then run this cell.')}\ntask.check({asked})"


def _on_variant(cell: Cell, id: str, variant: str) -> Cell:
    """The cell with its task on the data of `variant`."""
    if variant == BOOK or cell["cell_type"] != "code":
        return cell
    call = f'tasks.get("{id}"'
    return {**cell, "source": [line.replace(f"{call})", f'{call}, "{variant}")') for line in cell["source"]]}


def _revealed(id: str, task: Prose) -> Iterator[Cell]:
    """Hints, what each mistake means, what is added to a right answer, and the solution."""
    passages = [(_("Hint"), hint.markdown) for hint in task.hints]
    passages += [
        (_("Mistake: {name}", name=f"{name} {code}"), said.markdown)
        for name, codes in task.mistakes.items()
        for code, said in codes.items()
    ]
    passages += [(_("Right: {name}", name=name), said.markdown) for name, said in task.right.items()]
    yield markdown("\n\n".join(f"**{title}**\n\n{text}" for title, text in passages))
    yield from _cells(task.solution, before=f"**{_('Solution')}**")
    data = tasks.known()[id].variant(BOOK)
    steps = [step for passage in task.worked for step in filled(passage.markdown, data)]
    steps += [said.markdown for said in answers_named(data, task)]
    if steps:
        yield markdown("\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1)))


def _references(works: Sequence[str]) -> list[Cell]:
    """The works cited, each once, in the order of their authors."""
    listed = "\n".join(f"- {work}" for work in sorted(set(works)))
    return [markdown(f"## {_('References')}\n\n{listed}")] if listed else []
