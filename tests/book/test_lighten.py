"""A small edition made light."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from cocrea.book.site.lighten import lighten

HEAD = """<!DOCTYPE html><html data-content_root="{up}"><head>
<link rel="stylesheet" href="{up}_static/styles/theme.css?v=1" />
<link rel="preload" as="script" href="{up}_static/scripts/bootstrap.js" />
<script>dress();</script>
<script>dress();</script>
<script src="{up}_static/doctools.js?v=2"></script>
<script defer src="{up}_static/scripts/fontawesome.js"></script>
<script src="{up}_static/togglebutton.js"></script>
<script>let toggleHintShow = 'Show';</script>
<script src="{up}_static/searchtools.js"></script>
<script src="{up}_static/last.js"></script>
{more}</head><body>{body}</body></html>
"""
FILES = {
    "styles/theme.css": '@import "../basic.css"; .seen{background:url(pic.svg)} .unseen{color:red}',
    "styles/pic.svg": "<svg/>",
    "styles/theme.css.map": "{}",
    "basic.css": "p{margin:0;background:url(dot.svg)}",
    "dot.svg": "<svg/>",
    "doctools.js": '"use strict";\nconst ready = 1;',
    "last.js": "ready;\n//# sourceMappingURL=last.js.map",
    "last.js.map": "{}",
    "searchtools.js": "search();",
    "togglebutton.js": "toggle();",
    "scripts/fontawesome.js": '{sun:[8,9,[],"f185","M1"]}',
    "scripts/bootstrap.js": "",
    "cocrea/host.js": "",
    "cocrea/vega.js": "",
    "cocrea/LICENSES.txt": "",
    "macros.html": "<p>{{ template }}</p>",
}
STATE = '<script type="application/vnd.jupyter.widget-state+json">{"part": "explorer"}</script>\n'
HOST = '<script defer src="../_static/cocrea/host.js?v=3"></script>\n'


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "_static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "book").mkdir()
    (tmp_path / "_images").mkdir()
    Image.new("RGBA", (30, 20), (10, 20, 30, 40)).save(tmp_path / "_images" / "a.png")
    page = '<p class="seen">x <i class="fa-solid fa-sun"></i></p><img alt="" src="../_images/a.png" />'
    (tmp_path / "index.html").write_text("<meta http-equiv=refresh>")
    search = HEAD.format(up="", more="", body='<div id="search-results"></div>')
    (tmp_path / "search.html").write_text(search.replace('root=""', 'root="./"'))
    (tmp_path / "book" / "page.html").write_text(HEAD.format(up="../", more=STATE + HOST, body=page))
    lighten(tmp_path)
    return tmp_path


def page(edition: Path) -> str:
    return (edition / "book" / "page.html").read_text()


def test_a_page_loads_what_something_in_it_calls(edition: Path) -> None:
    for gone in ("fontawesome.js", "bootstrap", "toggle", "searchtools"):
        assert gone not in page(edition)
    assert "searchtools.js" in (edition / "search.html").read_text()
    assert page(edition).count("dress()") == 1


def test_what_all_load_is_one_script_in_order_and_one_sheet(edition: Path) -> None:
    assert page(edition).count('<script defer src="../_static/site.js?v=') == 1
    script = (edition / "_static" / "site.js").read_text()
    assert not script.startswith('"use strict"'), "it would bind the scripts that follow"
    assert script.index("const ready") < script.index("ready;\n") and "sourceMapping" not in script
    assert page(edition).count("stylesheet") == 1
    sheet = (edition / "_static" / "site.css").read_text()
    assert 'p{margin:0;background:url("dot.svg")}' in sheet and ".seen" in sheet and ".unseen" not in sheet
    assert 'url("styles/pic.svg")' in sheet


def test_words_come_before_the_state_and_the_charts_are_asked_for_early(edition: Path) -> None:
    assert page(edition).index("</p>") < page(edition).index("widget-state")
    assert page(edition).index('href="../_static/cocrea/vega.js"') < page(edition).index("host.js")


def test_a_picture_stays_the_same_to_the_pixel(edition: Path) -> None:
    assert 'src="../_images/a.webp" width="30" height="20" loading="lazy"' in page(edition)
    with Image.open(edition / "_images" / "a.webp") as picture:
        assert picture.convert("RGBA").getcolors() == [(600, (10, 20, 30, 40))]
    assert not (edition / "_images" / "a.png").exists()


def test_nothing_lies_there_that_nobody_asks_for(edition: Path) -> None:
    there = {path.relative_to(edition / "_static").as_posix() for path in edition.glob("_static/**/*.*")}
    assert there == {
        "site.js", "site.css", "styles/pic.svg", "dot.svg", "searchtools.js", "cocrea/host.js",
        "cocrea/vega.js", "cocrea/LICENSES.txt",
    }  # fmt: skip


def test_the_door_stays_as_it_is(edition: Path) -> None:
    assert (edition / "index.html").read_text() == "<meta http-equiv=refresh>"
