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
import pandas as pd
import traitlets

from cocrea.errors import CocreaError
from cocrea.language import N_, number
from cocrea.widgets.controls import axis_of
from cocrea.widgets.front import Front, compiled
from cocrea.widgets.lattice import pack
from cocrea.widgets.look import DATA, look, picture

Result = tuple[pd.DataFrame, str]


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

    `compute` takes the controls' values by name and returns a table (the same
    columns and number of rows in every state) and one sentence that says the
    result. `chart` takes the data (altair's) and returns a single or layered
    chart; give it a height, fixed scale domains and a ``description``.
    `digits` fixes the decimals of columns that the page keeps.

    Raises CocreaError, naming the state, when the model fails or its results
    differ in shape, and when there would be more than `max_states` of them.

    >>> import altair as alt, pandas as pd
    >>> from cocrea.widgets.controls import slider
    >>> from cocrea.widgets.explorer import Explorer
    >>> def double(x): return pd.DataFrame({"y": [2 * x]}), f"Twice {x} is {2 * x}."
    >>> bar = lambda data: alt.Chart(data, height=60).mark_bar().encode(x=alt.X("y:Q").scale(domain=[0, 6]))
    >>> twice = Explorer(double, {"x": slider("x", 0, 3)}, bar, title="Twice as much")
    >>> twice.controls["x"].value = 2
    >>> twice.values, twice.result()[1]
    ({'x': 2}, 'Twice 2 is 4.')
    """

    _ipython_display_ = None  # ipywidgets 7 would show itself and leave the picture for print out

    def __init__(
        self,
        compute: Callable[..., Result],
        controls: Mapping[str, ipywidgets.Widget],
        chart: Callable[[Any], Any],
        *,
        title: str,
        digits: Mapping[str, int] | None = None,
        max_states: int = 5_000,
    ) -> None:
        self.compute, self.controls, self.title = compute, dict(controls), title
        axes = [axis_of(name, control) for name, control in self.controls.items()]
        self.n_states = math.prod(len(values) for _axis, values in axes)
        if self.n_states > max_states:
            states, allowed = number(self.n_states, 0), number(max_states, 0)
            raise CocreaError(
                "explorer.too-many-states",
                N_(
                    "These controls make {states} states, more than the {allowed} allowed. "
                    "Use coarser steps or fewer controls."
                ),
                states=states,
                allowed=allowed,
            )
        named = zip(self.controls, axes, strict=True)
        tables, sentences = _explore(compute, {name: values for name, (_axis, values) in named})
        spec = _spec(chart)
        self.board = Board(
            part="explorer",
            title=title,
            sentence=self.result()[1],
            height=_height(spec),
            controls=list(self.controls.values()),
            axes=[axis for axis, _values in axes],
            spec=compiled(spec),
            lattice=pack(tables, sentences, digits),
        )
        super().__init__([_heading(title), _control_box(self.controls.values()), self.board])
        self.add_class("cocrea-explorer")

    @property
    def values(self) -> dict[str, Any]:
        """What the controls say now, wherever they were moved."""
        return {name: control.value for name, control in self.controls.items()}

    def result(self) -> Result:
        """The model's table and sentence at the present `values`."""
        return _run(self.compute, self.values)

    def _repr_mimebundle_(self, **_options: Any) -> dict[str, Any]:
        """The live widget, and a still picture for paper and for pages without scripts."""
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        return {
            "application/vnd.jupyter.widget-view+json": view,
            "text/html": self.still(),
            "text/plain": f"{self.title}\n{self.result()[1]}",
        }

    def still(self) -> str:
        """The present state as HTML: ``<figure class="cocrea-fallback">`` with its title and sentence."""
        table, sentence = self.result()
        wide, narrow = self.room()
        return (
            f'<figure class="cocrea-fallback" data-room="{wide}px {narrow}px">'
            f'<p class="cocrea-title">{html.escape(self.title)}</p>'
            f"{picture(self.board.spec, table, self.title)}"
            f'<figcaption class="cocrea-sentence">{html.escape(sentence)}</figcaption></figure>'
        )

    def room(self) -> tuple[int, int]:
        """Pixels of height to keep free in a page, on a wide screen (two controls in a row) and a narrow one.

        Measured once in a browser: frame and title, a row of controls, the chart, two or four lines of words.
        """
        controls = len(self.controls)
        wide = 105 + 55 * ((controls + 1) // 2) + self.board.height + 88
        return wide, 105 + 58 * controls + self.board.height + 136


def _spec(chart: Callable[[Any], Any]) -> dict[str, Any]:
    spec: dict[str, Any] = chart(alt.NamedData(name=DATA)).to_dict()
    return {**spec, "config": {**spec.get("config", {}), **look()}}  # altair brings a config of its own


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


def _explore(
    compute: Callable[..., Result], values: Mapping[str, Sequence[Any]]
) -> tuple[list[pd.DataFrame], list[str]]:
    """Table and sentence of every state, the last control turning fastest, all tables of one shape."""
    tables: list[pd.DataFrame] = []
    sentences: list[str] = []
    for combination in itertools.product(*values.values()):
        given = dict(zip(values, combination, strict=True))
        table, sentence = _run(compute, given)
        tables.append(table)
        sentences.append(sentence)
        _same_shape(tables[0], table, given)
    return tables, sentences


def _run(compute: Callable[..., Result], given: Mapping[str, Any]) -> Result:
    try:
        result = compute(**given)
    except Exception as error:
        reason = str(error) if isinstance(error, CocreaError) else f"{type(error).__name__}: {error}"
        raise CocreaError(
            "explorer.model-failed",
            N_("The model stopped at {state}: {reason}"),
            state=_named(given),
            reason=reason,
        ) from error
    match result:
        case (pd.DataFrame(), str()):
            return result
    raise CocreaError(
        "explorer.not-a-result",
        N_("At {state} the model gave no pair of a table and a sentence. Return both."),
        state=_named(given),
    )


def _same_shape(first: pd.DataFrame, table: pd.DataFrame, given: Mapping[str, Any]) -> None:
    if list(table.columns) != list(first.columns):
        columns, expected = (", ".join(map(str, t.columns)) for t in (table, first))
        raise CocreaError(
            "explorer.columns",
            N_(
                "At {state} the table has the columns {columns}, elsewhere {expected}. "
                "Give every state the same columns."
            ),
            state=_named(given),
            columns=columns,
            expected=expected,
        )
    if len(table) != len(first):
        raise CocreaError(
            "explorer.rows",
            N_("At {state} the table has {rows} rows, elsewhere {expected}. Give every state the same rows."),
            state=_named(given),
            rows=len(table),
            expected=len(first),
        )


def _named(given: Mapping[str, Any]) -> str:
    """A state as a message names it: ``adequate = 4.5, lift = 0``."""
    return ", ".join(f"{name} = {value}" for name, value in given.items())
