"""Builder: a board that a reader fills with notes, in Jupyter and in the published page alike.

A plan says which places and tags there are, how places follow from answers, and what the board says.
The notes stay in the reader's browser (js/store.js) and leave it as files only: no kernel reads them.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import traitlets

from cocrea.errors import CocreaError
from cocrea.language import N_, _
from cocrea.widgets.front import Front

__all__ = ["Builder", "Field", "Odd", "Option", "Place", "Plan", "View"]

ALL = "*"  # in the table of a view: whatever was answered
OWN = "own"  # the view without a table: where the reader put the notes


@dataclass(frozen=True)
class Place:
    """Where notes stand: a quadrant, a sphere. What stands `aside` has no tags and is not counted."""

    id: str
    title: str
    hint: str
    aside: bool = False


@dataclass(frozen=True)
class Option:
    """One answer of a field; `short` is what a note wears, where it differs from the `label`."""

    id: str
    label: str
    short: str = ""


@dataclass(frozen=True)
class Field:
    """What is said of every note by choosing an option. Those of a plan's first field are counted."""

    id: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Odd:
    """What a board says below a note with the place or answers of `when`; with `doubt` it is no evidence."""

    when: Mapping[str, str]
    said: str
    doubt: bool = False


@dataclass(frozen=True)
class View:
    """A rule that places the notes: `table` leads from the answers, joined by "/", to a place; "*" takes any.

    Without a table a note stands where the reader put it. `said` is the sentence for one note and for
    several, `left` what is added while {left} notes have no place.
    """

    id: str
    title: str
    said: tuple[str, str]
    left: str = ""
    table: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Plan:
    """All that makes a board: see the parts. `start` are the notes that it opens with, in no place yet.

    `said` is the sentence below, for one note and for several, with the places {n}, {evidence}, {left},
    {moved}, {differ}, {created} and one for each option of the first field; a plan with `views` has one in
    each of them. `nothing` is said of an empty board. `evidence` are the options of the first field that
    count as such and colour their place; `unanswered` is the one that a note without an answer counts as;
    `created` are the places whose notes are counted as {created}.
    """

    id: str
    title: str
    intro: str
    places: tuple[Place, ...]
    fields: tuple[Field, ...]
    said: tuple[str, str] = ("", "")
    nothing: str = ""
    start: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    unanswered: str = ""
    created: tuple[str, ...] = ()
    odd: tuple[Odd, ...] = ()
    views: tuple[View, ...] = ()
    columns: int = 2
    words: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        named = [place.id for place in self.places]
        meant = {*self.created, *(place for view in self.views for place in (view.table or {}).values())}
        if unknown := sorted(meant - {*named, ""}):
            raise CocreaError(
                "builder.place",
                N_("The plan {id} has no place “{place}”. Its places: {places}."),
                id=self.id,
                place=unknown[0],
                places=", ".join(named),
            )


class Builder(Front):
    """The board of a plan, alive in Jupyter and in the published page.

    >>> from cocrea.widgets.builder import Builder, Field, Option, Place, Plan
    >>> board = Builder(Plan("X9.9", "A board", "Put notes on it.", (Place("here", "Here", "All of them."),),
    ...                      (Field("tag", "Seen?", (Option("yes", "Yes"),)),)))
    >>> board.title, board.plan["places"][0]["title"]
    ('A board', 'Here')
    """

    plan = traitlets.Dict().tag(sync=True)

    def __init__(self, plan: Plan) -> None:
        given = asdict(plan)
        super().__init__(part="builder", words={**words(), **given.pop("words")}, plan=given)
        self.title = plan.title
        self._drawn = _on_paper(plan)

    def _repr_mimebundle_(self, **_options: Any) -> dict[str, Any]:  # type: ignore[override]
        """The live board, and an empty one to fill with a pencil for pages without scripts."""
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        return {
            "application/vnd.jupyter.widget-view+json": view,
            "text/html": self._drawn,
            "text/plain": self.title,
        }


def _on_paper(plan: Plan) -> str:
    """A board without scripts: its places with room to write, and what is asked of each note."""
    places = "".join(
        f"<dt><strong>{html.escape(place.title)}</strong>. {html.escape(place.hint)}</dt><dd><br></dd>"
        for place in plan.places
    )
    asked = "".join(
        f"<li>{html.escape(one.label)} {html.escape(' / '.join(option.label for option in one.options))}</li>"
        for one in plan.fields
    )
    start = "".join(f"<li>{html.escape(text)}</li>" for text in plan.start)
    return (
        f'<div class="cocrea-fallback"><p class="cocrea-title">{html.escape(plan.title)}</p>'
        f"<p>{html.escape(plan.intro)}</p><ul>{asked}</ul>{f'<ol>{start}</ol>' if start else ''}"
        f"<dl>{places}</dl></div>"
    )


def words() -> dict[str, str]:
    """The words of a board's own controls, in the language in force; a plan may say some otherwise."""
    return {
        "note": _("Note"),
        "place": _("Where does it stand?"),
        "choose": _("choose …"),
        "nowhere": _("Not placed yet"),
        "pick": _("Choose a note, then its place."),
        "unanswered": _("Choose a note, then answer what is asked of it."),
        "add": _("Add the note"),
        "added": _("Added: {place}."),
        "empty": _("Write the note first."),
        "full": _("The board is full. Delete a note first."),
        "edit": _("The note’s words"),
        "moved": _("Moved: {place}."),
        "elsewhere": _("stood elsewhere"),
        "done": _("Done"),
        "remove": _("Delete the note"),
        "removed": _("Deleted."),
        "undo": _("Undo"),
        "undone": _("It is back."),
        "by": _("Placed by"),
        "share": _("({a} of {n} with evidence)"),
        "mine": _("Take along, bring back, begin again"),
        "kept": _("Your notes are kept in this browser only, until you clear the board or its data."),
        "notKept": _("This browser keeps nothing in this window: download your notes before you close it."),
        "json": _("Download the notes (JSON)"),
        "table": _("Download a table (CSV)"),
        "svg": _("Download a picture (SVG)"),
        "png": _("Download a picture (PNG)"),
        "import": _("Bring notes back (JSON)"),
        "imported": _("Brought back. Notes: {n}."),
        "importFailed": _(
            "“{file}” holds no notes of this board, and nothing was changed. "
            "Choose a JSON file that you downloaded here."
        ),
        "importSure": _("Notes here: {n}. Notes in the file: {m}. Replace those here?"),
        "importYes": _("Yes, replace"),
        "importNo": _("No, import nothing"),
        "clear": _("Clear the board"),
        "clearSure": _("Delete all notes of this board from this browser?"),
        "clearYes": _("Yes, delete"),
        "clearNo": _("No, keep them"),
        "cleared": _("Cleared."),
        "file": _("board"),
    }
