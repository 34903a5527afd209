"""The Python end of everything that runs in a browser.

A widget carries only a stub of JavaScript. The rest exists once a page: the
published book brings it as files (`asset` gives their bytes), a live kernel
sends it when the stub asks. No content delivery network in either.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from cocrea.errors import CocreaError
from cocrea.language import N_, _
from cocrea.palette import with_colours

JS = Path(__file__).parent / "js"
ALONE = ("stub.js", "host.js")  # not part of widgets.js
ASSETS = ("widgets.js", "widgets.css", "host.js", "vega.js")

# What js/host.js can draw in a published page; tests/widgets/test_front.py holds the two together.
KNOWN_MODELS = frozenset({
    "AnyModel", "BoxModel", "CheckboxModel", "DropdownModel", "FloatSliderModel", "HBoxModel",
    "HTMLModel", "IntSliderModel", "ToggleButtonsModel", "VBoxModel",
})  # fmt: skip
UNSEEN = re.compile(r"(Layout|Style)Model$")

# Jupyter has no stylesheet of ours; a published page has, and must not get it twice.
DRESS = """(() => {
  if (getComputedStyle(document.documentElement).getPropertyValue("--cocrea-sheet")) return;
  document.head.append(Object.assign(document.createElement("style"), { textContent: %s }));
})();
"""
VEGA = "globalThis.vegaEmbed=vegaEmbed;"


class Front(anywidget.AnyWidget):
    """What Explorer and TaskForm share: which part of widgets.js draws it, and in which words.

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
    if name == "vega.js":
        import vl_convert  # here: only a page with a chart needs its 40 MB

        return classic(vl_convert.javascript_bundle(VEGA)).encode()
    if name == "widgets.css":
        return _joined("*.css").encode()
    if name == "widgets.js":
        return (DRESS % json.dumps(_joined("*.css")) + _joined("*.js")).encode()
    if name == "host.js":
        return (JS / name).read_bytes()
    raise KeyError(name)


def _joined(pattern: str) -> str:
    files = sorted(file for file in JS.glob(pattern) if file.name not in ALONE)
    return with_colours("\n".join(file.read_text(encoding="utf-8") for file in files))


def classic(bundle: str) -> str:
    """vl-convert's module as a classic script that leaves only ``vegaEmbed`` behind.

    Modules do not load from ``file://``, where an offline copy of the book lives.
    Raises CocreaError when the bundle does not end as `VEGA` asked, or still
    imports or exports: then a new vl-convert needs a look.
    """
    ends_well = re.search(r"globalThis\.vegaEmbed=[\w$]+;\s*$", bundle)
    if not ends_well or re.search(r"(?:^|[;}\n])(?:import|export)\s*[{*\w\"']", bundle):
        raise CocreaError(
            "widgets.vega",
            N_(
                "The chart library that came with vl-convert-python {version} has a shape we do not know. "
                "Install the version in requirements.txt."
            ),
            version=version("vl-convert-python"),
        )
    return f'(() => {{\n"use strict";\n{bundle}\n}})();\n'


def unknown_models(states: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The names of saved widgets that a published page cannot draw, sorted.

    `states` is what a notebook keeps under ``widgets`` → … → ``state``.

    >>> from cocrea.widgets.front import unknown_models
    >>> unknown_models({"a": {"model_name": "LayoutModel"}, "b": {"model_name": "DatePickerModel"}})
    ['DatePickerModel']
    """
    names = {str(state["model_name"]) for state in states.values()}
    return sorted(name for name in names - KNOWN_MODELS if not UNSEEN.search(name))
