"""No public function answers bad input with a traceback: a result, or one CocreaError.

Each function is called as in the example of its docstring, with one argument after the
other replaced by something that a reader may hand over by mistake; of a table, each column.
One without an example is called with nothing but mistakes.
"""

from __future__ import annotations

import doctest
import importlib
import inspect
import io
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, redirect_stdout
from typing import Any
from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest

from cocrea import CocreaError, charts, data, stats, survey, tables
from cocrea.chapters import CHAPTERS

MODELS = [importlib.import_module(f"cocrea.models.{one.name}") for one in CHAPTERS if one.number]
PACKAGES = [stats, *MODELS, data, survey, charts, tables]
FUNCTIONS = {
    f"{package.__name__.removeprefix('cocrea.').removeprefix('models.')}.{name}": getattr(package, name)
    for package in PACKAGES
    for name in package.__all__
    if inspect.isfunction(getattr(package, name))
}
BAD: list[Any] = [
    *(None, "text", "", True, object(), float("nan"), float("inf"), -float("inf")),
    *(0, -1, 0.5, 1e4, -1e4, 1e40, 1e-40, 1e300, -1e300, 1e-300, 10**400),
    *([], [[]], [float("nan")], [None, 1], [0, 0], [-1, 2], [1e300, 1e300], [[1], [1, 2]], ["a", 1]),
    *({}, {"text": 1}, pd.DataFrame(), pd.DataFrame({"text": [1.0]}), pd.Series(dtype=float)),
]
BAD_COLUMNS: list[Any] = [None, "text", float("nan"), float("inf"), 0, -1, 0.5, 1e40, 1e300]


def arguments_of_the_example(function: Callable[..., Any]) -> inspect.BoundArguments:
    """What the first call of `function` in the example of its docstring is given."""
    seen: list[inspect.BoundArguments] = []

    def noted(*args: Any, **named: Any) -> Any:
        found = inspect.signature(function).bind(*args, **named)
        found.apply_defaults()
        seen.append(found)
        return function(*args, **named)

    module = inspect.getmodule(function)
    known = {**vars(module), "pd": pd, "np": np}
    with redirect_stdout(io.StringIO()), ExitStack() as patched:
        for package in PACKAGES:  # where an example writes tables.show_gaps(…)
            if getattr(package, function.__name__, None) is function:
                patched.enter_context(patch.object(package, function.__name__, noted))
        for step in doctest.DocTestParser().get_examples(inspect.getdoc(function) or ""):
            known[function.__name__] = noted  # the example may have imported it
            exec(compile(step.source, function.__name__, "single"), known)
    if seen:
        return seen[0]
    signature = inspect.signature(function)
    required = [name for name, one in signature.parameters.items() if one.default is one.empty]
    mistakes = signature.bind(**dict.fromkeys(required))
    mistakes.apply_defaults()
    return mistakes


def columns_of(arguments: Iterable[Any]) -> list[str]:
    """The names of the columns in all tables among the `arguments`."""
    tables = [given for given in arguments if isinstance(given, pd.DataFrame)]
    return list(dict.fromkeys(column for table in tables for column in table if isinstance(column, str)))


def spoiled(given: Any, kind: Any, columns: list[str]) -> Iterator[Any]:
    """What may stand there by mistake in place of `given`, next to a table with `columns`."""
    if kind is inspect.Parameter.VAR_POSITIONAL:
        yield from ((bad, *given[1:]) for bad in BAD)
        return
    if kind is inspect.Parameter.VAR_KEYWORD:
        yield from ({**given, name: bad} for name in given for bad in BAD)
        return
    yield from BAD
    if isinstance(given, survey.Analysis):  # its table does as well
        yield from spoiled(given.moments, kind, columns)
    if given is None or isinstance(given, str):
        yield from columns
    if isinstance(given, list | tuple):
        yield from ([column] for column in columns)
        yield from ([*given, column] for column in columns)
        yield from ([*given[:at], column, *given[at + 1 :]] for at in range(len(given)) for column in columns)
    if isinstance(given, pd.DataFrame):
        yield given.iloc[:0]
        yield given.iloc[:1]
        yield pd.concat([given, given], axis=1)
        for column in given:
            yield given.drop(columns=column)
            yield from (given.assign(**{str(column): bad}) for bad in BAD_COLUMNS)
            yield given.assign(**{str(column): [None, *given[column].tolist()[1:]]})


@pytest.mark.slow
@pytest.mark.parametrize("name", FUNCTIONS)
def test_bad_input_gives_a_result_or_one_clear_error(name: str) -> None:
    function = FUNCTIONS[name]
    example = arguments_of_the_example(function)
    columns = columns_of(example.arguments.values())
    for argument, given in example.arguments.items():
        for bad in spoiled(given, example.signature.parameters[argument].kind, columns):
            example.arguments[argument] = bad
            call = f"{name} with {argument} = {bad!r}"
            with warnings.catch_warnings():
                warnings.simplefilter("error", RuntimeWarning)
                try:
                    function(*example.args, **example.kwargs)
                except CocreaError as clear:
                    assert str(clear), call  # the sentence has all its facts
                except Exception as other:
                    pytest.fail(f"{call}: {type(other).__name__}: {other}")
        example.arguments[argument] = given
