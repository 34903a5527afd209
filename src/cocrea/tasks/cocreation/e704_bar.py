"""E7.4, the bar and the rule of the charter: does the prototype pass, and what is shown?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.language import N_
from cocrea.models.cocreation import least_successes
from cocrea.stats import share
from cocrea.stats.intervals import NORMAL
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

ON_THE_PAGE = (0.70, (20, 60))  # bar and sizes that the page prints
KINDS = {  # rule of the charter, whether it passes, and what the interval shows
    "near miss": ("point", False, "open"),
    "lucky": ("point", True, "open"),
    "clear": ("point", True, "above"),
    "strict": ("wilson", False, "open"),
    "strict and clear": ("wilson", True, "above"),
    "below": ("wilson", False, "below"),
}


@dataclass(frozen=True)
class Bar(Task):
    """People tested, how many finished, the bar (%), the rule that the charter names, and the kind drawn."""

    n: int
    finished: int
    bar: int
    rule: str
    kind: str

    id = "E7.4"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "test": N_("Test"),
        "prototype": N_("A prototype of NubeClara’s"),
        "bar": N_("Bar of the charter (%)"),
        "rule": N_("Rule of the charter"),
        "point": N_("the share reaches the bar"),
        "wilson": N_("the lower end of the 95 % interval reaches the bar"),
        "n": N_("People tested"),
        "finished": N_("Finished"),
        "low": N_("Lower end of the interval (%)"),
        "high": N_("Upper end of the interval (%)"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Bar:
        """Six kinds: it passes by its rule or not; the interval lies above, around or below the bar."""
        kind = draw.of("kind", tuple(KINDS))
        n, bar = draw.of("n", range(16, 100)), draw.of("bar", (50, 55, 60, 65, 70, 75, 80))
        return cls(n, min(n - 1, round(n * draw.of("share", range(25, 99)) / 100)), bar, KINDS[kind][0], kind)

    def accepted(self) -> bool:
        """The test is of the kind that was drawn, its share within reach of the bar, and not on the page."""
        _rule, passed, shown = KINDS[self.kind]
        printed = self.bar / 100 == ON_THE_PAGE[0] and self.n in ON_THE_PAGE[1]
        near = abs(100 * self.finished / self.n - self.bar)
        apart = {
            "near miss": near <= 10,
            "lucky": near <= 12,
            "strict": self.finished / self.n >= self.bar / 100,
        }
        return (
            (self._passes(self.rule), self._shown) == (passed, shown)
            and not printed
            and apart.get(self.kind, True)
            and least_successes(self.n, self.bar / 100, "wilson") <= self.n
            and min(abs(end - self.bar) for end in self._ends) >= 0.15
        )

    @property
    def _ends(self) -> tuple[float, float]:
        """The interval (%), as the table gives it."""
        found = share(self.finished, self.n)
        return round(100 * found.low, 1), round(100 * found.high, 1)

    @property
    def _shown(self) -> str:
        low, high = self._ends
        return "above" if low >= self.bar else "below" if high < self.bar else "open"

    def _least(self, rule: str) -> int:
        return int(least_successes(self.n, self.bar / 100, rule))

    def _passes(self, rule: str) -> bool:
        return self.finished >= self._least(rule)

    @property
    def given(self) -> pd.DataFrame:
        low, high = self._ends
        row = {"bar": [self.bar], "rule": [self.rule], "n": [self.n], "finished": [self.finished]}
        table = {**row, "low": [low], "high": [high]}
        return pd.DataFrame(table, index=pd.Index(["prototype"], name="test"))

    @property
    def worked(self) -> Mapping[str, Any]:
        n, bar = self.n, self.bar / 100
        strict = self.rule == "wilson"
        return {
            "people": n,
            "bar_share": bar,
            "product": n * bar,
            "added": NORMAL * (n * bar * (1 - bar)) ** 0.5 if strict else 0.0,
            "k": self.finished,
            "bar_percent": self.bar,
            "left_end": self._ends[0],
            "right_end": self._ends[1],
        }

    @answer(Number("count", low=0, high=200, unit="people"))
    def needed(self) -> Numbers:
        n, bar = self.n, self.bar / 100
        other = "point" if self.rule == "wilson" else "wilson"
        return float(self._least(self.rule)), {
            "other-rule": maybe(float(self._least(other))),
            "rounded-down": maybe(float(self._least(self.rule) - 1)),
            "one-error": maybe(float(np.ceil(n * bar + (n * bar * (1 - bar)) ** 0.5)))
            if self.rule == "wilson"
            else maybe(float(np.ceil(n * bar) + 1)),
        }

    @answer(Choice(("pass", "stop", "again")))
    def decide(self, needed: float) -> str:
        return "pass" if self.finished >= needed else "stop"

    @answer(Choice(("above", "open", "below")))
    def known(self) -> Chosen:
        by_share = "above" if self.finished / self.n >= self.bar / 100 else "below"
        return self._shown, {
            "share-is-truth": by_share,
            "never-enough": "open",
            "other-side": "below" if by_share == "above" else "above",
        }
