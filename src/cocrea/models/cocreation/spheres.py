"""Whose sphere: where value is made, and by whom (section 7.1)."""

from __future__ import annotations

from dataclasses import dataclass

from cocrea.arguments import choice, truth
from cocrea.errors import CocreaError
from cocrea.language import N_

SPHERES = ("provider", "joint", "customer")
ACTING = ("provider", "customer", "both")


@dataclass(frozen=True)
class Sphere:
    """The `sphere` of an activity, whether value can be co-created in it, and why.

    `sphere` is one of SPHERES. `cocreation` is True where the two meet and the
    customer's resources go in: co-creation is possible there, not certain. `reasons` are
    codes: "direct-interaction" or "no-direct-interaction"; "provider-acts",
    "customer-acts" or "both-act"; "customer-resources" or "no-customer-resources".
    """

    sphere: str
    cocreation: bool
    reasons: tuple[str, str, str]


def has_sphere(direct_interaction: bool, acting: str) -> bool:
    """Whether an activity lies in one sphere: both acting without meeting are two activities.

    Formula: direct_interaction or acting ≠ "both"
    Source: ours.

    >>> has_sphere(False, "both"), has_sphere(True, "both")
    (False, True)
    """
    meet, who = truth("direct_interaction", direct_interaction), choice("acting", acting, ACTING)
    return meet or who != "both"


def sphere_of(direct_interaction: bool, customer_resources: bool, acting: str) -> Sphere:
    """Teaching simplification: the sphere of an activity: the provider's, the customer's or the joint one.

    `direct_interaction`: the two act on each other, in person or at a distance, while it
    lasts. `customer_resources`: things, data, time or skill of the customer go into it.
    `acting`: "provider", "customer" or "both". Both acting without a direct interaction
    are two activities and raise CocreaError; `has_sphere` asks beforehand.

    Formula: joint if direct_interaction, else the sphere of the one who acts;
        cocreation = direct_interaction and customer_resources
    Source: ours, after the spheres of Grönroos and Voima (2013).

    >>> sphere_of(direct_interaction=False, customer_resources=True, acting="customer").sphere
    'customer'
    >>> workshop = sphere_of(direct_interaction=True, customer_resources=True, acting="both")
    >>> workshop.sphere, workshop.cocreation, workshop.reasons
    ('joint', True, ('direct-interaction', 'both-act', 'customer-resources'))
    """
    meet = truth("direct_interaction", direct_interaction)
    theirs = truth("customer_resources", customer_resources)
    if not has_sphere(meet, acting):
        raise CocreaError(
            "spheres.two-activities",
            N_("Both act, but they do not meet: these are two activities. Place each one by itself."),
        )
    return Sphere(
        sphere="joint" if meet else acting,
        cocreation=meet and theirs,
        reasons=(
            "direct-interaction" if meet else "no-direct-interaction",
            "both-act" if acting == "both" else f"{acting}-acts",
            "customer-resources" if theirs else "no-customer-resources",
        ),
    )
