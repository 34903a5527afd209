"""The files that a page needs, and what it can draw."""

from __future__ import annotations

import re
from typing import Any

import pytest

from cocrea.errors import CocreaError
from cocrea.language import speaking
from cocrea.widgets import front
from cocrea.widgets.front import ASSETS, JS, KNOWN_MODELS, Front, asset, classic, unknown_models


def test_host_draws_exactly_the_known_models() -> None:
    views = re.search(r"const views = \{(.*?)\n\};", asset("host.js").decode(), re.DOTALL)
    assert views is not None
    assert frozenset(re.findall(r"^  (\w+)[:(]", views[1], re.MULTILINE)) == KNOWN_MODELS


def test_the_stub_that_every_widget_carries_is_small() -> None:
    assert (JS / "stub.js").stat().st_size < 1500


@pytest.mark.parametrize("name", ["widgets.js", "host.js", "vega.js"])
def test_scripts_are_classic_so_that_they_load_from_disk(name: str) -> None:
    script = asset(name).decode()
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
    assert "</script" not in script


def test_widgets_js_holds_every_part_and_the_stylesheet() -> None:
    script = asset("widgets.js").decode()
    parts = [file for file in JS.glob("*.js") if file.name not in front.ALONE]
    assert all(file.read_text(encoding="utf-8") in script for file in parts)
    assert "--cocrea-sheet" in script
    assert "parts.explorer" in script


def test_an_unknown_file_is_refused() -> None:
    with pytest.raises(KeyError):
        asset("../front.py")


def test_the_chart_library_becomes_a_classic_script() -> None:
    assert classic("const a=1;globalThis.vegaEmbed=a;").startswith('(() => {\n"use strict";\nconst a=1;')


@pytest.mark.parametrize("bundle", [
    "const a=1;export{a as default};",
    'import b from "b";globalThis.vegaEmbed=b;',
    "const a=1;export default a;globalThis.vegaEmbed=a;",
    "const a=1;",
])  # fmt: skip
def test_a_chart_library_of_another_shape_is_refused(bundle: str) -> None:
    with pytest.raises(CocreaError, match="has a shape we do not know"):
        classic(bundle)


def test_a_live_kernel_sends_what_is_asked_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[Any, ...]] = []
    widget = Front(part="explorer")
    monkeypatch.setattr(widget, "send", lambda *message: sent.append(message))
    for content in ({"want": "host.js"}, {"want": "secrets"}, {}, "want"):
        widget._answer(widget, content, [])
    assert sent == [({"asset": "host.js"}, [asset("host.js")])]


def test_words_are_in_the_readers_language_and_parts_add_their_own() -> None:
    with speaking("es"):
        assert set(Front(part="explorer", words={"more": "más"}).words) == {"broken", "strange", "more"}


def test_unknown_models_are_named_and_invisible_ones_are_not() -> None:
    saved = ["LayoutModel", "SliderStyleModel", "TabModel", "IntSliderModel", "TabModel"]
    assert unknown_models({str(i): {"model_name": name} for i, name in enumerate(saved)}) == ["TabModel"]


def test_every_asset_has_content() -> None:
    assert all(len(asset(name)) > 1000 for name in ASSETS)
