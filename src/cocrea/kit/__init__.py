"""For instructors: notebooks to hand out, and reading what students hand in."""

from __future__ import annotations

from cocrea.kit.notebook import solution_notebook, students_notebook
from cocrea.kit.roster import read_roster
from cocrea.kit.sheets import read_sheets

__all__ = ["read_roster", "read_sheets", "solution_notebook", "students_notebook"]
