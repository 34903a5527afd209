"""Which language the reader reads, and how words and numbers look in it.

English is written in the code, marked with `_` (say it now) or `N_` (mark it,
say it later). Other languages are read from the shipped ``.po`` files, so no
compiled catalogue can be stale or missing. Numbers have a decimal point and a
narrow no-break space between thousands in every language; Spanish closes up four digits.
"""

from __future__ import annotations

import contextlib
import math
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from cocrea.errors import CocreaError

LANGUAGES = {"en": "English", "es": "Español"}
THIN = "\N{NARROW NO-BREAK SPACE}"
NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
CLOSED_UP = {"es"}  # where four digits stand together: 4517, as the Academy writes it, and 10 000
UNITS = "%|°C|min|ms|km|kg|cm|GB|MB|KB|kB|h|s|m|g"

_chosen: str | None = None


def language() -> str:
    """The language in force: what `set_language` chose, else COCREA_LANG, else English.

    >>> import cocrea.language as words
    >>> with words.speaking("es"):
    ...     words.language()
    'es'
    """
    return _chosen or os.environ.get("COCREA_LANG", "en")


def set_language(code: str) -> None:
    """Speak `code` ("en" or "es") from here on; an unknown code raises CocreaError."""
    global _chosen
    if code not in LANGUAGES:
        raise CocreaError(
            "language.unknown",
            N_("There is no edition in “{given}”. Choose one of: {known}."),
            given=code,
            known=", ".join(LANGUAGES),
        )
    _chosen = code


@contextlib.contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak `code` inside a ``with`` block, then go back."""
    global _chosen
    before = _chosen
    set_language(code)
    try:
        yield
    finally:
        _chosen = before


class InContext(str):
    """A message whose English alone does not say which of two things is meant."""

    context: str


def N_(message: str, *, context: str | None = None) -> str:  # gettext's own name
    """Mark a message for translation; say it later with `_`, which remembers its `context`."""
    if context is None:
        return message
    marked = InContext(message)
    marked.context = context
    return marked


class InLanguages(str):
    """A message that brings its words in the other languages along, as the labels of a data set do."""

    words: Mapping[str, str]


def in_languages(english: str, **words: str) -> str:
    """A message with its `words` by language, for what another home than the catalogue translates.

    >>> from cocrea.language import _, in_languages, speaking
    >>> with speaking("es"):
    ...     _(in_languages("Shops", es="Tiendas"))
    'Tiendas'
    """
    message = InLanguages(english)
    message.words = words
    return message


def _(message: str, /, *, context: Any = None, **facts: Any) -> str:  # context: text; Any, beside **facts
    """`message` in the language in force, its {places} filled with `facts`.

    `context` tells apart what English says with one word and another language with two:
    ``_("Low", context="price")`` and ``_("Low", context="satisfaction")`` are *bajo* and *baja*.
    """
    context = context or getattr(message, "context", None)
    brought = message.words.get(language()) if isinstance(message, InLanguages) else None
    words = unbroken(brought or _catalogue(language()).get((context, message)) or str(message))
    return words.format(**facts) if facts else words


def ngettext(one: str, many: str, n: int, /, **facts: Any) -> str:
    """`one` where `n` is 1, else `many`, in the language in force; {n} is the number.

    >>> from cocrea.language import ngettext
    >>> ngettext("{n} item", "{n} items", 1), ngettext("{n} item", "{n} items", 1234)
    ('1 item', '1\u202f234 items')
    """
    return _(one if n == 1 else many, **{"n": number(n, 0), **facts})


@cache
def _catalogue(code: str) -> dict[tuple[str | None, str], str]:
    """The translations by context and message."""
    if code == "en":
        return {}
    from babel.messages.pofile import read_po  # here, because English never needs it

    source = files("cocrea") / "locale" / code / "LC_MESSAGES" / "cocrea.po"
    if not source.is_file():
        return {}
    with source.open("rb") as file:
        return {
            (m.context, said): words
            for m in read_po(file)
            if m.id and not m.fuzzy
            for said, words in zip(_forms(m.id), _forms(m.string), strict=False)
            if words
        }


def _forms(words: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """The one form of a message, or the two of one that counts."""
    return (words,) if isinstance(words, str) else tuple(words or ())


def number(value: float, decimals: int = 2, *, sign: bool = False) -> str:
    """A number for readers: point for decimals, thin space for thousands, true minus.

    Four digits stand together where the language wants it.

    >>> from cocrea.language import number, speaking
    >>> number(-1234.5, 1)
    '−1\u202f234.5'
    >>> number(0.25, 2, sign=True)
    '+0.25'
    >>> with speaking("es"):
    ...     number(-1234.5, 1), number(12345, 0)
    ('−1234.5', '12\u202f345')
    """
    text = f"{value:{'+' if sign else ''},.{decimals}f}"
    if not re.search("[1-9]", text):  # no "-0.00"
        text = text.lstrip("-+")
    return grouped(text, ",").replace("-", MINUS)


def grouped(text: str, separator: str) -> str:
    """The numbers of a text, their thousands apart as the language in force has them.

    >>> from cocrea.language import grouped
    >>> grouped("4 517 of 12 345", " ")
    '4\u202f517 of 12\u202f345'
    """
    if separator not in text:
        return text
    closed = language() in CLOSED_UP

    def one(match: re.Match[str]) -> str:
        digits = match[0].replace(separator, "")
        return digits if closed and len(digits) == 4 else match[0].replace(separator, THIN)

    return re.sub(rf"(?<![\d.,])\d{{1,3}}(?:{re.escape(separator)}\d{{3}})+(?!\d)", one, text)


@lru_cache(maxsize=4096)
def unbroken(text: str) -> str:
    """No line may end between a number, or the place of one, and its unit.

    >>> from cocrea.language import unbroken
    >>> unbroken("31 % of {n} min")
    '31\xa0% of {n}\xa0min'
    """
    if "%" not in text and not any(sign.isdigit() or sign == "}" for sign in text):
        return text
    return re.sub(rf"(?<=[\d}}]) (?=(?:{UNITS})(?![\w’'-]))", NBSP, text)


def typeset(text: str) -> str:
    """Prose as it was typed, as it is set: numbers grouped, and kept with their units and names.

    >>> from cocrea.language import speaking, typeset
    >>> with speaking("es"):
    ...     typeset("el 31 % de 4 517 pacientes")
    'el 31\xa0% de 4517 pacientes'
    """
    text = re.sub(r"\b([nk]) = (?=\d)", rf"\1{NBSP}={NBSP}", text)
    return unbroken(grouped(text.replace(THIN, " "), " "))


class Ambiguous(ValueError):
    """Text such as ``1,234`` that two readers would read differently."""


def read_number(text: str) -> float:
    """The number that a person typed, with point or comma as the decimal.

    Spaces (ordinary, no-break, thin) may separate thousands; a trailing ``%`` is
    dropped. Raises `Ambiguous` where a comma may mean thousands (``1,234``) or
    where point and comma meet, `ValueError` where the text is no number.
    `widgets/answers.js` reads the same way: both pass tests/vectors/answers.json.

    >>> from cocrea.language import read_number
    >>> read_number("12,5"), read_number("1 234.5"), read_number("\u22120.091")
    (12.5, 1234.5, -0.091)
    """
    bare = re.sub(r"[\s\u00a0\u2009\u202f]+(?=\d{3}(?!\d))", "", text.strip().removesuffix("%").strip())
    bare = bare.replace(MINUS, "-")
    if re.fullmatch(r"[+-]?([1-9]\d{0,2},\d{3}|\d[\d.,]*[.,][\d.,]*[.,]\d+)", bare, re.ASCII):
        raise Ambiguous(text)
    bare = bare.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", bare, re.ASCII):
        raise ValueError(text)
    if not math.isfinite(read := float(bare)):  # hundreds of digits: no answer sheet could hold it
        raise ValueError(text)
    return read


def in_words(error: CocreaError) -> str:
    """The sentence of an error in the language in force."""
    return _(error.message, **error.facts)


CocreaError.say = staticmethod(in_words)
