"""The explorables, a package a chapter: a model, its controls, a chart and a sentence.

A chapter is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING

from cocrea.chapters import CHAPTERS

if TYPE_CHECKING:
    from cocrea.explorables.makers import Maker


def known() -> dict[str, Maker]:
    """What makes each explorable of the course, by its id, in the order of the chapters.

    >>> from cocrea import explorables
    >>> explorables.known()["X4.3"]().title
    'Inside the zone, and yet?'
    """
    from cocrea.explorables.makers import makers  # here: it brings the charts along

    chapters = [makers(f"{__name__}.{chapter}") for chapter in _chapters()]
    return {id: make for chapter in chapters for id, make in chapter.items()}


def _chapters() -> list[str]:
    """The chapters that have explorables."""
    packages = {module.name for module in iter_modules(__path__) if module.ispkg}
    return [chapter.name for chapter in CHAPTERS if chapter.name in packages]


def __getattr__(name: str) -> ModuleType:
    if name in _chapters():
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(["known", *_chapters()])
