"""Three customers of Quetzalia's store A, and an hour of watching: what was said and seen (invented).

Lucía, a trainee of the store, asked for the last visit, from the beginning, and wrote down what was
answered, word for word. Tomás stood with a sheet, on a Friday from six to seven in the evening. Nobody
real said or did any of this.
"""

from __future__ import annotations

from dataclasses import dataclass

from cocrea.data.quetzalia import CUSTOMER, OTHER_CUSTOMERS
from cocrea.language import N_, _

CODERS = ("Lucía", "Tomás")


@dataclass(frozen=True)
class Note:
    """A numbered note: what a customer said, or what was seen; `moment` is where in the visit it belongs."""

    id: str
    moment: str
    words: str

    @property
    def said(self) -> str:
        """Its words, in the language in force."""
        return _(self.words)


LUIS, JULIO = OTHER_CUSTOMERS
WHEN = {
    CUSTOMER: N_("comes by bus, Fridays after work"),
    LUIS: N_("comes by car on Saturdays, with his small daughter"),
    JULIO: N_("walks over at nine on weekdays"),
}
SAID = {
    CUSTOMER: (
        Note("E1", "app", N_("On the bus I looked in the app: fresh cheese, so I came.")),
        Note("E2", "produce", N_("The lentils have moved. I looked along the whole aisle, twice.")),
        Note("E3", "staff", N_("I did not ask anybody. They all looked so busy.")),
        Note("E4", "deli", N_("At the counter she cuts it as I like it, without my saying a word.")),
        Note("E5", "checkout", N_("My last good bus goes at ten past seven.")),
        Note("E6", "checkout", N_("It is not the minutes. I cannot tell how many there will be.")),
        Note("E7", "checkout", N_("They should open more tills.")),
        Note("E8", "bagging", N_("A bag tore once at the stop. Since then I bring my own.")),
    ),
    LUIS: (
        Note("L1", "parking", N_("I go round twice, and then I take what is left, far out by the wall.")),
        Note("L2", "app", N_("Offers? I never look at them.")),
        Note("L3", "staff", N_("A young man took me to the lentils himself. That I remember.")),
        Note("L4", "checkout", N_("With the little one I want to be out fast, so I take the machine.")),
        Note("L5", "checkout", N_("It stops at every apple, and then I wait for somebody with a key.")),
        Note("L6", "aftersale", N_("I took a mixer back. They asked for the receipt as if I had stolen it.")),
    ),
    JULIO: (
        Note("J1", "deli", N_("I cannot read the small labels, so I ask what it costs.")),
        Note("J2", "checkout", N_("I go to Marta's till. I would rather wait than use that machine.")),
        Note("J3", "app", N_("What is the app?")),
        Note("J4", "produce", N_("My wife would not have bought these tomatoes.")),
        Note("J5", "bagging", N_("They put too much into one bag. I live on the third floor.")),
        Note("J6", "aftersale", N_("I have never brought anything back. One does not do that.")),
    ),
}  # fmt: skip
SEEN = (
    Note("S1", "checkout", N_("31 customers joined a line at a till; 4 of them left it without paying.")),
    Note("S2", "checkout", N_("7 of the 31 looked up at the clock above the door.")),
    Note("S3", "checkout", N_("At the machines 9 of 20 called for help; the key came in 1 to 4 minutes.")),
    Note("S4", "produce", N_("5 of 8 customers went past the lentils at least twice; 1 asked.")),
    Note("S5", "staff", N_("2 customers walked towards a member of staff, then turned away.")),
    Note("S6", "bagging", N_("14 of 20 customers packed a bag anew before they left.")),
    Note("S7", "app", N_("2 of 40 stood before a shelf with the app open, one with a small girl.")),
    Note("S8", "deli", N_("6 of 15 pointed and said nothing; 3 asked for a price that was written.")),
    Note("S9", "parking", N_("8 of 22 cars drove round more than once, past free spaces by the wall.")),
    Note("S10", "aftersale", N_("1 product came back: the receipt was asked for twice; it took 6 minutes.")),
)  # fmt: skip
