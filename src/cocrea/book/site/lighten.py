"""A built edition made light: every page asks for what it uses, and nothing else lies in `_static/`.

Sphinx, its extensions and the theme give every page all they have. Here, once all pages are there: icons are
drawn in the page, scripts that nothing in a page calls go, what all pages load is one script and one style
sheet cut to what they use, and pictures are stored tightly, pixel for pixel.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from cocrea.book.site import icons, styles
from cocrea.book.site.styles import Element, Names

SCRIPT = re.compile(r"[ \t]*<script\b([^>]*)>(.*?)</script>\n?", re.S)
LINK = re.compile(r"[ \t]*<link\b([^>]*)>\n?")
PICTURE = re.compile(r'<img\b([^>]*?)src="([^"]+\.png)"([^>]*?)\s*/?>')
STATE = "application/vnd.jupyter.widget-state+json"
FONT = "_static/vendor/fontawesome/webfonts/fa-solid-900.ttf"
EXPLORER = '"part": "explorer"'  # in the state of a page with explorables

# Scripts that do nothing where no element fits. Bootstrap's and FontAwesome's go wherever nothing needs them:
# tooltips are the browser's own (a title), icons are in the page.
CALLED_BY: dict[str, list[Element]] = {
    "fontawesome.js": [],
    "bootstrap.js": [("", frozenset({name})) for name in ("dropdown-toggle", "collapse", "modal")],
    "togglebutton.js": [("", frozenset({"toggle"})), ("", frozenset({"admonition", "dropdown"}))],
    "design-tabs.js": [("", frozenset({"sd-tab-set"}))],
    "sphinx_highlight.js": [("", frozenset({"#search-results"}))],  # elsewhere it lights up what was searched
    "searchtools.js": [("", frozenset({"#search-results"}))],
    "language_data.js": [("", frozenset({"#search-results"}))],
    "searchindex.js": [("", frozenset({"#search-results"}))],
}
# Words of the scripts above that stand in the page itself.
SAID_FOR = {
    "toggleHint": "togglebutton.js",
    "toggleOpenOnPrint": "togglebutton.js",
    "togglebuttonSelector": "togglebutton.js",
}
UNREAD = ("DOCUMENTATION_OPTIONS.pagename", "DOCUMENTATION_OPTIONS.search_as_you_type = false")


def lighten(edition: Path) -> None:
    """Make the edition in a folder light: its pages lie there and in ``book/``."""
    pages = _pages(edition)
    if not pages:
        return
    shapes = icons.shapes_of(_read(edition, "_static/scripts/fontawesome.js"))
    kinds: dict[Path, frozenset[Element]] = {}
    for path, page in pages.items():
        page = icons.drawn(page, shapes).replace("data-bs-title=", "title=")
        kinds[path] = styles.elements(page)
        pages[path] = _state_last(_with_called_scripts(page, Names(kinds[path])))
    pages = _one_script(edition, pages)
    pages = _one_sheet(edition, pages, frozenset[Element]().union(*kinds.values()))
    pages = _tight_pictures(edition, pages)
    for path, page in pages.items():
        path.write_text(_early_charts(page), encoding="utf-8")
    drop_unused(edition)


def _pages(edition: Path) -> dict[Path, str]:
    """The pages that wear the theme: not the one at the door, which only leads on."""
    paths = [*edition.glob("*.html"), *edition.glob("book/*.html")]
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    return {path: text for path, text in texts.items() if "data-content_root" in text}


def _read(edition: Path, name: str) -> str:
    path = edition / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _attribute(name: str, attributes: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', attributes)
    return found[1] if found else ""


def _file(address: str) -> str:
    """The file that a page means, from the edition's folder: ``../_static/a.js?v=1`` → ``_static/a.js``."""
    return re.sub(r"^(?:\.\./)+", "", address.split("?")[0])


# -- scripts ------------------------------------------------------------------


def _with_called_scripts(page: str, names: Names) -> str:
    """A page with those scripts only that find something to do in it, none of them in the way of the text."""
    seen: set[str] = set()

    def called(name: str) -> bool:
        return name not in CALLED_BY or any(names.fit(*element) for element in CALLED_BY[name])

    def one(found: re.Match[str]) -> str:
        attributes, body = found.groups()
        if address := _attribute("src", attributes):
            if not called(posixpath.basename(_file(address))):
                return ""
            return found[0] if "defer" in attributes else found[0].replace("<script", "<script defer", 1)
        if any(text in body for text in UNREAD) or (body.strip() and found[0].strip() in seen):
            return ""
        seen.add(found[0].strip())
        return found[0] if all(called(name) for text, name in SAID_FOR.items() if text in body) else ""

    page = LINK.sub(lambda link: "" if 'rel="preload" as="script"' in link[1] else link[0], page)
    return SCRIPT.sub(one, page)


def _state_last(page: str) -> str:
    """A page with the state of its widgets after its text: words are read before the numbers are there."""
    states = [found[0] for found in SCRIPT.finditer(page) if STATE in found[1]]
    for state in states:
        page = page.replace(state, "", 1)
    return page.replace("</body>", f"{''.join(states)}</body>", 1)


def _early_charts(page: str) -> str:
    """A page with explorables asks for the chart library at once, not when the first of them is read."""
    host = re.search(r'[ \t]*<script\b[^>]*src="([^"]*cocrea/)host\.js', page)
    if EXPLORER not in page or not host:
        return page
    early = f'    <link rel="preload" as="script" href="{host[1]}vega.js">\n'
    return f"{page[: host.start()]}{early}{page[host.start() :]}"


def _scripts(page: str) -> list[str]:
    """The script files that a page loads, in their order."""
    return [_file(src) for found in SCRIPT.finditer(page) if (src := _attribute("src", found[1]))]


def _one_script(edition: Path, pages: dict[Path, str]) -> dict[Path, str]:
    """The scripts that all pages load as one file."""
    common = _common([_scripts(page) for page in pages.values()])
    # The semicolon keeps the first file's "use strict" to itself.
    text = ";\n".join(["", *(_read(edition, name) for name in common)])
    text = re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.M)
    name = _write(edition, "_static/site.js", without_evaluation(text))
    tag = f'<script defer src="{{}}{name}"></script>'
    return {path: _put(page, SCRIPT, "src", common, tag) for path, page in pages.items()}


def without_evaluation(script: str) -> str:
    """Sphinx's scripts with the plural rule of a translation as a function, not as text to be evaluated.

    Under a policy without ``'unsafe-eval'`` that line would stop all that follows it.

    >>> made = 'f = new Function("n", `return (${catalog.plural_expr})`); add({"plural_expr": "n != 1"})'
    >>> without_evaluation(made)
    'f = (n) => Number(n != 1); add({"plural_expr": "n != 1"})'
    """
    rule = re.search(r'"plural_expr": "([^"]+)"', script)
    evaluated = re.compile(r'new Function\(\s*"n",\s*`return \(\$\{catalog\.plural_expr\}\)`,?\s*\)')
    return evaluated.sub(lambda _found: f"(n) => Number({rule[1] if rule else 'n != 1'})", script)


def _common(lists: list[list[str]]) -> list[str]:
    """What stands in every list, in the order of the first."""
    everywhere = set(lists[0]).intersection(*lists) if lists else set()
    return [one for one in dict.fromkeys(lists[0]) if one in everywhere] if lists else []


def _put(page: str, tags: re.Pattern[str], attribute: str, files: list[str], instead: str) -> str:
    """A page with one tag in place of those that load `files`; its ``{}`` is the way up from the page."""
    up = "../" if 'data-content_root="../"' in page else ""
    first = True

    def one(found: re.Match[str]) -> str:
        nonlocal first
        address = _attribute(attribute, found[1])
        if _file(address) not in files:
            return found[0]
        text, first = (f"    {instead.format(up)}\n", False) if first else ("", False)
        return text

    return tags.sub(one, page)


def _write(edition: Path, name: str, text: str) -> str:
    """Write a file; its name as pages ask for it, so that no browser keeps an old one."""
    data = text.encode()
    (edition / name).write_bytes(data)
    return f"{name}?v={hashlib.sha256(data).hexdigest()[:8]}"


# -- styles -------------------------------------------------------------------


def _one_sheet(edition: Path, pages: dict[Path, str], elements: frozenset[Element]) -> dict[Path, str]:
    """The style sheets that all pages load as one file, cut to what they use."""

    def sheets(page: str) -> list[str]:
        links = (found[1] for found in LINK.finditer(page))
        return [_file(_attribute("href", link)) for link in links if 'rel="stylesheet"' in link]

    loaded = {name for page in pages.values() for name in _scripts(page)}
    scripts = "\n".join(_read(edition, name) for name in sorted(loaded))
    names = Names(elements, styles.words_in_quotes(scripts))
    common = _common([sheets(page) for page in pages.values()])
    whole = "\n".join([icons.SHEET, *(_sheet(edition, name) for name in common)])
    text = styles.used(icons.without_letters(whole), names, "\n".join([scripts, *pages.values()]))
    text, font = icons.with_small_font(text, edition / FONT)
    if font:
        (edition / "_static" / "fa-solid.woff").write_bytes(font)
    name = _write(edition, "_static/site.css", text)
    link = f'<link rel="stylesheet" href="{{}}{name}">'
    return {path: _put(page, LINK, "href", common, link) for path, page in pages.items()}


def _sheet(edition: Path, name: str) -> str:
    """A style sheet with what it imports in place, its addresses seen from ``_static/``."""
    folder = posixpath.dirname(name)

    def at(address: str) -> str:
        return posixpath.normpath(posixpath.join(folder, address))

    def moved(text: str) -> str:
        return own.sub(lambda found: f'url("{posixpath.relpath(at(found[2]), "_static")}")', text)

    imports = re.compile(r"@import\s+(?:url\()?[\"']?([^\"')]+)[\"']?\)?;")
    own = re.compile(r"url\((['\"]?)(?!data:|#|https?:|['\"])([^)'\"]+)\1\)")
    text, parts, done = _read(edition, name), [], 0
    for found in imports.finditer(text):
        parts += [moved(text[done : found.start()]), _sheet(edition, at(found[1]))]
        done = found.end()
    return "".join([*parts, moved(text[done:])])


# -- pictures -----------------------------------------------------------------


def _tight_pictures(edition: Path, pages: dict[Path, str]) -> dict[Path, str]:
    """PNG figures as lossless WebP, a third of the weight; loaded when a reader is near, their place kept."""
    named = {_file(found[2]) for page in pages.values() for found in PICTURE.finditer(page)}
    files = [name for name in sorted(named) if (edition / name).exists()]
    with ThreadPoolExecutor() as threads:
        sizes = dict(zip(files, threads.map(lambda name: _webp(edition / name), files), strict=True))

    def one(found: re.Match[str]) -> str:
        before, address, after = found.groups()
        if _file(address) not in sizes:
            return found[0]
        width, height = sizes[_file(address)]
        webp = f"{address.removesuffix('.png')}.webp"
        room = f'width="{width}" height="{height}" ' if "width" not in before + after else ""
        return f'<img{before}src="{webp}"{after} {room}loading="lazy">'

    pages = {path: PICTURE.sub(one, page) for path, page in pages.items()}
    for name in files:
        if not any(posixpath.basename(name) in page for page in pages.values()):
            (edition / name).unlink()
    return pages


def _webp(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        tight = io.BytesIO()
        picture.save(tight, "WEBP", lossless=True, exact=True, quality=80, method=4)
        path.with_suffix(".webp").write_bytes(tight.getvalue())
        return picture.size


# -- what is left -------------------------------------------------------------


def drop_unused(edition: Path) -> None:
    """Take away what nothing in the edition names any more: maps, fonts, scripts and styles of the theme."""
    static = edition / "_static"
    for path in static.glob("*.html"):
        path.unlink()  # templates of the theme
    texts = list(_pages(edition).values())
    rest = {path for path in static.rglob("*") if path.is_file()}
    while texts:
        words = {word for text in texts for word in re.findall(r"(?<![\w-])[\w-]+(?:\.[\w-]+)+", text)}
        found = {path for path in rest if path.name in words or _licence(path)}
        rest -= found
        texts = [path.read_text(encoding="utf-8") for path in found if path.suffix in (".js", ".css", ".svg")]
    for path in rest:
        path.unlink()
    for folder in sorted((path for path in static.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _licence(path: Path) -> bool:
    """Whether a file says under which terms its neighbours are."""
    return path.name == "OFL.txt" or "LICENSES" in path.name or path.name == "fontawesome.js.LICENSE.txt"
