"""E2.12, waits of two countries: mean, median and what a change of marks may say, on real data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from typing import Any, ClassVar

import numpy as np
import pandas as pd
from scipy import special

from cocrea.data import labels, load
from cocrea.data.spain import GROUPS
from cocrea.language import N_, in_languages, speaking
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

PARTS = ("before", "after", "margin")
CHANGE = Number("points", decimals=2, low=-9, high=9)
SHOWN = ["mean", "low", "high", "median", "median_low", "median_high"]
PRINTED = {"specialist-public", "specialist-private"}  # whose means and medians the page prints side by side
SERVICES = ("water", "electricity", "rubbish", "streets")  # that of the street lights hangs on rounding


@cache
def spain() -> pd.DataFrame:
    return load("spain_waits").set_index("group")


@cache
def juarez() -> pd.DataFrame:
    """Of each service the marks as printed, and half of the interval of the change.

    People who reported no fault; the tracts of either year are clusters.
    """
    table = load("juarez_faults").query("group == 'none'")
    before, after = (table[table["year"] == year].set_index("service") for year in (2023, 2024))
    error = np.hypot(before["se"], after["se"])
    half = error * special.stdtrit(before["tracts"] + after["tracts"] - 2, 0.975)
    marks = {"before": before["mean"], "after": after["mean"], "margin": half}
    return pd.DataFrame(marks).round(2).loc[list(SERVICES)]


def pairs() -> list[tuple[str, str]]:
    """Two kinds of care that are counted in one unit, in either order."""
    unit = load("spain_waits").set_index("group")["unit"]
    return [
        pair for pair in permutations(GROUPS, 2) if unit[pair[0]] == unit[pair[1]] and set(pair) != PRINTED
    ]


def fact(service: str, part: str) -> str:
    return f"{service}: {part}"


@cache
def names(code: str) -> dict[str, str]:
    with speaking(code):
        return labels("juarez_faults", "service")


def fact_names() -> dict[str, str]:
    """What the marks beside the table are called."""
    said = {
        "before": ("{} (2023, 1 to 10)", "{} (2023, de 1 a 10)"),
        "after": ("{} (2024, 1 to 10)", "{} (2024, de 1 a 10)"),
        "margin": ("{}, change: half of its 95 % interval", "{}, cambio: mitad de su intervalo del 95 %"),
    }
    return {
        fact(service, part): in_languages(
            english.format(names("en")[service]), es=spanish.format(names("es")[service])
        )
        for service in SERVICES
        for part, (english, spanish) in said.items()
    }


@dataclass(frozen=True)
class TwoCountries(Task):
    """Two kinds of care in Spain, and two services of the city in Ciudad Juárez."""

    care: tuple[str, str]
    services: tuple[str, str]

    id = "E2.12"
    minutes: ClassVar = 15
    columns: ClassVar = {
        "figure": N_("Spain, 2017"),
        "mean": N_("Mean"),
        "low": N_("Mean, from"),
        "high": N_("Mean, to"),
        "median": N_("Median"),
        "median_low": N_("Median, from"),
        "median_high": N_("Median, to"),
        **{group: in_languages(english, es=spanish) for group, (english, spanish) in GROUPS.items()},
        **fact_names(),
    }

    @classmethod
    def book(cls) -> TwoCountries:
        """On the page stand figures of which its text prints none."""
        return cls(("emergency-hospital", "emergency-private"), ("rubbish", "streets"))

    @classmethod
    def draw(cls, draw: Draw) -> TwoCountries:
        """Every fifth order of the medians is open, two fifths of the means: one pair tells them apart."""
        return cls(draw.of("care", pairs()), draw.of("services", list(permutations(SERVICES, 2))))

    @property
    def given(self) -> pd.DataFrame:
        """A column for each kind of care: six figures would not stand side by side on a telephone."""
        return spain().loc[list(self.care), SHOWN].T.rename_axis(index="figure", columns=None)

    @property
    def facts(self) -> Mapping[str, float]:
        return {
            fact(service, part): float(juarez()[part].to_dict()[service])
            for service in self.services
            for part in PARTS
        }

    def _of(self, figure: str) -> tuple[float, float]:
        one, other = (float(value) for value in self.given.T[figure])
        return one, other

    def _marks(self, place: int) -> tuple[float, float, float]:
        """Of one service: the marks of both years, and half of the interval of their difference."""
        before, after, margin = (float(juarez()[part].to_dict()[self.services[place]]) for part in PARTS)
        return before, after, margin

    @property
    def worked(self) -> Mapping[str, Any]:
        (mean, other_mean), (median, other_median) = self._of("mean"), self._of("median")
        marks = []
        for place, service in enumerate(self.services):
            before, after, margin = self._marks(place)
            ends = {"from": after - before - margin, "to": after - before + margin}
            name = in_languages(names("en")[service], es=names("es")[service])
            marks.append({"service": name, "before": before, "after": after, **ends})
        return {
            "mean_first": mean,
            "mean_second": other_mean,
            "median_first": int(median),
            "median_second": int(other_median),
            "times_second": other_mean / other_median,
            "mark": marks,
        }

    @answer(Number("plain", decimals=1, low=0))
    def times(self) -> Numbers:
        (mean, other_mean), (median, other_median) = self._of("mean"), self._of("median")
        return mean / median, {
            "upside-down": maybe(median / mean),
            "difference": maybe(mean - median),
            "other-column": maybe(other_mean / other_median),
        }

    @answer(Choice(("first", "second", "neither")))
    def less(self) -> Chosen:
        """Whose mean is more times its median."""
        (mean, other_mean), (median, other_median) = self._of("mean"), self._of("median")
        return "first" if mean / median > other_mean / other_median else "second", {
            "longer-mean": "first" if mean > other_mean else "second"
        }

    def _settled(self, statistic: str, low: str, high: str) -> tuple[str, str]:
        """Whose wait is shorter where the intervals lie apart, else "open"; and whose by the figure alone."""
        (one, other), lows, highs = self._of(statistic), self._of(low), self._of(high)
        smaller = "first" if one < other else "second"
        return ("open" if max(lows) <= min(highs) else smaller), smaller

    @answer(Choice(("first", "second", "open")))
    def typical(self) -> Chosen:
        """Settled where the intervals of the two medians lie apart."""
        settled, smaller = self._settled("median", "median_low", "median_high")
        mean = self._of("mean")
        by_the_mean = "first" if mean[0] < mean[1] else "second"
        if settled == "open":
            return settled, {"figure-alone": smaller, "by-the-mean": by_the_mean}
        return settled, {"by-the-mean": by_the_mean}

    @answer(Choice(("first", "second", "open")))
    def by_mean(self) -> Chosen:
        """Settled where the intervals of the two means lie apart."""
        settled, smaller = self._settled("mean", "low", "high")
        return (settled, {"figure-alone": smaller}) if settled == "open" else settled

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
