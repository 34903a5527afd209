"""Explorables of chapter 1: the nature of the service."""

from __future__ import annotations

from cocrea.explorables.makers import Maker, named, public


def __getattr__(name: str) -> Maker:
    return named(__name__, name)


def __dir__() -> list[str]:
    return sorted(public(__name__))
