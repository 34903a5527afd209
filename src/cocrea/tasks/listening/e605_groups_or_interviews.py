"""E6.5, the lab: interviews and focus groups for the same money, and how to split the next round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import floor
from typing import Any, ClassVar

import pandas as pd

from cocrea.data.load import english_labels
from cocrea.data.simulate.interviews import interviews as simulated
from cocrea.language import N_
from cocrea.models.listening import incidence, need_curve
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

LEAD, CLEAR = 4, 2  # needs by which one kind leads, as the prompt says; how near to that no draw comes
SESSIONS = 60  # of which two in three are interviews
PRICES = ((200, 100), (120, 240), (60, 600))  # of an hour: for each participant, for the moderator
WORTH = (1.5, 2.0, 4.0, 7.0, 11.0, 16.0)  # how many interviews a group hears as much as; planted


@dataclass(frozen=True)
class GroupsOrInterviews(Task):
    """A file of sessions: its seed, how much a group is worth, how many groups; and what an hour is paid."""

    seed: int
    worth: float
    count: int
    participant: int
    moderator: int

    id = "E6.5"
    minutes: ClassVar = 35
    columns: ClassVar = {
        "kind": N_("Kind of session"),
        "sessions": N_("Sessions in the file"),
        "people": N_("People in all of them"),
        "participant": N_("Paid to each participant for an hour"),
        "moderator": N_("Paid to the moderator for an hour"),
        **english_labels("interviews", "kind"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> GroupsOrInterviews:
        participant, moderator = draw.of("prices", PRICES)
        return cls(
            draw.of("seed", range(1_000_000)), draw.of("worth", WORTH), draw.of("groups", (2, 3, 4)),
            participant, moderator,
        )  # fmt: skip

    def accepted(self) -> bool:
        """The money buys no more interviews than the file has, and the lead is not near the line."""
        if not 4 <= self._bought <= self.held["interview"]:
            return False
        lead = self._heard(self._bought) - self._in_groups
        return abs(abs(lead) - LEAD) >= CLEAR or abs(lead) <= 1

    @cached_property
    def given(self) -> pd.DataFrame:
        """All interviews of one drawn round, and its first groups."""
        table = simulated(SESSIONS, seed=self.seed, group_worth=self.worth)
        groups = table.loc[table["kind"] == "focus-group", "session_id"].drop_duplicates().head(self.count)
        kept = table[(table["kind"] == "interview") | table["session_id"].isin(groups)]
        return kept.reset_index(drop=True)

    @cached_property
    def each(self) -> pd.DataFrame:
        """A row a session."""
        return self.given.drop_duplicates("session_id")

    @property
    def held(self) -> dict[str, int]:
        """How many sessions of each kind the file has."""
        return {str(kind): int(n) for kind, n in self.each["kind"].value_counts().items()}

    @property
    def shown(self) -> pd.DataFrame:
        by = self.each.groupby("kind")["people"].agg(["size", "sum"]).loc[["interview", "focus-group"]]
        return by.set_axis(["sessions", "people"], axis="columns")

    @property
    def facts(self) -> Mapping[str, float]:
        return {"participant": self.participant, "moderator": self.moderator}

    @property
    def cost(self) -> dict[str, float]:
        """What one interview costs, and what all the groups cost."""
        groups = self.each[self.each["kind"] == "focus-group"]
        hours = float((groups["people"] * groups["hours"]).sum())
        return {
            "interview": self.participant + self.moderator,
            "groups": self.participant * hours + self.moderator * float(groups["hours"].sum()),
        }

    @property
    def _bought(self) -> int:
        return floor(self.cost["groups"] / self.cost["interview"])

    @cached_property
    def _interviews(self) -> pd.DataFrame:
        return self.given[self.given["kind"] == "interview"]

    @property
    def _in_groups(self) -> int:
        return incidence(self.given[self.given["kind"] == "focus-group"]).needs

    def _heard(self, count: float) -> int:
        """Different needs in the first so many interviews of the file."""
        first = self._interviews["session_id"].drop_duplicates().head(round(count))
        return int(self._interviews.loc[self._interviews["session_id"].isin(first), "need_id"].nunique())

    @property
    def worked(self) -> Mapping[str, Any]:
        curve = need_curve(self._interviews)["needs"]
        groups = self.each[self.each["kind"] == "focus-group"]
        return {
            "hours": float((groups["people"] * groups["hours"]).sum()),
            "led": float(groups["hours"].sum()),
            "groups_cost": self.cost["groups"],
            "interview_cost": self.cost["interview"],
            "mean_order": float(curve.iloc[self._bought - 1]),
            "lead": abs(self._heard(self._bought) - self._in_groups),
        }

    @answer(Number("count", low=0))
    def bought(self) -> Numbers:
        groups = self.each[self.each["kind"] == "focus-group"]
        once = floor(
            (self.participant * groups["people"].sum() + self.moderator * len(groups))
            / self.cost["interview"]
        )
        people = floor(self.cost["groups"] / self.participant) if self.participant else 0
        return self._bought, {
            "hour-once": maybe(once),
            "no-moderator": maybe(people),
            "people": maybe(int(groups["people"].sum())),
        }

    @answer(Number("count", low=0))
    def interviews(self, bought: float) -> Numbers:
        first = self._interviews["session_id"].drop_duplicates().head(round(bought))
        rows = int(self._interviews.loc[self._interviews["session_id"].isin(first), "need_id"].notna().sum())
        return self._heard(bought), {
            "rows": maybe(rows),
            "all-interviews": maybe(self._heard(self.held["interview"])),
        }

    @answer(Number("count", low=0))
    def groups(self) -> Numbers:
        return self._in_groups, {}

    @answer(Choice(("interviews", "groups", "halves")))
    def split(self, interviews: float) -> str:
        return _split(interviews, self._in_groups)

    @answer(Choice(("people", "each", "luck", "session", "votes")))
    def because(self, interviews: float) -> str:
        return {"interviews": "people", "groups": "each", "halves": "luck"}[
            _split(interviews, self._in_groups)
        ]


def _split(interviews: float, groups: float) -> str:
    """Where the next round's money goes, by the rule of the prompt."""
    if abs(interviews - groups) < LEAD:
        return "halves"
    return "interviews" if interviews > groups else "groups"
