"""X7.4, Whose sphere? Acts of a service placed by hand and by two definitions (section 7.1)."""

from __future__ import annotations

from collections.abc import Mapping

from cocrea.explorables.makers import explorable
from cocrea.language import N_, _
from cocrea.models.cocreation import ACTING, SPHERES, has_sphere, sphere_of
from cocrea.widgets.builder import ALL, OWN, Builder, Field, Odd, Option, Place, Plan, View

TITLE = N_("Whose sphere?")
JOINT = "joint"
MEETING = {"yes": True, "no": False}
ACTS = (
    N_("The bakery of the store bakes at night."),
    N_("Elena and the man at the fresh counter look for a cheese for tonight."),
    N_("Elena grates the cheese over the pasta at home."),
    N_("The store works out an offer from what Elena has bought so far."),
    N_("Five customers and the makers of the app sketch a new shopping list."),
    N_("A neighbour shows Elena how to freeze bread."),
    N_("At the service desk Elena explains what is wrong with the toaster."),
    N_("Elena plans the meals of the week with the list of the app."),
)


@explorable("X7.4", TITLE)
def whose_sphere() -> Builder:
    """X7.4: eight acts of Quetzalia, placed by hand, by interaction, and by a definition that takes them all.

    >>> from cocrea.explorables.cocreation import whose_sphere
    >>> [view["id"] for view in whose_sphere().plan["views"]]
    ['own', 'spheres', 'always']
    """
    return Builder(plan())


def by_interaction() -> Mapping[str, str]:
    """The sphere of every pair of answers, as `models.cocreation.sphere_of` says; none for two acts in one.

    >>> by_interaction()["no/customer"], by_interaction()["yes/provider"], by_interaction()["no/both"]
    ('customer', 'joint', '')
    """
    return {
        f"{meeting}/{acting}": sphere_of(meets, True, acting).sphere if has_sphere(meets, acting) else ""
        for meeting, meets in MEETING.items()
        for acting in ACTING
    }


def plan() -> Plan:
    """The three spheres, two questions on every act, and two definitions that answer for it."""
    titles = {
        "provider": (_("The provider’s sphere"), _("The provider acts; the customer is not there.")),
        "joint": (_("The joint sphere"), _("The two meet, and act on each other.")),
        "customer": (_("The customer’s sphere"), _("The customer acts; the provider is not there.")),
    }
    acting = {
        "provider": (_("the provider’s"), _("by the provider")),
        "customer": (_("the customer’s"), _("by the customer")),
        "both": (_("of both together"), _("by both")),
    }
    return Plan(
        id="X7.4",
        title=_(TITLE),
        intro=_(
            "Eight acts of Quetzalia, and room for yours. Place each as you think. Then answer the two "
            "questions on it, and let two definitions place it."
        ),
        places=tuple(Place(sphere, *titles[sphere]) for sphere in SPHERES),
        fields=(
            Field(
                "meets",
                _("Do the two act on each other while it lasts?"),
                (
                    Option("yes", _("Yes, directly"), _("they meet")),
                    Option("no", _("No"), _("they do not meet")),
                ),
            ),
            Field(
                "process", _("Whose act is it?"), tuple(Option(who, *said) for who, said in acting.items())
            ),
        ),
        nothing=_("No act yet."),
        start=tuple(_(act) for act in ACTS),
        created=(JOINT,),
        odd=(
            Odd(
                {"meets": "no", "process": "both"},
                _("Both act, but they do not meet: these are two acts. Write each one by itself."),
            ),
        ),
        views=(
            View(
                OWN,
                _("My own view"),
                (
                    _("By your view, {created} of {n} act is joint."),
                    _("By your view, {created} of {n} acts are joint."),
                ),
                _("Not placed yet: {left}."),
            ),
            View(
                "spheres",
                _("Grönroos and Voima"),
                (
                    _(
                        "By direct interaction, value can be co-created in {created} of {n} act. "
                        "Other than by your view: {moved}."
                    ),
                    _(
                        "By direct interaction, value can be co-created in {created} of {n} acts. "
                        "Other than by your view: {moved}."
                    ),
                ),
                _("Without an answer, or two acts in one: {left}."),
                by_interaction(),
            ),
            View(
                "always",
                _("Vargo and Lusch"),
                (
                    _(
                        "Value is always co-created: {created} of {n} act. "
                        "Other than by direct interaction: {differ}. Only the definition has changed."
                    ),
                    _(
                        "Value is always co-created: {created} of {n} acts. "
                        "Other than by direct interaction: {differ}. Only the definition has changed."
                    ),
                ),
                table={ALL: JOINT},
            ),
        ),
        columns=3,
        words={
            "note": _("Another act"),
            "add": _("Add the act"),
            "empty": _("Write the act first."),
            "edit": _("The act in words"),
            "remove": _("Delete the act"),
            "pick": _("Choose an act, then its sphere."),
            "unanswered": _("Choose an act, then answer the two questions on it."),
            "place": _("In whose sphere?"),
            "file": _("spheres"),
        },
    )
