"""What turns the sources into the book: needs the extra ``cocrea[book]``.

Sphinx loads this package as an extension (`setup`); see `extension`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Sphinx's entry point."""
    from cocrea.book.site.extension import register

    return register(app)
