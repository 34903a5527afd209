"""E4.18, what goes with the whole? Four touchpoints of a real airport."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

import pandas as pd

from cocrea.data import load
from cocrea.data.sfo import TOUCHPOINTS
from cocrea.language import N_
from cocrea.models.experience import nps_error
from cocrea.stats.intervals import two_sided_z
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

ASKED = (
    "art",
    "restaurants",
    "shops",
    "signs",
    "walkways",
    "screens",
    "wifi",
    "roads",
    "clean_boarding",
    "clean_airtrain",
    "clean_restrooms",
    "getting_there",
    "wayfinding",
    "security",
)
PLACES = ("first", "second", "third", "fourth")
RATINGS = (2, 3, 4, 5)
STEP = Number("plain", decimals=0, low=-200, high=200, unit="points")


@cache
def touchpoints(year: int) -> pd.DataFrame:
    """By touchpoint: r and who rated both; the NPS by rating given; the margin of one step minus another.

    The last step (4 to 5) minus the first (2 to 3) rests on four groups of people, each in one of them.
    """
    rated = load("sfo_touchpoints").query("year == @year").set_index("item")[["r", "r_n"]].round(2)
    counts = load("sfo_nps").query("year == @year")
    up, down, n = counts["promoters"] / counts["n"], counts["detractors"] / counts["n"], counts["n"]
    counts = counts.assign(nps=(100 * (up - down)).round(), variance=nps_error(up, down, n) ** 2)
    scores = counts.pivot(index="item", columns="rating", values="nps")
    errors = counts.pivot(index="item", columns="rating", values="variance")
    margin = two_sided_z(0.95) * errors[list(RATINGS)].sum(axis="columns", min_count=len(RATINGS)) ** 0.5
    named = scores[list(RATINGS)].set_axis([f"nps_{rating}" for rating in RATINGS], axis="columns")
    return rated.join(named).assign(margin=margin.round()).loc[list(ASKED)]


@dataclass(frozen=True)
class Airport(Task):
    """A year, and four touchpoints that its passengers rated."""

    year: int
    items: tuple[str, ...]

    id = "E4.18"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "item": N_("Touchpoint"),
        "r": N_("r with the whole"),
        "r_n": N_("n, rated both"),
        "nps_2": N_("NPS, rated 2"),
        "nps_3": N_("NPS, rated 3"),
        "nps_4": N_("NPS, rated 4"),
        "nps_5": N_("NPS, rated 5"),
        "margin": N_("± of last step minus first"),
        **{item: TOUCHPOINTS[item].label for item in ASKED},
    }

    @classmethod
    def draw(cls, draw: Draw) -> Airport:
        return cls(draw.of("year", (2017, 2018)), tuple(draw.order(ASKED)[: len(PLACES)]))

    def accepted(self) -> bool:
        """One touchpoint clearly goes most closely with the whole, and rounding does not settle its steps."""
        r = self.given["r"].sort_values(ascending=False)
        low, high = self.steps(self.driver)
        margin = self.margin(self.driver)
        return float(r.iloc[0] - r.iloc[1]) > 0.01 and abs(abs(high - low) - margin) > 2

    @property
    def given(self) -> pd.DataFrame:
        return touchpoints(self.year).loc[list(self.items)].rename_axis("item")

    def item(self, place: str) -> str:
        return self.items[PLACES.index(place)]

    def score(self, place: str, rating: int) -> float:
        """The NPS of those who gave that rating to the touchpoint at `place`."""
        return float(self.given[f"nps_{rating}"].to_list()[PLACES.index(place)])

    def steps(self, place: str) -> tuple[float, float]:
        """How the NPS changes from rating 2 to 3, and from 4 to 5."""
        two, three, four, five = (self.score(place, rating) for rating in RATINGS)
        return three - two, five - four

    def margin(self, place: str) -> float:
        """Half of the 95 % interval of the last step minus the first."""
        return float(self.given["margin"].to_list()[PLACES.index(place)])

    def _largest(self, column: str) -> str:
        """The place of the touchpoint with the largest number in a column."""
        return PLACES[int(self.given[column].to_numpy().argmax())]

    def _of_another_row(self, driver: str, step: int) -> Mapping[str, float]:
        """The step of the touchpoint that most passengers rated, where that is not the driver."""
        other = self._largest("r_n")
        return {} if other == driver else {"another-row": maybe(self.steps(other)[step])}

    @property
    def worked(self) -> Mapping[str, Any]:
        item = self.item(self.driver)
        return {
            "its": {**self.given.loc[item].to_dict(), "name": item},
            "apart": self.last_step - self.first_step,
        }

    @answer(Choice(PLACES))
    def driver(self) -> Chosen:
        return self._largest("r"), {
            "most-passengers": self._largest("r_n"),
            "best-rated": self._largest("nps_5"),
        }

    @answer(Choice(PLACES))
    def fewest(self) -> Chosen:
        weakest = PLACES[int(self.given["r"].to_numpy().argmin())]
        right = PLACES[int(self.given["r_n"].to_numpy().argmin())]
        return right, {"smallest-r": weakest, "largest-r": self._largest("r")}

    @answer(STEP)
    def first_step(self, driver: str) -> Numbers:
        right = self.steps(driver)[0]
        return right, {
            "reversed": maybe(-right),
            "where-it-ends": maybe(self.score(driver, 3)),
            "last-instead": maybe(self.steps(driver)[1]),
            "minus-dropped": maybe(abs(self.score(driver, 3)) - abs(self.score(driver, 2))),
            **self._of_another_row(driver, 0),
        }

    @answer(STEP)
    def last_step(self, driver: str) -> Numbers:
        right = self.steps(driver)[1]
        return right, {
            "reversed": maybe(-right),
            "where-it-ends": maybe(self.score(driver, 5)),
            "whole-way": maybe(self.score(driver, 5) - self.score(driver, 2)),
            "first-instead": maybe(self.steps(driver)[0]),
            **self._of_another_row(driver, 1),
        }

    @answer(Choice(("last-more", "first-more", "open", "cause")))
    def say(self, driver: str, first_step: float, last_step: float) -> str:
        margin = self.margin(driver)
        apart = last_step - first_step
        return "open" if abs(apart) <= margin else "last-more" if apart > 0 else "first-more"
