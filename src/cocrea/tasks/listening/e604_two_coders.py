"""E6.4, two coders, one code: agreement on the code beside kappa, and what to do with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from cocrea.language import N_
from cocrea.stats import Kappa, cohen_kappa, specific_agreement
from cocrea.tasks.draws import Draw
from cocrea.tasks.task import Choice, Chosen, Number, Numbers, Task, answer, maybe

FEW, GOOD, WIDER = 10, 0.70, 1.5  # as the prompt says them
# Of 100 notes: both gave the code, the first only, the second only.
KINDS = {
    "count": (34, 6, 6),
    "count-rare": (14, 2, 2),
    "rare": (2, 2, 2),
    "wider": (16, 20, 2),
    "wider-second": (12, 3, 19),
    "read": (14, 13, 13),
    "read-rare": (7, 8, 9),
}
PLACES = ("one", "two", "three", "four")
BELIEFS = ("as-said", "want", "feeling", "wide")  # what each of the four sentences does with the note
QUOTES = {  # what was said; a need that adds nothing, a solution, a feeling added, words that fit all
    "lentils": (
        N_("“The lentils have moved. I looked along the whole aisle, twice.”"),
        N_("Find what has been moved without searching"),
        N_("Have an app with a map of the shelves"),
        N_("Stop being angry about the shelves"),
        N_("Have a pleasant visit"),
    ),
    "labels": (
        N_("“I cannot read the small labels, so I ask what it costs.”"),
        N_("Know the price without having to read small print"),
        N_("Have electronic price labels"),
        N_("Not be ashamed of one's age"),
        N_("Be well informed"),
    ),
    "parking": (
        N_("“I go round twice, and then I take what is left, far out by the wall.”"),
        N_("Find a free space without going round for it"),
        N_("Have a larger car park"),
        N_("Not be annoyed at the other drivers"),
        N_("Arrive in comfort"),
    ),
    "person": (
        N_("“I go to Marta's till. I would rather wait than use that machine.”"),
        N_("Be able to pay without the machine"),
        N_("Have a second till with a cashier"),
        N_("Not feel lonely"),
        N_("Be served well"),
    ),
    "receipt": (
        N_("“They asked for the receipt as if I had stolen it.”"),
        N_("Bring something back without being taken for a thief"),
        N_("Have returns without a receipt"),
        N_("Forget the shame of that day"),
        N_("Be treated as one deserves"),
    ),
    "key": (
        N_("“It [the machine] stops at every apple, and then I wait for somebody with a key.”"),
        N_("Get through the machine without needing help at each piece of fruit"),
        N_("Have scales with a camera"),
        N_("Not be afraid of machines"),
        N_("Be quick and content"),
    ),
}


def code_of(quote: str, belief: str) -> str:
    """The code of a sentence, whose letter does not say what the sentence does."""
    turned = (BELIEFS.index(belief) + list(QUOTES).index(quote)) % len(BELIEFS)
    return f"{quote}-{'abcd'[turned]}"


@dataclass(frozen=True)
class TwoCoders(Task):
    """How often both gave a code, one only, the other only, neither; a quotation, and four sentences."""

    both: int
    first_only: int
    second_only: int
    neither: int
    quote: str
    order: tuple[str, ...]

    id = "E6.4"
    minutes: ClassVar = 14
    columns: ClassVar = {
        "place": N_("Sentence"),
        "needs": N_("What the customer needs"),
        "quote": N_("What was said"),
        "both": N_("Notes that both gave the code"),
        "first_only": N_("Only Lucía"),
        "second_only": N_("Only Tomás"),
        "neither": N_("Neither"),
        **{f"quote-{name}": said[0] for name, said in QUOTES.items()},
        **{
            code_of(name, belief): words
            for name, said in QUOTES.items()
            for belief, words in zip(BELIEFS, said[1:], strict=True)
        },
    }

    @classmethod
    def draw(cls, draw: Draw) -> TwoCoders:
        """A code that can be counted, is too rare, is given wider by one coder, or is read in two ways."""
        n = draw.of("n", (80, 100, 120, 150))
        shares = KINDS[draw.of("kind", tuple(KINDS))]
        given = [
            max(round(n * share / 100) + draw.of(f"moved/{place}", range(-2, 3)), 0)
            for place, share in enumerate(shares)
        ]
        quote = draw.of("quote", tuple(QUOTES))
        return cls(
            given[0], given[1], given[2], n - sum(given), quote, tuple(draw.order(BELIEFS, "sentences"))
        )

    def accepted(self) -> bool:
        """No line of the rule is near, so that rounding on the way changes no verdict."""
        ratio = self.wider_ratio
        near = abs(self.on_code - GOOD) < 0.03 or abs(ratio - WIDER) < 0.12 or self.either in (FEW - 1, FEW)
        return not near and self.both >= 1 and self.found.value > 0.02

    @property
    def counts(self) -> list[list[int]]:
        return [[self.both, self.first_only], [self.second_only, self.neither]]

    @property
    def n(self) -> int:
        return self.both + self.first_only + self.second_only + self.neither

    @property
    def either(self) -> int:
        """Notes to which at least one of them gave the code."""
        return self.n - self.neither

    @property
    def found(self) -> Kappa:
        return cohen_kappa(self.counts)

    @property
    def on_code(self) -> float:
        return float(specific_agreement(self.counts)[0])

    @property
    def wider_ratio(self) -> float:
        """How much more often the one who gives it more gives it."""
        low, high = sorted((self.both + self.first_only, self.both + self.second_only))
        return high / low if low else float("inf")

    @property
    def given(self) -> pd.DataFrame:
        needs = [code_of(self.quote, belief) for belief in self.order]
        return pd.DataFrame({"needs": needs}, index=pd.Index(tuple("1234"), name="place"))

    @property
    def facts(self) -> Mapping[str, float | str]:
        return {
            "quote": f"quote-{self.quote}",
            "both": self.both,
            "first_only": self.first_only,
            "second_only": self.second_only,
            "neither": self.neither,
        }

    @property
    def worked(self) -> Mapping[str, Any]:
        return {
            "n": self.n,
            "agreed": self.both + self.neither,
            "agree": 100 * self.found.p_o,
            "chance": 100 * self.found.p_e,
            "times": 2 * self.both + self.first_only + self.second_only,
            "twice": 2 * self.both,
            "either": self.either,
            "lucia": self.both + self.first_only,
            "tomas": self.both + self.second_only,
            "sentence": code_of(self.quote, "as-said"),
        }

    @answer(Choice(PLACES))
    def need(self) -> Chosen:
        """The sentence that adds nothing to the note; which one each habit would choose."""
        place = dict(zip(self.order, PLACES, strict=True))
        return place["as-said"], {belief: place[belief] for belief in BELIEFS[1:]}

    @answer(Number("percent", decimals=0, low=0, high=100))
    def on(self) -> Numbers:
        return 100 * self.on_code, {
            "all-notes": maybe(100 * self.found.p_o),
            "either": maybe(100 * self.both / self.either),
            "of-all": maybe(100 * self.both / self.n),
            "one-coder": maybe(100 * self.both / max(self.both + self.first_only, 1)),
        }

    @answer(Number("fraction", decimals=2, low=-1, high=1))
    def kappa(self) -> Numbers:
        p_o, p_e = self.found.p_o, self.found.p_e
        return self.found.value, {
            "agreement": maybe(p_o),
            "not-divided": maybe(p_o - p_e),
            "half": maybe(2 * p_o - 1),
        }

    @answer(Choice(("count", "rare", "wider", "read")))
    def verdict(self) -> Chosen:
        right = self._verdict
        beliefs = {"high-agreement": "count" if self.found.p_o >= 0.8 else right}
        beliefs["low-kappa"] = "read" if self.found.value < 0.6 else right
        return right, {belief: told for belief, told in beliefs.items() if told != right}

    @property
    def _verdict(self) -> str:
        if self.either < FEW:
            return "rare"
        if self.on_code >= GOOD:
            return "count"
        return "wider" if self.wider_ratio >= WIDER else "read"
