"""The drawn pictures as files to take away: an SVG and a PNG of each, linked below its caption.

A code cell that draws one of `charts.PICTURES` gets the links by itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from cocrea.charts import PICTURES
from cocrea.language import _

FOLDER = "_static/cocrea/pictures"
SHARP = 220  # dots per inch: sharp on a slide
# A file that is the same in every build: no date in it, no random names.
SAME = {"svg": {"Date": None}, "png": {"Software": None}}


def save_pictures(folder: Path) -> list[Path]:
    """Draw each picture in the language in force into `folder`, once for each format."""
    folder.mkdir(parents=True, exist_ok=True)
    saved = []
    with mpl.rc_context({"svg.hashsalt": "cocrea"}):
        for name, draw in PICTURES.items():
            figure = draw()
            for form, metadata in SAME.items():
                file = folder / f"{name}.{form}"
                figure.savefig(file, dpi=SHARP, metadata=metadata)
                saved.append(file)
    return saved


class LinksBelowPictures(SphinxPostTransform):
    """Below a drawn picture: where to take it away from."""

    default_priority = 200

    def run(self, **_kwargs: Any) -> None:
        up = "../" * self.env.docname.count("/")
        for cell in list(self.document.findall(nodes.container)):
            if cell.get("nb_element") != "cell_code":
                continue
            source = " ".join(code.astext() for code in cell.findall(nodes.literal_block))
            for name, draw in PICTURES.items():
                if f"charts.{draw.__name__}()" in source:
                    cell += links(name, up)


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
