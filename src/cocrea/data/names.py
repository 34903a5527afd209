"""What the moments of the supermarket are called, in the language in force."""

from __future__ import annotations

from cocrea.language import N_, _

_MOMENTS = {
    "parking": N_("Parking"),
    "produce": N_("Finding products"),
    "deli": N_("Fresh counter"),
    "checkout": N_("Checkout"),
}


def moment_names() -> dict[str, str]:
    """The name of each moment by its id, in the order of a visit.

    >>> moment_names()["deli"]
    'Fresh counter'
    """
    return {moment: _(name) for moment, name in _MOMENTS.items()}
