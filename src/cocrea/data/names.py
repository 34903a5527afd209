"""What `labels` replaces: shorter names for four columns, until nothing calls them."""

from __future__ import annotations

from cocrea.data.load import labels
from cocrea.words import KANO_CATEGORIES, kano_category


def moment_names() -> dict[str, str]:
    """`labels("moments_survey", "moment_id")`."""
    return labels("moments_survey", "moment_id")


def feature_names() -> dict[str, str]:
    """`labels("kano", "feature")`."""
    return labels("kano", "feature")


def age_names() -> dict[str, str]:
    """`labels("kano", "age_group")`."""
    return labels("kano", "age_group")


def category_names() -> dict[str, str]:
    """`kano_category` of every letter."""
    return {letter: kano_category(letter) for letter in KANO_CATEGORIES}
