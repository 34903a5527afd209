"""Comparing what an Explorer's page shows with what Python computes, to the last stored decimal."""

from __future__ import annotations

import gzip
import json
from typing import Any

import ipywidgets
import numpy as np
from playwright.sync_api import Locator

from cocrea.widgets.controls import axis_of
from cocrea.widgets.explorer import Explorer

SHOWN = """(root) => {
  const rows = globalThis[Symbol.for("cocrea.views")].get(root.querySelector(".cocrea-chart")).data("state");
  const names = Object.keys(rows[0]).filter((name) => typeof rows[0][name] === "number");
  return [Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])])),
    root.querySelector(".cocrea-sentence").textContent];
}"""
Columns = dict[str, list[float]]


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


def expected(explorer: Explorer, given: dict[str, Any]) -> tuple[Columns, str]:
    """What Python computes, its numbers rounded to the decimals that the page keeps."""
    table, sentence = explorer.compute(**given)
    head = json.loads(gzip.decompress(explorer.board.lattice).split(b"\n", 1)[0])
    columns: Columns = {}
    for column in head["columns"]:
        if column["kind"] != "json":  # words are not compared
            values = np.asarray(table[column["name"]], dtype=float)
            scale = 10.0 ** column["decimals"] if "decimals" in column else None
            columns[column["name"]] = (values if scale is None else np.round(values * scale) / scale).tolist()
    return columns, sentence


def shown(root: Locator) -> tuple[Columns, str]:
    """What the page shows now: the chart's data and the sentence."""
    columns, sentence = root.evaluate(SHOWN)
    return columns, sentence
