"""E3.14, full, and for whom? People and room apart, for one errand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

CLEAR = 8  # hundredths of a point between a difference and its margin
POINTS = Number("points", decimals=2, low=-6, high=6)
EFFECTS = {  # what more people and closer tables do, in hundredths of a point
    "invite": ((45, 110), (-12, 12)),
    "spread": ((-10, 100), (-120, -50)),
    "fewer": ((-120, -50), (-12, 12)),
    "leave": ((-18, 18), (-18, 18)),
}


@dataclass(frozen=True)
class Full(Task):
    """Mean ratings of one errand, in hundredths: few or many guests, tables far apart or close."""

    errand: str
    means: tuple[int, int, int, int]
    margin: int

    id = "E3.14"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "evening": N_("The fonda"),
        "few-far": N_("few guests, tables far apart"),
        "many-far": N_("many guests, tables far apart"),
        "few-close": N_("few guests, tables close"),
        "many-close": N_("many guests, tables close"),
        "feast": N_("Mean rating, guests who came to celebrate"),
        "lunch": N_("Mean rating, guests who came for a quick lunch"),
        "margin": N_("± of any difference of two means (95 %), in points"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Full:
        """More people may please, harm or do nothing; so may closer tables, but for pleasing."""
        of_people, of_room = EFFECTS[draw.of("kind", tuple(EFFECTS))]
        people, room = draw.of("people", range(*of_people)), draw.of("room", range(*of_room))
        base = draw.of("base", range(400, 520))
        noise = [draw.of(f"noise/{place}", range(-9, 10)) for place in range(4)]
        means = (base, base + people, base + room, base + people + room)
        return cls(
            draw.of("errand", ("feast", "lunch")),
            tuple(mean + more for mean, more in zip(means, noise, strict=True)),  # type: ignore[arg-type]
            draw.of("margin", range(25, 41)),
        )

    def accepted(self) -> bool:
        """Both differences stay clear of the margin, and they lead to one thing to do."""
        gaps = [abs(abs(round(100 * each)) - self.margin) for each in (self._people, self._room)]
        return min(gaps) >= CLEAR and self._do != ""

    @property
    def _people(self) -> float:
        """Many minus few, at tables far apart."""
        return (self.means[1] - self.means[0]) / 100

    @property
    def _room(self) -> float:
        """Close minus far apart, with many guests."""
        return (self.means[3] - self.means[1]) / 100

    @property
    def _do(self) -> str:
        people, room = (
            0 if abs(each) <= self.margin / 100 else 1 if each > 0 else -1
            for each in (self._people, self._room)
        )
        if room < 0:
            return "" if people < 0 else "spread"
        return {(1, 0): "invite", (-1, 0): "fewer", (0, 0): "leave"}.get((people, room), "")

    @property
    def given(self) -> pd.DataFrame:
        names = ("few-far", "many-far", "few-close", "many-close")
        ratings = [mean / 100 for mean in self.means]
        return pd.DataFrame({self.errand: ratings}, index=pd.Index(names, name="evening"))

    @property
    def facts(self) -> Mapping[str, float]:
        return {"margin": self.margin / 100}

    @property
    def worked(self) -> Mapping[str, Any]:
        few_far, many_far, _few_close, many_close = (mean / 100 for mean in self.means)
        return {
            "margin_points": self.margin / 100,
            "few_far": few_far,
            "many_far": many_far,
            "many_close": many_close,
        }

    @answer(POINTS)
    def people(self) -> Numbers:
        few_far, _many_far, few_close, many_close = (mean / 100 for mean in self.means)
        return self._people, {
            "both-at-once": many_close - few_far,
            "at-close-tables": maybe(many_close - few_close),
        }

    @answer(POINTS)
    def room(self) -> Numbers:
        few_far, _many_far, few_close, many_close = (mean / 100 for mean in self.means)
        return self._room, {
            "both-at-once": maybe(many_close - few_far),
            "with-few-guests": maybe(few_close - few_far),
        }

    @answer(Choice(tuple(EFFECTS)))
    def do(self) -> str:
        return self._do
