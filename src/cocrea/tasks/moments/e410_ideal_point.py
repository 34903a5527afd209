"""E4.10, two stores with the same gap: who has gone past the ideal?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.moments import gap, ideal_point_quality
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

STORES = {"centre": N_("Centre"), "mall": N_("Mall")}
PAST, SHORT = "past", "short"
CASES = ((PAST, SHORT), (SHORT, PAST), (SHORT, SHORT), (PAST, PAST))
FROM_IDEAL = Number("points", decimals=1, low=-6, high=6)


@dataclass(frozen=True)
class IdealPoint(Task):
    """Means of two stores, in tenths of a point: expected, perceived, ideal; the gap is the same in both."""

    centre: tuple[int, int, int]
    mall: tuple[int, int, int]

    id = "E4.10"
    edition = "2"
    minutes: ClassVar = 6
    columns: ClassVar = {
        "store": N_("Store"),
        "expected": N_("Expectation"),
        "perceived": N_("Perceived"),
        "ideal": N_("Ideal"),
        **STORES,
    }

    @classmethod
    def draw(cls, draw: Draw) -> IdealPoint:
        """Each store past its ideal or short of it; all four cases occur."""
        difference = draw.of("gap", range(6, 17))
        case = draw.of("case", CASES)
        return cls(
            *(one_store(draw, store, side, difference) for store, side in zip(STORES, case, strict=True))
        )

    def accepted(self) -> bool:
        """On the scale, with room above the ideal; both stores visibly off it, by different amounts."""
        stores = (self.centre, self.mall)
        on_scale = all(10 <= mark <= 68 for store in stores for mark in store)
        ideals = all(35 <= ideal <= 60 for *_marks, ideal in stores)
        off = [perceived - ideal for _, perceived, ideal in stores]
        return on_scale and ideals and abs(off[0] - off[1]) >= 4 and min(map(abs, off)) >= 4

    @property
    def given(self) -> pd.DataFrame:
        rows = {
            name: [self.centre[place] / 10, self.mall[place] / 10]
            for place, name in enumerate(("expected", "perceived", "ideal"))
        }
        return pd.DataFrame(rows, index=pd.Index(STORES, name="store"))

    @property
    def worked(self) -> Mapping[str, Any]:
        stores = [
            {
                "store": store,
                "perceived": row.perceived,
                "expected": row.expected,
                "ideal": row.ideal,
                "gap": gap(row.perceived, row.expected),
                "off": row.perceived - row.ideal,
                "closer": ideal_point_quality(row.perceived, row.expected, row.ideal),
            }
            for store, row in self.given.iterrows()
        ]
        return {"stores": stores}

    def apart(self, store: str, one: str, other: str) -> float:
        """The difference of two means of a store, `one` minus `other`."""
        return round(float(self.given[one][store] - self.given[other][store]), 1)

    def off(self, store: str) -> float:
        """How far perceived lies above the ideal."""
        return self.apart(store, "perceived", "ideal")

    @answer(FROM_IDEAL)
    def centre_off(self) -> Numbers:
        return self.off("centre"), self._slips("centre")

    @answer(FROM_IDEAL)
    def mall_off(self) -> Numbers:
        return self.off("mall"), self._slips("mall")

    def _slips(self, store: str) -> dict[str, float]:
        return {
            "the-gap": maybe(self.apart(store, "perceived", "expected")),
            "reversed": maybe(-self.off(store)),
            "from-expected": maybe(self.apart(store, "expected", "ideal")),
        }

    @answer(Choice(("centre-less", "mall-less", "both-more", "both-less", "equal")))
    def do(self) -> str:
        past = self.off("centre") > 0, self.off("mall") > 0
        return {
            (True, False): "centre-less",
            (False, True): "mall-less",
            (False, False): "both-more",
            (True, True): "both-less",
        }[past]

    @answer(Choice(("one-each-side", "same-side", "equal-gaps", "more-is-better")))
    def because(self) -> str:
        return "same-side" if (self.off("centre") > 0) == (self.off("mall") > 0) else "one-each-side"


def one_store(draw: Draw, store: str, side: str, difference: int) -> tuple[int, int, int]:
    """Expected, perceived and ideal of a store, in tenths."""
    ideal = draw.of(f"{store} ideal", range(35, 61))
    off = draw.of(f"{store} off", range(4, 16)) * (1 if side == PAST else -1)
    perceived = ideal + off
    return perceived - difference, perceived, ideal
