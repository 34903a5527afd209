"""What EstaciónSol hands over to its customers: the till of its shop, and the pump. Invented facts.

Nothing here was observed.
"""

from __future__ import annotations

from dataclasses import dataclass

from cocrea.language import N_, _


@dataclass(frozen=True)
class Till:
    """The self-checkout that Bruno wants for the shop; money in the country's own, minutes of staff.

    A sale takes `staffed` minutes of a cashier, or `scanned` minutes of the employee who watches
    the machines. `upkeep` is what a machine costs for each sale, and of `errors` (a share) each
    costs `error`. Whoever comes back to a person takes `visit` minutes.
    """

    wage: float = 5.0
    staffed: float = 1.5
    scanned: float = 0.3
    upkeep: float = 0.016
    errors: float = 0.02
    error: float = 0.5
    basket: float = 9.0
    visit: float = 3.0
    fixed: int = 5600
    sales: int = 110_000


@dataclass(frozen=True)
class Drivers:
    """Drivers who came to a self-service pump in a week, counted: each number is among the one before."""

    name: str
    expected: int
    know: int
    able: int
    do: int

    @property
    def label(self) -> str:
        """What the group is called, in the language in force.

        >>> DRIVERS["older"].label
        'Aged 60 and over'
        """
        return _(self.name)


TILL = Till()
DRIVERS = {  # in one week in March; drivers who need room for a chair or a cane are counted apart
    "younger": Drivers(N_("Under 60"), 200, 190, 184, 158),
    "older": Drivers(N_("Aged 60 and over"), 120, 62, 56, 48),
    "chair": Drivers(N_("With a wheelchair or a cane"), 30, 26, 8, 7),
}
