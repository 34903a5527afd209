"""The drawn pictures as files to take away: an SVG and a PNG of each, linked below its caption.

A code cell that draws one of `charts.PICTURES` gets the links by itself. Where a page does not show the
code, the name of the figure tells which picture it is, and the links stand below it, hidden as long as it is.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from cocrea.charts import PICTURES
from cocrea.language import _, language

FOLDER = "_static/cocrea/pictures"
SHARP = 220  # dots per inch: sharp on a slide
# A file that is the same in every build: no date in it, no random names.
SAME = {"svg": {"Date": None}, "png": {"Software": None}}


def drawn_pictures() -> dict[str, bytes]:
    """Each picture in the language in force, once for each format, by the name of its file."""
    files: dict[str, bytes] = {}
    with mpl.rc_context({"svg.hashsalt": "cocrea"}):
        for name, draw in PICTURES.items():
            figure = draw()
            for form, metadata in SAME.items():
                file = BytesIO()
                figure.savefig(file, format=form, dpi=SHARP, metadata=metadata)
                files[f"{name}.{form}"] = file.getvalue()
    return files


@cache
def _drawn_once(_language: str) -> dict[str, bytes]:
    return drawn_pictures()


def save_pictures(folder: Path) -> list[Path]:
    """The pictures in the language in force as files in `folder`; one process draws them once."""
    folder.mkdir(parents=True, exist_ok=True)
    files = _drawn_once(language())
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


class LinksBelowPictures(SphinxPostTransform):
    """Below a drawn picture: where to take it away from."""

    default_priority = 200

    def run(self, **_kwargs: Any) -> None:
        up = "../" * self.env.docname.count("/")
        for cell in list(self.document.findall(nodes.container)):
            if cell.get("nb_element") != "cell_code":
                continue
            source = " ".join(code.astext() for code in cell.findall(nodes.literal_block))
            figures = {name: figure for figure in cell.findall(nodes.figure) for name in figure["names"]}
            for name, draw in PICTURES.items():
                if f"charts.{draw.__name__}()" in source:
                    cell += links(name, up)
                elif figure := figures.get(f"fig-{name}"):
                    below = figure.parent.index(figure) + 1
                    figure.parent.insert(below, links(name, up))


def links(name: str, up: str = "") -> nodes.paragraph:
    """The line of links, from a page that lies `up` below the root.

    >>> links("zone").astext()
    'Take it away: SVG · PNG'
    """
    line = nodes.paragraph("", _("Take it away:") + " ", classes=["cocrea-take-away"])
    for place, form in enumerate(SAME):
        if place:
            line += nodes.Text(" · ")
        line += nodes.reference("", form.upper(), refuri=f"{up}{FOLDER}/{name}.{form}", internal=True)
    return line
