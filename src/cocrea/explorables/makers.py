"""Finding explorables: one function makes each, marked with its id, in a file named after it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar, get_type_hints

from cocrea.chapters import place
from cocrea.errors import CocreaError
from cocrea.language import N_, _
from cocrea.widgets.builder import Builder
from cocrea.widgets.explorer import Explorer

Maker = Callable[[], Explorer | Builder]
OneMaker = TypeVar("OneMaker", bound=Maker)
_makers: dict[str, Maker] = {}  # by id, of the chapters imported so far
_titles: dict[Maker, str] = {}


def explorable(id: str, title: str) -> Callable[[OneMaker], OneMaker]:
    """Marks the function that makes the explorable `id` of the course, so that its chapter offers it.

    It is an Explorer, or a Builder: the function's return type says which.

    `title` is what it is called, in English: so it can be named without being made, which takes a
    while. Raises CocreaError where another function has that id.
    """

    def enter(make: OneMaker) -> OneMaker:
        if id in _makers and _called(_makers[id]) != _called(make):
            raise CocreaError(
                "explorer.id-twice",
                N_("{first} and {second} both make {id}. Give one of them another id."),
                id=id,
                first=_called(_makers[id]),
                second=_called(make),
            )
        _makers[id] = make
        _titles[make] = title
        return make

    return enter


def title_of(make: Maker) -> str:
    """What the explorable that a function makes is called, in the language in force.

    >>> title_of(makers("cocrea.explorables.start")["X0.1"])
    'The answers behind a mean'
    """
    return _(_titles[make])


def is_builder(make: Maker) -> bool:
    """Whether a function makes a Builder, which a reader fills, and no Explorer.

    >>> is_builder(makers("cocrea.explorables.listening")["X6.3"])
    True
    """
    return get_type_hints(make)["return"] is Builder


def _called(make: Maker) -> str:
    return f"{make.__module__}.{make.__qualname__}"


@cache
def makers(package: str) -> dict[str, Maker]:
    """What makes each explorable of a chapter, by its id; `package` is the chapter's.

    >>> list(makers("cocrea.explorables.start"))
    ['X0.1', 'X0.2', 'X0.3', 'X0.4', 'X0.5']
    """
    for module in iter_modules(import_module(package).__path__, f"{package}."):
        import_module(module.name)
    mine = [id for id, make in _makers.items() if make.__module__.startswith(f"{package}.")]
    return {id: _makers[id] for id in sorted(mine, key=place)}


def public(package: str) -> dict[str, Maker]:
    """The same by the names of the functions: what a chapter's package has for whoever imports from it."""
    return {make.__name__: make for make in makers(package).values()}


def named(package: str, name: str) -> Maker:
    """The explorable that a chapter's package is asked for."""
    if name.startswith("_") or name not in public(package):
        raise AttributeError(f"module {package!r} has no attribute {name!r}")
    return public(package)[name]
