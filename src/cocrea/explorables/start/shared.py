"""What the explorables of chapter 0 share: the supermarket's answers, and marks from 1 to 7."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from cocrea.data import labels
from cocrea.survey import Survey, load
from cocrea.survey.rules import about
from cocrea.widgets.look import Axis, axis

MARKS = np.arange(1, 8)  # what a customer can tick


def marks_axis(title: str, **form: Any) -> Axis:
    """The scale from 1 to 7, with room for a bar at either end."""
    return axis(title, 0.4, 7.6, MARKS.tolist(), **form)


@cache
def _supermarket() -> Survey:
    return load("supermarket")


def answers_of(moment: str) -> pd.DataFrame:
    """The answers about one moment, a customer a row."""
    return about(_supermarket().complete, moment)


def moments_asked() -> list[tuple[str, str]]:
    """The moments that the survey asked about, as a choice takes them: name and id."""
    return [(name, moment) for moment, name in labels("supermarket", "moment_id").items()]
