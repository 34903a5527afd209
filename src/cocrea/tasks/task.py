"""A kind of exercise as a class: an instance is one variant of it, an answer is a method.

The prose of a task (prompt, hints, what each slip means, the sentences of its worked
solution) is not here: it is written in ``solutions/`` and compiled into the bank
(`cocrea.tasks.prose`). The numbers are not in the prose: they are computed here, by
the models.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from numbers import Real
from typing import Any, ClassVar, Generic, Literal, NamedTuple, Self, TypeVar, cast, overload

import pandas as pd

from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.tasks.draws import Draw, in_seeded_order

BOOK = "book"  # the variant on the page

DRAWS = 500  # tries to find data on which the slips can be told apart
DUST = 1e-9  # what floating point may add or take away
TEN_TENS = {"hundredth": 0.01, "hundredfold": 100.0}
# By scale: what a right number is multiplied by on a wrong one, by the code of that slip.
WRONG_SCALE: Mapping[str, Mapping[str, float]] = {
    "percent": {"as-fraction": 0.01},
    "fraction": {"as-percent": 100.0},
    "points": TEN_TENS,
    "plain": TEN_TENS,
}
GENERAL = ("as-fraction", "as-percent", "hundredth", "hundredfold", "sign", "complement")  # of any task
POINTS = ("points", "point", "pts", "puntos", "punto")
# How a unit may be written behind a number, in any language; a number may always stand alone.
UNITS: Mapping[str, Sequence[str]] = {
    "percent": ("%", "percent", "per cent", "por ciento"),
    "points": POINTS,
    "percentage points": (*POINTS, "percentage points", "pp", "puntos porcentuales"),
    "people": (
        *("people", "persons", "person", "customers", "customer", "patients", "patient"),
        *("personas", "persona", "clientes", "cliente", "pacientes", "paciente"),
    ),
    "minutes": ("minutes", "minute", "min", "minutos", "minuto"),
    "months": ("months", "month", "meses", "mes"),
    "forms": ("forms", "form", "formularios", "formulario"),
    "steps": ("steps", "step", "pasos", "paso"),
}


@dataclass(frozen=True)
class Number:
    """A field that takes a number.

    `scale` says how the number is written: ``"percent"`` (25), ``"fraction"``
    (0.25), ``"points"`` (of the rating scale), ``"count"`` (a whole number) or
    ``"plain"`` (any other, such as a t value). `decimals` is what the form asks for, and
    from it follows how far off an answer may be: one and a half units of its last decimal,
    so that a step rounded on the way does no harm, and nothing where people are counted.
    `absolute` is another tolerance, for a reason that stands beside it. `denominator` says
    what is divided by (a message marked with N_). `unit` is what the number counts, one of
    `UNITS`, where the scale does not say it. The label and the unit's name are prose, hence in
    the bank.

    >>> from cocrea.tasks.task import Number
    >>> Number("percent", decimals=1).tolerance, Number("count").tolerance
    (0.15, 0.0)
    >>> Number("percent", absolute=0.5).tolerance
    0.5
    """

    scale: Literal["percent", "fraction", "points", "count", "plain"] = "points"
    decimals: int = 2
    low: float | None = None
    high: float | None = None
    absolute: float | None = None
    denominator: str = ""
    unit: str = ""
    name: str = field(default="", kw_only=True)

    @property
    def counts(self) -> str:
        """What the number counts: one of `UNITS`, or "" where it has no unit."""
        return self.unit or (self.scale if self.scale in UNITS else "")

    @property
    def spellings(self) -> Sequence[str]:
        """What may stand behind the number: its own unit, in any language."""
        return UNITS.get(self.counts, ())

    @property
    def tolerance(self) -> float:
        """How far from a number still counts as that number."""
        if self.absolute is not None:
            return self.absolute
        return 0.0 if self.scale == "count" else 15 / 10 ** (self.decimals + 1)

    def matches(self, read: float, value: float, code: str = "") -> bool:
        """Whether `read` is `value`; a slip of scale (`code`) is matched on its own scale.

        A number on the smaller scale may have two decimals only, as a share mostly has.
        """
        size = WRONG_SCALE.get(self.scale, {}).get(code, 1.0)
        off = self.tolerance * size
        if size < 1:
            off = max(off, min(0.005, abs(value) / 20))
        elif size > 1:
            off = min(off, abs(value) / 10)  # of a right answer near 0, else nearly any number has its digits
        return abs(read - value) <= off + DUST

    def is_rounded(self, read: float, value: float, places: int) -> bool:
        """Whether `read`, given with `places` decimals, is `value` rounded to fewer than are asked for.

        >>> from cocrea.tasks.task import Number
        >>> Number(decimals=2).is_rounded(0.7, 0.6953, places=1)
        True
        """
        coarse = places < self.decimals and read != 0  # any small number is 0, rounded far enough
        return coarse and abs(read - value) <= 5 / 10 ** (places + 1) + DUST

    def holds(self, read: float) -> bool:
        """Whether `read` lies on the scale."""
        return (self.low is None or read >= self.low) and (self.high is None or read <= self.high)

    def are_apart(self, values: Sequence[float]) -> bool:
        """Whether no answer can count for two of `values`.

        >>> from cocrea.tasks.task import Number
        >>> Number("percent", decimals=1).are_apart([33.3, 25.0, 8.3])
        True
        >>> Number("percent", decimals=1).are_apart([25.0, 25.2])
        False
        """
        ordered = sorted(values)
        return all(after - before > 2 * self.tolerance + DUST for before, after in pairwise(ordered))


@dataclass(frozen=True)
class Choice:
    """A field that takes one of `options` (codes, in their canonical order)."""

    options: tuple[str, ...]
    name: str = field(default="", kw_only=True)

    def shuffled(self, seed: str) -> list[str]:
        """The options in the order in which the holder of `seed` sees them.

        >>> from cocrea.tasks.task import Choice
        >>> sorted(Choice(("yes", "no"), name="what").shuffled("E4.5/book"))
        ['no', 'yes']
        """
        return in_seeded_order(f"{seed}/{self.name}", self.options)


@dataclass(frozen=True)
class Text:
    """A field that takes words: they are recorded as typed, and a person judges them with the rubric.

    `weight` is what it counts, in points of 100; `rows` is the height of the box.
    """

    weight: int
    rows: int = 4
    name: str = field(default="", kw_only=True)


Field = Number | Choice | Text


class maybe(float):  # noqa: N801 - reads as a word: {"unpaired": maybe(t)}
    """What a slip would answer, to be named only where the form can tell it from all the rest."""


Right = TypeVar("Right", float, str)
Numbers = tuple[float, Mapping[str, float]]  # what is right, and what each slip would answer
Chosen = str | tuple[str, Mapping[str, str]]  # what is right, and what each belief would choose


class Answer(Generic[Right]):
    """An answer of a task: the field it goes into, and the method that works it out.

    On the class it is this object, on a variant it is what is right there: ``Visit.chain.field``
    asks for percent, ``Visit.book().chain`` is 69.4. The parameters of the method are answers
    asked for before it (`needs`): it computes with what it is given for them.
    """

    def __init__(self, asked: Number | Choice, method: Callable[..., Any]) -> None:
        self.field = replace(asked, name=method.__name__)
        self.method = method
        self.needs = tuple(inspect.signature(method).parameters)[1:]
        self.__doc__ = method.__doc__

    @overload
    def __get__(self, task: None, owner: type[Task]) -> Answer[Right]: ...
    @overload
    def __get__(self, task: Task, owner: type[Task]) -> Right: ...
    def __get__(self, task: Task | None, owner: type[Task]) -> Answer[Right] | Right:
        return self if task is None else cast(Right, task.told(self.field.name).right)


@overload
def answer(asked: Number) -> Callable[[Callable[..., Numbers]], Answer[float]]: ...
@overload
def answer(asked: Choice) -> Callable[[Callable[..., Chosen]], Answer[str]]: ...
def answer(asked: Number | Choice) -> Callable[[Callable[..., Any]], Answer[Any]]:
    """Make a method of a task the answer to `asked`, in a field of the method's name.

    For a number the method returns what is right and, by code, what each slip would give; for
    a choice the code of the right option. There every other option is a mistake of its own
    name, unless the method also says, by code, which option each belief would choose on these
    data: then a message can speak of the belief and not of the option.
    """
    return lambda method: Answer(asked, method)


class Told(NamedTuple):
    """What is right in a field, and what each recognisable mistake would answer, by code."""

    right: float | str
    mistakes: dict[str, float | str]


class Task:
    """A kind of exercise, the same for everyone but for its data; an instance is one variant.

    A task is a frozen dataclass whose fields are the data of a variant, and whose answers are
    methods marked with `answer`, in the order in which they are asked; words are asked for by
    a `Text` among them. `book` gives the variant on the page, where it is not drawn, and
    `draw` any other one; `accepted` says whether its data show what the task is about.
    `edition` counts up when the task changes so that answers to the old one no longer count.
    `minutes` is how long a first-year student takes, honestly.
    `columns` names the columns of the data, the facts beside them and the words in them for
    readers (messages marked with N_).
    """

    id: ClassVar[str]
    minutes: ClassVar[int]
    edition: ClassVar[str] = "1"
    columns: ClassVar[Mapping[str, str]] = {}
    fields: ClassVar[tuple[Field, ...]] = ()
    names: ClassVar[tuple[str, ...]] = ()
    answers: ClassVar[Mapping[str, Answer[Any]]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        fields: list[Field] = []
        for name, value in vars(cls).items():
            if isinstance(value, Answer):
                for need in set(value.needs) - {each.name for each in fields}:
                    raise CocreaError(
                        "task.answer-order",
                        N_("“{name}” rests on “{need}”, which is no answer asked for before it."),
                        name=name,
                        need=need,
                    )
                fields.append(value.field)
            elif isinstance(value, Text):
                fields.append(replace(value, name=name))
        cls.fields = tuple(fields)
        cls.names = tuple(each.name for each in fields)
        cls.answers = {name: value for name, value in vars(cls).items() if isinstance(value, Answer)}

    # -- variants: what a task says of itself ----------------------------------------

    @classmethod
    def book(cls) -> Self | None:
        """The variant on the page; None where it is drawn like any other."""
        return None

    @classmethod
    def draw(cls, draw: Draw) -> Self:
        """The data that `draw` chooses; a task without data has nothing to choose."""
        return cls()

    def accepted(self) -> bool:
        """Whether these data show what the task is about."""
        return True

    @property
    def given(self) -> pd.DataFrame:
        """The data to compute on; empty where there is nothing to compute."""
        return pd.DataFrame()

    @property
    def shown(self) -> pd.DataFrame:
        """The table on the page: the data, or where they are too many, what is said of them."""
        return self.given

    @property
    def facts(self) -> Mapping[str, float | str]:
        """What is given beside the table, where anything is: a number, or a code that `columns` words."""
        return {}

    @property
    def worked(self) -> Mapping[str, Any]:
        """What the solution's sentences name beside the data and the answers."""
        return {}

    # -- what follows ------------------------------------------------------------------

    @classmethod
    def variant(cls, name: str) -> Self:
        """The variant `name`: the first draw that is accepted and keeps the slips apart.

        Raises CocreaError where no such draw is found, which is a fault of the task.
        """
        for drawn in cls._draws(name):
            if drawn.accepted() and drawn._tells_apart():
                return drawn
        raise CocreaError(
            "task.no-draw",
            N_(
                "Task {task}: {tries} draws gave no usable data for variant “{variant}”. "
                "Widen what the task accepts, or narrow its tolerances."
            ),
            task=cls.id,
            variant=name,
            tries=DRAWS,
        )

    @classmethod
    def _draws(cls, name: str) -> Iterator[Self]:
        book = cls.book() if name == BOOK else None
        if book is not None:
            return iter([book])
        return (cls.draw(Draw(cls.id, name, attempt)) for attempt in range(DRAWS))

    @property
    def key(self) -> dict[str, float | str]:
        """What is right, by field; words have no key."""
        return {name: self.told(name).right for name in self.answers}

    @property
    def mistakes(self) -> dict[str, dict[str, float | str]]:
        """What each recognisable mistake would answer, by field and code; for words none.

        The slips that the answers name; for a number also the general ones (`general_slips`),
        where they can be told apart from the rest; for a choice every option that is not the key.
        """
        return {
            each.name: dict(self.told(each.name).mistakes) if each.name in self.answers else {}
            for each in self.fields
        }

    def told(self, name: str, earlier: Mapping[str, float | str] | None = None) -> Told:
        """What is right in the field `name`, and what each mistake would answer.

        `earlier` holds answers to fields before it, as given: what follows from them is then
        worked out from those, and from the right ones where none is given.

        Raises CocreaError for a field that the task does not ask for, and ArithmeticError where
        nothing can be worked out: from no number, from no option, or from a number that no
        service has.
        """
        earlier = earlier or {}
        if unknown := sorted(({name} - self.answers.keys()) | (earlier.keys() - set(self.names))):
            raise unknown_field(self.id, unknown, self.names)
        own = {each: earlier[each] for each in self.answers[name].needs if each in earlier}
        for each, value in own.items():
            if not _may_answer(self.answers[each].field, value):
                raise ArithmeticError(f"{each}={value!r}")
        if own:
            return self._carried_forward(name, own)
        if name not in self._known:
            self._known[name] = self._worked_out(name, {})
        return self._known[name]

    @cached_property
    def _known(self) -> dict[str, Told]:
        return {}

    def _carried_forward(self, name: str, own: Mapping[str, float | str]) -> Told:
        try:
            told = self._worked_out(name, own)
        except CocreaError as error:  # of a model, which refuses what no service has
            raise ArithmeticError(str(error)) from error
        if not _may_answer(self.answers[name].field, told.right):
            raise ArithmeticError(f"{name}={told.right!r}")
        return told

    def _worked_out(self, name: str, own: Mapping[str, float | str]) -> Told:
        asked = self.answers[name]
        values = {each: own[each] if each in own else self.told(each).right for each in asked.needs}
        said = asked.method(self, **values)
        if isinstance(asked.field, Choice):
            right, beliefs = (said, {}) if isinstance(said, str) else said
            return Told(right, chosen_by(asked.field, right, beliefs))
        right = float(said[0])
        slips = {**said[1], **general_slips(asked.field, right)}
        return Told(right, dict(told_apart(asked.field, right, slips)))

    def _tells_apart(self) -> bool:
        numbers = [(each, self.told(each.name)) for each in self.fields if isinstance(each, Number)]
        return all(
            asked.are_apart([float(right), *map(float, mistakes.values())])
            for asked, (right, mistakes) in numbers
        )


def _may_answer(asked: Number | Choice, value: object) -> bool:
    """Whether the field could hold `value`: one of its options, or a number."""
    if isinstance(asked, Choice):
        return value in asked.options
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)


def unknown_field(task: str, given: Iterable[str], known: Iterable[str]) -> CocreaError:
    """Answers to fields that a task does not have."""
    return CocreaError(
        "task.unknown-field",
        N_("Task {task} does not ask for “{given}”. It asks for: {known}."),
        task=task,
        given=", ".join(given),
        known=", ".join(known),
    )


def chosen_by(asked: Choice, right: str, beliefs: Mapping[str, str]) -> dict[str, float | str]:
    """The wrong options by the belief that chooses them, those that no belief chooses by their own name.

    >>> from cocrea.tasks.task import Choice, chosen_by
    >>> chosen_by(Choice(("queue", "music", "app")), "queue", {"worst": "app", "loudest": "app"})
    {'worst': 'app', 'music': 'music'}
    """
    named: dict[str, float | str] = {}
    for belief, option in beliefs.items():
        if option != right and option not in named.values():
            named[belief] = option
    return named | {
        option: option for option in asked.options if option != right and option not in named.values()
    }


def general_slips(asked: Number, right: float) -> dict[str, maybe]:
    """What is answered on a wrong scale, with the sign turned, or for those who are left.

    >>> from cocrea.tasks.task import Number, general_slips
    >>> general_slips(Number("percent", low=0, high=100), 25.0)
    {'as-fraction': 0.25, 'complement': 75.0}
    >>> general_slips(Number("points"), -0.5)
    {'hundredth': -0.005, 'hundredfold': -50.0, 'sign': 0.5}
    """
    slips = {code: maybe(right * factor) for code, factor in WRONG_SCALE.get(asked.scale, {}).items()}
    if asked.scale != "count" and (asked.low is None or asked.low < 0):
        slips["sign"] = maybe(-right)
    whole = {"percent": 100, "fraction": 1}.get(asked.scale)
    if whole and (asked.low, asked.high) == (0, whole):
        slips["complement"] = maybe(whole - right)
    return slips


def told_apart(asked: Number, right: float, slips: Mapping[str, float]) -> dict[str, float]:
    """`slips` without each `maybe` that the form cannot tell from `right` and those kept before it.

    >>> from cocrea.tasks.task import Number, maybe, told_apart
    >>> share = Number("percent", absolute=0.5)
    >>> told_apart(share, 25.0, {"half": maybe(50.0), "same": maybe(25.2), "rest": 75.0})
    {'rest': 75.0, 'half': 50.0}
    """
    kept = {code: float(value) for code, value in slips.items() if not isinstance(value, maybe)}
    for code, value in slips.items():
        if isinstance(value, maybe) and value == value and asked.are_apart([right, *kept.values(), value]):
            kept[code] = float(value)
    return kept
