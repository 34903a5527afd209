"""The Sphinx extension on tiny books of its own: what must fail fails, what is unset shows nothing."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest
import sphinx.locale
from bs4 import BeautifulSoup
from myst_nb.core.execute import ExecutionError
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError, SphinxError

from cocrea.book.site.chrome import in_our_words
from cocrea.book.site.extension import waiting
from cocrea.language import speaking

pytestmark = pytest.mark.slow

FRONT = """---
file_format: mystnb
kernelspec: {display_name: Python 3, language: python, name: python3}
---
"""


@pytest.fixture(autouse=True)
def same_environment(monkeypatch: pytest.MonkeyPatch):
    """The extension sets COCREA_LANG for the kernels; give it back."""
    monkeypatch.setenv("COCREA_LANG", os.environ.get("COCREA_LANG", "en"))


def build(folder: Path, text: str, **config: object) -> tuple[str, str]:
    """Build one page with the extension; its HTML and Sphinx's warnings."""
    source = folder / "source"
    source.mkdir(exist_ok=True)
    (source / "page.md").write_text(text, encoding="utf-8")
    warnings = io.StringIO()
    settings = {
        "extensions": ["myst_nb", "cocrea.book"],
        "html_theme": "sphinx_book_theme",
        "html_theme_options": {"article_header_end": ["cocrea-links.html", "article-header-buttons.html"]},
        "root_doc": "page",
        "html_math_renderer": "mathml",
        "myst_enable_extensions": ["dollarmath"],
        "nb_execution_raise_on_error": True,
        "nb_ipywidgets_js": {"cocrea/widgets.js": {"defer": "defer"}, "cocrea/host.js": {"defer": "defer"}},
    } | config
    out = folder / "_build" / "html"
    sphinx.locale.translators.clear()  # of a book in another language: one process speaks one
    app = Sphinx(
        str(source), None, str(out), str(folder / "_build" / "trees"), "html", settings,
        status=None, warning=warnings, warningiserror=False,
    )  # fmt: skip
    app.build()
    return (out / "page.html").read_text(encoding="utf-8"), warnings.getvalue()


def test_a_formula_is_mathml_with_its_number(tmp_path: Path) -> None:
    html, _ = build(tmp_path, "# T\n\nInline $A \\le P$.\n\n$$\nP - A\n$$ (eq-one)\n\nSee {eq}`eq-one`.\n")
    assert html.count("<math") == 2 and "eqno" in html
    assert "tex-mml" not in html


def test_a_formula_that_would_be_drawn_wrongly_fails_the_build(tmp_path: Path) -> None:
    with pytest.raises(SphinxError, match="align"):
        build(tmp_path, "# T\n\n$$\n\\begin{align} a &= b \\end{align}\n$$\n")


def test_an_error_in_a_cell_fails_the_build(tmp_path: Path) -> None:
    with pytest.raises(ExecutionError, match=r"page\.md"):
        build(tmp_path, FRONT + "# T\n\n```{code-cell} ipython3\nraise RuntimeError('planted')\n```\n")


def test_a_widget_that_the_page_cannot_draw_fails_the_build(tmp_path: Path) -> None:
    cell = "import ipywidgets\nipywidgets.DatePicker()"
    with pytest.raises(ExtensionError, match=r"“page”.*DatePickerModel"):
        build(tmp_path, FRONT + f"# T\n\n```{{code-cell}} ipython3\n{cell}\n```\n")


def test_the_search_reads_the_cells_of_a_table_as_words(tmp_path: Path) -> None:
    cell = (
        "from IPython.display import HTML\nHTML('<table><tr><td>adequate</td><td>desired</td></tr></table>')"
    )
    build(tmp_path, FRONT + f"# T\n\n```{{code-cell}} ipython3\n{cell}\n```\n")
    index = (tmp_path / "_build" / "html" / "searchindex.js").read_text(encoding="utf-8")
    assert "adequatedesir" not in index
    assert '"adequ"' in index and '"desir"' in index


@pytest.mark.parametrize(("code", "four"), [("en", "4\u202f517"), ("es", "4517")])
def test_prose_is_typeset_and_code_is_not(tmp_path: Path, code: str, four: str) -> None:
    text = "# T of 95 %\n\nThe 31 % of 4 517 and 12 345, `95 %`.\n\n```text\n4 517\n```\n"
    html, _ = build(tmp_path, text, language=code)
    assert f"The 31\xa0% of {four} and 12\u202f345, <code" in html
    assert "T of 95\xa0%" in html
    assert '95</span> <span class="pre">%' in html and "4 517" in html, "code stays as it is written"


EVERYTHING = (
    FRONT
    + """(here)=
# Uno

:::{glossary}
palabra
  Explicación.
:::

:::{table} Tabla
| a |
|---|
| 1 |
:::

```{figure} x.png
:alt: dibujo
Figura
```

$$
a
$$ (eq-a)

```{code-block} python
:caption: Código
x = 1
```

```{code-cell} ipython3
:tags: [hide-input]
1
```

## Dos
"""
)


def labels(html: str) -> set[str]:
    """What a page says in places that nobody sees but many hear."""
    soup = BeautifulSoup(html, "html.parser")
    said = {
        str(element[attribute])
        for attribute in ("title", "aria-label", "alt", "placeholder", "data-bs-title")
        for element in soup.find_all(attrs={attribute: True})
    }
    return {label for label in said if re.search(r"[^\W\d_]{3}", label)}


def test_the_theme_speaks_the_language_of_its_edition(tmp_path: Path) -> None:
    """No label is the same in both editions, but for what the page itself says."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "x.png").write_bytes(b"")
    settings = {"myst_enable_extensions": ["dollarmath", "colon_fence"], "copyright": "2026"}
    english, _ = build(tmp_path, EVERYTHING, language="en", **settings)
    spanish, _ = build(tmp_path, EVERYTHING, language="es", **settings)
    assert {"Link to this heading", "Toggle primary sidebar", "Toggle hidden content"} <= labels(english)
    own = {"dibujo", "Uno", "English", "Español"}
    assert {label for label in labels(english) & labels(spanish) if label not in own} == set()
    assert "© Copyright" in english and "© Copyright" not in spanish


def test_an_explorable_leaves_its_picture_in_its_place_and_a_task_does_not() -> None:
    figure, form = '<figure data-room="1px 2px">x</figure>', "<div>fill in</div>"
    assert waiting(figure) == figure
    assert waiting(form) == f"<noscript>{form}</noscript>"


def test_without_an_address_no_link_leaves_the_site(tmp_path: Path) -> None:
    html, _ = build(tmp_path, "# T\n\nText.\n")
    assert "hreflang" in html  # the reader's switch
    assert 'rel="alternate"' not in html and 'rel="canonical"' not in html
    assert "mybinder" not in html and "colab" not in html.lower()
    assert "thebe" not in html.lower()


def test_the_switch_leads_to_the_same_page_and_hreflang_follows_the_address(tmp_path: Path) -> None:
    html, _ = build(tmp_path, "# T\n\nText.\n", language="es", html_baseurl="https://example.org/cocrea/es/")
    assert '<a class="cocrea-link cocrea-edition" href="../page.html" hreflang="en"' in html
    assert '<link rel="alternate" hreflang="es" href="https://example.org/cocrea/es/page.html">' in html
    assert '<link rel="alternate" hreflang="en" href="https://example.org/cocrea/page.html">' in html
    assert '<link rel="alternate" hreflang="x-default" href="https://example.org/cocrea/page.html">' in html


def test_the_cache_never_shows_an_old_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same cells under another library: the page is run again."""
    count = tmp_path / "count"
    cell = f"from pathlib import Path\nfile = Path({str(count)!r})\n"
    cell += "n = int(file.read_text()) + 1 if file.exists() else 1\n"
    page = (
        FRONT + f"# T\n\n```{{code-cell}} ipython3\n{cell}_ = file.write_text(str(n))\nprint('run', n)\n```\n"
    )

    def run() -> str:
        return build(tmp_path, page, nb_execution_mode="cache")[0]

    assert "run 1" in run()
    assert "run 1" in run(), "nothing changed: the cache serves"
    monkeypatch.setattr("cocrea.book.site.extension.fingerprint", lambda _language: "another")
    assert "run 2" in run()


def test_a_folded_result_is_not_called_code() -> None:
    """The theme has one prompt for both; in Spanish a result is called a result, and code stays code.

    A result that a page calls by a name of its own keeps that name.
    """
    prompts = "Mostrar el código", "Ocultar el código"
    folded = (
        '<details class="admonition hide {place}">\n<summary aria-label="x">\n'
        '<p class="collapsed admonition-title">{show}</p>\n'
        '<p class="expanded admonition-title">{hide}</p>\n</summary>'
    )
    with speaking("es"):
        made = {
            place: in_our_words(folded.format(place=place, show=prompts[0], hide=prompts[1]), *prompts)
            for place in ("above-output", "above-input")
        }
        named = folded.format(place="above-output", show="Mostrar la tabla", hide="Ocultar la tabla")
        assert in_our_words(named, *prompts) == named
    result = made["above-output"]
    assert "Mostrar el resultado" in result and "Ocultar el resultado" in result and "código" not in result
    assert made["above-input"] == folded.format(place="above-input", show=prompts[0], hide=prompts[1])
