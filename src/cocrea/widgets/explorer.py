"""Explorer: controls, one chart and one sentence, alive in Jupyter and in the published page.

The model runs once for every combination of the controls when the Explorer is
made; the browser only looks results up, so that a step takes a few milliseconds
with or without a kernel, and shows exactly what Python computed.
"""

from __future__ import annotations

import html
import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import altair as alt
import ipywidgets
import traitlets

from cocrea.errors import CocreaError
from cocrea.language import N_, number
from cocrea.widgets.controls import axis_of
from cocrea.widgets.front import Front
from cocrea.widgets.lattice import pack
from cocrea.widgets.look import look, picture
from cocrea.widgets.state import SOURCES, State

__all__ = ["Explorer", "State"]


class Board(Front):
    """The chart and the sentence. It holds the lattice and knows its controls by reference."""

    title = traitlets.Unicode().tag(sync=True)
    sentence = traitlets.Unicode().tag(sync=True)  # of the opening state, until the lattice is there
    height = traitlets.Int().tag(sync=True)  # pixels to keep free for the chart
    controls = traitlets.List(traitlets.Instance(ipywidgets.Widget)).tag(
        sync=True, **ipywidgets.widget_serialization
    )
    axes: Any = traitlets.List().tag(sync=True)
    spec = traitlets.Dict().tag(sync=True)
    lattice = traitlets.Bytes().tag(sync=True)


class Explorer(ipywidgets.VBox):
    """Controls + one chart + one sentence, computed for every combination of the controls.

    `compute` takes the controls' values by name and returns a `State`: rows of numbers,
    facts, and one sentence that says the result (the same names and number of rows in
    every state). `chart` takes two charts to mark, of the rows and of the facts
    (`here`, one row), and returns a single or layered chart; give it a height, fixed
    scale domains and a ``description``. `digits` fixes the decimals of columns that the
    page keeps.

    Raises CocreaError, naming the state, when the model fails or its results differ in
    shape, when there would be more than `max_states` of them, and when the chart does
    not draw what the model gives.

    >>> from cocrea.widgets.controls import slider
    >>> from cocrea.widgets.explorer import Explorer, State
    >>> from cocrea.widgets.look import axis
    >>> def double(x): return State(here={"y": 2 * x}, said=f"Twice {x} is {2 * x}.")
    >>> def bar(rows, here): return here.mark_bar().encode(axis("y", 0, 6).along("y")).properties(height=60)
    >>> twice = Explorer(double, {"x": slider("x", 0, 3)}, bar, title="Twice as much")
    >>> twice.controls["x"].value = 2
    >>> twice.values, twice.result().said
    ({'x': 2}, 'Twice 2 is 4.')
    """

    _ipython_display_ = None  # ipywidgets 7 would show itself and leave the picture for print out

    def __init__(
        self,
        compute: Callable[..., State],
        controls: Mapping[str, ipywidgets.Widget],
        chart: Callable[[Any, Any], Any],
        *,
        title: str,
        digits: Mapping[str, int] | None = None,
        max_states: int = 5_000,
    ) -> None:
        self.compute, self.controls, self.title = compute, dict(controls), title
        axes = [axis_of(name, control) for name, control in self.controls.items()]
        self.n_states = math.prod(len(values) for _axis, values in axes)
        if self.n_states > max_states:
            raise CocreaError(
                "explorer.too-many-states",
                N_(
                    "These controls make {states} states, more than the {allowed} allowed. "
                    "Use coarser steps or fewer controls."
                ),
                states=number(self.n_states, 0),
                allowed=number(max_states, 0),
            )
        named = zip(self.controls, axes, strict=True)
        states = _explore(compute, {name: values for name, (_axis, values) in named})
        spec = _spec(chart, states[0].sources())
        self.board = Board(
            part="explorer",
            title=title,
            sentence=self.result().said,
            height=_height(spec),
            controls=list(self.controls.values()),
            axes=[axis for axis, _values in axes],
            spec=spec,
            lattice=pack(states, digits),
        )
        super().__init__([_heading(title), _control_box(self.controls.values()), self.board])
        self.add_class("cocrea-explorer")

    @property
    def values(self) -> dict[str, Any]:
        """What the controls say now, wherever they were moved."""
        return {name: control.value for name, control in self.controls.items()}

    def result(self) -> State:
        """What the model says at the present `values`."""
        return _run(self.compute, self.values)

    def _repr_mimebundle_(self, **_options: Any) -> dict[str, Any]:
        """The live widget, and a still picture for paper and for pages without scripts."""
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        return {
            "application/vnd.jupyter.widget-view+json": view,
            "text/html": self.still(),
            "text/plain": f"{self.title}\n{self.result().said}",
        }

    def still(self) -> str:
        """The present state as HTML: ``<figure class="cocrea-fallback">`` with its title and sentence."""
        state = self.result()
        wide, narrow = self.room()
        return (
            f'<figure class="cocrea-fallback" data-room="{wide}px {narrow}px">'
            f'<p class="cocrea-title">{html.escape(self.title)}</p>'
            f"{picture(self.board.spec, state.data(), self.title)}"
            f'<figcaption class="cocrea-sentence">{html.escape(state.said)}</figcaption></figure>'
        )

    def room(self) -> tuple[int, int]:
        """Pixels of height to keep free in a page, on a wide screen (two controls in a row) and a narrow one.

        Measured once in a browser: frame and title, a row of controls, the chart, two or four lines of words.
        """
        controls = len(self.controls)
        wide = 105 + 55 * ((controls + 1) // 2) + self.board.height + 88
        return wide, 105 + 58 * controls + self.board.height + 136


def _spec(chart: Callable[[Any, Any], Any], given: list[str]) -> dict[str, Any]:
    rows, here = (alt.Chart(alt.NamedData(name=source)) for source in SOURCES)
    spec: dict[str, Any] = chart(rows, here).to_dict()
    drawn = [source for source in SOURCES if source in _drawn(spec)]
    if drawn != given:  # the page could not hand its data over
        raise CocreaError(
            "explorer.sources",
            N_(
                "The model gives {given}, and the chart draws {drawn}. Let the chart draw all that the model "
                "gives, and nothing else."
            ),
            given=" + ".join(given) or "–",
            drawn=" + ".join(drawn) or "–",
        )
    return {**spec, "config": {**spec.get("config", {}), **look()}}  # altair brings a config of its own


def _drawn(spec: Mapping[str, Any]) -> set[str]:
    """The names of the data that a chart draws, at any depth of its layers."""
    own = {spec["data"]["name"]} if "name" in spec.get("data", {}) else set()
    return own.union(*(_drawn(layer) for layer in spec.get("layer", ())))


def _heading(title: str) -> ipywidgets.HTML:
    return ipywidgets.HTML(html.escape(title)).add_class("cocrea-title")


def _control_box(controls: Iterable[ipywidgets.Widget]) -> ipywidgets.Box:
    box = ipywidgets.Box(list(controls)).add_class("cocrea-controls")
    for control in box.children:
        control.style.description_width = "initial"
    return box


def _height(spec: Mapping[str, Any]) -> int:
    """Pixels that the chart will take: what it says, and room for an axis with its title."""
    return int(spec.get("height", 300)) + 45


def _explore(compute: Callable[..., State], values: Mapping[str, Sequence[Any]]) -> list[State]:
    """What the model says in every state, the last control turning fastest; all of one shape."""
    states: list[State] = []
    for combination in itertools.product(*values.values()):
        given = dict(zip(values, combination, strict=True))
        states.append(_run(compute, given))
        states[-1].fits(states[0], _named(given))
    return states


def _run(compute: Callable[..., State], given: Mapping[str, Any]) -> State:
    try:
        state = compute(**given)
    except Exception as error:
        reason = str(error) if isinstance(error, CocreaError) else f"{type(error).__name__}: {error}"
        raise CocreaError(
            "explorer.model-failed",
            N_("The model stopped at {state}: {reason}"),
            state=_named(given),
            reason=reason,
        ) from error
    if not isinstance(state, State):
        raise CocreaError(
            "explorer.not-a-state",
            N_("At {state} the model gave no State. Return State(rows=…, here=…, said=…)."),
            state=_named(given),
        )
    return state


def _named(given: Mapping[str, Any]) -> str:
    """A state as a message names it: ``adequate = 4.5, lift = 0``."""
    return ", ".join(f"{name} = {value}" for name, value in given.items())
