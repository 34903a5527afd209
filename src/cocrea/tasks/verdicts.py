"""What `task.check` gives back: the verdict on each field, in words."""

from __future__ import annotations

import html
from dataclasses import dataclass

from cocrea.language import _
from cocrea.tasks.feedback import ICONS, plain
from cocrea.tasks.judge import Judged


@dataclass(frozen=True)
class Line:
    """One field: its name and label, the judged answer, and what is said about it (HTML).

    `words` says that the field takes words, which are recorded and not judged.
    """

    name: str
    label: str
    judged: Judged
    said: str
    words: bool = False

    @property
    def icon(self) -> str:
        return ICONS.get(self.judged.verdict, ICONS["wrong"])


@dataclass(frozen=True, repr=False)
class Verdicts:
    """The verdict on every field of a task, as text and as HTML; `note` stands below them."""

    lines: tuple[Line, ...]
    note: str = ""

    @property
    def by_field(self) -> dict[str, str]:
        return {line.name: line.judged.verdict for line in self.lines}

    @property
    def right(self) -> int:
        return sum(line.judged.right for line in self.lines)

    @property
    def full_marks(self) -> bool:
        """Whether every answer is right, and all words are there."""
        return all(line.judged.done for line in self.lines)

    @property
    def summary(self) -> str:
        words = [line for line in self.lines if line.words]
        recorded = sum(line.judged.done for line in words)
        said = []
        if asked := len(self.lines) - len(words):
            said.append(_("{right} of {all} right.", right=self.right, all=asked))
        if words:
            said.append(_("{done} of {all} recorded.", done=recorded, all=len(words)))
        return " ".join(said)

    def __repr__(self) -> str:
        lines = (f"{line.icon} {line.name}: {plain(line.said)}" for line in self.lines)
        return "\n".join([self.summary, *lines, *([self.note] if self.note else [])])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<dt>{line.icon} <code>{line.name}</code> {html.escape(line.label)}</dt><dd>{line.said}</dd>"
            for line in self.lines
        )
        note = f"<p>{html.escape(self.note)}</p>" if self.note else ""
        return f"<p><strong>{self.summary}</strong></p><dl>{rows}</dl>{note}"
