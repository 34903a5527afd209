"""How much of a service can be done without the customer (sections 2.2 and 2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import ArrayLike

from cocrea.arguments import Floats, above, one_number, plain, quantity, refuse_where, together
from cocrea.language import N_

HOUR = 60  # minutes
OUT_OF_SIGHT = 1 / (1 - 0.192)  # times as long, where nobody sees the work: Buell, Kim and Tsay (2017)


def potential_efficiency(contact: ArrayLike, creation: ArrayLike) -> Any:
    """Share of the work that can be done without the customer, 0 to 1.

    `contact` and `creation` are times in one unit, 0 ≤ contact ≤ creation, creation > 0.
    A contact longer than the service raises CocreaError. It bounds the efficiency that
    is possible and measures no productivity.

    Formula: PE = 1 − contact / creation
    Source: Chase (1981).

    >>> potential_efficiency(12, 20)
    0.4
    """
    present, whole_time = _times(contact, creation)
    return plain((whole_time - present) / whole_time)


def weighted_efficiency(
    active: ArrayLike,
    passive: ArrayLike,
    creation: ArrayLike,
    active_weight: float = 1.0,
    passive_weight: float = 0.3,
) -> Any:
    """Teaching simplification: potential efficiency where passive contact binds less than active.

    `active`, `passive` and `creation` are times in one unit, active + passive ≤ creation.
    The weights, 0 to 1, say how much a minute of each kind binds the provider; the
    default ones are invented. With both weights 1 it is `potential_efficiency`.

    Formula: PE_w = 1 − (active_weight · active + passive_weight · passive) / creation
    Source: ours, after the active and passive contact of Mersha (1990).

    >>> round(weighted_efficiency(5, 7, 20), 3)
    0.645
    """
    busy, idle = together(active=quantity("active", active, 0), passive=quantity("passive", passive, 0))
    _, whole_time = _times(busy + idle, creation)
    bound = one_number("active_weight", active_weight, 0, 1) * busy
    bound = bound + one_number("passive_weight", passive_weight, 0, 1) * idle
    return plain((whole_time - bound) / whole_time)


@dataclass(frozen=True)
class MovedLine:
    """A service before and after some of its contact went to the back office.

    `efficiency` is the potential efficiency, 0 to 1; `creation` the minutes that one
    service takes; `throughput` the services that one worker completes an hour.
    """

    efficiency_before: Any
    efficiency: Any
    creation_before: Any
    creation: Any
    throughput_before: Any
    throughput: Any


def move_line(
    contact: ArrayLike, creation: ArrayLike, moved: ArrayLike, handoff: ArrayLike = 0, pace: ArrayLike = 1
) -> MovedLine:
    """What happens when `moved` minutes of contact go to the back office.

    All times in minutes; `handoff` minutes of passing the work on come on top of the
    service, and out of sight the moved work takes `pace` times as long (below 1: nobody
    interrupts it; above 1: nobody sees it). Minutes more raise the ratio although the
    service gets slower: a ratio is no productivity, so both are given. No more can be
    moved than there is contact.

    Formula: creation after = creation + handoff + moved · (pace − 1)
        PE = 1 − (contact − moved) / creation after
        throughput = 60 / creation after
    Source: potential efficiency after Chase (1981); the throughput is a definition.

    >>> found = move_line(30, 45, moved=12, handoff=5)
    >>> round(found.efficiency_before, 4), found.efficiency
    (0.3333, 0.64)
    >>> round(found.throughput_before, 2), found.throughput
    (1.33, 1.2)
    >>> move_line(30, 45, moved=20, handoff=5, pace=.5).throughput  # undisturbed in half the time
    1.5
    """
    present, whole_time = _times(contact, creation)
    gone, passing = quantity("moved", moved, 0), quantity("handoff", handoff, 0)
    present, whole_time, gone, passing, speed = together(
        contact=present, creation=whole_time, moved=gone, handoff=passing, pace=above("pace", pace)
    )
    refuse_where(
        gone > present,
        "efficiency.moved",
        N_(
            "{moved:g} minutes of contact cannot be moved where there are {contact:g}. "
            "Move that many or fewer."
        ),
        moved=gone,
        contact=present,
    )
    after = whole_time + passing + gone * (speed - 1)
    return MovedLine(
        potential_efficiency(present, whole_time),
        potential_efficiency(present - gone, after),
        plain(whole_time),
        plain(after),
        plain(HOUR / whole_time),
        plain(HOUR / after),
    )


def possible_move(contact: ArrayLike, creation: ArrayLike, moved: ArrayLike = 0) -> Any:
    """Whether there can be such a service: moved ≤ contact ≤ creation.

    Times in one unit, none below 0. True or False, or an array of them: what
    `move_line` would refuse can be asked beforehand.

    Formula: 0 ≤ moved ≤ contact ≤ creation, creation > 0
    Source: a definition.

    >>> possible_move(30, 45, 12), possible_move(30, 20)
    (True, False)
    """
    present, whole_time, gone = together(
        contact=quantity("contact", contact, 0),
        creation=quantity("creation", creation, 0),
        moved=quantity("moved", moved, 0),
    )
    return plain((gone <= present) & (present <= whole_time) & (whole_time > 0))


def _times(contact: ArrayLike, creation: ArrayLike) -> tuple[Floats, Floats]:
    """Contact and creation times of one shape, no contact longer than its service."""
    present, whole_time = together(
        contact=quantity("contact", contact, 0), creation=above("creation", creation)
    )
    refuse_where(
        present > whole_time,
        "efficiency.contact",
        N_(
            "The customer cannot be in contact for {contact:g} while the service takes {creation:g}. "
            "Give the contact as a part of the service, in the same unit."
        ),
        contact=present,
        creation=whole_time,
    )
    return present, whole_time
