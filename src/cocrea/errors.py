"""The one error a reader can meet: a code and the facts, in no language.

`cocrea.language` puts it into words (it sits one floor up and hangs itself in
here), so that a model never carries prose and every message exists in each
language.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class CocreaError(Exception):
    """Something the reader can mend.

    `code` names what is wrong (``"zone.desired-below-adequate"``), `facts` hold
    what the message needs to say what, where and how to mend it.

    >>> from cocrea.errors import CocreaError
    >>> CocreaError("file.not-found", path="survey.csv").facts
    {'path': 'survey.csv'}
    """

    wording: Callable[[str, dict[str, Any]], str] | None = None  # set by cocrea.language

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        wording = type(self).wording
        return wording(self.code, self.facts) if wording else f"{self.code}: {self.facts}"

    def _render_traceback_(self) -> list[str]:
        """What Jupyter shows in place of a traceback: the sentence alone."""
        return [str(self)]
