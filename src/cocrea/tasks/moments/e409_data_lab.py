"""E4.9, the data lab: nine moments from the raw file to a priority, and the memo that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, ClassVar

import pandas as pd

from cocrea.data import labels, load
from cocrea.language import N_, speaking
from cocrea.models.moments import msa
from cocrea.said import p_in_words
from cocrea.survey import Analysis, analyse
from cocrea.survey.rules import REASONS, about
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Number, Numbers, Task, Text, answer, maybe
from cocrea.words import ZONE_LEVELS

MOMENT = "checkout"
ALPHA = 0.05
PEOPLE = 180  # in a variant, of the 240 in the book's file


def source_names() -> dict[str, str]:
    """The moments by their ids, as messages to translate."""
    with speaking("en"):
        return labels("moments_survey", "moment_id")


def answers_of(people: tuple[str, ...]) -> pd.DataFrame:
    """The rows of these customers in the simulated survey, as they came in."""
    survey = load("moments_survey")
    return survey[survey["respondent_id"].isin(people)].reset_index(drop=True)


@lru_cache(maxsize=64)
def analysis_of(people: tuple[str, ...]) -> Analysis:
    """What these customers say, by the rules that `survey.analyse` states."""
    return analyse(answers_of(people))


@dataclass(frozen=True)
class DataLab(Task):
    """The customers whose answers are in the survey, flaws and all."""

    people: tuple[str, ...]

    id = "E4.9"
    minutes: ClassVar = 60
    columns: ClassVar = {
        "rule": N_("Left out"),
        "unit": N_("Counted in"),
        "count": N_("How many"),
        "rows": N_("rows"),
        "respondents": N_("customers"),
        "before": N_("Customers in the file"),
        "after": N_("Customers left"),
        **REASONS,
        **source_names(),
    }

    @classmethod
    def book(cls) -> DataLab:
        return cls(tuple(load("moments_survey")["respondent_id"].unique()))

    @classmethod
    def draw(cls, draw: Draw) -> DataLab:
        """Some of the book's customers."""
        return cls(tuple(draw.order(cls.book().people)[:PEOPLE]))

    def accepted(self) -> bool:
        """The checkout is surely in need and comes first, not what is furthest from what customers desire.

        And every flaw is there more than once.
        """
        flaws = min(self.left_out["repeated"], self.left_out["straight-liner"])
        return self.survives == "yes" and self.first == MOMENT != self.furthest and flaws > 1

    @cached_property
    def given(self) -> pd.DataFrame:
        return answers_of(self.people)

    @property
    def shown(self) -> pd.DataFrame:
        """What each exclusion rule leaves out."""
        return self.analysis.excluded.set_index("code")[["unit", "count"]].rename_axis("rule")

    @property
    def facts(self) -> Mapping[str, float]:
        return {"before": len(self.people), "after": self.analysis.n}

    @property
    def analysis(self) -> Analysis:
        return analysis_of(self.people)

    @property
    def left_out(self) -> dict[str, int]:
        """How many each exclusion rule leaves out."""
        return dict(zip(self.analysis.excluded["code"], self.analysis.excluded["count"], strict=True))

    @cached_property
    def moments(self) -> pd.DataFrame:
        return self.analysis.moments.set_index("moment_id")

    @cached_property
    def checkout(self) -> dict[str, Any]:
        return {str(name): value for name, value in self.moments.loc[MOMENT].items()}

    @property
    def ranked(self) -> list[str]:
        return self.moments["priority"].sort_values(ascending=False).index.tolist()

    @property
    def furthest(self) -> str:
        """The moment furthest from what customers desire."""
        return str(self.moments["mss"].idxmin())

    @property
    def worked(self) -> Mapping[str, Any]:
        moments = self.moments.assign(
            percent=100 * self.moments["below"], chance=100 * self.moments["chance_first"]
        )
        first, second = (moments.loc[name] for name in self.ranked[:2])
        tempting = moments.loc[self.furthest]
        return {
            "repeated": self.left_out["repeated"],
            "straight": self.left_out["straight-liner"],
            "after": self.analysis.n,
            "family": self.analysis.family,
            "tested": self.checkout,
            "p": p_in_words(self.checkout["msa_p_holm"]),
            "below_low": 100 * self.checkout["below_low"],
            "below_high": 100 * self.checkout["below_high"],
            "leading": {"moment": first.name, **first},
            "next": {"moment": second.name, **second},
            "tempting": {"moment": tempting.name, **tempting},
        }

    @answer(Number("count", decimals=0, low=0))
    def n(self) -> Numbers:
        raw = about(self.given, MOMENT)
        return self.checkout["n"], {
            "nothing-excluded": maybe(len(raw)),
            "missing-counted": maybe(self.analysis.n),
            "inverted-excluded": maybe(self.checkout["zone_n"]),
            "only-missing-excluded": maybe(len(raw.dropna(subset=list(ZONE_LEVELS)))),
        }

    @answer(Number(decimals=2, low=-6, high=6))
    def msa(self) -> Numbers:
        right = self.checkout["msa"]
        return right, {
            "inverted-excluded": maybe(msa(self.upright["perceived"], self.upright["adequate"]).mean()),
            "mss-instead": maybe(self.checkout["mss"]),
            "sign-turned": maybe(-right),
        }

    @answer(Choice(("yes", "no")))
    def survives(self) -> str:
        return "yes" if self.checkout["msa_p_holm"] < ALPHA else "no"

    @answer(Number("percent", decimals=1, low=0, high=100))
    def below(self) -> Numbers:
        complete, upright = self.complete, self.upright
        return 100 * self.checkout["below"], {
            "desired-as-bar": maybe(100 * (upright["perceived"] < upright["desired"]).mean()),
            "ties-as-below": maybe(100 * (upright["perceived"] <= upright["adequate"]).mean()),
            "inverted-included": maybe(100 * (complete["perceived"] < complete["adequate"]).mean()),
        }

    @answer(Choice(("checkout", "parking", "staff", "app")))
    def first(self) -> str:
        return self.ranked[0]

    memo = Text(weight=100, rows=14)

    @property
    def complete(self) -> pd.DataFrame:
        """The answers about the checkout on which its means rest."""
        return about(self.analysis.survey.complete, MOMENT)

    @property
    def upright(self) -> pd.DataFrame:
        """Those among them on which its zone rests."""
        return about(self.analysis.survey.upright, MOMENT)
