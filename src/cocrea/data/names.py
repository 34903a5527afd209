"""What the moments and features of the supermarket are called, in the language in force."""

from __future__ import annotations

from cocrea.language import N_, _

_MOMENTS = {
    "app": N_("App and offers"),
    "parking": N_("Parking"),
    "entry": N_("Entry and trolley"),
    "produce": N_("Finding products"),
    "deli": N_("Fresh counter"),
    "staff": N_("Asking staff"),
    "checkout": N_("Checkout"),
    "bagging": N_("Bagging and exit"),
    "aftersale": N_("Returns and complaints"),
}
_FEATURES = {
    "fresh_produce": N_("Fresh produce"),
    "right_prices": N_("The shelf price is charged"),
    "short_queue": N_("Short queue"),
    "wide_choice": N_("Wide choice"),
    "tastings": N_("Tastings"),
    "home_delivery": N_("Home delivery"),
    "music": N_("Background music"),
    "self_checkout": N_("Self-checkout"),
}
_CATEGORIES = {
    "A": N_("attractive"),
    "O": N_("one-dimensional"),
    "M": N_("must-be"),
    "I": N_("indifferent"),
    "R": N_("reverse"),
    "Q": N_("questionable"),
}
_AGES = {"young": N_("Under 35"), "middle": N_("35 to 59"), "old": N_("60 or older")}


def moment_names() -> dict[str, str]:
    """The name of each moment by its id, in the order of a visit.

    >>> moment_names()["deli"]
    'Fresh counter'
    """
    return {moment: _(name) for moment, name in _MOMENTS.items()}


def feature_names() -> dict[str, str]:
    """The name of each feature of the data set `kano` by its id.

    >>> feature_names()["self_checkout"]
    'Self-checkout'
    """
    return {feature: _(name) for feature, name in _FEATURES.items()}


def category_names() -> dict[str, str]:
    """The name of each category of Kano's model by its letter.

    >>> category_names()["M"]
    'must-be'
    """
    return {letter: _(name) for letter, name in _CATEGORIES.items()}


def age_names() -> dict[str, str]:
    """The name of each age group of the data set `kano` by its id.

    >>> age_names()["old"]
    '60 or older'
    """
    return {age: _(name) for age, name in _AGES.items()}
