"""E3.11, a lab of one's own: which of three patterns have these differences the signs of?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, ClassVar

import pandas as pd

from cocrea.data.simulate.coproduction_experiment import coproduction_experiment
from cocrea.language import N_
from cocrea.stats.intervals import NORMAL
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

PEOPLE = 240
PLANTED = {  # credit and blame of the generator
    "credit": (0.9, 0.0),
    "blame": (0.0, 1.0),
    "louder": (-0.9, -1.0),
    "none": (0.0, 0.0),
}
CLEAR = 0.06  # points between a difference and its margin
POINTS = Number("points", decimals=2, low=-6, high=6)


@lru_cache(maxsize=64)
def stories(seed: int, pattern: str) -> pd.DataFrame:
    """Those whose story ended better or worse than expected: part ("served", "grilled"), outcome, rating."""
    credit, blame = PLANTED[pattern]
    table = coproduction_experiment(PEOPLE, seed, credit, 0, blame)
    table = table[table["outcome"] != "as-expected"]
    part = table["participation"].map({"firm": "served", "joint": "grilled"})
    return pd.DataFrame(
        {"part": part, "outcome": table["outcome"], "rating": table["satisfaction_firm"]}
    ).reset_index(drop=True)


@dataclass(frozen=True)
class Stories(Task):
    """The seed of a reader's own people, the pattern in them, and who decided on the story they read."""

    seed: int
    pattern: str
    decided: str

    id = "E3.11"
    minutes: ClassVar = 25
    columns: ClassVar = {
        "story": N_("The dinner, and who grilled"),
        "served-better": N_("better, the cook"),
        "grilled-better": N_("better, the guest"),
        "served-worse": N_("worse, the cook"),
        "grilled-worse": N_("worse, the guest"),
        "n": N_("n"),
        "mean": N_("Mean"),
        "sd": N_("sd"),
        "decided": N_("Who grills in the story was decided by"),
        "margin_better": N_("± of the difference after the better dinner (95 %), in points"),
        "lot": N_("lot"),
        "reader": N_("the reader"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Stories:
        """One of three patterns, or none; the stories are dealt out by lot, or picked."""
        return cls(
            draw.of("seed", range(1_000_000)),
            draw.of("pattern", tuple(PLANTED)),
            draw.of("decided", ("lot", "reader")),
        )

    def accepted(self) -> bool:
        """The sample shows what was planted, and no difference is near its margin."""
        gaps = [abs(abs(self.apart(end)) - self.margin_of(end)) for end in ("better", "worse")]
        return min(gaps) >= CLEAR and self.shows == self.pattern

    @property
    def given(self) -> pd.DataFrame:
        """One row a person."""
        return stories(self.seed, self.pattern)

    @cached_property
    def shown(self) -> pd.DataFrame:
        cells = self.given.groupby(["outcome", "part"])["rating"].agg(["size", "mean", "std"])
        order = [(end, part) for end in ("better", "worse") for part in ("served", "grilled")]
        table = cells.loc[order].round(2).set_axis(["n", "mean", "sd"], axis="columns")
        table["decided"] = self.decided
        return table.set_axis(pd.Index([f"{part}-{end}" for end, part in order], name="story"))

    def _cell(self, name: str, of: str) -> float:
        return float(self.shown[of].to_dict()[name])

    def apart(self, outcome: str) -> float:
        """Grilled minus served, from the rounded means of the table."""
        return self._cell(f"grilled-{outcome}", "mean") - self._cell(f"served-{outcome}", "mean")

    def margin_of(self, outcome: str) -> float:
        """Half of the 95 % interval of that difference."""
        names = [f"{part}-{outcome}" for part in ("served", "grilled")]
        variance = sum(self._cell(name, "sd") ** 2 / self._cell(name, "n") for name in names)
        return float(NORMAL * variance**0.5)

    @property
    def shows(self) -> str:
        """The pattern whose signs these differences have; "" where it is none of them."""
        signs = [
            0 if abs(self.apart(end)) <= self.margin_of(end) else 1 if self.apart(end) > 0 else -1
            for end in ("better", "worse")
        ]
        return {(-1, 0): "credit", (0, 1): "blame", (1, -1): "louder", (0, 0): "none"}.get(
            (signs[0], signs[1]), ""
        )

    @property
    def worked(self) -> Mapping[str, Any]:
        return {"margin_better": self.margin_of("better")}

    @property
    def facts(self) -> Mapping[str, float]:
        return {"margin_better": round(self.margin_of("better"), 2)}

    @answer(POINTS)
    def better(self) -> Numbers:
        return self.apart("better"), {
            "outcomes-mixed": maybe((self.apart("better") + self.apart("worse")) / 2),
            "other-outcome": maybe(self.apart("worse")),
        }

    @answer(POINTS)
    def worse(self) -> Numbers:
        return self.apart("worse"), {
            "outcomes-mixed": maybe((self.apart("better") + self.apart("worse")) / 2),
            "other-outcome": maybe(self.apart("better")),
        }

    @answer(Number("points", decimals=2, low=0, high=6))
    def margin(self) -> Numbers:
        names = ("served-worse", "grilled-worse")
        sds, ns = ([self._cell(name, of) for name in names] for of in ("sd", "n"))
        return self.margin_of("worse"), {
            "standard-error": self.margin_of("worse") / NORMAL,
            "other-dinner": maybe(round(self.margin_of("better"), 2)),
            "one-group": maybe(NORMAL * sds[1] / ns[1] ** 0.5),
            "errors-added": maybe(NORMAL * sum(sd / n**0.5 for sd, n in zip(sds, ns, strict=True))),
            "spread-of-people": maybe(NORMAL * sds[1]),
        }

    @answer(Choice(tuple(PLANTED)))
    def which(self) -> str:
        return self.shows

    @answer(Choice(("moved", "goes-with", "open", "no-effect", "blame")))
    def carry(self, which: str) -> str:
        if which == "none":
            return "open"
        return "moved" if self.decided == "lot" else "goes-with"
