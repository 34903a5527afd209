"""Simulated cases: made-up answers with a planted truth, to learn a method on.

They support no claim about real customers. The names of the parameters say what
was planted, so that a learner's finding can be held against it.

A case is a module here with a function of its own name, which is the name of its data set:
put it beside the others and it is found. What it plants (`kano.FEATURES`) is imported from there.

>>> from cocrea.data import simulate
>>> simulate.kano(n=2).shape
(16, 5)
"""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

import pandas as pd

# Every case by the name of its data set. `planted` is what several cases plant, and no case.
CASES: dict[str, Callable[..., pd.DataFrame]] = {
    name: getattr(import_module(f"{__name__}.{name}"), name)
    for _finder, name, _is_package in iter_modules(__path__)
    if name != "planted"
}
globals().update(CASES)  # simulate.kano is the function and not the module that holds it

__all__ = ["CASES", *CASES]
