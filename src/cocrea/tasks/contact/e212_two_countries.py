"""E2.12, waits of two countries: mean, median and what a change of marks may say, on real data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from typing import Any, ClassVar

import pandas as pd

from cocrea.data import load
from cocrea.data.juarez import ASPECTS
from cocrea.data.spain import GROUPS
from cocrea.language import N_, in_languages
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

PARTS = ("before", "after", "margin")
CHANGE = Number("points", decimals=2, low=-9, high=9)
SHOWN = ["median", "mean", "low", "high"]
PRINTED = {"waiting", "attention"}  # whose changes the page prints side by side


@cache
def spain() -> pd.DataFrame:
    return load("spain_waits").set_index("group")


@cache
def juarez() -> pd.DataFrame:
    """Of each aspect the marks as printed, and half of the interval of the change."""
    table = load("juarez_waits").set_index("aspect")
    return pd.DataFrame(
        {
            "before": table["mean_2023"].round(2),
            "after": table["mean_2024"].round(2),
            "margin": ((table["high"] - table["low"]) / 2).round(2),
        }
    )


def pairs() -> list[tuple[str, str]]:
    """Two kinds of care that are counted in one unit, in either order."""
    unit = load("spain_waits").set_index("group")["unit"]
    return [(one, other) for one, other in permutations(GROUPS, 2) if unit[one] == unit[other]]


def fact(aspect: str, part: str) -> str:
    return f"{aspect}: {part}"


def fact_names() -> dict[str, str]:
    """What the marks beside the table are called."""
    said = {
        "before": ("{} (2023, 1 to 10)", "{} (2023, de 1 a 10)"),
        "after": ("{} (2024, 1 to 10)", "{} (2024, de 1 a 10)"),
        "margin": ("{}, change: half of its 95 % interval", "{}, cambio: mitad de su intervalo del 95 %"),
    }
    return {
        fact(aspect, part): in_languages(english.format(labels[0]), es=spanish.format(labels[1]))
        for aspect, labels in ASPECTS.items()
        for part, (english, spanish) in said.items()
    }


@dataclass(frozen=True)
class TwoCountries(Task):
    """Two kinds of care in Spain, and two aspects of the health service in Ciudad Juárez."""

    care: tuple[str, str]
    aspects: tuple[str, str]

    id = "E2.12"
    minutes: ClassVar = 15
    columns: ClassVar = {
        "group": N_("Kind of care (Spain, 2017)"),
        "mean": N_("Mean"),
        "low": N_("from"),
        "high": N_("to"),
        "median": N_("Median"),
        **{group: in_languages(english, es=spanish) for group, (english, spanish) in GROUPS.items()},
        **fact_names(),
    }

    @classmethod
    def draw(cls, draw: Draw) -> TwoCountries:
        aspects = [pair for pair in permutations(ASPECTS, 2) if set(pair) != PRINTED]
        return cls(draw.of("care", pairs()), draw.of("aspects", aspects))

    @property
    def given(self) -> pd.DataFrame:
        return spain().loc[list(self.care), SHOWN].rename_axis("group")

    @property
    def facts(self) -> Mapping[str, float]:
        return {
            fact(aspect, part): float(juarez()[part].to_dict()[aspect])
            for aspect in self.aspects
            for part in PARTS
        }

    def _of(self, column: str) -> tuple[float, float]:
        one, other = (float(value) for value in self.given[column])
        return one, other

    def _marks(self, place: int) -> tuple[float, float, float]:
        """Of one aspect: the marks of both years, and half of the interval of their difference."""
        before, after, margin = (float(juarez()[part].to_dict()[self.aspects[place]]) for part in PARTS)
        return before, after, margin

    @property
    def worked(self) -> Mapping[str, Any]:
        (mean, other_mean), (median, other_median) = self._of("mean"), self._of("median")
        marks = []
        for place, aspect in enumerate(self.aspects):
            before, after, margin = self._marks(place)
            ends = {"from": after - before - margin, "to": after - before + margin}
            name = in_languages(ASPECTS[aspect][0], es=ASPECTS[aspect][1])
            marks.append({"aspect": name, "before": before, "after": after, **ends})
        return {
            "mean_first": mean,
            "mean_second": other_mean,
            "median_first": int(median),
            "median_second": int(other_median),
            "mark": marks,
        }

    @answer(Number("plain", decimals=1, low=0))
    def times(self) -> Numbers:
        (mean, other_mean), (median, other_median) = self._of("mean"), self._of("median")
        return mean / median, {
            "upside-down": maybe(median / mean),
            "difference": maybe(mean - median),
            "other-row": maybe(other_mean / other_median),
        }

    @answer(Choice(("first", "second", "alike")))
    def typical(self) -> Chosen:
        median, mean = self._of("median"), self._of("mean")
        return "first" if median[0] < median[1] else "second", {
            "by-the-mean": "first" if mean[0] < mean[1] else "second"
        }

    @answer(Choice(("first", "second", "open")))
    def by_mean(self) -> Chosen:
        """Settled where the intervals of the two means lie apart."""
        mean, low, high = self._of("mean"), self._of("low"), self._of("high")
        smaller = "first" if mean[0] < mean[1] else "second"
        if max(low) <= min(high):
            return "open", {"means-alone": smaller}
        return smaller

    @property
    def changes(self) -> tuple[float, float]:
        one, two = (after - before for before, after, _margin in (self._marks(0), self._marks(1)))
        return one, two

    @answer(CHANGE)
    def apart(self) -> Numbers:
        """By how much more the first mark changed than the second."""
        one, two = self.changes
        (_, after, _), (_, other, _) = self._marks(0), self._marks(1)
        return one - two, {
            "first-alone": maybe(one),
            "added": maybe(one + two),
            "of-2024": maybe(after - other),
        }

    @answer(Choice(("both", "one", "two", "neither")))
    def settled(self) -> str:
        """Whose change lies farther from 0 than half of its interval."""
        one, two = (abs(change) > self._marks(place)[2] for place, change in enumerate(self.changes))
        return {(True, True): "both", (True, False): "one", (False, True): "two"}.get((one, two), "neither")
