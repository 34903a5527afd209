"""E4.12, one page of the journey manual: seven parts in words, judged by a person with a rubric."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

import pandas as pd

from cocrea.data.load import english_labels
from cocrea.data.quetzalia import OF_100_VISITS
from cocrea.language import N_
from cocrea.models.moments import people_let_down
from cocrea.survey import analyse, load
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Task, Text

MODEL = "aftersale"  # the moment of the model page in the worked solution
ASKED = {  # what a group of customers said of each moment: what they accept, what they hope for
    "app": (N_("1 wrong offer in a month"), N_("none, and what I buy comes first")),
    "parking": (N_("5 minutes to a space"), N_("1 minute, near the door")),
    "entry": (N_("a trolley within 1 minute"), N_("a clean one at the door")),
    "produce": (N_("1 empty place on my list"), N_("none, and nothing spoiled")),
    "deli": (N_("7 minutes of waiting"), N_("3, and a taste")),
    "staff": (N_("somebody within 2 minutes"), N_("somebody who walks along to the shelf")),
    "bagging": (N_("a bag that holds to the car"), N_("packed within 1 minute, eggs on top")),
    "aftersale": (N_("3 minutes to the money"), N_("1 minute, and no questions")),
}


@cache
def standing() -> pd.DataFrame:
    """Where each moment stands in the simulated survey: n, and the share below with its interval, in %."""
    found = analyse(load("moments_survey")).moments.set_index("moment_id")
    shares = (100 * found[["below", "below_low", "below_high"]]).round(1)
    return shares.assign(n=found["zone_n"])


@dataclass(frozen=True)
class ManualPage(Task):
    """The moment whose page is to be written."""

    moment: str

    id = "E4.12"
    edition = "2"
    minutes: ClassVar = 30
    columns: ClassVar = {
        "moment": N_("Moment"),
        "accept": N_("Customers accept"),
        "hope": N_("They hope for"),
        "n": N_("n"),
        "below": N_("Let down (%)"),
        "below_low": N_("from"),
        "below_high": N_("to"),
        "visits": N_("Visits, of 100"),
        **{said: said for pair in ASKED.values() for said in pair},
        **english_labels("moments_survey", "moment_id"),
    }

    goal = Text(weight=15, rows=3)
    standard = Text(weight=20)
    facets = Text(weight=15, rows=6)
    backstage = Text(weight=15, rows=3)
    recovery = Text(weight=10)
    measure = Text(weight=15, rows=3)
    gap = Text(weight=10, rows=3)

    @classmethod
    def draw(cls, draw: Draw) -> ManualPage:
        """Any moment but the checkout, whose page stands in the chapter, and the one of the model page."""
        return cls(draw.of("moment", [name for name in ASKED if name != MODEL]))

    @property
    def given(self) -> pd.DataFrame:
        return _row(self.moment)

    @property
    def worked(self) -> Mapping[str, Any]:
        row = {str(name): value for name, value in _row(MODEL).loc[MODEL].items()}
        people = people_let_down(row["below"] / 100, OF_100_VISITS[MODEL])
        return {"model": {"moment": MODEL, **row, "people": people}}


def _row(moment: str) -> pd.DataFrame:
    accept, hope = ASKED[moment]
    found: Mapping[Any, Any] = standing().to_dict("index")[moment]
    return pd.DataFrame(
        {
            "accept": [accept],
            "hope": [hope],
            "visits": [OF_100_VISITS[moment]],
            "below": [found["below"]],
            "below_low": [found["below_low"]],
            "below_high": [found["below_high"]],
            "n": [found["n"]],
        },
        index=pd.Index([moment], name="moment"),
    )
