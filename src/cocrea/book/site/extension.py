"""The Sphinx extension: what Jupyter Book does not do by itself.

Each concern is one function on one Sphinx event; `register` lists them all.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.math import get_node_equation_number

from cocrea import __version__
from cocrea.book.site import chrome, heads, tables
from cocrea.book.site.fingerprint import fingerprint
from cocrea.book.site.pictures import LinksBelowPictures, save_pictures
from cocrea.book.source import citations
from cocrea.book.source.mathml import mathml
from cocrea.book.uptodate import edition
from cocrea.errors import CocreaError
from cocrea.language import LANGUAGES, N_, _, set_language, typeset
from cocrea.palette import with_colours
from cocrea.widgets.front import ASSETS, LICENCES, asset, unknown_models

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

HERE = Path(__file__).parent
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


# -- language -----------------------------------------------------------------


def speak(app: Sphinx, config: Config) -> None:
    """The edition's language, for our words here and in the kernels that Sphinx starts."""
    code = config.language if config.language in LANGUAGES else "en"  # the pseudo-language speaks English
    set_language(code)
    os.environ["COCREA_LANG"] = code
    config.html_theme_options["search_bar_text"] = _("Search this book")
    config.html_theme_options["toc_title"] = _("On this page")
    config.templates_path.append(str(HERE / "templates"))


def language_links(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """The same page in the other languages: a link for readers, hreflang for search engines."""
    here = app.config.language
    root = "../" * (pagename.count("/") + edition(here).count("/"))
    page = f"{pagename}.html" if pagename in app.env.found_docs else f"{app.config.root_doc}.html"
    context["editions"] = [
        {"code": code, "name": name, "url": f"{root}{edition(code)}{page}", "label": _("Language")}
        for code, name in LANGUAGES.items()
        if code != here
    ]
    address = app.config.html_baseurl.removesuffix(edition(here))
    if address and pagename in app.env.found_docs:
        links = [(code, f"{address}{edition(code)}{page}") for code in LANGUAGES]
        links.append(("x-default", f"{address}{page}"))
        context["metatags"] = context.get("metatags", "") + "".join(
            f'<link rel="alternate" hreflang="{code}" href="{url}">' for code, url in links
        )


# -- execution ----------------------------------------------------------------


def never_old(app: Sphinx, config: Config) -> None:
    """Cache and environment carry the hash of library, data and catalogues."""
    config.cocrea_fingerprint = fingerprint(config.language)
    build = Path(app.outdir).parent
    config.nb_execution_cache_path = str(
        build / ".jupyter_cache" / f"{config.language}-{config.cocrea_fingerprint}"
    )


# -- mathematics --------------------------------------------------------------


def _formula(translator: Any, node: nodes.Element, *, display: bool) -> str:
    try:
        return mathml(node.astext(), display=display)
    except CocreaError as error:
        raise ExtensionError(f"{translator.builder.current_docname}: {error}") from error


def visit_math(self: Any, node: nodes.math) -> None:
    """An inline formula as MathML."""
    self.body.append(f'<span class="math notranslate">{_formula(self, node, display=False)}</span>')
    raise nodes.SkipNode


def visit_displaymath(self: Any, node: nodes.math_block) -> None:
    """A displayed formula as MathML, with its number when it has a label."""
    self.body.append(self.starttag(node, "div", CLASS="math notranslate", tabindex="0"))  # it may scroll
    self.body.append(_formula(self, node, display=True))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})</span>')
    self.body.append("</div>\n")
    raise nodes.SkipNode


# -- bibliography -------------------------------------------------------------


def visit_citation(self: Any, node: nodes.citation) -> None:
    """An entry without docutils' roles, which ARIA has withdrawn."""
    self.body.append(self.starttag(node, "div", CLASS="citation"))


def depart_citation(self: Any, _node: nodes.citation) -> None:
    """Close the entry."""
    self.body.append("</div>\n")


# -- widgets ------------------------------------------------------------------


class PlaceForWidgets(SphinxPostTransform):
    """Around each widget a place that keeps its height free, so that nothing jumps when scripts draw it.

    In it, until the scripts are there and for readers without any, its picture and sentence.
    """

    default_priority = 3  # just before myst-nb chooses one MIME type of each bundle

    def run(self, **_kwargs: Any) -> None:
        for bundle in self.document.findall(nodes.container):
            if bundle.get("nb_element") != "mime_bundle":
                continue
            kinds = {child["mime_type"]: child for child in bundle.children}
            if WIDGET_VIEW in kinds and "text/html" in kinds:
                view, picture = kinds[WIDGET_VIEW], kinds["text/html"].astext()
                start = f'<div class="cocrea-place"{_anchor(picture)}{_room(picture)}>'
                view.insert(0, nodes.raw("", start, format="html"))
                view += nodes.raw("", f"{waiting(picture)}</div>", format="html")


def waiting(picture: str) -> str:
    """What stands in a widget's place at first: an explorable's picture; a task, without scripts only.

    The picture becomes the explorable without a jump; a task on paper and one to fill in differ in height.
    """
    return picture if "data-room=" in picture else f"<noscript>{picture}</noscript>"


def _anchor(picture: str) -> str:
    """Where links to a task lead."""
    asked = re.search(r'data-task="(\S+)"', picture)
    return f' id="{heads.anchor(asked[1])}"' if asked else ""


def _room(picture: str) -> str:
    """The heights that a widget asks for, as CSS variables of its place."""
    asked = re.search(r'data-room="(\S+) (\S+)"', picture)
    return f' style="--wide:{asked[1]};--narrow:{asked[2]}"' if asked else ""


def known_widgets(app: Sphinx, env: Any) -> None:
    """A widget that the published page cannot draw fails the build."""
    for docname, data in getattr(env, "nb_metadata", {}).items():
        state = data.get("js_files", {}).get("ipywidgets_state")
        if state is None:
            continue
        unknown = unknown_models(json.loads(state[1]["body"])["state"])
        if unknown:
            raise ExtensionError(
                str(
                    CocreaError(
                        "book.unknown-widget",
                        N_(
                            "The page “{page}” holds a widget that the published page cannot draw: "
                            "{widgets}. Use slider, choice, toggle or tick, or teach js/host.js to draw it."
                        ),
                        page=docname,
                        widgets=", ".join(unknown),
                    )
                )
            )


# -- numbers ------------------------------------------------------------------


class Typeset(SphinxTransform):
    """Numbers with their units and their groups of digits, in prose and in what stands for pictures."""

    default_priority = 900  # before titles are collected, after quotation marks are set

    def apply(self, **_kwargs: Any) -> None:
        for text in list(self.document.findall(nodes.Text)):
            if not any(isinstance(above, AS_WRITTEN) for above in _around(text)):
                new = typeset(text.astext())
                if new != text.astext():
                    text.parent.replace(text, nodes.Text(new))
        for picture in self.document.findall(nodes.image):
            if "alt" in picture:
                picture["alt"] = typeset(picture["alt"])


AS_WRITTEN = (nodes.literal, nodes.FixedTextElement, nodes.math, nodes.raw, nodes.comment)


def _around(node: nodes.Node) -> Iterator[nodes.Node]:
    while node := node.parent:
        yield node


# -- search -------------------------------------------------------------------


class WordsApart(SphinxPostTransform):
    """Blanks between the elements of raw HTML: Sphinx's search only takes the tags away.

    Without them the words of neighbouring cells would be one word in the search index.
    """

    default_priority = 950  # when all HTML is there

    def run(self, **_kwargs: Any) -> None:
        for raw in self.document.findall(nodes.raw):
            if "html" in raw.get("format", ""):
                raw[:] = [nodes.Text(words_apart(raw.astext()))]


def words_apart(html: str) -> str:
    """HTML with blanks where a cell, line or block ends, which no reader sees.

    >>> words_apart("<tr><td>one</td><td>two</td></tr>")
    '<tr><td>one</td> <td>two</td> </tr>'
    """
    return re.sub(
        r"(</(?:t[dhr]|text|tspan|title|caption|figcaption|p|div|li|label|legend|option|summary|h\d)>)(?=<)",
        r"\1 ",
        html,
    )


# -- files --------------------------------------------------------------------


# The theme chooses only once all is loaded; until then code has no frame, and lines break elsewhere.
LIGHT_OR_DARK = """
if (document.documentElement.dataset.theme === "auto") {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}
"""


def own_files(app: Sphinx) -> None:
    """Our scripts, styles and fonts, under the book's `_static/cocrea/`."""
    made = Path(app.outdir).parent / "made"
    target = made / "cocrea"
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(HERE / "static", target)
    sheet = target / "book.css"
    sheet.write_text(with_colours(sheet.read_text(encoding="utf-8")), encoding="utf-8")
    for name in ASSETS:
        (target / name).write_bytes(asset(name))
    shutil.copy(LICENCES, target)
    save_pictures(target / "pictures")
    app.config.html_static_path.append(str(made))
    app.add_css_file("cocrea/book.css")
    app.add_css_file("cocrea/widgets.css")
    app.add_js_file(None, body=LIGHT_OR_DARK, priority=1)


def without_thebe(app: Sphinx, _config: Config) -> None:
    """Take sphinx-thebe, which Jupyter Book always loads, off its events.

    No kernel starts in our pages; its script names a foreign host and declares
    its constants twice, an error on every page.
    """
    unwanted = ("init_thebe_core", "update_thebe_context")
    for event, listeners in app.events.listeners.items():
        app.events.listeners[event] = [
            one for one in listeners if getattr(one.handler, "__name__", "") not in unwanted
        ]


# -- notebooks to take away ---------------------------------------------------


def _notebooks(app: Sphinx) -> Path:
    """The edition's notebooks in the checkout (a translated tree lies below it)."""
    source = Path(app.srcdir)
    for place in (source, *source.parents):
        if (found := place / "book" / "notebooks" / app.config.language).is_dir():
            return found
    return source / "no-notebooks"


def notebook_links(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """This page as a notebook: a download always, Binder and Colab once the address is decided."""
    code = app.config.language
    notebook = f"{Path(pagename).name}.ipynb"
    context["cocrea_links"] = []
    if not (_notebooks(app) / notebook).is_file():
        return
    up = "../" * pagename.count("/")
    links = [{"name": _("Notebook"), "url": f"{up}notebooks/{notebook}", "download": notebook}]
    repository = app.config.html_theme_options.get("repository_url")
    if repository:
        slug = repository.removeprefix("https://github.com/")
        branch = app.config.html_theme_options.get("repository_branch", "main")
        path = f"book/notebooks/{code}/{notebook}"
        links += [
            {"name": "Binder", "url": f"https://mybinder.org/v2/gh/{slug}/{branch}?urlpath=lab/tree/{path}"},
            {"name": "Colab", "url": f"https://colab.research.google.com/github/{slug}/blob/{branch}/{path}"},
        ]
    context["cocrea_links"] = links


def ship_notebooks(app: Sphinx, error: Exception | None) -> None:
    """The edition's notebooks, beside its pages."""
    if error is None and _notebooks(app).is_dir():
        shutil.copytree(_notebooks(app), Path(app.outdir) / "notebooks", dirs_exist_ok=True)


def register(app: Sphinx) -> dict[str, Any]:
    """Hang every function on its event."""
    app.add_config_value("cocrea_fingerprint", "", "env")
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_displaymath, None))
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    app.add_transform(Typeset)
    app.add_post_transform(PlaceForWidgets)
    app.add_post_transform(WordsApart)
    app.add_post_transform(LinksBelowPictures)
    citations.register()
    heads.register(app)
    tables.register(app)
    app.connect("config-inited", speak)
    app.connect("config-inited", never_old)
    chrome.register(app)
    app.connect("config-inited", without_thebe)
    app.connect("builder-inited", own_files)
    app.connect("env-updated", known_widgets)
    app.connect("html-page-context", language_links, priority=600)
    app.connect("html-page-context", notebook_links, priority=600)
    app.connect("build-finished", ship_notebooks)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
