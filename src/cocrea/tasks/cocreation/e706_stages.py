"""E7.6, a lab: does the stage rise with maturity all the way, up to a bend, or not at all?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.data.simulate.b2b_accounts import INDICATORS, b2b_accounts
from cocrea.language import N_
from cocrea.stats.intervals import NORMAL
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

ACCOUNTS = 160
PLANTED: Mapping[str, Mapping[str, float]] = {
    "plateau": {"threshold": 0.7, "stages_per_maturity": 6, "highest_stage": 4},
    "line": {"threshold": 1, "stages_per_maturity": 6, "highest_stage": 5},
    "none": {"threshold": 0.7, "stages_per_maturity": 0, "highest_stage": 2.4},
}
BANDS = ("below-55", "55-70", "70-80", "above-80")
CUTS = (0.55, 0.70, 0.80)
FEWEST = 15  # accounts in a band
CLEAR = 0.05  # stages between a difference and its margin
APART = 0.04  # between the margin that is given and the one that is asked for: copied, it is no answer
STAGES = Number("plain", decimals=2, low=-5, high=5)


@lru_cache(maxsize=64)
def accounts(seed: int, planted: str) -> pd.DataFrame:
    """The accounts of one reader: their maturity (mean of the five indicators) and the stage reached."""
    table = b2b_accounts(ACCOUNTS, seed, **PLANTED[planted])
    maturity = table[list(INDICATORS)].mean(axis=1)
    return pd.DataFrame({"maturity": maturity.round(2), "stage": table["stage"]})


@dataclass(frozen=True)
class Stages(Task):
    """The seed of a reader's own accounts, and what was planted in them."""

    seed: int
    planted: str

    id = "E7.6"
    minutes: ClassVar = 25
    columns: ClassVar = {
        "band": N_("Maturity"),
        "below-55": N_("below 0.55"),
        "55-70": N_("0.55 to below 0.70"),
        "70-80": N_("0.70 to below 0.80"),
        "above-80": N_("0.80 or more"),
        "n": N_("n"),
        "mean": N_("Mean stage, 0 to 5"),
        "sd": N_("sd"),
        "margin_lower": N_("± of the difference between the two lower bands (95 %), in stages"),
        "maturity": N_("Maturity, 0 to 1"),
        "stage": N_("Stage, 0 to 5"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Stages:
        return cls(draw.of("seed", range(1_000_000)), draw.of("planted", tuple(PLANTED)))

    def accepted(self) -> bool:
        """Enough accounts in each band, no difference near its margin, and they show what was planted."""
        pairs = (("below-55", "55-70"), ("70-80", "above-80"))
        return (
            all(self._cell(band, "n") >= FEWEST for band in BANDS)
            and min(abs(abs(self._rise(*pair)) - self._margin(*pair)) for pair in pairs) >= CLEAR
            and abs(self.facts["margin_lower"] - self._margin(*pairs[1])) >= APART
            and self.shows == self.planted
        )

    @property
    def given(self) -> pd.DataFrame:
        """One row an account."""
        return accounts(self.seed, self.planted)

    @cached_property
    def shown(self) -> pd.DataFrame:
        places = np.searchsorted(CUTS, self.given["maturity"], side="right")
        cells = self.given.groupby(places)["stage"].agg(["size", "mean", "std"])
        table = cells.reindex(range(len(BANDS))).round(2).set_axis(["n", "mean", "sd"], axis="columns")
        return table.set_axis(pd.Index(BANDS, name="band"))

    @cached_property
    def _cells(self) -> dict[str, dict[Any, float]]:
        return {str(of): column.to_dict() for of, column in self.shown.items()}

    def _cell(self, band: str, of: str) -> float:
        return float(self._cells[of][band])

    def _rise(self, lower: str, upper: str) -> float:
        """Mean stage of the upper band minus that of the lower, from the rounded means of the table."""
        return self._cell(upper, "mean") - self._cell(lower, "mean")

    def _margin(self, *bands: str) -> float:
        """Half of the 95 % interval of that difference."""
        return float(
            NORMAL * sum(self._cell(band, "sd") ** 2 / self._cell(band, "n") for band in bands) ** 0.5
        )

    @property
    def shows(self) -> str:
        """What the two differences look like; "" where it is none of the three."""
        low, high = ("below-55", "55-70"), ("70-80", "above-80")
        rises = self._rise(*low) > self._margin(*low), self._rise(*high) > self._margin(*high)
        falls = self._rise(*low) < -self._margin(*low) or self._rise(*high) < -self._margin(*high)
        return (
            ""
            if falls
            else {(True, False): "plateau", (True, True): "line", (False, False): "none"}.get(rises, "")
        )

    @property
    def facts(self) -> Mapping[str, float]:
        return {"margin_lower": round(self._margin("below-55", "55-70"), 2)}

    @property
    def worked(self) -> Mapping[str, Any]:
        return {"margin_lower": self._margin("below-55", "55-70")}

    @answer(STAGES)
    def lower(self) -> Numbers:
        return self._rise("below-55", "55-70"), {
            "other-pair": maybe(self._rise("70-80", "above-80")),
            "ends": maybe(self._rise("below-55", "above-80")),
        }

    @answer(STAGES)
    def upper(self) -> Numbers:
        return self._rise("70-80", "above-80"), {
            "other-pair": maybe(self._rise("below-55", "55-70")),
            "ends": maybe(self._rise("below-55", "above-80")),
        }

    @answer(Number("plain", decimals=2, low=0, high=5))
    def margin(self) -> Numbers:
        sd, n = ({band: self._cell(band, of) for band in ("70-80", "above-80")} for of in ("sd", "n"))
        errors = [sd[band] / n[band] ** 0.5 for band in sd]
        return self._margin("70-80", "above-80"), {
            "standard-error": maybe(self._margin("70-80", "above-80") / NORMAL),
            "other-pair": maybe(round(self._margin("below-55", "55-70"), 2)),
            "one-band": maybe(NORMAL * errors[1]),
            "errors-added": maybe(NORMAL * sum(errors)),
            "spread-of-accounts": maybe(NORMAL * sd["above-80"]),
        }

    @answer(Choice(("plateau", "line", "none", "late")))
    def which(self) -> str:
        return self.shows

    @answer(Choice(("no-push", "each-bit", "not-this", "refuse", "raise-it")))
    def carry(self, which: str) -> str:
        return {"plateau": "no-push", "line": "each-bit", "none": "not-this"}.get(which, "each-bit")
