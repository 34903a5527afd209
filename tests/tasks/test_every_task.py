"""What holds for every task that there is, on many variants of each, drawn and worked out once.

60 variants of each; 1000 with --hypothesis-profile=explore.
"""

from __future__ import annotations

import dataclasses
import html
import math
import re
from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest
from hypothesis import settings

from cocrea import tasks
from cocrea.chapters import CHAPTERS, place
from cocrea.language import LANGUAGES, number, speaking
from cocrea.tasks.feedback import of_answers, of_format, plain
from cocrea.tasks.judge import judge
from cocrea.tasks.key import key_of
from cocrea.tasks.prose import prose
from cocrea.tasks.task import GENERAL, UNITS, Choice, Number, Task, Text
from cocrea.tasks.worked import PLACE, filled, places

SPELLED = {spelling for unit in UNITS.values() for spelling in unit}  # units that a field may read
FILES = list(Path(tasks.__file__).parent.glob("*/e*.py"))


class Drawn(NamedTuple):
    task: type[Task]
    variants: Mapping[str, Task]


@pytest.fixture(scope="module", params=tasks.known(), ids=str)
def drawn(request: pytest.FixtureRequest) -> Drawn:
    task = tasks.known()[request.param]
    count = 1000 if settings.default.max_examples >= 1000 else 60
    names = ["book", *(f"s{n:03d}" for n in range(count))]
    return Drawn(task, {name: task.variant(name) for name in names})


def shows(variant: Task) -> str:
    """All that a reader is given, as text."""
    return f"{variant.given.to_csv()}{variant.shown.to_csv()}{variant.facts}"


def same(a: float | str, b: float | str) -> bool:
    return a == b if isinstance(a, str) or isinstance(b, str) else math.isclose(a, b, rel_tol=1e-9)


# -- what is found -----------------------------------------------------------------


def test_each_file_holds_the_task_that_it_is_named_after() -> None:
    named = {"E{}.{}".format(*map(int, re.match(r"e(\d)(\d+)_", file.name).groups())): file for file in FILES}  # type: ignore[union-attr]
    homes = {id: f"cocrea.tasks.{file.parent.name}.{file.stem}" for id, file in named.items()}
    assert {id: task.__module__ for id, task in tasks.known().items()} == homes
    assert len(named) == len(FILES) > 0


def test_a_task_stands_in_its_chapter_and_has_an_edition() -> None:
    for id, task in tasks.known().items():
        package = next(chapter.name for chapter in CHAPTERS if chapter.number == place(id)[0])
        assert task.__module__.startswith(f"cocrea.tasks.{package}.")
        assert re.fullmatch(r"[1-9]\d*", task.edition)
        assert tasks.get(id).id == id


def test_tasks_come_in_the_order_of_their_numbers() -> None:
    assert list(tasks.known()) == sorted(tasks.known(), key=place)


# -- data --------------------------------------------------------------------------


@pytest.mark.parametrize("id", tasks.known())
def test_the_data_on_the_page_show_what_the_task_is_about(id: str) -> None:
    """No draw is given out that does not; what is written by hand could."""
    book = tasks.known()[id].book()
    assert book is None or book.accepted()


def test_variants_differ_and_stay_the_same(drawn: Drawn) -> None:
    task, variants = drawn
    assert shows(task.variant("s007")) == shows(variants["s007"])
    different = {shows(variant) for variant in variants.values()}
    assert len(different) > 5 if dataclasses.fields(task) else len(different) == 1  # type: ignore[arg-type]


def test_every_column_fact_and_word_shown_has_a_name(drawn: Drawn) -> None:
    task, variants = drawn
    for variant in variants.values():
        table = variant.shown.reset_index() if len(variant.shown) else pd.DataFrame()
        words = {cell for name in table for cell in table[name] if isinstance(cell, str) and len(cell) > 1}
        assert {*table.columns, *variant.facts, *words} <= set(task.columns)


# -- key and mistakes --------------------------------------------------------------


def test_no_answer_can_count_for_two_things(drawn: Drawn) -> None:
    for name, variant in drawn.variants.items():
        for field in drawn.task.fields:
            if isinstance(field, Number):
                right, mistakes = variant.told(field.name)
                for a, b in combinations([float(right), *map(float, mistakes.values())], 2):
                    assert abs(a - b) > 2 * field.tolerance, (name, field.name, a, b)


def test_every_mistake_is_told_by_its_name_and_the_key_is_right(drawn: Drawn) -> None:
    for variant in drawn.variants.values():
        for field in drawn.task.fields:
            key, mistakes = variant.key.get(field.name), variant.mistakes[field.name]
            if isinstance(field, Text):
                assert key is None and not mistakes
                continue
            assert judge(key, field, key, mistakes).right
            for code, value in mistakes.items():
                assert judge(value, field, key, mistakes).verdict == f"mistake:{code}"


def test_the_key_rounded_as_asked_is_right_and_lies_on_the_scale(drawn: Drawn) -> None:
    for variant in drawn.variants.values():
        for field in drawn.task.fields:
            right = variant.key.get(field.name)
            if isinstance(field, Number):
                assert isinstance(right, float) and math.isfinite(right) and field.holds(right)
                rounded = round(right, field.decimals)
                assert judge(rounded, field, right, variant.mistakes[field.name]).right, (field.name, right)
            elif isinstance(field, Choice):
                assert right in field.options


def test_the_right_option_stands_in_every_place_about_equally_often(drawn: Drawn) -> None:
    for field in drawn.task.fields:
        if isinstance(field, Choice):
            right = str(drawn.variants["book"].key[field.name])
            seeds = [f"{drawn.task.id}/s{n:03d}" for n in range(300)]
            stands = Counter(field.shuffled(seed).index(right) for seed in seeds)
            fair = len(seeds) / len(field.options)
            assert all(0.6 * fair < stands[place] < 1.4 * fair for place in range(len(field.options)))


def test_two_students_seldom_share_a_whole_key(drawn: Drawn) -> None:
    """Fewer than 1 in 100 pairs, or the data are the same for all (which the task then says)."""
    if not (drawn.task.answers and dataclasses.fields(drawn.task)):  # type: ignore[arg-type]
        return
    told = Counter(
        tuple(f"{value:.9g}" if isinstance(value, float) else value for value in variant.key.values())
        for variant in drawn.variants.values()
    )
    count = len(drawn.variants)
    alike = sum(times * (times - 1) for times in told.values()) / (count * (count - 1))
    assert alike < 0.01, f"{alike:.1%} of pairs share the whole key"


def test_no_option_of_a_choice_is_always_right(drawn: Drawn) -> None:
    """Who reads a task must look at the data: over the variants the verdict changes."""
    if not (drawn.task.answers and dataclasses.fields(drawn.task)):  # type: ignore[arg-type]
        return
    for field in drawn.task.fields:
        if isinstance(field, Choice):
            right = Counter(variant.key[field.name] for variant in drawn.variants.values())
            assert max(right.values()) < 0.9 * len(drawn.variants), (field.name, right)


# -- an earlier answer carried forward ---------------------------------------------


def test_what_follows_from_right_answers_is_right(drawn: Drawn) -> None:
    for variant in drawn.variants.values():
        for name in drawn.task.answers:
            follows, told = variant.told(name, variant.key), variant.told(name)
            assert follows.mistakes.keys() == told.mistakes.keys()
            assert same(follows.right, told.right)
            assert all(same(value, told.mistakes[code]) for code, value in follows.mistakes.items())


def test_what_follows_from_another_answer_is_worked_out_from_it(drawn: Drawn) -> None:
    for name, asked in drawn.task.answers.items():
        for need in asked.needs:
            follows = [
                (variant.told(name, {need: value}).right, variant.told(name).right)
                for variant in drawn.variants.values()
                for value in variant.told(need).mistakes.values()
            ]
            assert any(own != right for own, right in follows), (name, need)
            for own, _right in follows:
                assert own in asked.field.options if isinstance(own, str) else math.isfinite(own)


# -- words -------------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_slip_has_its_words_and_every_word_its_slip(drawn: Drawn, code: str) -> None:
    task, variants = drawn
    with speaking(code):
        words = prose(task.id)
        said = {
            field.name: {
                **of_format(field),
                **of_answers(field, {s for v in variants.values() for s in v.mistakes[field.name]}, words),
            }
            for field in task.fields
        }
    assert set(words.fields) == set(words.right) == set(task.names)
    assert set(words.rubric) == {field.name for field in task.fields if isinstance(field, Text)}
    assert words.title and words.prompt and words.solution and len(words.hints) >= 2
    assert set(words.mistakes) <= set(task.names)
    for field in task.fields:
        possible = {slip for variant in variants.values() for slip in variant.mistakes[field.name]}
        written = set(words.mistakes.get(field.name, {}))
        assert possible - {*GENERAL} <= written <= possible, (field.name, possible ^ written)
        assert possible <= set(said[field.name])
        assert all(plain(text) for text in said[field.name].values())
        if isinstance(field, Choice):
            assert set(words.fields[field.name].options) == set(field.options)
        if isinstance(field, Number) and field.scale != "plain":
            assert words.fields[field.name].unit or field.scale != "percent"
        if isinstance(field, Number) and field.counts in UNITS:
            assert words.fields[field.name].unit in {"", *field.spellings}
        if isinstance(field, Number) and (unit := words.fields[field.name].unit) in SPELLED:
            assert unit in field.spellings, f"{field.name} shows “{unit}” and refuses it"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_sentences_of_the_solution_name_what_the_task_has(drawn: Drawn, code: str) -> None:
    with speaking(code):
        sentences = [step.markdown for step in prose(drawn.task.id).worked]
        for variant in drawn.variants.values():
            said = [each for sentence in sentences for each in filled(sentence, variant)]
            assert len(said) >= len(sentences)
            assert all(plain(each) and not re.search(r"[{}]|\bnan\b|<NA>", each) for each in said)
    named = {rows or name for sentence in sentences for rows, name in places(sentence)}
    assert set(drawn.variants["book"].worked) <= named, "a number that no sentence says"


def test_a_worked_solution_never_says_a_code(drawn: Drawn) -> None:
    """The code of an option or a slip is ours; a reader is told words (`columns`, or the prose's options)."""
    codes = {code for field in drawn.task.fields if isinstance(field, Choice) for code in field.options}
    with speaking("es"):
        sentences = [step.markdown for step in prose(drawn.task.id).worked]
        for variant in drawn.variants.values():
            for sentence in sentences:
                bare = Counter(re.findall(r"[\w-]+", PLACE.sub(" ", sentence)))
                for said in filled(sentence, variant):
                    added = Counter(re.findall(r"[\w-]+", said)) - bare
                    assert not codes & set(added) - set(drawn.task.columns.values()), (sentence, said)


def test_the_sentences_are_the_same_in_every_language(drawn: Drawn) -> None:
    told = []
    for code in LANGUAGES:
        with speaking(code):
            told.append(
                [Counter(re.findall(r"\{[^}]*\}", each.html)) for each in prose(drawn.task.id).worked]
            )
    assert all(each == told[0] for each in told[1:])


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_worked_solution_names_what_is_right_in_every_field(drawn: Drawn, code: str) -> None:
    """Of this variant, in the reader's words: a method without its answers cannot be compared with."""
    with speaking(code):
        words = prose(drawn.task.id)
        for variant in drawn.variants.values():
            named = " ".join(html.unescape(step.html) for step in key_of(variant, words).worked)
            for field in drawn.task.fields:
                right = variant.key.get(field.name)
                asked = words.fields[field.name]
                if isinstance(field, Choice):
                    assert f"{asked.label.text} → {asked.options[str(right)].text}" in named
                elif isinstance(field, Number):
                    shown = number(float(str(right)), 0 if field.scale == "count" else field.decimals)
                    assert f"{asked.label.text} → {shown}" in named


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_form_works(drawn: Drawn, code: str) -> None:
    with speaking(code):
        for name in ("book", "s001"):
            posed = tasks.get(drawn.task.id, name)
            words = {field.name: "in words" for field in drawn.task.fields if isinstance(field, Text)}
            assert posed.check(**drawn.variants[name].key, **words).full_marks
            fragment = posed.form()._repr_mimebundle_()["text/html"]
            assert "nan" not in re.sub(r"<[^>]*>", "", fragment).split()
