"""Reading an answer and judging it: pure, and the same in Python and in the browser.

`widgets/js/answers.js` does the same on the page. Both pass
``tests/vectors/answers.json``, so they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from numbers import Integral, Real
from typing import NamedTuple

from cocrea.language import MINUS, Ambiguous, read_number
from cocrea.tasks.task import Choice, Field, Number, Text

Read = float | str | None

LONGEST = 2000  # characters of an answer that are kept: a part of a page, in the designs


class Judged(NamedTuple):
    """An answer as typed, as read, and the verdict on it.

    The verdict is "right", "rounded" (right, but to fewer decimals than are asked for),
    "mistake:<code>", "off-scale", "ambiguous", "other-unit" (a unit that is not the field's own),
    "not-a-number", "unanswered" or "wrong", and "recorded" for words. `read` is None where nothing
    could be read, and for words, which only a person reads.
    """

    typed: str
    read: Read
    verdict: str

    @property
    def right(self) -> bool:
        return self.verdict == "right"

    @property
    def done(self) -> bool:
        """Whether nothing more is asked: right, or recorded."""
        return self.verdict in ("right", "recorded")


def judge(
    answer: object, field: Field, key: float | str | None, mistakes: Mapping[str, float | str]
) -> Judged:
    """Read `answer` and compare it with the key, then with what each mistake would give.

    `answer` is a number, text as typed, or ``...`` (or None, or blank) for no answer.

    >>> from cocrea.tasks.judge import judge
    >>> from cocrea.tasks.task import Number
    >>> share = Number("percent", decimals=1, low=0, high=100)
    >>> judge("25,0 %", share, 25.0, {"ties-as-below": 41.7})
    Judged(typed='25,0 %', read=25.0, verdict='right')
    >>> judge(41.67, share, 25.0, {"ties-as-below": 41.7}).verdict
    'mistake:ties-as-below'
    """
    typed, read, problem = read_answer(answer, field)
    if problem or isinstance(field, Text):
        return Judged(typed, read, problem or "recorded")
    if isinstance(field, Choice):
        return Judged(typed, read, "right" if read == key else _belief(read, mistakes))
    return Judged(typed, read, _compare(typed, float(read or 0), field, float(key or 0), mistakes))


def read_answer(answer: object, field: Field) -> tuple[str, Read, str]:
    """The answer as typed, as read, and why it cannot be judged ("" where it can)."""
    typed = as_typed(answer)
    if not typed:
        return "", None, "unanswered"
    if isinstance(field, Text):
        return typed, None, ""
    if isinstance(field, Choice):
        return (typed, typed, "") if typed in field.options else (typed, None, "off-scale")
    bare, unit = without_unit(typed)
    foreign = unit != "" and unit not in field.spellings
    try:
        read = read_number(bare)
    except Ambiguous:
        meant = _on_scale(readings(bare), field)
        if foreign or meant is None:
            return typed, None, "other-unit" if foreign else "ambiguous"
        return typed, meant, ""
    except ValueError:
        return typed, None, "not-a-number"
    return (typed, None, "other-unit") if foreign else (typed, read, "")


def without_unit(typed: str) -> tuple[str, str]:
    """A number as typed and, in small letters, the unit behind it ("" for none).

    >>> from cocrea.tasks.judge import without_unit
    >>> without_unit("5.33 %"), without_unit("−9 Puntos"), without_unit("12,5")
    (('5.33', '%'), ('−9', 'puntos'), ('12,5', ''))
    """
    found = re.fullmatch(r"(.*[0-9][.,]?)[ \u00a0\u2009\u202f]*(%|[A-Za-zÀ-ÿ][^0-9.,]*)", typed, re.DOTALL)
    return (found[1], found[2].lower()) if found else (typed, "")


def _on_scale(meant: Iterable[float], field: Number) -> float | None:
    """The one reading that lies on the field's scale: 1,960 is no standard deviation of 1960 points."""
    fitting = [value for value in meant if field.holds(value)]
    has_ends = field.low is not None or field.high is not None
    return fitting[0] if has_ends and len(fitting) == 1 else None


def as_typed(answer: object) -> str:
    """What a person would have typed for `answer`; "" for no answer.

    >>> from cocrea.tasks.judge import as_typed
    >>> as_typed(...), as_typed(" 12,5 "), as_typed(1e-7), as_typed(25.0)
    ('', '12,5', '0.0000001', '25')
    """
    if answer is None or answer is ...:
        return ""
    if isinstance(answer, Integral) and not isinstance(answer, bool):
        return format(Decimal(int(answer)), "f")[:LONGEST]  # str() refuses thousands of digits
    if isinstance(answer, Real) and not isinstance(answer, bool):
        return format(Decimal(repr(float(answer))), "f").removesuffix(".0")
    text = str(answer).strip()[:LONGEST]
    return re.sub("[\ud800-\udfff]", "\ufffd", text)  # half a character, which no file could hold


def readings(typed: str) -> list[float]:
    """The numbers that an ambiguous text may mean, the decimal reading first.

    >>> from cocrea.tasks.judge import readings
    >>> readings("1,234"), readings("1.234,5"), readings("1,234,567")
    ([1.234, 1234.0], [1234.5], [1234567.0])
    """
    bare = re.sub(r"[^0-9.,\-]", "", typed.replace(MINUS, "-"))
    marks = re.findall("[.,]", bare)
    *groups, last = re.split("[.,]", bare)
    whole = "".join(groups)
    if len(marks) == 1:
        return [float(f"{whole}.{last}"), float(whole + last)]
    if any(len(group) != 3 for group in groups[1:]) or len(set(marks[:-1])) != 1:
        return []
    if marks[-1] != marks[0]:
        return [float(f"{whole}.{last}")]
    return [float(whole + last)] if len(last) == 3 else []


def _belief(chosen: Read, mistakes: Mapping[str, float | str]) -> str:
    return next((f"mistake:{code}" for code, option in mistakes.items() if option == chosen), "wrong")


def decimals_of(typed: str) -> int:
    """How many decimals a number was typed with.

    >>> from cocrea.tasks.judge import decimals_of
    >>> decimals_of("0,70"), decimals_of("25 %"), decimals_of("12.5 %")
    (2, 0, 1)
    """
    found = re.search(r"[.,](\d+)[^\d]*$", typed)
    return len(found[1]) if found else 0


def _compare(typed: str, read: float, field: Number, key: float, mistakes: Mapping[str, float | str]) -> str:
    if field.matches(read, key):
        return "right"
    for code, value in mistakes.items():
        if field.matches(read, float(value), code):
            return f"mistake:{code}"
    if field.is_rounded(read, key, decimals_of(typed)):
        return "rounded"
    return "wrong" if field.holds(read) else "off-scale"
