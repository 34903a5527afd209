"""The head of a page (objectives, needs, minutes), links to tasks, and the table of all objectives."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.errors import ExtensionError
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxDirective

from cocrea import explorables
from cocrea.book.source.myst import parser
from cocrea.book.source.teaching import (
    HEAD,
    HEADING,
    Head,
    Objective,
    Teaching,
    chapter_pages,
    homes_of_tasks,
    minutes,
    minutes_of_tasks,
    minutes_said,
    needs_said,
    read_page,
    without_references,
)
from cocrea.errors import CocreaError
from cocrea.explorables.makers import title_of
from cocrea.language import _
from cocrea.tasks.prose import bank

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def anchor(id: str) -> str:
    """Where the form of a task begins on its page."""
    return f"task-{id}"


def taught(env: BuildEnvironment, docname: str) -> Teaching:
    """What a page of this edition teaches. Raises ExtensionError where its head cannot be read."""
    path = Path(env.doc2path(docname))
    reader = parser({"parse": {"myst_enable_extensions": sorted(env.config.myst_enable_extensions)}})
    try:
        return read_page(path.read_text(encoding="utf-8"), reader, f"{docname}.md")
    except CocreaError as error:
        raise ExtensionError(str(error)) from error


class Objectives(SphinxDirective):
    """The head of a page: what its reader can do afterwards, what it builds on, how long it takes."""

    has_content = True
    option_spec = {"needs": directives.unchanged}  # noqa: RUF012 - docutils' own way

    def run(self) -> list[nodes.Node]:
        page = taught(self.env, self.env.docname)
        box = nodes.container(classes=["page-head"], is_div=True)
        box += nodes.paragraph("", _(HEADING), classes=["page-head-title"])
        self.state.nested_parse(self.content, self.content_offset, box)
        if page.head:
            box += self.needs(page.head.needs)
        said = minutes_said(minutes(page, minutes_of_tasks()))
        box += nodes.paragraph("", said, classes=["page-head-minutes"])
        return [box]

    def needs(self, labels: tuple[str, ...]) -> nodes.paragraph:
        """The pages that this one builds on, as links."""
        before, _place, after = needs_said(labels).partition("{pages}")
        line = nodes.paragraph("", before, classes=["page-head-needs"])
        for n, label in enumerate(labels):
            line += [nodes.Text(", ")] if n else []
            line += self.page(label)
        line += nodes.Text(after)
        return line

    def page(self, label: str) -> addnodes.pending_xref:
        """A link to the page with this label, in the words of its title."""
        return addnodes.pending_xref(
            "",
            nodes.inline("", label, classes=["xref", "std", "std-ref"]),
            refdomain="std",
            reftype="ref",
            reftarget=label,
            refexplicit=False,
            refdoc=self.env.docname,
            refwarn=True,
        )


class ObjectivesTable(SphinxDirective):
    """Every objective of the course: where it is taught, tried and practised."""

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()  # it says what other pages say
        box = nodes.container(classes=["objectives-table"], is_div=True)
        for name in chapter_pages(Path(self.env.srcdir)):
            page = taught(self.env, name)
            if page.head:
                lines = table_of(page, page.head, name)
                self.state.nested_parse(StringList(lines, self.env.docname), self.content_offset, box)
        return [box]


def table_of(page: Teaching, head: Head, name: str) -> list[str]:
    """The MyST of one page's part of the table: its title, then a row for each objective."""
    heads = (_("Objective"), _("Section"), _("To try"), _("Tasks"))
    return [
        f"**[{page.sections[0].title}](/{name}.md)**",
        "",
        f"| {' | '.join(heads)} |",
        "|---|---|---|---|",
        *(f"| {' | '.join(_cells(page, objective))} |" for objective in head.objectives),
        "",
    ]


def _cells(page: Teaching, objective: Objective) -> tuple[str, str, str, str]:
    return (
        re.sub(r"(?<!\\)\|", r"\|", without_references(objective.text)),
        ", ".join(f"{{ref}}`{label}`" for label in objective.sections),
        ", ".join(titles_of_explorables()[name] for name in page.explorables_in(objective.sections)),
        ", ".join(f"{{task}}`{id}`" for id in objective.tasks),
    )


def titles_of_explorables() -> dict[str, str]:
    """What each explorable is called in the edition's language, by chapter and function."""
    return {
        f"{make.__module__.split('.')[2]}.{make.__name__}": title_of(make)
        for make in explorables.known().values()
    }


@lru_cache(maxsize=1)
def _homes(_build: Sphinx, folder: Path) -> dict[str, str]:
    """The page of each task, read once a build."""
    return homes_of_tasks(folder)


def link_to_task(
    app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, words: nodes.TextElement
) -> nodes.reference | None:
    """A task's name becomes a link to its form, wherever that stands."""
    if node["reftype"] != "task":
        return None
    here = Path(node["refdoc"])
    home = _homes(app, Path(env.srcdir) / here.parent).get(node["reftarget"])
    if home is None:
        return None
    address = app.builder.get_relative_uri(here.as_posix(), (here.parent / home).as_posix())
    link = nodes.reference("", "", internal=True, refuri=f"{address}#{anchor(node['reftarget'])}")
    if prose := bank().tasks.get(node["reftarget"]):
        link["reftitle"] = prose.title.text
    link += words
    return link


def register(app: Sphinx) -> None:
    """The directives, the role, and who finds what the role points at."""
    app.add_directive(HEAD, Objectives)
    app.add_directive("objectives-table", ObjectivesTable)
    app.add_role("task", XRefRole(innernodeclass=nodes.inline, warn_dangling=True))
    app.connect("missing-reference", link_to_task)
