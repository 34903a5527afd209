"""What the theme says around a page, in the edition's language.

Sphinx asks its own catalogue for most of it, which has gaps in Spanish; the rest the
theme and its helpers write in English, whatever the language.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import sphinx.locale

from cocrea.language import N_, _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

# Sphinx asks for these.
ASKED_FOR = {
    N_("Link to this code"),
    N_("Link to this definition"),
    N_("Link to this equation"),
    N_("Link to this heading"),
    N_("Link to this image"),
    N_("Link to this table"),
    N_("Link to this term"),
    N_("Link to this toctree"),
    N_("Please activate JavaScript to enable the search functionality."),
}
# Nobody asks for these: they stand in templates and scripts.
WRITTEN_OUT = (
    N_("Main"),
    N_("Page"),
    N_("Toggle hidden content"),
    N_("Toggle primary sidebar"),
    N_("Toggle secondary sidebar"),
)
LABELS = re.compile(rf"\b(title|aria-label)=\"({'|'.join(WRITTEN_OUT)})\"")
COPYRIGHT = re.compile(r"© Copyright\b")
# What a cell gave, folded away: the theme has one prompt for that and for the code.
OUTPUT = (
    r'(<details class="[^"]*\b(?:above-output|below-input)">\s*<summary[^>]*>\s*<p class="collapsed[^>]*>)'
    r'{show}(</p>\s*<p class="expanded[^>]*>){hide}(?=</p>)'
)


class OurWords(gettext.NullTranslations):
    """What we say better than Sphinx's catalogue; everything else falls back to it."""

    def gettext(self, message: str) -> str:
        """The words of `message`."""
        return _(message) if message in ASKED_FOR else super().gettext(message)


def speak_in_sphinx(app: Sphinx, config: Config) -> None:
    """Put our words before those of Sphinx; English is as it is."""
    if config.language == "en":
        return
    ours = OurWords()
    ours.add_fallback(app.translator)
    app.translator = ours
    sphinx.locale.translators["general", "sphinx"] = ours


def in_our_words(page: str, show: str = "Show code", hide: str = "Hide code") -> str:
    """A page's HTML with what is written out in English said in the language in force.

    `show` and `hide` are the edition's prompts for folded code: a result that has no prompt of its
    own is called a result.

    >>> from cocrea.language import speaking
    >>> with speaking("es"):
    ...     in_our_words('<button title="Toggle primary sidebar">')
    '<button title="Mostrar u ocultar el menú">'
    """
    labelled = LABELS.sub(lambda found: f'{found[1]}="{_(found[2])}"', page)
    nameless = OUTPUT.format(show=re.escape(show), hide=re.escape(hide))
    prompted = re.sub(nameless, rf"\1{_('Show the result')}\2{_('Hide the result')}", labelled)
    return COPYRIGHT.sub(_("© Copyright"), prompted)


def speak_in_templates(app: Sphinx) -> None:
    """Every page that a template makes goes through `in_our_words`."""
    templates: Any = getattr(app.builder, "templates", None)
    if app.config.language != "en" and templates is not None:
        prompts = app.config.nb_code_prompt_show, app.config.nb_code_prompt_hide
        templates.render = partial(_rendered, templates.render, prompts)


def _rendered(
    render: Callable[..., str], prompts: tuple[str, str], template: str, context: dict[str, Any]
) -> str:
    return in_our_words(render(template, context), *prompts)


def register(app: Sphinx) -> None:
    """Hang both on their events."""
    app.connect("config-inited", speak_in_sphinx)
    app.connect("builder-inited", speak_in_templates)
