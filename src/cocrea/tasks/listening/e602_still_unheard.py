"""E6.2, how much is still unheard, at least, and must we go on?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.listening import Chao2, chao2
from cocrea.tasks.draws import Draw, kind_of
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

RULES = (75, 80, 85, 90)  # per cent: the team goes on as long as it has heard less, at most
CLEAR = 2.5  # per cent between the share heard and the rule
SENTENCES = {  # what colleagues say of such a result, by what is right or wrong with it
    "holds": {
        "at-least": N_("“There are at least about so many needs, if we counted well, and perhaps more.”"),
        "more-missing": N_("“What we have not heard may well be more than the formula says.”"),
        "of-such": N_("“It speaks of what such customers would bring up in such interviews, no more.”"),
    },
    "exact": {
        "so-many-left": N_("“So we know how many needs are left. Then we tick them off one by one.”"),
        "that-share": N_("“We have heard just this share of the needs, no more and no less.”"),
        "no-more": N_("“More needs than this there cannot be: that is what a bound says.”"),
        "so-much-heard": N_("“At least this share has been heard, whatever else there may be.”"),
    },
    "customers": {
        "customers-left": N_("“So that is the share of our customers whom we have heard.”"),
        "each-customer": N_("“A need heard once is a need that one customer in the city has.”"),
        "weight": N_("“The needs heard most often are those that matter most to customers.”"),
    },
}
OF_SENTENCE = kind_of(SENTENCES)


@dataclass(frozen=True)
class StillUnheard(Task):
    """Needs heard in `interviews`, those heard in one and in two, and the rule (per cent) fixed before."""

    needs: int
    once: int
    twice: int
    interviews: int
    rule: int
    sentence: str
    above: bool

    id = "E6.2"
    minutes: ClassVar = 10
    columns: ClassVar = {
        "needs": N_("Different needs heard"),
        "once": N_("of which in one interview only"),
        "twice": N_("of which in two interviews"),
        "interviews": N_("Interviews"),
        "rule": N_("Rule: go on as long as the share heard, at most, is below … %"),
        "sentence": N_("A colleague, when all is computed"),
        **{name: said for names in SENTENCES.values() for name, said in names.items()},
    }

    @classmethod
    def draw(cls, draw: Draw) -> StillUnheard:
        """Whether the rule lets the team stop is settled once for a variant, else it seldom would."""
        needs = draw.of("needs", range(26, 64))
        once = round(needs * (0.15 + 0.3 * draw.chance("once")))
        twice = max(3, round(once * (0.35 + 0.75 * draw.chance("twice"))))
        rule = draw.of("rule", RULES)
        sentence = draw.of_a_kind("sentence", SENTENCES)
        above = Draw(draw.task, draw.variant).of("met", (True, False))
        return cls(needs, once, twice, draw.of("interviews", range(8, 31)), rule, sentence, above)

    def accepted(self) -> bool:
        """The share is clearly above the rule, or below; and most needs were heard more than twice."""
        off = self._share - self.rule
        return abs(off) >= CLEAR and (off > 0) == self.above and self.once + self.twice <= 0.75 * self.needs

    @property
    def found(self) -> Chao2:
        return chao2(self.needs, self.once, self.twice, self.interviews)

    @property
    def _share(self) -> float:
        return 100 * self.found.completeness_at_most

    @property
    def given(self) -> pd.DataFrame:
        row = [[self.needs, self.once, self.twice, self.interviews, self.rule, self.sentence]]
        names = ["needs", "once", "twice", "interviews", "rule", "sentence"]
        return pd.DataFrame(row, columns=names, index=[1])

    @property
    def shown(self) -> pd.DataFrame:
        """One row says no more than its facts."""
        return self.given.set_index("needs")

    @property
    def worked(self) -> Mapping[str, Any]:
        return {"others": self.interviews - 1, "unheard": self.found.unheard}

    @answer(Number("plain", decimals=1, low=0))
    def at_least(self) -> Numbers:
        factor = (self.interviews - 1) / self.interviews
        return self.found.value, {
            "no-factor": maybe(self.needs + self.once**2 / (2 * self.twice)),
            "swapped": maybe(self.needs + factor * self.twice**2 / (2 * self.once)),
            "not-squared": maybe(self.needs + factor * self.once / (2 * self.twice)),
            "not-halved": maybe(self.needs + factor * self.once**2 / self.twice),
            "unheard-alone": maybe(self.found.unheard),
        }

    @answer(Number("percent", decimals=1, low=0, high=100))
    def share(self, at_least: float) -> Numbers:
        return 100 * self.needs / at_least, {
            "once-unheard": maybe(100 * (1 - self.once / self.needs)),
            "of-the-heard": maybe(100 * (2 - at_least / self.needs)),
        }

    @answer(Choice(("go-on", "may-stop", "shown", "never")))
    def verdict(self, share: float) -> str:
        """A share *at most* below the rule refutes it; one above shows nothing: the rule is silent."""
        return "may-stop" if share >= self.rule else "go-on"

    @answer(Choice(tuple(SENTENCES)))
    def colleague(self) -> str:
        return OF_SENTENCE[self.sentence]
