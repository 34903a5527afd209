"""E4.9, the data lab: nine moments from the raw file to a priority, and the memo that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, ClassVar

import pandas as pd

from cocrea.data.load import english_labels
from cocrea.data.quetzalia import OF_100_VISITS
from cocrea.data.simulate.moments_survey import moments_survey
from cocrea.language import N_
from cocrea.models.moments import people_let_down
from cocrea.stats import Share, share
from cocrea.stats.intervals import NORMAL
from cocrea.stats.shares import share_error
from cocrea.survey import Survey, read
from cocrea.survey.rules import about, upright
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, Text, answer, maybe
from cocrea.words import ZONE_LEVELS

CUSTOMERS = 90  # a file that a phone can hold
STRAIGHT = range(3, 9)  # people who give one number throughout
REPEATED = range(6, 19)  # rows that stand twice
OF_OTHERS = ("all-customers", "number-below", "divided-by-all")  # no rule forgotten: others were counted
SEEN_IN_THE_SHARE = ("straight-kept", "inverted-included", "nothing-excluded")  # the rest shows in n
OFFERED = ("produce", "deli", "staff", "checkout", "bagging", "aftersale")
AHEAD = 8.0  # points by which one share leads, so that it leads in the raw file too
CLEAR = 2.0  # customers in 100 visits: a first place this near to its line would be decided by rounding


def raw_file(seed: int, names: tuple[str, ...], straight: int, repeated: int) -> pd.DataFrame:
    """A survey of its own, flaws and all: the truth of one moment goes by the name of another.

    `names` takes the place of the simulator's moments, in their order, so that another one is in
    need; the rows of a customer stand in the order of a visit all the same.
    """
    table = moments_survey(
        CUSTOMERS, seed=seed, straight_liners=straight / CUSTOMERS, repeated=repeated / CUSTOMERS
    )
    table["moment_id"] = table["moment_id"].map(dict(zip(OF_100_VISITS, names, strict=True)))
    once, twice = table[: CUSTOMERS * len(OF_100_VISITS)], table[CUSTOMERS * len(OF_100_VISITS) :]
    of_a_visit = once["moment_id"].map({name: place for place, name in enumerate(OF_100_VISITS)})
    in_order = once.assign(place=of_a_visit).sort_values(["respondent_id", "place"]).drop(columns="place")
    return pd.concat([in_order, twice], ignore_index=True)


@lru_cache(maxsize=64)
def survey_of(seed: int, names: tuple[str, ...], straight: int, repeated: int) -> Survey:
    """That survey, read by the rules."""
    return read(raw_file(seed, names, straight, repeated))


def in_order(answers: pd.DataFrame) -> pd.DataFrame:
    """Those with all three levels, and desired not below adequate."""
    return upright(answers.dropna(subset=list(ZONE_LEVELS)))


@dataclass(frozen=True)
class DataLab(Task):
    """A raw survey: the seed of its customers, which moment bears which truth, and how many flaws it has."""

    seed: int
    bears: tuple[str, ...]
    straight: int
    repeated: int

    id = "E4.9"
    edition = "3"
    minutes: ClassVar = 100  # an hour for the file, and the memo
    columns: ClassVar = {
        "before": N_("Customers in the file"),
        "moment": N_("Moment"),
        "visits": N_("Visits, of 100"),
        **english_labels("moments_survey", "moment_id"),
    }

    @classmethod
    def draw(cls, draw: Draw) -> DataLab:
        """Customers of their own, and another moment in need."""
        return cls(
            draw.of("seed", range(1_000_000)),
            tuple(draw.order(OF_100_VISITS, "bears")),
            draw.of("straight", STRAIGHT),
            draw.of("repeated", REPEATED),
        )

    def accepted(self) -> bool:
        """One share below is surely the largest, a moment on offer comes first, and no call is close.

        Whether the first place is clear comes out the same by Wilson's interval and by p ± 1.96 SE.
        """
        largest, runner_up = self.shares.sort_values(ascending=False).iloc[:2]
        first, second = self.people.sort_values(ascending=False).iloc[:2]
        visits = OF_100_VISITS[self.ranked[0]]
        by_hand = visits * self.interval[0]
        least = visits * self._share_at(self.ranked[0]).low
        return (
            largest - runner_up >= AHEAD / 100
            and self.ranked[0] in OFFERED
            and first - second >= CLEAR
            and min(abs(least - second), abs(by_hand - second)) >= CLEAR / 2
            and (least > second) == (by_hand > second)
            and all(self._each_slip_is_one(name) for name in ("n", "below"))
        )

    def _each_slip_is_one(self, name: str) -> bool:
        """No two slips give one number: else a message would name a slip that was not made."""
        asked = self.answers[name].field
        right, slips = self.answers[name].method(self)
        if not isinstance(asked, Number):
            return True
        ruled = [float(value) for slip, value in slips.items() if slip not in OF_OTHERS]
        off = [value for value in ruled if not asked.matches(value, right)]
        return asked.are_apart([right, *off])

    @cached_property
    def given(self) -> pd.DataFrame:
        """The raw file."""
        return raw_file(self.seed, self.bears, self.straight, self.repeated)

    @property
    def shown(self) -> pd.DataFrame:
        """How often each moment happens; the answers are in the file."""
        return pd.DataFrame({"visits": OF_100_VISITS}).rename_axis("moment")

    @property
    def facts(self) -> Mapping[str, float]:
        return {"before": CUSTOMERS}

    @property
    def survey(self) -> Survey:
        return survey_of(self.seed, self.bears, self.straight, self.repeated)

    @property
    def left_out(self) -> dict[str, int]:
        """How many each exclusion rule leaves out."""
        return dict(zip(self.survey.excluded["code"], self.survey.excluded["count"], strict=True))

    @cached_property
    def shares(self) -> pd.Series:
        """The share of customers below their own adequate level, by moment."""
        counted = self.survey.upright
        below = (counted["perceived"] < counted["adequate"]).groupby(counted["moment_id"]).mean()
        return below.reindex(list(OF_100_VISITS))

    @cached_property
    def people(self) -> pd.Series:
        """Customers let down in 100 visits, by moment."""
        return pd.Series(people_let_down(self.shares, list(OF_100_VISITS.values())), index=self.shares.index)

    @cached_property
    def ranked(self) -> list[str]:
        return [str(name) for name in self.people.sort_values(ascending=False).index]

    @cached_property
    def weakest(self) -> str:
        """The moment with the largest share below."""
        return str(self.shares.idxmax())

    @cached_property
    def interval(self) -> tuple[float, float]:
        """The interval of the share below at the moment that comes first, as it is taught: p ± 1.96 SE."""
        p = float(self.shares[self.ranked[0]])
        reach = NORMAL * share_error(p, self._asked_at(self.ranked[0]))
        return p - reach, p + reach

    @property
    def worked(self) -> Mapping[str, Any]:
        first, second = self.ranked[:2]
        low, high = self.interval
        return {
            "weakest": self.weakest,
            "visits": OF_100_VISITS[self.weakest],
            "repeated": self.left_out["repeated"],
            "straight": self.left_out["straight-liner"],
            "leading": {
                "moment": first,
                "visits": OF_100_VISITS[first],
                "percent": 100 * self.shares[first],
                "low": 100 * low,
                "high": 100 * high,
                "n": self._asked_at(first),
                "people": self.people[first],
                "least": OF_100_VISITS[first] * low,
            },
            "next": {"moment": second, "people": self.people[second]},
        }

    @answer(Number("count", decimals=0, low=0, unit="people"))
    def n(self) -> Numbers:
        return self._asked_at(self.weakest), {
            **{slip: maybe(len(counted)) for slip, counted in self._less_clean.items()},
            "all-customers": maybe(CUSTOMERS),
            "number-below": maybe(self._number_below),
        }

    @answer(Number("percent", decimals=1, low=0, high=100))
    def below(self) -> Numbers:
        counted = self.counted
        return 100 * float(self.shares[self.weakest]), {
            "desired-as-bar": maybe(100 * (counted["perceived"] < counted["desired"]).mean()),
            "ties-as-below": maybe(100 * (counted["perceived"] <= counted["adequate"]).mean()),
            **{
                slip: maybe(100 * (answers["perceived"] < answers["adequate"]).mean())
                for slip, answers in self._less_clean.items()
                if slip in SEEN_IN_THE_SHARE
            },
            "divided-by-all": maybe(100 * self._number_below / CUSTOMERS),
        }

    @answer(Number("plain", decimals=1, low=0, high=100, unit="people"))
    def let_down(self, below: float) -> Numbers:
        return below * OF_100_VISITS[self.weakest] / 100, {"frequency-forgotten": maybe(below)}

    @answer(Choice(OFFERED))
    def first(self) -> Chosen:
        return self.ranked[0], {"largest-share": self.weakest} if self.weakest in OFFERED else {}

    @answer(Choice(("clear", "open")))
    def sure(self) -> str:
        least = OF_100_VISITS[self.ranked[0]] * self.interval[0]
        return "clear" if least > self.people[self.ranked[1]] else "open"

    memo = Text(weight=100, rows=14)

    @cached_property
    def _less_clean(self) -> dict[str, pd.DataFrame]:
        """The answers about the weakest moment that count for whoever leaves out one rule, or several.

        Two that keep the same rows, as where a rule finds nothing at this moment, are one.
        """
        raw = about(self.given, self.weakest)
        once = raw[~raw.duplicated()]
        honest = self.survey.answers["respondent_id"]
        counted = {
            "repeated-kept": in_order(raw[raw["respondent_id"].isin(honest)]),
            "straight-kept": in_order(once),
            "inverted-included": about(self.survey.complete, self.weakest),
            "missing-counted": about(self.survey.answers, self.weakest),
            "rule-3-alone": in_order(raw),
            "only-missing-excluded": raw.dropna(subset=list(ZONE_LEVELS)),
            "nothing-excluded": raw,
        }
        by_rows: dict[tuple[str, ...], str] = {}
        for slip, answers in counted.items():
            by_rows.setdefault(tuple(sorted(answers["respondent_id"])), slip)
        return {slip: counted[slip] for slip in by_rows.values()}

    @property
    def counted(self) -> pd.DataFrame:
        """The answers about the weakest moment that count."""
        return about(self.survey.upright, self.weakest)

    @property
    def _number_below(self) -> int:
        return int((self.counted["perceived"] < self.counted["adequate"]).sum())

    def _asked_at(self, moment: str) -> int:
        return len(about(self.survey.upright, moment))

    def _share_at(self, moment: str) -> Share:
        asked = about(self.survey.upright, moment)
        return share(int((asked["perceived"] < asked["adequate"]).sum()), len(asked))
