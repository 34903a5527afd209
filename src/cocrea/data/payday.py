"""The Caja Jacaranda on pay day: invented facts that pages, explorables and tasks share.

The branch next door to EstaciónSol. On pay day two tellers open, each with a line of its own.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PayDay:
    """Customers an hour in all, the tellers, and the minutes that one customer takes."""

    arrivals: int
    tellers: int
    minutes: int

    @property
    def service(self) -> float:
        """Customers an hour that one teller serves when never idle.

        >>> PAY_DAY.service
        12.0
        """
        return 60 / self.minutes


PAY_DAY = PayDay(arrivals=20, tellers=2, minutes=5)
MACHINE_MINUTES = 3  # a customer at the machine in the lobby
MACHINE_ARRIVALS = 14  # customers an hour who come to it on pay day
