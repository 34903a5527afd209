"""E7.12, alone or together: how many different ideas, and may the two ways be compared?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

PEOPLE = ("ana", "beto", "caro", "dani")
IDEAS = 14
COUNT = Number("count", low=0, high=60)


@dataclass(frozen=True)
class Alone(Task):
    """Who had which of fourteen ideas: four people alone, four others together; and how they were sent there.

    `alone` has a tuple for each person with a place for each idea, 1 where it was had; `together` is that
    of the group. `how`: "lot", "wish" (they picked) or "minutes" (the group had half the time).
    """

    alone: tuple[tuple[int, ...], ...]
    together: tuple[int, ...]
    how: str
    kind: str

    id = "E7.12"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "idea": N_("Idea"),
        **{str(n): str(n) for n in range(10, IDEAS + 1)},
        "ana": N_("Ana, alone"),
        "beto": N_("Beto, alone"),
        "caro": N_("Caro, alone"),
        "dani": N_("Dani, alone"),
        "together": N_("Four others, together"),
        "how": N_("How it was done"),
        "lot": N_("lot decided who works how; all had twenty minutes"),
        "wish": N_("everybody chose alone or together; all had twenty minutes"),
        "minutes": N_("lot decided; alone they had twenty minutes, together ten"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> Alone:
        """Those alone have more different ideas, fewer, or as many; the comparison is fair or not."""
        likely = draw.of("likely", (0.2, 0.3, 0.4, 0.5))
        alone = tuple(
            tuple(int(draw.chance(f"{person}/{idea}") < likely) for idea in range(IDEAS)) for person in PEOPLE
        )
        kind = draw.of("kind", ("alone", "together", "same"))
        lacking = [idea for idea in range(IDEAS) if not any(had[idea] for had in alone)]
        fewer = {"alone": draw.of("fewer", (1, 2, 3, 4)), "together": -draw.of("more", (1, 2, 3)), "same": 0}[
            kind
        ]
        others = [idea for idea in draw.order(range(IDEAS), "group") if idea not in lacking]
        size = IDEAS - len(lacking) - fewer
        group = {*lacking, *others[: max(size - len(lacking), 0)]}
        together = tuple(int(idea in group) for idea in range(IDEAS))
        return cls(alone, together, draw.of("how", ("lot", "wish", "minutes")), kind)

    def accepted(self) -> bool:
        """Everybody has ideas, and the outcome is the one that was drawn."""
        had = [sum(each) for each in (*self.alone, self.together)]
        return min(had) >= 2 and self._more == self.kind and self._unique >= 1

    @property
    def _times(self) -> tuple[int, ...]:
        """How many of the four alone had each idea."""
        return tuple(map(sum, zip(*self.alone, strict=True)))

    @property
    def _different(self) -> int:
        return sum(times > 0 for times in self._times)

    @property
    def _unique(self) -> int:
        return sum(times == 1 for times in self._times)

    @property
    def _more(self) -> str:
        apart = self._different - sum(self.together)
        return "alone" if apart > 0 else "together" if apart < 0 else "same"

    @property
    def given(self) -> pd.DataFrame:
        table = dict(zip((*PEOPLE, "together"), (*self.alone, self.together), strict=True))
        return pd.DataFrame(table, index=pd.Index(range(1, IDEAS + 1), name="idea"))

    @property
    def facts(self) -> Mapping[str, float | str]:
        return {"how": self.how}

    @property
    def worked(self) -> Mapping[str, Any]:
        return {"ticks": sum(self._times), "group": sum(self.together)}

    @answer(COUNT)
    def different(self) -> Numbers:
        return float(self._different), {
            "each-time-counted": maybe(float(sum(self._times))),
            "best-person": maybe(float(max(map(sum, self.alone)))),
            "the-group": maybe(float(sum(self.together))),
            "only-once": maybe(float(self._unique)),
        }

    @answer(COUNT)
    def unique(self) -> Numbers:
        repeated = sum(times > 1 for times in self._times)
        lacking = sum(times > 0 and not own for times, own in zip(self._times, self.together, strict=True))
        return float(self._unique), {
            "had-by-several": maybe(float(repeated)),
            "not-in-the-group": maybe(float(lacking)),
        }

    @answer(Choice(("alone", "together", "same")))
    def more(self, different: float) -> str:
        group = sum(self.together)
        return "alone" if different > group else "together" if different < group else "same"

    @answer(Choice(("fair", "people", "time", "proves")))
    def compare(self) -> str:
        return {"lot": "fair", "wish": "people", "minutes": "time"}[self.how]
