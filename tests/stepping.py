"""Comparing what an Explorer's page shows with what Python computes, to the last stored decimal."""

from __future__ import annotations

import gzip
import json
import random
from typing import Any

import ipywidgets
import numpy as np
from playwright.sync_api import Locator

from cocrea.widgets.controls import axis_of
from cocrea.widgets.explorer import Explorer

SHOWN = """(root, sources) => {
  const view = globalThis[Symbol.for("cocrea.views")].get(root.querySelector(".cocrea-chart"));
  return [Object.fromEntries(sources.map(([source, names]) =>
      [source, view.data(source).map((row) => Object.fromEntries(names.map((name) => [name, row[name]])))])),
    root.querySelector(".cocrea-sentence").textContent];
}"""
Data = dict[str, list[dict[str, Any]]]


def steps_of(explorer: Explorer) -> dict[str, list[Any]]:
    """Every value of each control, in order."""
    return {name: list(axis_of(name, control)[1]) for name, control in explorer.controls.items()}


def state_of(explorer: Explorer, given: dict[str, Any]) -> int:
    """The number of a state: what the page writes into ``data-state`` once it is drawn."""
    state = 0
    for name, values in steps_of(explorer).items():
        state = state * len(values) + values.index(given[name])
    return state


def move(root: Locator, explorer: Explorer, given: dict[str, Any]) -> None:
    """Put every control of the page to its value in `given`, in the order of the controls."""
    for place, (name, value) in enumerate(given.items()):
        control = explorer.controls[name]
        field = root.locator(".cocrea-field").nth(place)
        if isinstance(control, ipywidgets.Checkbox):
            field.locator("input").set_checked(value)
        elif isinstance(control, ipywidgets.Dropdown):
            field.locator("select").select_option(index=steps_of(explorer)[name].index(value))
        elif isinstance(control, ipywidgets.ToggleButtons):
            field.locator("input").nth(steps_of(explorer)[name].index(value)).check(force=True)
        else:
            field.locator("input[type=range]").fill(str(value))


def somewhere(explorer: Explorer, chance: random.Random) -> dict[str, Any]:
    """The values of a random state."""
    return {name: chance.choice(values) for name, values in steps_of(explorer).items()}


def expected(explorer: Explorer, given: dict[str, Any]) -> tuple[Data, str]:
    """What Python computes, its numbers rounded to the decimals that the page keeps."""
    state = explorer.compute(**given)
    data = state.data()
    for source, decimals in kept(explorer).items():
        for row in data[source]:
            row |= {name: float(np.round(row[name] * 10.0**d) / 10.0**d) for name, d in decimals.items()}
    return data, state.said


def kept(explorer: Explorer) -> dict[str, dict[str, int]]:
    """To how many decimals the page keeps each column of numbers, by source."""
    head = json.loads(gzip.decompress(explorer.board.lattice).split(b"\n", 1)[0])
    return {
        source: {column["name"]: column["decimals"] for column in table["columns"] if "decimals" in column}
        for source, table in head["sources"].items()
    }


def shown(root: Locator, explorer: Explorer) -> tuple[Data, str]:
    """What the page shows now: the chart's data and the sentence."""
    state = explorer.result()
    names = [[source, list(getattr(state, source))] for source in state.sources()]
    data, sentence = root.evaluate(SHOWN, names)
    return data, sentence


def check(root: Locator, explorer: Explorer, given: dict[str, Any]) -> None:
    """Move the page's controls to `given`; it must show what Python computes."""
    move(root, explorer, given)
    root.locator(f'[data-state="{state_of(explorer, given)}"]').wait_for(timeout=5000)
    assert shown(root, explorer) == expected(explorer, given)
