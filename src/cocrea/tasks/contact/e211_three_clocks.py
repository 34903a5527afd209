"""E2.11, three clocks: what the sign said, what the watch said, and what it felt like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

VISITORS = "ABCDEFGH"
T = 2.36  # of eight people, for 95 %: the task gives it
MINUTES = Number("plain", decimals=1, low=-60, high=90, unit="minutes")
CLEAR = 1.0  # minutes by which rounding decides nothing


@dataclass(frozen=True)
class ThreeClocks(Task):
    """Of eight visitors, in minutes: what the sign announced, what the watch said, what it felt like."""

    announced: tuple[int, ...]
    clock: tuple[int, ...]
    felt: tuple[int, ...]

    id = "E2.11"
    minutes: ClassVar = 15
    columns: ClassVar = {
        "visitor": N_("Visitor"),
        "announced": N_("Sign"),
        "clock": N_("Watch"),
        "felt": N_("Felt"),
        "t": N_("Factor for eight people and 95 %"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> ThreeClocks:
        """A park whose sign is off or honest, whose line feels longer, shorter or as long as it is."""
        late = draw.of("late", (-6, -3, 0, 3, 6, 9, 12))
        stretch = draw.of("stretch", (-8, -5, -2, 0, 2, 5, 8, 11))
        spread = draw.of("spread", (3, 5, 8))
        sign = [draw.of(f"sign {name}", range(15, 46, 5)) for name in VISITORS]
        clock = [
            max(5, round(said + late + 3 * draw.normal(f"clock {name}")))
            for said, name in zip(sign, VISITORS, strict=True)
        ]
        felt = [
            max(3, round(minutes + stretch + spread * draw.normal(f"felt {name}")))
            for minutes, name in zip(clock, VISITORS, strict=True)
        ]
        return cls(tuple(sign), tuple(clock), tuple(felt))

    def accepted(self) -> bool:
        """Neither the interval nor the larger part hangs on rounding."""
        late, longer, margin = self.means["late"], self.means["longer"], self.means["margin"]
        return (
            abs(abs(longer) - margin) >= CLEAR
            and abs(abs(longer) - abs(late)) >= CLEAR
            and max(abs(late), abs(longer)) >= CLEAR
            and margin >= CLEAR
        )

    @cached_property
    def given(self) -> pd.DataFrame:
        table = {"announced": self.announced, "clock": self.clock, "felt": self.felt}
        return pd.DataFrame(table, index=pd.Index(list(VISITORS), name="visitor"))

    @property
    def facts(self) -> Mapping[str, float]:
        return {"t": T}

    @cached_property
    def means(self) -> Mapping[str, float]:
        """Watch minus sign, felt minus watch, the sd of the latter, and half of its 95 % interval."""
        head = self.given["felt"] - self.given["clock"]
        return {
            "late": float((self.given["clock"] - self.given["announced"]).mean()),
            "longer": float(head.mean()),
            "sd": float(head.std()),
            "margin": T * float(head.std()) / sqrt(len(VISITORS)),
        }

    @property
    def worked(self) -> Mapping[str, Any]:
        columns = {f"mean_{name}": float(self.given[name].mean()) for name in ("announced", "clock", "felt")}
        longer, margin = self.means["longer"], self.means["margin"]
        return {**columns, "sd": self.means["sd"], "low": longer - margin, "high": longer + margin}

    @answer(MINUTES)
    def late(self) -> Numbers:
        return self.means["late"], {
            "felt-instead": maybe((self.given["felt"] - self.given["announced"]).mean()),
            "size-only": maybe((self.given["clock"] - self.given["announced"]).abs().mean()),
        }

    @answer(MINUTES)
    def longer(self) -> Numbers:
        return self.means["longer"], {
            "from-the-sign": maybe((self.given["felt"] - self.given["announced"]).mean()),
            "felt-alone": maybe(self.given["felt"].mean()),
            "size-only": maybe((self.given["felt"] - self.given["clock"]).abs().mean()),
        }

    @answer(Number("plain", decimals=1, low=0, unit="minutes"))
    def margin(self) -> Numbers:
        spreads = [float(self.given[name].std()) for name in ("felt", "clock")]
        return self.means["margin"], {
            "as-if-unpaired": maybe(T * sqrt((spreads[0] ** 2 + spreads[1] ** 2) / len(VISITORS))),
            "no-factor": maybe(self.means["sd"] / sqrt(len(VISITORS))),
            "spread-alone": maybe(self.means["sd"]),
            "whole-width": maybe(2 * self.means["margin"]),
            "no-root": maybe(T * self.means["sd"]),
        }

    @answer(Choice(("longer", "shorter", "open", "alike")))
    def say(self, longer: float, margin: float) -> Chosen:
        if abs(longer) <= margin:
            return "open", {"sign-of-the-mean": "longer" if longer > 0 else "shorter"}
        return "longer" if longer > 0 else "shorter"

    @answer(Choice(("sign", "head", "never", "clock")))
    def where(self, late: float, longer: float) -> str:
        return "sign" if abs(late) > abs(longer) else "head"
