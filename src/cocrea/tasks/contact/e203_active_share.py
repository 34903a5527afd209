"""E2.3, lab: exposure, beside a plan too, active shares, and who is passive under which cut-off."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from cocrea.data.load import english_labels
from cocrea.data.simulate.contact_steps import contact_steps
from cocrea.language import N_
from cocrea.models.contact import exposure_table
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

DOING, BEING_SERVED = ("self_checkout", "cooking_class"), ("cashier", "restaurant")
SITUATIONS = (*DOING, *BEING_SERVED)
CUSTOMERS = 36  # two visits each
TWICE = (5, 7, 10, 14)  # of them go twice to one situation, where nobody goes to two
MOST = 28  # visits of a situation
KINDS = ("person", "situation", "cannot")
ENOUGH = (25, 40, 60, 75)  # per cent of customers who must be passive for the plan
CUTS = (40, 45, 50, 55)  # per cent: below, a customer is called passive
PLANNED = (0.7, 0.8, 1.2, 1.35)  # planned minutes of a visit, by those lived
APART = 0.5  # minutes between plan and life, at least
CLEAR = 0.004  # no customer lies as near to a cut-off
COLUMNS = [
    "visit_id",
    "customer_id",
    "situation",
    "step",
    "step_minutes",
    "active_minutes",
    "passive_minutes",
]


@lru_cache(maxsize=64)
def steps_of(seed: int, kind: str) -> pd.DataFrame:
    """Visits to four situations, two a customer; `kind` says what makes a visit active.

    "situation": a customer goes once where customers do much and once where they are served, and
    does what is done there. "person": goes so, too, but takes their own part along. "cannot":
    goes twice to the same situation.
    """
    rng = np.random.default_rng(seed)
    table = contact_steps(7 * MOST, seed=seed)[COLUMNS]
    table = table[table["situation"].isin(SITUATIONS)].reset_index(drop=True)
    whose = _customers(table, rng, crossed=kind != "cannot")
    table["customer_id"] = table["visit_id"].map(whose)
    table = table.dropna(subset="customer_id")
    if kind == "person":
        table = _own_part(table, rng)
    names = {visit: f"v{place:02d}" for place, visit in enumerate(table["visit_id"].unique(), 1)}
    return table.assign(visit_id=table["visit_id"].map(names)).reset_index(drop=True)


def _customers(table: pd.DataFrame, rng: np.random.Generator, *, crossed: bool) -> dict[str, str]:
    """A customer for each of twice as many visits; the situations are not equally frequent."""
    visits = table.drop_duplicates("visit_id").groupby("situation")["visit_id"].apply(list)
    mixed = {name: [str(visit) for visit in rng.permutation(visits[name])] for name in SITUATIONS}
    if crossed:
        first: list[str] = []
        second: list[str] = []
        for pair, chosen in ((DOING, first), (BEING_SERVED, second)):
            part = int(rng.integers(10, CUSTOMERS - 9))
            chosen += mixed[pair[0]][:part] + mixed[pair[1]][: CUSTOMERS - part]
        second = [str(visit) for visit in rng.permutation(second)]
    else:
        sizes = dict(zip(SITUATIONS, rng.permutation(TWICE), strict=True))
        first = [visit for name in SITUATIONS for visit in mixed[name][: sizes[name]]]
        second = [visit for name in SITUATIONS for visit in mixed[name][sizes[name] : 2 * sizes[name]]]
    numbers = rng.permutation(CUSTOMERS) + 1
    return {
        visit: f"c{number:02d}"
        for visits_of_all in (first, second)
        for visit, number in zip(visits_of_all, numbers, strict=True)
    }


def _own_part(table: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """The same minutes, each customer active in a share that is their own, wherever they are."""
    names = sorted(table["customer_id"].unique())
    served = int(rng.integers(9, len(names) - 8))
    parts = np.r_[rng.uniform(0.2, 0.34, served), rng.uniform(0.64, 0.8, len(names) - served)]
    own = dict(zip(names, rng.permutation(parts), strict=True))
    minutes = table["active_minutes"] + table["passive_minutes"]
    part = table["customer_id"].map(own) + rng.uniform(-0.05, 0.05, len(table))
    active = (minutes * part).round(1)
    return table.assign(active_minutes=active, passive_minutes=(minutes - active).round(1))


@dataclass(frozen=True)
class ActiveShare(Task):
    """A file of steps: its seed, what makes a visit active; what is asked for, two cut-offs, two plans.

    `enough` is the plan of the course; `length`, what a visit was planned to take, by what it took.
    """

    seed: int
    kind: str
    asked: str
    cuts: tuple[int, int]
    enough: int
    length: float

    id = "E2.3"
    minutes: ClassVar = 30
    columns: ClassVar = {
        "asked": N_("Your situation"),
        "customers": N_("Customers"),
        "visits": N_("Visits"),
        "planned": N_("Planned contact in a visit to your situation, minutes"),
        "first_cut": N_("Passive, by the first cut-off: an active share below … %"),
        "second_cut": N_("By the second: below … %"),
        "enough": N_("The course is held if at least so many of 100 customers are passive"),
        **{
            name: said
            for name, said in english_labels("contact_steps", "situation").items()
            if name in SITUATIONS
        },
    }

    @classmethod
    def draw(cls, draw: Draw) -> ActiveShare:
        cuts = draw.order(CUTS, "cuts")
        return cls(
            draw.of("seed", range(1_000_000)),
            Draw(draw.task, draw.variant).of("kind", KINDS),  # else most would be of the easiest kind
            draw.of("asked", SITUATIONS),
            (cuts[0], cuts[1]),
            draw.of("enough", ENOUGH),
            draw.of("length", PLANNED),
        )

    def accepted(self) -> bool:
        """No customer stands on a cut-off, no count on the line of the plan; some are passive, some not.

        And what was lived is not what was planned.
        """
        near = min(abs(self.shares - cut / 100).min() for cut in self.cuts)
        counts = [self._passive(cut) for cut in self.cuts]
        clear = all(abs(count - self.needed) >= 0.5 and 0 < count < CUSTOMERS for count in counts)
        return bool(near > CLEAR) and clear and abs(self.lived - self.planned) >= APART

    @cached_property
    def given(self) -> pd.DataFrame:
        """The file."""
        return steps_of(self.seed, self.kind)

    @property
    def shown(self) -> pd.DataFrame:
        row = [[CUSTOMERS, 2 * CUSTOMERS]]
        return pd.DataFrame(row, columns=["customers", "visits"], index=pd.Index([self.asked], name="asked"))

    @property
    def facts(self) -> Mapping[str, float]:
        return {
            "planned": self.planned,
            "first_cut": self.cuts[0],
            "second_cut": self.cuts[1],
            "enough": self.enough,
        }

    @property
    def needed(self) -> float:
        """How many customers must be passive for the plan."""
        return CUSTOMERS * self.enough / 100

    @cached_property
    def shares(self) -> pd.Series:
        """The active share of each customer, over all their minutes of contact."""
        return exposure_table(self.given, by="customer_id").set_index("customer_id")["active_share"]

    @cached_property
    def of_situation(self) -> dict[str, float]:
        """Exposure and active share of the situation asked for."""
        table = exposure_table(self.given, by="situation").set_index("situation")
        return {str(name): float(table[name][self.asked]) for name in table}

    @property
    def lived(self) -> float:
        """Minutes of contact of a visit to the situation asked for, on average."""
        return self.of_situation["minutes"] / self.of_situation["visits"]

    @property
    def planned(self) -> int:
        """The minutes that such a visit was planned to take."""
        return round(self.length * self.lived)

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "first_cut": self.cuts[0],
            "second_cut": self.cuts[1],
            "total": self.of_situation["minutes"],
            "visits": int(self.of_situation["visits"]),
            "lived": self.lived,
            "planned": self.planned,
            "doing": self.of_situation["active_minutes"],
            "enough": self.enough,
            "needed": math.ceil(self.needed),
            "n": CUSTOMERS,
        }

    @answer(Number("percent", decimals=1, low=0, high=100))
    def share(self) -> Numbers:
        here = self.given[self.given["situation"] == self.asked]
        each = exposure_table(here, by="visit_id")["active_share"]
        return 100 * float(self.of_situation["active_share"]), {
            "of-the-work": maybe(100 * here["active_minutes"].sum() / here["step_minutes"].sum()),
            "mean-of-shares": maybe(100 * each.mean()),
            "mean-of-steps": maybe(100 * mean_of_steps(here)),
        }

    @answer(Number("plain", decimals=1, unit="minutes"))
    def difference(self) -> Numbers:
        here = self.given[self.given["situation"] == self.asked]
        total, visits = self.of_situation["minutes"], self.of_situation["visits"]
        anywhere = exposure_table(self.given, by="visit_id")["minutes"]
        return self.lived - self.planned, {
            "summed": maybe(total - visits * self.planned),
            "planned-once": maybe(total - self.planned),
            "all-visits": maybe(anywhere.mean() - self.planned),
            "mean-of-steps": maybe(total / len(here) - self.planned),
            "of-the-work": maybe(here["step_minutes"].sum() / visits - self.planned),
            "active-only": maybe(self.of_situation["active_minutes"] / visits - self.planned),
        }

    @answer(Number("count", decimals=0, low=0, unit="people"))
    def first(self) -> Numbers:
        return self._passive(self.cuts[0]), self._slips(self.cuts[0])

    @answer(Number("count", decimals=0, low=0, unit="people"))
    def second(self) -> Numbers:
        return self._passive(self.cuts[1]), self._slips(self.cuts[1])

    @answer(Choice(("yes", "no", "hangs")))
    def plan(self, first: float, second: float) -> str:
        enough = {first >= self.needed, second >= self.needed}
        return "hangs" if len(enough) == 2 else ("yes" if True in enough else "no")

    @answer(Choice(KINDS))
    def what(self) -> str:
        return self.kind

    def _passive(self, cut: float) -> int:
        return int((self.shares < cut / 100).sum())

    def _slips(self, cut: float) -> dict[str, float]:
        visits = exposure_table(self.given, by="visit_id")["active_share"]
        return {
            "visits-counted": maybe(int((visits < cut / 100).sum())),
            "active-counted": maybe(CUSTOMERS - self._passive(cut)),
            "in-per-cent": maybe(round(100 * self._passive(cut) / CUSTOMERS)),
        }


def mean_of_steps(steps: pd.DataFrame) -> float:
    """The mean of the shares of the single steps."""
    minutes = steps["active_minutes"] + steps["passive_minutes"]
    return float((steps["active_minutes"] / minutes.where(minutes > 0)).mean())
