"""EstaciónSol and its neighbour, the Caja Jacaranda, on one sheet: invented facts that pages and tasks share.

Nothing here was observed. The station at the ring road belongs to a chain of fuel stations;
the bank next door offers the same choice to readers in whose country nobody fills a tank alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from cocrea.language import N_, _
from cocrea.models.nature import labour_intensity, schmenner_cell


@dataclass(frozen=True)
class Part:
    """A part of the station: what is done there, who does the work, how often, and with what.

    `of_100` visits use it. `labour` is a year's wages and `plant` the value of what stands
    there, both in thousands; `score` is how far it is talked over with the customer and made
    to order, from 1 to 5.
    """

    id: str
    name: str
    does: str
    worker: str
    of_100: int
    labour: int
    plant: int
    score: int

    @property
    def label(self) -> str:
        """Its name, in the language in force.

        >>> PARTS["wash"].label
        'Car wash'
        """
        return _(self.name)

    @property
    def intensity(self) -> float:
        """Labour intensity: wages beside the value of plant and equipment."""
        return float(labour_intensity(self.labour, self.plant))

    @property
    def cell(self) -> str:
        """Its cell of the service process matrix, with the cuts of both managers."""
        return str(schmenner_cell(self.intensity, self.score, INTENSITY_CUT, SCORE_CUT))


@dataclass(frozen=True)
class Way:
    """One of two ways to the same result: who does the work, and how many minutes it takes on average.

    `of_100` of the customers who want the result choose it.
    """

    id: str
    name: str
    worker: str
    of_100: int
    minutes: int

    @property
    def label(self) -> str:
        """Its name, in the language in force."""
        return _(self.name)


MANAGERS = {"operations": "Inés", "marketing": "Bruno"}
PUMPS = {"served": 4, "self": 2}
BANK, BANK_MANAGER = "Caja Jacaranda", "Noemí"
INTENSITY_CUT, SCORE_CUT = 1.0, 3.0  # ours: above these, a part counts as high
STAFF, CUSTOMER, MACHINE = N_("an employee"), N_("the customer"), N_("a machine")
PARTS = {
    part.id: part
    for part in (
        Part("served", N_("Served pumps"), N_("An attendant fills the tank"), STAFF, 52, 120, 600, 2),
        Part("self", N_("Self-service pumps"), N_("The driver fills the tank"), CUSTOMER, 26, 12, 300, 1),
        Part("shop", N_("Shop"), N_("Coffee, bread and wiper blades are sold"), STAFF, 40, 90, 75, 2),
        Part("wash", N_("Car wash"), N_("A tunnel washes the car"), MACHINE, 9, 36, 240, 1),
        Part("tyres", N_("Mechanic's corner"), N_("A mechanic listens and mends"), STAFF, 7, 30, 20, 5),
        Part("parcels", N_("Parcel counter"), N_("Parcels come in and go out"), STAFF, 12, 18, 10, 2),
    )
}  # fmt: skip
WAYS = {
    way.id: way
    for way in (
        Way("pump-served", N_("Fuel, at a served pump"), STAFF, 67, 6),
        Way("pump-self", N_("Fuel, at a self-service pump"), CUSTOMER, 33, 4),
        Way("bank-counter", N_("Cash, at the counter of the bank"), STAFF, 45, 9),
        Way("bank-machine", N_("Cash, at the machine in the lobby"), CUSTOMER, 55, 3),
    )
}
