"""E6.6, which tag? Four notes for the map by where they came from, and how much of the map has evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.models.listening import TAGS, evidence_ratio
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, answer, maybe

PLACES = ("first", "second", "third", "fourth")
NOTES = {  # what would stand on the map, where it came from, its tag
    "back": (N_("Puts two of five products back"), N_("Somebody watched at the shelf"), "observed"),
    "clock": (N_("Waits 9 minutes or less, 9 times in 10"), N_("The clock of the tills"), "observed"),
    "points": (
        N_("Points at the piece of cheese, says nothing"),
        N_("6 of 15, seen at the counter"),
        "observed",
    ),
    "door": (N_("Opens the app at the door"), N_("11 of 40, counted at the entrance"), "observed"),
    "stranger": (
        N_("Asks another customer where the lentils are"),
        N_("Seen in the aisle, on Friday"),
        "observed",
    ),
    "frown": (
        N_("Frowns while the receipt is printed"),
        N_("Seen at the till, by a watcher with a sheet"),
        "observed",
    ),
    "minutes": (N_("Cannot tell how long it will take"), N_("Her own words, interview 4"), "reported"),
    "payday": (N_("Comes on Fridays because the money is there"), N_("He told it, interview 7"), "reported"),
    "accused": (
        N_("Felt accused when the receipt was asked for"),
        N_("His own words, interview 9"),
        "reported",
    ),
    "twice": (N_("Uses the app twice a week"), N_("She said so, interview 2; nobody looked"), "reported"),
    "ashamed": (N_("Is ashamed to ask for the price"), N_("Her own words, interview 11"), "reported"),
    "bag": (
        N_("Packs the heavy things in a bag of his own"),
        N_("He told it at the end of interview 5"),
        "reported",
    ),
    "angry": (N_("Is angry in the line"), N_("A cashier read it in the faces"), "assumed"),
    "faster": (N_("Wants a faster till"), N_("The manager: twenty years in the trade"), "assumed"),
    "cheapest": (N_("Looks for the cheapest"), N_("The team's workshop on Monday"), "assumed"),
    "delivery": (N_("Would use a delivery service"), N_("All six of the team agreed"), "assumed"),
    "mistrust": (N_("Does not trust the machine"), N_("She went to the till, so it must be that"), "assumed"),
    "old": (
        N_("Finds the app too hard at her age"),
        N_("The makers of the app, of customers over 60"),
        "assumed",
    ),
}
BY_TAG = {tag: tuple(name for name, note in NOTES.items() if note[2] == tag) for tag in TAGS}
TAG = Choice(TAGS)


@dataclass(frozen=True)
class WhichTag(Task):
    """Four notes by their codes, and how many observed, reported and assumed ones the map already holds."""

    notes: tuple[str, ...]
    observed: int
    reported: int
    assumed: int

    id = "E6.6"
    minutes: ClassVar = 7
    columns: ClassVar = {
        "place": N_("Note"),
        "note": N_("What would stand on the map"),
        "source": N_("Where it came from"),
        "observed": N_("Already on the map, observed"),
        "reported": N_("Already on the map, reported"),
        "assumed": N_("Already on the map, assumed"),
        "is-observed": N_("observed"),
        "is-reported": N_("reported"),
        "is-assumed": N_("assumed"),
        **{f"note-{name}": note[0] for name, note in NOTES.items()},
        **{f"source-{name}": note[1] for name, note in NOTES.items()},
    }

    @classmethod
    def draw(cls, draw: Draw) -> WhichTag:
        """Notes of every tag, on a map that holds much evidence or little."""
        notes = tuple(draw.of_a_kind(place, BY_TAG) for place in PLACES)
        return cls(
            notes,
            draw.of("observed", range(1, 9)),
            draw.of("reported", range(1, 9)),
            draw.of("assumed", range(2, 16)),
        )

    def accepted(self) -> bool:
        """Nothing twice, and at least two tags."""
        return len({*self.notes}) == len(self.notes) and len({*self.tags}) > 1

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(NOTES[note][2] for note in self.notes)

    @property
    def given(self) -> pd.DataFrame:
        return pd.DataFrame(
            {
                "note": [f"note-{note}" for note in self.notes],
                "source": [f"source-{note}" for note in self.notes],
            },
            index=pd.Index(tuple("1234"), name="place"),
        )

    @property
    def facts(self) -> Mapping[str, float]:
        return {"observed": self.observed, "reported": self.reported, "assumed": self.assumed}

    @property
    def worked(self) -> Mapping[str, Any]:
        all_tags = self._all_tags(self.tags)
        return {
            "notes": [
                {"note": f"note-{note}", "source": f"source-{note}", "tag": f"is-{NOTES[note][2]}"}
                for note in self.notes
            ],
            "seen": all_tags.count("observed"),
            "told": all_tags.count("reported"),
            "whole": len(all_tags),
        }

    def _all_tags(self, tags: tuple[str, ...]) -> list[str]:
        """The tags of the whole map, with the four notes on it."""
        held = dict(zip(TAGS, (self.observed, self.reported, self.assumed), strict=True))
        return [*(tag for tag, n in held.items() for _each in range(n)), *tags]

    @answer(TAG)
    def first(self) -> str:
        return self.tags[0]

    @answer(TAG)
    def second(self) -> str:
        return self.tags[1]

    @answer(TAG)
    def third(self) -> str:
        return self.tags[2]

    @answer(TAG)
    def fourth(self) -> str:
        return self.tags[3]

    @answer(Number("percent", decimals=0, low=0, high=100))
    def ratio(self, first: str, second: str, third: str, fourth: str) -> Numbers:
        tags = self._all_tags((first, second, third, fourth))
        notes = pd.DataFrame({"quadrant": "all of it", "tag": tags})
        row = evidence_ratio(notes).iloc[-1]
        before = self.observed + self.reported
        return 100 * float(row["evidence_ratio"]), {
            "observed-only": maybe(100 * float(row["observed_share"])),
            "without-the-four": maybe(100 * before / (before + self.assumed)),
            "to-assumed": maybe(min(100 * (row["observed"] + row["reported"]) / max(row["assumed"], 1), 100)),
        }
