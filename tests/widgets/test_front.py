"""The files that a page needs, and what it can draw."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest

from cocrea.errors import CocreaError
from cocrea.language import speaking
from cocrea.widgets import front
from cocrea.widgets.front import ASSETS, JS, KNOWN_MODELS, LICENCES, Front, asset, compiled, unknown_models


def test_host_draws_exactly_the_known_models() -> None:
    views = re.search(r"const views = \{(.*?)\n\};", asset("host.js").decode(), re.DOTALL)
    assert views is not None
    assert frozenset(re.findall(r"^  (\w+)[:(]", views[1], re.MULTILINE)) == KNOWN_MODELS


def test_the_stub_that_every_widget_carries_is_small() -> None:
    assert (JS / "stub.js").stat().st_size < 1500


@pytest.mark.parametrize("name", ["widgets.js", "host.js", "vega.js", "builder.js"])
def test_scripts_are_classic_so_that_they_load_from_disk(name: str) -> None:
    script = asset(name).decode()
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
    assert "</script" not in script


def test_widgets_js_holds_every_part_and_the_stylesheet() -> None:
    script = asset("widgets.js").decode()
    alone = {"stub.js", "host.js", "vega.js", "builder.js"}
    parts = [file for file in JS.glob("*.js") if file.name not in alone]
    assert all(file.read_text(encoding="utf-8") in script for file in parts)
    assert {file.name for file in JS.glob("*.css")} == {*front.STYLES, "builder.css"}
    assert "--cocrea-sheet" in script
    assert "parts.explorer" in script


def test_a_script_takes_only_what_those_before_it_offer() -> None:
    offered: set[str] = set()
    for name in front.SCRIPTS:
        text = (JS / name).read_text(encoding="utf-8")
        several = re.findall(r"const \{ ([\w, ]+) \} = globalThis\.cocrea;", text)
        taken = {*", ".join(several).split(", "), *re.findall(r"= globalThis\.cocrea\.(\w+);", text)} - {""}
        assert taken <= offered, name
        offered.update(re.findall(r"(?:globalThis\.cocrea|\{\} \}\))\.(\w+) = ", text))
    assert {"answers", "make", "store"} <= offered


def test_an_unknown_file_is_refused() -> None:
    with pytest.raises(KeyError):
        asset("../front.py")


def test_the_chart_library_is_built_from_the_recipe_that_lies_in_tools() -> None:
    recipe = Path(__file__).parents[2] / "tools" / "vega"
    digest = hashlib.sha256()
    for name in ("build.mjs", "empty.cjs", "entry.js", "package-lock.json"):
        digest.update((recipe / name).read_bytes())
    told = asset("vega.js")[:200].decode()
    assert f"recipe {digest.hexdigest()[:12]}" in told, "cd tools/vega && npm ci && node build.mjs"


def test_the_chart_library_names_its_licences_and_stays_light() -> None:
    assert LICENCES.name in asset("vega.js")[:200].decode()
    assert "vega-parser" in LICENCES.read_text(encoding="utf-8")
    assert len(gzip.compress(asset("vega.js"))) < 150_000


def test_a_chart_is_compiled_with_a_width_that_a_page_can_set() -> None:
    spec = compiled(
        {"data": {"name": "rows"}, "mark": "bar", "encoding": {"x": {"field": "a", "type": "nominal"}}}
    )
    assert spec["width"] == 640
    assert all(signal["name"] != "width" for signal in spec.get("signals", []))


def test_a_chart_that_the_library_cannot_draw_is_refused_by_name() -> None:
    cloud = {"data": {"name": "rows"}, "transform": [{"loess": "y", "on": "x"}], "mark": "line"}
    with pytest.raises(CocreaError, match=r"needs loess.*tools/vega"):
        compiled({**cloud, "encoding": {"x": {"field": "x", "type": "quantitative"}}})


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
