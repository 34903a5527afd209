"""E6.7, assumed against heard: what becomes of four assumptions, and what a map is worth as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.listening import HEARD, assumed_against_heard
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Task, answer

PLACES = ("first", "second", "third", "fourth")
ASSUMED = {  # what teams of invented services took for granted
    "minutes": N_("What they mind is the minutes in line"),
    "help": N_("Who does not ask for help needs none"),
    "known": N_("They like to be known by name"),
    "machine": N_("Young customers want machines"),
    "home": N_("They would pay to have it brought home"),
    "bags": N_("They do not care how the bags are packed"),
    "offers": N_("They come for the offers"),
    "music": N_("They like the music"),
    "fresh": N_("They look at the date on every pack"),
    "car": N_("They come by car"),
    "choice": N_("The more kinds there are, the better"),
    "desk": N_("They find the service desk by themselves"),
}
COUNTS = {  # how many said so, how many the opposite
    "confirmed": ((3, 0), (4, 1), (5, 0), (6, 1), (7, 1), (8, 0)),
    "contradicted": ((0, 3), (1, 4), (0, 5), (1, 6), (1, 7), (0, 8)),
    "divided": ((3, 2), (2, 3), (4, 4), (5, 3), (3, 5), (2, 2)),
    "not-heard": ((0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 2)),
}
MAPS = {  # how a map came about; what it is as it stands
    "hour": (
        "guesses",
        N_(
            "The team filled it in an hour, tagged every note assumed, and wrote beside each how to find out."
        ),
    ),
    "paper": (
        "guesses",
        N_("A workshop without customers; each note bears the tag assumed, and half have a date for asking."),
    ),
    "rivals": (
        "guesses",
        N_("Two teams filled one each; where they differ it says so, and every note is tagged assumed."),
    ),
    "shoes": (
        "ours",
        N_(
            "Everybody put themselves in the customer's place and wrote "
            "what they then would want; no note has a tag."
        ),
    ),
    "walk": (
        "ours",
        N_(
            "The managers walked through the store as if they were "
            "customers and wrote what they felt; no note has a tag."
        ),
    ),
    "votes": (
        "ours",
        N_(
            "The team wrote what it would want as a customer, voted, "
            "and kept what had most dots; no note has a tag."
        ),
    ),
    "talk": ("one", N_("One long talk with one customer, all notes tagged reported.")),
    "visit": (
        "one",
        N_(
            "Somebody went with one customer through a whole visit; "
            "all notes are tagged observed or reported."
        ),
    ),
    "diary": ("one", N_("One customer kept a diary for a month; the notes are tagged reported.")),
    "twelve": (
        "evidence",
        N_(
            "Twelve talks and two hours of watching; most notes are "
            "tagged observed or reported, five assumed."
        ),
    ),
    "nine": (
        "evidence",
        N_(
            "Nine talks with unlike customers and a count at the "
            "tills; each note has its tag, four are assumed."
        ),
    ),
    "desk": (
        "evidence",
        N_(
            "Fifteen talks and the clock of the tills; each note has its "
            "tag, and three fields still hold an assumed one."
        ),
    ),
}
VERDICT = Choice(HEARD)
BY_KIND = {kind: tuple(name for name, one in MAPS.items() if one[0] == kind) for kind, _said in MAPS.values()}


@dataclass(frozen=True)
class AssumedHeard(Task):
    """Four assumptions with two counts each, of `asked` customers; and how a map came about."""

    assumed: tuple[str, ...]
    so: tuple[int, ...]
    opposite: tuple[int, ...]
    asked: int
    made: str

    id = "E6.7"
    minutes: ClassVar = 8
    columns: ClassVar = {
        "place": N_("Assumption"),
        "words": N_("What the team took for granted"),
        "so": N_("Said so"),
        "opposite": N_("Said the opposite"),
        "asked": N_("Customers asked, who told of their last visit"),
        "made": N_("How another team's map came about"),
        "is-confirmed": N_("confirmed"),
        "is-contradicted": N_("contradicted"),
        "is-divided": N_("divided"),
        "is-not-heard": N_("not heard"),
        "so-guesses": N_("it stands on nothing yet, and says so"),
        "so-ours": N_("it holds what the team itself would want, as if customers had said it"),
        "so-one": N_("somebody was heard or seen, but one person"),
        "so-evidence": N_("several people were heard and seen, and its holes are marked"),
        **{f"assumed-{name}": words for name, words in ASSUMED.items()},
        **{f"map-{name}": words for name, (_kind, words) in MAPS.items()},
    }

    @classmethod
    def draw(cls, draw: Draw) -> AssumedHeard:
        """Four assumptions with verdicts of every kind, and a map of one of four kinds."""
        counts = [draw.of_a_kind(place, COUNTS) for place in PLACES]
        so, opposite = zip(*counts, strict=True)
        assumed = tuple(draw.order(ASSUMED, "assumed")[: len(PLACES)])
        return cls(assumed, so, opposite, draw.of("asked", range(10, 17)), draw.of_a_kind("map", BY_KIND))

    def accepted(self) -> bool:
        """At least two verdicts, and nobody counted twice."""
        spoke = [so + opposite for so, opposite in zip(self.so, self.opposite, strict=True)]
        return len({*self.verdicts}) > 1 and max(spoke) <= self.asked

    @property
    def verdicts(self) -> list[str]:
        return [assumed_against_heard(*counts) for counts in zip(self.so, self.opposite, strict=True)]

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame(
            {"words": [f"assumed-{name}" for name in self.assumed], "so": self.so, "opposite": self.opposite},
            index=pd.Index(tuple("1234"), name="place"),
        )

    @property
    def facts(self) -> Mapping[str, float | str]:
        return {"asked": self.asked, "made": f"map-{self.made}"}

    @property
    def worked(self) -> Mapping[str, Any]:
        rows = zip(self.assumed, self.so, self.opposite, self.verdicts, strict=True)
        return {
            "each": [
                {"words": f"assumed-{name}", "so": so, "opposite": opposite, "verdict": f"is-{verdict}"}
                for name, so, opposite, verdict in rows
            ],
            "why": f"so-{MAPS[self.made][0]}",
        }

    def _verdict(self, place: int) -> Chosen:
        """The verdict, and what taking silence for consent, or the majority for all, would say."""
        so, opposite = self.so[place], self.opposite[place]
        right = self.verdicts[place]
        silence = "confirmed" if right == "not-heard" and opposite <= so else right
        majority = "confirmed" if so > opposite else "contradicted" if opposite > so else right
        told = {"silence": silence, "majority": majority if right == "divided" else right}
        return right, {belief: one for belief, one in told.items() if one != right}

    @answer(VERDICT)
    def first(self) -> Chosen:
        return self._verdict(0)

    @answer(VERDICT)
    def second(self) -> Chosen:
        return self._verdict(1)

    @answer(VERDICT)
    def third(self) -> Chosen:
        return self._verdict(2)

    @answer(VERDICT)
    def fourth(self) -> Chosen:
        return self._verdict(3)

    @answer(Choice(("guesses", "ours", "one", "evidence")))
    def map(self) -> str:
        return MAPS[self.made][0]
