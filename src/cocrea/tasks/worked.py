"""The numbers' sentences of a worked solution: text with places, filled by the task's own variant.

A place names what stands there: an entry of the task's `worked`, a piece of its data or the
right answer in a field. ``{moments}`` is said with as many decimals as it needs, ``{each:3}`` with
three, ``{msa:+2}`` with two and its sign. A code is said in the words of the task's `columns`,
a list with commas. ``{model.msa}`` is of a row (a mapping); where ``stores`` is a list of rows,
a sentence with ``{stores.gap}`` is said once for each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cocrea.errors import CocreaError
from cocrea.language import N_, _, number
from cocrea.said import decimals
from cocrea.tasks.prose import Prose, Words
from cocrea.tasks.task import Choice, Field, Number, Task

PLACE = re.compile(r"\{(?:(?P<rows>[a-z]\w*)\.)?(?P<name>[A-Za-z]\w*)(?::(?P<sign>\+?)(?P<decimals>\d?))?\}")


def filled(sentence: str, task: Task, quote: Callable[[str], str] = str) -> list[str]:
    """`sentence` with its places filled; once for each row where it speaks of rows.

    >>> from cocrea.tasks.moments.e401_visit import Visit
    >>> from cocrea.tasks.worked import filled
    >>> store = Visit("A", moments=12, each=97.0, target=85.0, failures="together")
    >>> filled("{each:1} % to the power {moments} is {chain:2} %.", store)
    ['97.0 % to the power 12 is 69.38 %.']

    In a sentence that is HTML, `quote` is `html.escape`.
    """
    known = dict(task.worked)
    named = {rows for rows, _name in places(sentence) if rows}
    for rows in named - known.keys():
        raise _missing(task, rows)
    lists = [rows for rows in named if not isinstance(known[rows], Mapping)]
    if not lists:
        return [_said(sentence, task, known, quote)]
    (rows,) = lists  # a sentence goes through one list at most
    return [_said(sentence, task, {**known, rows: row}, quote) for row in known[rows]]


def places(sentence: str) -> list[tuple[str, str]]:
    """What a sentence names: rows ("" where it is none) and name, in order.

    >>> from cocrea.tasks.worked import places
    >>> places("{stores.gap:+0} of {total:1}")
    [('stores', 'gap'), ('', 'total')]
    """
    return [(place["rows"] or "", place["name"]) for place in PLACE.finditer(sentence)]


def _said(sentence: str, task: Task, known: Mapping[str, Any], quote: Callable[[str], str]) -> str:
    def said(place: re.Match[str]) -> str:
        name, row = place["name"], known[place["rows"]] if place["rows"] else known
        if name not in row and (place["rows"] or not hasattr(task, name)):
            raise _missing(task, place[0])
        value = row[name] if name in row else getattr(task, name)
        return quote(shown(value, place["decimals"] or "", task.columns, sign=bool(place["sign"])))

    return PLACE.sub(said, sentence)


def answers_named(task: Task, prose: Prose) -> list[Words]:
    """What is right in each field of this variant: the question, an arrow, and the answer in words.

    A solution that teaches the method and leaves the answers out cannot be compared with.
    """
    return [
        _answer_named(field, task.key[field.name], prose) for field in task.fields if field.name in task.key
    ]


def _answer_named(asked: Field, right: float | str, prose: Prose) -> Words:
    words = prose.fields[asked.name]
    if isinstance(asked, Choice):
        said = words.options[str(right)]
    else:
        decimals = asked.decimals if isinstance(asked, Number) and asked.scale != "count" else 0
        value = number(float(right), decimals)
        plain = f"{value}\u00a0{words.unit}" if words.unit else value
        said = Words(plain, plain)
    return Words(f"{words.label.markdown} → {said.markdown}", f"{words.label.text} → {said.text}")


def _missing(task: Task, place: str) -> CocreaError:
    return CocreaError(
        "task.no-place",
        N_("The worked solution of task {task} names “{place}”, which the task does not have."),
        task=task.id,
        place=place,
    )


def shown(
    value: Any, places: str = "", columns: Mapping[str, str] | None = None, *, sign: bool = False
) -> str:
    """A number, a code or a list of them as a reader sees it; `places` are its decimals, "" for as needed.

    >>> from cocrea.tasks.worked import shown
    >>> shown(0.030), shown(-2.5, "2"), shown(0.5, "2", sign=True), shown([0.004, 1.0])
    ('0.03', '−2.50', '+0.50', '0.004, 1')
    """
    if isinstance(value, str):
        return _((columns or {}).get(value, value))
    if isinstance(value, Iterable):
        return ", ".join(shown(each, places, columns, sign=sign) for each in value)
    return number(value, int(places) if places else decimals([value]), sign=sign)
