"""The Python end of everything that runs in a browser.

A widget carries only a stub of JavaScript. The rest exists once a page: the
published book brings it as files (`asset` gives their bytes), a live kernel
sends it when the stub asks. No content delivery network in either.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from cocrea.errors import CocreaError
from cocrea.language import N_, _
from cocrea.palette import with_colours

JS = Path(__file__).parent / "js"
# What widgets.js is made of, in this order: a script takes what it needs from those before it, once,
# when it is loaded (store.js from answers.js, the parts from all three). Of styles the later one wins.
SCRIPTS = ("answers.js", "dom.js", "ui.js", "store.js", "explorer.js", "taskform.js")
STYLES = ("cocrea.css", "taskform.css", "tables.css")
LICENCES = JS / "vega-LICENSES.txt"
ASSETS = ("widgets.js", "widgets.css", "host.js", "vega.js", "builder.js")

# What js/host.js can draw in a published page; tests/widgets/test_front.py holds the two together.
KNOWN_MODELS = frozenset({
    "AnyModel", "BoxModel", "CheckboxModel", "DropdownModel", "FloatSliderModel", "HBoxModel",
    "HTMLModel", "IntSliderModel", "ToggleButtonsModel", "VBoxModel",
})  # fmt: skip
UNSEEN = re.compile(r"(Layout|Style)Model$")

# Jupyter has no stylesheet of ours; a published page has, and must not get it twice. That of the builders
# comes with their script, and only to pages that have one.
DRESS = """(() => {
  if (getComputedStyle(document.documentElement).getPropertyValue("%s")) return;
  document.head.append(Object.assign(document.createElement("style"), { textContent: %s }));
})();
"""
# Transforms of Vega that js/vega.js leaves out: what tools/vega/entry.js takes in goes off this list.
LEFT_OUT = frozenset({
    "contour", "crossfilter", "force", "geojson", "geopath", "geopoint", "geoshape", "graticule", "heatmap",
    "isocontour", "kde2d", "label", "loess", "nest", "pack", "partition", "regression", "resolvefilter",
    "stratify", "tree", "treelinks", "treemap", "voronoi", "wordcloud",
})  # fmt: skip

WIDE = 640  # pixels, until a page sets its own: a chart without a width would follow its categories


class Front(anywidget.AnyWidget):
    """What Explorer, TaskForm and Builder share: which part of widgets.js draws it, and in which words.

    `part` names a function in ``globalThis.cocrea.parts``; `words` are the
    strings of its user interface, already in the reader's language. Every part
    has "broken" and "strange" for when it cannot start.
    """

    _esm = JS / "stub.js"
    part = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)

    def __init__(self, *, words: Mapping[str, str] | None = None, **traits: Any) -> None:
        super().__init__(words={**trouble(), **(words or {})}, **traits)
        self.on_msg(self._answer)

    def _answer(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """A page with a live kernel asks for a file by ``{want: name}``."""
        wanted = content.get("want") if isinstance(content, dict) else None
        if wanted in ASSETS:
            self.send({"asset": wanted}, [asset(wanted)])


def trouble() -> dict[str, str]:
    """What a page says when a widget cannot start."""
    return {
        "broken": _("The controls do not work in this browser. A current version of any browser shows them."),
        "strange": _("This element works in Jupyter only."),
    }


@cache
def asset(name: str) -> bytes:
    """One of `ASSETS`: a classic script (or the stylesheet) that a page needs once.

    >>> from cocrea.widgets.front import asset
    >>> b"cocrea" in asset("host.js")
    True
    """
    if name == "widgets.css":
        return _styles().encode()
    if name == "widgets.js":
        return (DRESS % ("--cocrea-sheet", json.dumps(_styles())) + _joined(SCRIPTS)).encode()
    if name == "builder.js":
        styles = json.dumps(with_colours(_joined(["builder.css"])))
        return (DRESS % ("--cocrea-builder", styles) + with_colours(_joined(["builder.js"]))).encode()
    if name in ("host.js", "vega.js"):
        return (JS / name).read_bytes()
    raise KeyError(name)


def compiled(spec: Mapping[str, Any]) -> dict[str, Any]:
    """A Vega-Lite chart as the Vega that a page draws: compiled here once, not by every reader's browser.

    Raises CocreaError when it needs a transform that js/vega.js leaves out.

    >>> from cocrea.widgets.front import compiled
    >>> compiled({"data": {"name": "rows"}, "mark": "point", "encoding": {}})["marks"][0]["type"]
    'symbol'
    """
    import vl_convert  # here: only a page with a chart needs its 40 MB

    vega: dict[str, Any] = vl_convert.vegalite_to_vega({**spec, "width": WIDE})
    if missing := sorted(set(_transforms(vega)) & LEFT_OUT):
        raise CocreaError(
            "widgets.transform",
            N_(
                "The chart needs {transforms}, which the pages' chart library leaves out. "
                "Draw it another way, or put it into tools/vega/entry.js and build js/vega.js again."
            ),
            transforms=", ".join(missing),
        )
    return vega


def _transforms(part: Any) -> Iterator[str]:
    """The types of all transforms in a Vega specification; a projection counts as one."""
    if isinstance(part, list):
        for each in part:
            yield from _transforms(each)
    elif isinstance(part, Mapping):
        yield from (str(step.get("type")) for step in part.get("transform", []) if isinstance(step, Mapping))
        yield from ("geopath" for _projection in part.get("projections", []))
        for each in part.values():
            yield from _transforms(each)


def _styles() -> str:
    return with_colours(_joined(STYLES))


def _joined(names: Iterable[str]) -> str:
    return "\n".join((JS / name).read_text(encoding="utf-8") for name in names)


def unknown_models(states: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The names of saved widgets that a published page cannot draw, sorted.

    `states` is what a notebook keeps under ``widgets`` → … → ``state``.

    >>> from cocrea.widgets.front import unknown_models
    >>> unknown_models({"a": {"model_name": "LayoutModel"}, "b": {"model_name": "DatePickerModel"}})
    ['DatePickerModel']
    """
    names = {str(state["model_name"]) for state in states.values()}
    return sorted(name for name in names - KNOWN_MODELS if not UNSEEN.search(name))
