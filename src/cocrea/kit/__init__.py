"""For instructors: reading what students hand in."""

from __future__ import annotations

from cocrea.kit.roster import read_roster
from cocrea.kit.sheets import read_sheets

__all__ = ["read_roster", "read_sheets"]
