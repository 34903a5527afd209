"""Explorables of chapter 0: answers behind a mean, what an interval promises, pairs, company, chance."""

from __future__ import annotations

from cocrea.explorables.makers import Maker, named, public


def __getattr__(name: str) -> Maker:
    return named(__name__, name)


def __dir__() -> list[str]:
    return sorted(public(__name__))
