"""cocrea: service co-creation, hands-on with data.

>>> import cocrea
>>> cocrea.set_language("en")
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from cocrea.errors import CocreaError
from cocrea.language import set_language

__version__ = "0.1.0"
__all__ = ["CocreaError", "__version__", "set_language"]

_FLOORS = ("stats", "models", "data", "survey", "charts", "tables", "widgets", "explorables", "tasks", "kit")


def __getattr__(name: str) -> Any:
    """Floors load when they are first used, so that ``import cocrea`` is quick."""
    if name in _FLOORS:
        return import_module(f"cocrea.{name}")
    raise AttributeError(f"module 'cocrea' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, *_FLOORS])
