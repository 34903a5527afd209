"""Supermercados Quetzalia on one sheet: the invented facts that every page, task and data set shares.

Nothing here was observed. What a chapter says of the stores, the moments, the checkout
and the two surveys comes from this module, so that the checkout has one standard.
"""

from __future__ import annotations

from dataclasses import dataclass

from cocrea.data.load import labels
from cocrea.language import N_, _


@dataclass(frozen=True)
class Store:
    """One of the three stores: where it stands, who runs it."""

    place: str
    manager: str = ""

    @property
    def where(self) -> str:
        """Where it stands, in the language in force."""
        return _(self.place)


@dataclass(frozen=True)
class Moment:
    """One of the nine moments; its name is what the customer does.

    `goal` is what Elena is trying to do there, `met_by` whom or what she meets,
    `of_100` in how many of 100 visits it happens, `promise` its adequate standard in the
    manual and `owner` who answers for it.
    """

    id: str
    goal: str
    met_by: str
    of_100: int
    promise: str
    owner: str

    @property
    def label(self) -> str:
        """Its name, in the language in force: what the main survey's data call it.

        >>> MOMENTS["deli"].label
        'Buying at the fresh counter'
        """
        return str(labels("moments_survey", "moment_id")[self.id])


@dataclass(frozen=True)
class Standard:
    """A promise that a watch can keep or break: `of_ten` customers in ten are served within `minutes`."""

    of_ten: int
    minutes: int

    @property
    def said(self) -> str:
        """In words, in the language in force.

        >>> Standard(9, 6).said
        '9 in 10 reach the till within 6 minutes'
        """
        return _("{n} in 10 reach the till within {minutes} minutes", n=self.of_ten, minutes=self.minutes)


@dataclass(frozen=True)
class Checkout:
    """The checkout of store A on Fridays from 17 to 20 h, all times in minutes in the queue.

    `of_ten` in 10 customers accept `adequate` or longer, each at a level of their own, and they
    hope for `desired`; management believes that they accept `believed`. `of_ten` in 10 take
    `clock` at most by the watch; asked, `of_ten` in 10 say `felt` at most. On the evening of
    the story Elena takes `elena`.
    """

    store: str = "A"
    adequate: int = 6
    desired: int = 2
    believed: int = 8
    clock: int = 9
    felt: int = 10
    elena: int = 5
    of_ten: int = 9

    @property
    def written(self) -> Standard:
        """The standard that is on paper today: built on what management believes."""
        return Standard(self.of_ten, self.believed)

    @property
    def new(self) -> Standard:
        """The standard after asking the customers: what they accept."""
        return Standard(self.of_ten, self.adequate)

    @property
    def hoped(self) -> Standard:
        """The upper edge: what they hope for. What would be excellent, no watch measures."""
        return Standard(self.of_ten, self.desired)


@dataclass(frozen=True)
class Survey:
    """One of the two surveys: its data set, whom it asked, about what, and when."""

    data: str
    title: str
    customers: int
    stores: tuple[str, ...]
    moments: tuple[str, ...]
    hours: str


MANAGER, CUSTOMER, OTHER_CUSTOMERS = "Rosa", "Elena", ("Luis", "don Julio")
STORES = {
    "A": Store(N_("in the centre"), MANAGER),
    "B": Store(N_("in a mall")),
    "C": Store(N_("in a suburb")),
}
MOMENTS = {  # in the order of a visit
    moment.id: moment
    for moment in (
        Moment(
            "app", N_("Find out whether it is worth going"), N_("Nobody"), 35,
            N_("What the screen offers lies on the shelf, 9 of 10 checks"), N_("Head of the app"),
        ),
        Moment(
            "parking", N_("Arrive without losing time or paint"), N_("Nobody"), 60,
            N_("9 in 10 find a space within 5 minutes, Saturdays"), N_("Store manager; in B with the mall"),
        ),
        Moment(
            "entry", N_("Get started"), N_("Hardly anyone"), 100,
            N_("A clean trolley at the door, 9 of 10 checks"), N_("Shift leader"),
        ),
        Moment(
            "produce", N_("Get what is on the list"), N_("Shelves and signs"), 100,
            N_("No empty place on the shelf, 9 of 10 checks at six"), N_("Head of the shelves"),
        ),
        Moment(
            "deli", N_("Get the piece she wants, cut as she wants"), N_("Staff"), 45,
            N_("9 in 10 are served within 7 minutes"), N_("Head of the counter"),
        ),
        Moment(
            "staff", N_("Be helped by someone who knows"), N_("Staff"), 15,
            N_("9 in 10 say that the answer was of use"), N_("Shift leader"),
        ),
        Moment(
            "checkout", N_("Pay what is right, and be out"), N_("Staff or machine"), 100,
            N_("9 in 10 reach the till within 6 minutes, Fridays 5 to 8"), N_("Shift leader"),
        ),
        Moment(
            "bagging", N_("Get it home in one piece"), N_("Nobody"), 100,
            N_("9 in 10 bags hold to the car"), N_("Head of the tills"),
        ),
        Moment(
            "aftersale", N_("Be believed"), N_("Staff"), 2,
            N_("9 in 10 have their money within 3 minutes"), N_("Head of the service desk"),
        ),
    )
}  # fmt: skip
OF_100_VISITS = {moment.id: moment.of_100 for moment in MOMENTS.values()}
CHECKOUT = Checkout()
RETURN_MINUTES = 3  # within which the money is back, up to the value of a basket
PILOT = Survey(
    "supermarket",
    N_("Pilot"),
    120,
    ("A",),
    ("parking", "produce", "deli", "checkout"),
    N_("Ordinary weekdays"),
)
MAIN_SURVEY = Survey(
    "moments_survey",
    N_("Main survey"),
    240,
    tuple(STORES),
    tuple(MOMENTS),
    N_("The whole week, rush hours included"),
)
SURVEYS = (PILOT, MAIN_SURVEY)
