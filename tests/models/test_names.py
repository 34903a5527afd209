"""One name for one thing in the public functions of stats and models, and one default."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

import cocrea.models
from cocrea.stats.bootstrap import RESAMPLES, SEED

ROOMS = ["cocrea.stats", *(f"cocrea.models.{room.name}" for room in iter_modules(cocrea.models.__path__))]
INSTEAD = {
    "expectation": "expected",
    "perception": "perceived",
    "rate": "discount of money, chance of a success",
    "rates": "arrivals and service of a queue, chance of a success",
    "significance": "alpha",
    "conf": "confidence",
    "n_boot": "resamples",
    "random_state": "seed",
}
TESTS_WITH_A_LEVEL = {"equivalence", "false_alarm", "pairs_for_effect", "power_of_pairs"}
SLOWER = {"krippendorff_alpha", "lmg"}  # they say why beside their own number


def functions() -> Iterator[Callable[..., Any]]:
    for room in ROOMS:
        module = import_module(room)
        yield from (f for f in (getattr(module, name) for name in module.__all__) if inspect.isfunction(f))


@pytest.mark.parametrize("function", list(functions()), ids=lambda f: f"{f.__module__}.{f.__name__}")
def test_arguments_have_the_name_of_the_house(function: Callable[..., Any]) -> None:
    arguments = inspect.signature(function).parameters
    assert not {name: INSTEAD[name] for name in arguments if name in INSTEAD}
    assert ("alpha" in arguments) <= (function.__name__ in TESTS_WITH_A_LEVEL)
    defaults = {name: argument.default for name, argument in arguments.items()}
    assert defaults.get("confidence", 0.95) == 0.95
    assert defaults.get("seed", SEED) == SEED
    assert defaults.get("resamples", RESAMPLES) == RESAMPLES or function.__name__ in SLOWER


def test_there_are_functions_to_look_at() -> None:
    found = list(functions())
    assert len(found) > 150 and TESTS_WITH_A_LEVEL | SLOWER <= {f.__name__ for f in found}


def test_what_draws_raw_data_says_so() -> None:
    draws = {
        f.__name__
        for f in functions()
        if {"seed"} == {"seed", "resamples", "folds"} & set(inspect.signature(f).parameters)
    }
    assert draws == {
        "simulate_credit",
        "simulate_demand",
        "simulate_nps",
        "simulate_raters",
        "simulate_ratings",
    }
