"""Explorables of chapter 5: customer experience."""

from __future__ import annotations

from cocrea.explorables.makers import Maker, named, public


def __getattr__(name: str) -> Maker:
    return named(__name__, name)


def __dir__() -> list[str]:
    return sorted(public(__name__))
