"""Two invented services, step by step: the car wash of EstaciónSol and the fresh counter of Quetzalia.

A *path* is one way through a service: the steps that a visit takes. Nothing here was observed.
"""

from __future__ import annotations

from dataclasses import dataclass

from cocrea.language import N_, _


@dataclass(frozen=True)
class Path:
    """One way through a service: its steps (by id, in order), and how many of 100 visits go it."""

    title: str
    steps: tuple[str, ...]
    of_100: int

    @property
    def name(self) -> str:
        """What it is called, in the language in force."""
        return _(self.title)


@dataclass(frozen=True)
class Service:
    """A service: all steps of its paths in their order, and its paths, the commonest first."""

    title: str
    steps: dict[str, str]
    paths: tuple[Path, ...]

    @property
    def name(self) -> str:
        """What it is called, in the language in force."""
        return _(self.title)

    def said(self, step: str) -> str:
        """What a step is called, in the language in force.

        >>> WASH.said("pay")
        'pay at the machine'
        """
        return _(self.steps[step])

    @property
    def sequences(self) -> list[tuple[str, ...]]:
        """The steps of each path.

        >>> WASH.sequences[0]
        ('choose', 'pay', 'drive_in', 'wash', 'dry')
        """
        return [path.steps for path in self.paths]

    @property
    def shares(self) -> list[float]:
        """The share of the visits that each path has.

        >>> WASH.shares
        [0.85, 0.1, 0.05]
        """
        return [path.of_100 / 100 for path in self.paths]


WASH = Service(
    N_("The car wash of EstaciónSol"),
    {
        "choose": N_("choose a programme"),
        "pay": N_("pay at the machine"),
        "drive_in": N_("drive in"),
        "foam": N_("foam beforehand"),
        "wash": N_("wash"),
        "wax": N_("wax"),
        "dry": N_("dry"),
    },
    (
        Path(N_("basic"), ("choose", "pay", "drive_in", "wash", "dry"), 85),
        Path(N_("with foam"), ("choose", "pay", "drive_in", "foam", "wash", "dry"), 10),
        Path(N_("all in"), ("choose", "pay", "drive_in", "foam", "wash", "wax", "dry"), 5),
    ),
)
COUNTER = Service(
    N_("The fresh counter of Quetzalia"),
    {
        "number": N_("take a number"),
        "wait": N_("wait"),
        "advice": N_("ask what is good"),
        "taste": N_("taste"),
        "point": N_("point at a piece"),
        "cut": N_("have it cut"),
        "again": N_("have it cut anew"),
        "weigh": N_("see it weighed"),
        "wrap": N_("have it wrapped"),
        "parcel": N_("take the parcel"),
    },
    (
        Path(N_("knows what she wants"), ("number", "wait", "point", "cut", "weigh", "wrap", "parcel"), 35),
        Path(N_("tastes first"), ("number", "wait", "taste", "point", "cut", "weigh", "wrap", "parcel"), 25),
        Path(
            N_("wants advice"),
            ("number", "wait", "advice", "taste", "point", "cut", "weigh", "wrap", "parcel"),
            20,
        ),
        Path(
            N_("has it cut anew"),
            ("number", "wait", "point", "cut", "again", "weigh", "wrap", "parcel"),
            12,
        ),
        Path(N_("fetches an order"), ("number", "wait", "parcel"), 8),
    ),
)
