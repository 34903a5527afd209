"""The drawn pictures: in both languages no word leaves its box or the sheet, or lies on another."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from cocrea import charts
from cocrea.book.site.pictures import LinksBelowPictures, drawn_pictures, save_pictures
from cocrea.charts import board, efficiency, pictures, placing
from cocrea.data.estacionsol import PARTS
from cocrea.data.quetzalia import CHECKOUT
from cocrea.language import LANGUAGES, speaking

TOUCHING = 0.5  # pixels that may meet: letters have no such corners


def drawn(name: str, code: str) -> Figure:
    with speaking(code):
        figure = charts.PICTURES[name]()
    figure.draw_without_rendering()
    return figure


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", charts.PICTURES)
def test_words_lie_apart_and_on_the_sheet(name: str, code: str) -> None:
    figure = drawn(name, code)
    sheet = figure.bbox
    boxes = [(text.get_text(), text.get_window_extent()) for text in figure.axes[0].texts]
    for said, box in boxes:
        assert sheet.x0 <= box.x0 and box.x1 <= sheet.x1, said
        assert sheet.y0 <= box.y0 and box.y1 <= sheet.y1, said
    for (one, left), (other, right) in combinations(boxes, 2):
        both = Bbox.intersection(left, right)
        assert both is None or min(both.width, both.height) <= TOUCHING, (one, other)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "paint", [pictures._gaps, pictures._blueprint, pictures._kano, placing._lovelock, placing._schmenner]
)
def test_words_stay_in_their_boxes(paint: board.Paint, code: str) -> None:
    with speaking(code):
        sheet = board.drawn(paint)
    sheet.figure.draw_without_rendering()
    assert sheet.boxed
    for text, frame in sheet.boxed:
        words = text.get_window_extent()
        room = Bbox(sheet.axes.transData.transform(frame.get_bbox()))
        assert room.x0 <= words.x0 and words.x1 <= room.x1, text.get_text()
        assert min(room.y0, room.y1) <= words.y0 and words.y1 <= max(room.y0, room.y1), text.get_text()


@pytest.mark.parametrize("name", charts.PICTURES)
def test_letters_are_legible_on_a_phone(name: str) -> None:
    pixels = 320 / charts.WIDTH / 72  # a point, where the sheet is 320 pixels wide
    assert min(float(text.get_fontsize()) for text in drawn(name, "en").axes[0].texts) * pixels >= 9


def test_the_text_alternatives_hold_what_is_drawn() -> None:
    down = pictures.let_down()
    assert f"{down['checkout']:.0f} let down" in charts.journey_map_alt()
    assert str(CHECKOUT.felt) in charts.gaps_model_alt()
    for lane, steps in pictures.LANES:
        assert lane in charts.blueprint_alt()
        assert all(step in charts.blueprint_alt() for step in steps)
    assert "+1" in charts.zone_picture_alt()
    assert "must-be" in charts.kano_curves_alt()
    for said, areas in (
        (charts.lovelock_cells_alt(), placing.LOVELOCK_AREAS),
        (charts.schmenner_matrix_alt(), placing.SCHMENNER_AREAS),
    ):
        assert all(area.name in said for area in areas)
    assert all(service.name in charts.contact_efficiency_alt() for service in efficiency.SERVICES)


def test_the_station_lies_where_its_figures_put_it() -> None:
    cells = {"served": "Service factory", "wash": "Service factory", "shop": "Mass service",
             "parcels": "Mass service", "tyres": "Professional service"}  # fmt: skip
    said = charts.schmenner_matrix_alt()
    for part, name in zip(cells, ("pumps", "car wash", "shop", "parcels", "mechanic"), strict=True):
        assert PARTS[part].cell == cells[part].lower().replace(" ", "-")
        assert re.search(rf"{cells[part]}: [^.]*{name}", said)


def test_each_picture_is_saved_in_both_formats_and_always_alike(tmp_path: Path) -> None:
    first, again = save_pictures(tmp_path / "first"), drawn_pictures()
    assert len(first) == 2 * len(charts.PICTURES)
    assert {file.name: file.read_bytes() for file in first} == again


@pytest.mark.parametrize("shown", [True, False])
def test_a_picture_has_its_links_whether_its_page_shows_the_code_or_not(shown: bool) -> None:
    document = new_document("book/page")
    document.settings.env = SimpleNamespace(docname="book/page")
    cell, output = nodes.container(nb_element="cell_code"), nodes.container()
    if shown:
        cell += nodes.literal_block("", "charts.load_picture()")
    output += nodes.figure("", nodes.caption("", "A queue"), names=["fig-queue-load"])
    cell += output
    document += cell
    transform = LinksBelowPictures(document)
    transform.run()
    (line,) = [found for found in cell.findall(nodes.paragraph) if "cocrea-take-away" in found["classes"]]
    assert line.parent is (cell if shown else output)
    assert [link["refuri"].rpartition("/")[2] for link in line.findall(nodes.reference)] == [
        "queue-load.svg",
        "queue-load.png",
    ]


def test_a_page_that_draws_a_picture_without_its_code_names_it_for_its_links() -> None:
    calls = {f"charts.{draw.__name__}()": f"name: fig-{name}\n" for name, draw in charts.PICTURES.items()}
    for path in sorted((Path(__file__).parents[1] / "book").glob("0*.md")):
        cells = re.findall(r"^```\{code-cell\}.*?^```$", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        for cell in (cell for cell in cells if "remove-input" in cell):
            assert [name for call, name in calls.items() if call in cell and name not in cell] == [], (
                path.name
            )
