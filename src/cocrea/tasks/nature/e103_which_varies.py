"""E1.3, which of two counters varies more, whose variability is it, and does it count here?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.language import N_
from cocrea.models.nature import coefficient_of_variation
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

CUSTOMERS = 6
CAUSES = {  # what Noemí hears about the slow counter, by what the customers bring with them
    "arrival": ("noon", "payday", "rain"),
    "request": ("cheque", "stranger", "loan"),
    "capability": ("machine", "form", "foreign"),
    "effort": ("unread", "coins", "papers"),
    "preference": ("chat", "silent", "look"),
}
# What counted among the airlines that were good, and that were poor, on average (Tsikriktsis & Heineke 2004).
COUNTS_WHERE = {"good": "steady", "poor": "average"}
CAUSE = kind_of(CAUSES)
# Half a unit of the last decimal, where a task allows one and a half: n for n − 1 moves it by that little.
CV = Number("plain", decimals=2, low=0, absolute=0.005)
STEADIEST = 0.125  # below it, not even so are n and n − 1 told apart


@dataclass(frozen=True)
class WhichVaries(Task):
    """Minutes of six customers at each of two counters, a clerk's remark, and how the branch is rated."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    cause: str
    rated: str

    id = "E1.3"
    minutes: ClassVar = 12
    columns: ClassVar = {
        "customer": N_("Customer"),
        "a": N_("Counter A, minutes"),
        "b": N_("Counter B, minutes"),
        "clerk": N_("What a clerk told Noemí"),
        "rated": N_("How customers rate the branch on average"),
        "good": N_("among the best of the town"),
        "poor": N_("among the worst of the town"),
        "noon": N_("“They all come in their lunch hour.”"),
        "payday": N_("“On the last Friday of the month the room is full; on Tuesday I read the paper.”"),
        "rain": N_("“When it rains nobody comes, and afterwards everybody at once.”"),
        "cheque": N_("“One wants a balance, the next a cheque for Peru.”"),
        "stranger": N_("“Today a pension, a lost card and a safe-deposit box, one after the other.”"),
        "loan": N_("“One pays in the week's coins; the next wants a loan for a tractor.”"),
        "machine": N_("“Some use the keypad like a piano; others have never seen one.”"),
        "form": N_("“Some know every word of the form; to others I have to explain each line.”"),
        "foreign": N_("“Some do not yet speak our language, and we draw what they mean.”"),
        "unread": N_("“The form lies there; some fill it in beforehand, others wait for me to do it.”"),
        "coins": N_("“Some bring their coins sorted in rolls, others in a sock, and could sort them.”"),
        "papers": N_("“We write what to bring; half of them leave it at home all the same.”"),
        "chat": N_("“To some I am rude if I do not ask after the children; others want no word.”"),
        "silent": N_("“What one calls careful, the next calls slow.”"),
        "look": N_("“Some like to be called by their name, others find it too familiar.”"),
    }  # fmt: skip

    @classmethod
    def draw(cls, draw: Draw) -> WhichVaries:
        """Counters with equal means or not; the one with the larger sd is not always the more variable."""

        def minutes(name: str, mean: int, spread: float) -> tuple[int, ...]:
            drawn = (mean + spread * draw.normal(f"{name}/{each}") for each in range(CUSTOMERS))
            return tuple(max(1, round(value)) for value in drawn)

        kind = draw.of("kind", ("same-mean", "larger-mean", "larger-mean"))
        if kind == "same-mean":
            pair = [(8, 1.5), (8, 4.0)]
        else:
            pair = [(6, 2.4), (18, 4.0)]  # the larger sd, and the smaller CV
        first, second = draw.order(pair, "sides")
        cause = draw.of("cause", CAUSES[draw.of("kind of cause", tuple(CAUSES))])
        return cls(minutes("a", *first), minutes("b", *second), cause, draw.of("rated", tuple(COUNTS_WHERE)))

    def accepted(self) -> bool:
        """One counter clearly varies more, the spreads differ visibly, and n is told from n − 1."""
        cv_a, cv_b = self.cvs
        sd_a, sd_b = self.sds
        return min(cv_a, cv_b) > STEADIEST and abs(cv_a - cv_b) > 0.08 and abs(sd_a - sd_b) > 0.5

    @cached_property
    def cvs(self) -> tuple[float, float]:
        return coefficient_of_variation(self.a), coefficient_of_variation(self.b)

    @cached_property
    def sds(self) -> tuple[float, float]:
        return float(np.std(self.a, ddof=1)), float(np.std(self.b, ddof=1))

    @property
    def given(self) -> pd.DataFrame:
        numbers = pd.RangeIndex(1, CUSTOMERS + 1, name="customer")
        return pd.DataFrame({"a": self.a, "b": self.b}, index=numbers)

    @property
    def facts(self) -> Mapping[str, str]:
        return {"clerk": self.cause, "rated": self.rated}

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "mean_a": float(np.mean(self.a)),
            "mean_b": float(np.mean(self.b)),
            "sd_a": self.sds[0],
            "sd_b": self.sds[1],
        }

    @answer(CV)
    def cv_a(self) -> Numbers:
        return self.cvs[0], _slips(self.a)

    @answer(CV)
    def cv_b(self) -> Numbers:
        return self.cvs[1], _slips(self.b)

    @answer(Choice(("a", "b", "same")))
    def more(self, cv_a: float, cv_b: float) -> Chosen:
        larger_sd = "a" if self.sds[0] > self.sds[1] else "b"
        if cv_a == cv_b:
            return "same", {"larger-sd": larger_sd}
        return "a" if cv_a > cv_b else "b", {"larger-sd": larger_sd}

    @answer(Choice(tuple(CAUSES)))
    def whose(self) -> str:
        return CAUSE[self.cause]

    @answer(Choice(("steady", "average", "always", "never")))
    def counts(self) -> str:
        return COUNTS_WHERE[self.rated]


def _slips(minutes: tuple[int, ...]) -> Mapping[str, float]:
    """What the usual slips give: the spread alone, n for n − 1, the range for the spread."""
    mean, sd = float(np.mean(minutes)), float(np.std(minutes, ddof=1))
    return {
        "spread-alone": maybe(sd),
        "divided-by-n": maybe(float(np.std(minutes)) / mean),
        "range-over-mean": maybe((max(minutes) - min(minutes)) / mean),
        "upside-down": maybe(mean / sd if sd else float("nan")),
    }
