"""EstaciónSol: how its two managers, Inés and Bruno, place its services, each alone (invented).

Two questions were asked about each service. *Done to*: is it done to the customer in person, or to
a thing of the customer's (Lovelock's first scheme asks for the recipient)? *Done by*: who does
most of the work, somebody of the station or the customer? Both answered 24 times, and nobody
was there to listen.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cocrea.language import N_, _

INES, BRUNO = "Inés", "Bruno"
MANAGERS = (INES, BRUNO)
DONE_TO = {"person": N_("a person"), "thing": N_("a thing")}
DONE_BY = {"staff": N_("the station"), "customer": N_("the customer")}
QUESTIONS = {
    "done_to": (N_("Done to a person or to a thing?"), DONE_TO),
    "done_by": (N_("Done by the station or by the customer?"), DONE_BY),
}


@dataclass(frozen=True)
class Placed:
    """A service of the station, and what Inés and Bruno answered to each question, in this order."""

    title: str
    done_to: tuple[str, str]
    done_by: tuple[str, str]

    @property
    def name(self) -> str:
        """What it is called, in the language in force."""
        return _(self.title)


_THING = ("thing", "thing")
_STAFF, _CUSTOMER = ("staff", "staff"), ("customer", "customer")
PLACED = (
    Placed(N_("Fuel, served at the pump"), _THING, _STAFF),
    Placed(N_("Fuel, at the self-service pump"), _THING, _CUSTOMER),
    Placed(N_("Oil checked"), _THING, _STAFF),
    Placed(N_("Windscreen cleaned for you"), _THING, _STAFF),
    Placed(N_("Bucket and sponge"), _THING, _CUSTOMER),
    Placed(N_("Air for the tyres"), _THING, _CUSTOMER),
    Placed(N_("Tyre changed"), _THING, _STAFF),
    Placed(N_("Battery changed"), _THING, _STAFF),
    Placed(N_("Car wash, by machine"), _THING, ("staff", "customer")),
    Placed(N_("Car wash, by hand"), _THING, _STAFF),
    Placed(N_("Vacuum cleaner"), _THING, _CUSTOMER),
    Placed(N_("Gas bottle exchanged"), _THING, _STAFF),
    Placed(N_("Charging an electric car"), _THING, _CUSTOMER),
    Placed(N_("Parcel handed in"), _THING, _STAFF),
    Placed(N_("Parcel from the locker"), _THING, _CUSTOMER),
    Placed(N_("Shop: from the shelf"), _THING, _CUSTOMER),
    Placed(N_("Ice from the chest"), _THING, _CUSTOMER),
    Placed(N_("Paying at the counter"), _THING, _STAFF),
    Placed(N_("Paying in the app"), _THING, _CUSTOMER),
    Placed(N_("Coffee machine"), ("thing", "person"), _CUSTOMER),
    Placed(N_("Hot food at the counter"), ("person", "thing"), _STAFF),
    Placed(N_("Toilets"), ("person", "person"), ("staff", "customer")),
    Placed(N_("Points card"), ("thing", "person"), ("customer", "staff")),
    Placed(N_("The way explained"), ("person", "thing"), ("customer", "staff")),
)


def answers(question: str) -> pd.DataFrame:
    """What each manager answered to a question, "done_to" or "done_by": a row a service, a column a manager.

    >>> answers("done_by").iloc[8].tolist()
    ['staff', 'customer']
    """
    return pd.DataFrame(
        [getattr(each, question) for each in PLACED],
        index=pd.Index([each.name for each in PLACED]),
        columns=list(MANAGERS),
    )
