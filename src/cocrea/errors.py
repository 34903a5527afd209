"""The one error a reader can meet: a code, a sentence and the facts that fill it.

The sentence is English and marked with ``N_`` where it is raised, so that whoever
reads the check reads what it says. `cocrea.language` says it in the reader's
language (it sits one floor up and hangs itself in here).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class CocreaError(Exception):
    """Something the reader can mend.

    `code` names what is wrong (``"zone.desired-below-adequate"``), `message` says
    what, where and how to mend it, with a {place} for each of the `facts`.

    >>> from cocrea.errors import CocreaError
    >>> str(CocreaError("file.not-found", "There is no file “{path}”.", path="survey.csv"))
    'There is no file “survey.csv”.'
    """

    say: Callable[[CocreaError], str] | None = None  # set by cocrea.language

    def __init__(self, code: str, message: str, /, **facts: Any) -> None:
        super().__init__(code, message)  # no more, so that a copy is made from them and the rest
        self.code = code
        self.message = message
        self.facts = facts

    def __str__(self) -> str:
        say = type(self).say
        return say(self) if say else self.message.format(**self.facts)

    def _render_traceback_(self) -> list[str]:
        """What Jupyter shows in place of a traceback: the sentence alone."""
        return [str(self)]
