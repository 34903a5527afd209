"""Read a survey file that passed its checks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from os import PathLike, fspath

import pandas as pd

from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.survey.schema import ERROR, Finding
from cocrea.survey.validate import Scale, checked

SHOWN = 5  # findings named in the message; `validate` gives them all


@dataclass(frozen=True)
class Survey:
    """A survey: its long `table` (ratings as numbers, all else as text), its `findings`
    (warnings only) and the `scale` it was read with."""

    table: pd.DataFrame
    findings: tuple[Finding, ...]
    scale: Scale


def read(path: str | PathLike[str], moments: Collection[str] | None = None, scale: Scale = (1, 7)) -> Survey:
    """The survey in the file `path`; see `validate` for what is checked.

    When an error is found, one CocreaError ("survey.unusable") names the first
    ones, with row, column and how to mend them. The file is never changed.
    """
    found = checked(path, moments, scale)
    errors = [finding for finding in found.findings if finding.severity == ERROR]
    if errors:
        raise unusable(path, errors)
    return Survey(found.table, found.findings, (float(scale[0]), float(scale[1])))


def unusable(path: str | PathLike[str], errors: list[Finding]) -> CocreaError:
    """What is said of a file that cannot be analysed yet, with the first of its errors."""
    return CocreaError(
        "survey.unusable",
        N_("“{path}” cannot be used yet: {count} to mend. The first:\n{first}"),
        path=fspath(path),
        count=len(errors),
        first="\n".join(f"- {finding}" for finding in errors[:SHOWN]),
    )
