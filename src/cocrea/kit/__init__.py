"""For instructors: reading what students hand in."""

from __future__ import annotations

from cocrea.kit.sheets import read_sheets

__all__ = ["read_sheets"]
