"""Every page of a chapter meets the standard: its head, its length, its terms, its boxes, its tasks.

The pages are found, not listed: what is written next is held to the same.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from cocrea import tasks
from cocrea.book.source.myst import parser, read_config
from cocrea.book.source.teaching import Teaching, chapter_pages, minutes_of_tasks, read_page
from cocrea.book.spanish.translate import TERM, page_messages, terms, translated_page
from tests.book.reading import Passage, Reading, read, shown

ROOT = Path(__file__).parents[2]
PAGES = chapter_pages(ROOT)
LANGUAGES = ("en", "es")
MOST_WORDS, MOST_TERMS = 1800, 6
SHOWN = "shown"  # the tag of a cell whose line itself teaches

every_page = pytest.mark.parametrize("name", PAGES)
both_languages = pytest.mark.parametrize("code", LANGUAGES)


@cache
def source(name: str, code: str = "en") -> str:
    return translated_page(ROOT, Path(f"{name}.md"), code, spanish_terms() if code == "es" else {})


@cache
def spanish_terms() -> dict[str, str]:
    return terms(ROOT, "es")


@cache
def taught(name: str) -> Teaching:
    return read_page(source(name), parser(read_config(ROOT)), name)


@cache
def reading(name: str, code: str = "en") -> Reading:
    return read(source(name, code), parser(read_config(ROOT)))


# -- the head ------------------------------------------------------------------------


@every_page
def test_a_page_says_at_its_head_what_its_reader_can_do_afterwards(name: str) -> None:
    """Three to five objectives, each with a section and a task of this page."""
    page = taught(name)
    assert page.head is not None, "no objectives"
    assert 3 <= len(page.head.objectives) <= 5
    sections = {section.label for section in page.sections}
    here = {task.name for task in page.tasks}
    for objective in page.head.objectives:
        assert len(objective.sections) == 1 and set(objective.sections) <= sections, objective.text
        assert objective.tasks and set(objective.tasks) <= here, objective.text


@every_page
def test_every_task_of_a_page_serves_an_objective(name: str) -> None:
    page = taught(name)
    served = {task for each in (page.head.objectives if page.head else ()) for task in each.tasks}
    assert {task.name for task in page.tasks} - served == set()


@every_page
def test_a_page_builds_on_earlier_pages_only(name: str) -> None:
    head = taught(name).head
    earlier = {section.label for page in PAGES[: PAGES.index(name)] for section in taught(page).sections}
    assert set(head.needs if head else ()) - earlier == set()


@both_languages
@every_page
def test_nobody_types_the_minutes_of_a_page(name: str, code: str) -> None:
    before = source(name, code).partition(":::{objectives}")[0]
    assert not re.search(r"minut", before), "the head counts them"


def test_every_task_stands_on_one_page() -> None:
    placed = [task.name for name in PAGES for task in taught(name).tasks]
    assert sorted(placed) == sorted(tasks.known())
    assert set(minutes_of_tasks()) == set(placed)


@pytest.mark.parametrize("path", sorted((ROOT / "solutions").glob("*.md")), ids=lambda path: path.stem)
def test_the_solutions_come_in_reading_order(path: Path) -> None:
    asked = re.findall(r"^\(task-(E[\d.]+)\)=$", path.read_text(encoding="utf-8"), re.MULTILINE)
    placed = [task.name for name in PAGES for task in taught(name).tasks]
    assert asked == [task for task in placed if task in asked]


# -- length and terms -------------------------------------------------------------------


@every_page
def test_a_page_is_short_enough_to_read(name: str) -> None:
    assert taught(name).words <= MOST_WORDS


# Terms that are everyday words too: their marks are checked, their uses cannot be told apart.
EVERYDAY = {
    "en": {"mean", "attractive", "indifferent", "reverse", "questionable", "power"},
    "es": {"media", "atractivo", "indiferente", "inverso", "cuestionable", "potencia", "básico"},
}
# Statistics that a page may use once the course has taught it: outside the glossary, in closed boxes only.
STATISTICS = {
    "en": [
        "p value", "standard error", "correlation", "significant", "significance", "variance",
        "degree of freedom", "degrees of freedom", "statistical power", "confidence level", "factor loading",
        "F distribution", "bootstrap", "regression coefficient", "null hypothesis", "percentile", "quantile",
        "t test", "chi-square", "Wilcoxon", "Spearman", "Cronbach", "Bonferroni", "false discovery rate",
        "maximum likelihood", "logistic regression", "Monte Carlo",
    ],
    "es": [
        "valor p", "error estándar", "correlación", "significativo", "significancia", "varianza",
        "grado de libertad", "potencia estadística", "nivel de confianza", "carga factorial",
        "distribución F", "bootstrap", "remuestreo", "coeficiente de regresión", "hipótesis nula",
        "percentil", "cuantil", "prueba t", "chi cuadrado", "ji cuadrado", "Wilcoxon", "Spearman", "Cronbach",
        "Bonferroni", "tasa de falsos descubrimientos", "máxima verosimilitud", "regresión logística",
        "Monte Carlo",
    ],
}  # fmt: skip


@cache
def glossary(code: str) -> tuple[str, ...]:
    """The terms of the glossary, the longest first, so that *gaps model* is no *gap*."""
    entries = page_messages(ROOT, Path("book/glossary.md")).entries.values()
    english = [entry.msgid for entry in entries if entry.comment == TERM]
    found = [term.lower() for term in english]
    if code == "es":
        found = [spanish_terms().get(term, term).lower() for term in found]
    return tuple(sorted(found, key=len, reverse=True))


def pattern(term: str, code: str) -> re.Pattern[str]:
    """A term in the singular and the plural, in Spanish in both genders."""

    def word(text: str) -> str:
        for ending, either in ENDINGS[code]:
            if text.endswith(ending) and (not ending or len(text) > 3):
                return re.escape(text.removesuffix(ending)) + either
        return re.escape(text)

    words = r"[\s\u00a0]+".join(word(each) for each in term.split())
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)


ENDINGS = {
    "en": [("sis", "s[ei]s"), ("y", "(?:y|ies)"), ("data", "data"), ("s", "s"), ("", "(?:e?s)?")],
    "es": [
        ("ción", "ci(?:ón|ones)"), ("sión", "si(?:ón|ones)"), ("ión", "i(?:ón|ones)"), ("o", "[oa]s?"),
        ("a", "as?"), ("e", "es?"), ("z", "(?:z|ces)"), ("s", "s"), ("", "(?:es)?"),
    ],
}  # fmt: skip


def uses(passages: list[Passage], code: str, more: tuple[str, ...] = ()) -> dict[str, tuple[int, bool]]:
    """Of each term, the place of its first use in these passages, and whether that use is a mark."""
    found: dict[str, tuple[int, bool]] = {}
    text = "\n".join(shown(each.text) for each in passages)
    for mark in re.finditer(r"⟦[^|⟧]*\|([^⟧]*)⟧", text):
        found.setdefault(mark[1], (mark.start(), True))
    bare = re.sub(r"⟦[^⟧]*⟧", lambda mark: " " * len(mark[0]), text)
    for term in sorted({*glossary(code), *more}, key=len, reverse=True):
        reader = pattern(term, code)
        if term not in EVERYDAY[code] and (use := reader.search(bare)):
            if term not in found or use.start() < found[term][0]:
                found[term] = (use.start(), False)
        bare = reader.sub(lambda use: " " * len(use[0]), bare)
    return found


@cache
def used(name: str, code: str) -> dict[str, tuple[int, bool]]:
    return uses(reading(name, code).passages, code)


@both_languages
@every_page
def test_a_term_is_marked_where_it_is_first_used(name: str, code: str) -> None:
    """On the page that teaches it, and used on no earlier one."""
    earlier = {term for page in PAGES[: PAGES.index(name)] for term in used(page, code)}
    assert [
        term for term, (_at, marked) in used(name, code).items() if not marked and term not in earlier
    ] == []


@every_page
def test_a_page_brings_six_new_terms_at_most(name: str) -> None:
    earlier = {term for page in PAGES[: PAGES.index(name)] for term in used(page, "en")}
    assert (
        len([term for term, (_, mark) in used(name, "en").items() if mark and term not in earlier])
        <= MOST_TERMS
    )


@both_languages
def test_a_page_teaches_every_term_of_the_glossary(code: str) -> None:
    """On the path or, where it goes beyond the course, in a closed box."""
    marks = r"⟦[^|⟧]*\|([^⟧]*)⟧"
    everywhere = "\n".join(
        shown(each.text)
        for name in PAGES
        for each in (*reading(name, code).passages, *reading(name, code).aside)
    )
    assert set(glossary(code)) - set(re.findall(marks, everywhere)) == set()


@both_languages
@every_page
def test_statistics_that_the_course_does_not_teach_stand_in_the_statisticians_box(
    name: str, code: str
) -> None:
    untaught = tuple(word.lower() for word in STATISTICS[code] if word.lower() not in glossary(code))
    found = uses(reading(name, code).passages, code, untaught)
    assert [word for word in untaught if word in found] == []


def test_the_reading_of_terms_sees_plurals_marks_and_longer_terms() -> None:
    def of(text: str) -> dict[str, bool]:
        found = uses([Passage(text, 0)], "en")
        return {term: marked for term, (_at, marked) in found.items()}

    assert of("The gaps model says so.") == {"gaps model": False}
    assert of("Two gaps, and {term}`gaps <gap>` again.") == {"gap": False}
    assert of("Two {term}`gaps <gap>`, and a gap.") == {"gap": True}
    assert of("Moments of truth") == {"moment of truth": False}
    assert of("`gap` and $gap$") == {}


# -- boxes -------------------------------------------------------------------------------

# By class: whether it is a closed box, and its title. Two need no class and are named by their titles.
NOTICED, TABLE = "noticed", "table"
BOXES = {
    "claim": ("admonition", "The claim", "La afirmación"),
    "reading": ("admonition", "Our reading", "Nuestra lectura"),
    "predict": ("admonition", "Predict", "Predice"),
    NOTICED: ("dropdown", "What you should have noticed", "Lo que debiste notar"),
    TABLE: ("dropdown", "Show the table", "Mostrar la tabla"),
    "simulated": ("admonition", "Simulated data", "Datos simulados"),
    "evidence-for": ("admonition", "For", "A favor"),
    "evidence-against": ("admonition", "Against", "En contra"),
    "revised": ("admonition", "The claim, revised", "La afirmación, revisada"),
    "one-sentence": ("admonition", "In one sentence", "En una frase"),
    "statistician": ("dropdown", "For the statistician", "Para quien sabe estadística"),
    "teaching-card": ("dropdown", "Teaching card", "Ficha para enseñar"),
    "sheet": ("dropdown", "A sheet to use", "Una hoja para usar"),
}
IN_ORDER = ("claim", "evidence-for", "evidence-against", "revised", "one-sentence", "teaching-card")
FIELDS = {
    "en": "Aim Minutes Before Do|Listen for|Close Marks Traps",
    "es": "Propósito Minutos Antes Actividad Escucha Cierre Calificación Trampas",
}
DESIGN = re.compile(
    r"\b(theory|conversations?|cases?|surveys?|experiments?|meta-analys[ei]s|review|real data)\b",
    re.IGNORECASE,
)


def fields(code: str) -> list[str]:
    return [word for part in FIELDS[code].split("|") for word in ([part] if " for" in part else part.split())]


@both_languages
@every_page
def test_boxes_have_their_fixed_names_and_classes(name: str, code: str) -> None:
    allowed = {
        (kind, titles[LANGUAGES.index(code)], frozenset() if key in (NOTICED, TABLE) else frozenset({key}))
        for key, (kind, *titles) in BOXES.items()
    }
    other = [
        (b.name, b.title, sorted(b.classes))
        for b in reading(name, code).boxes
        if (b.name, b.title, b.classes) not in allowed
    ]
    assert other == []


@every_page
def test_closed_boxes_are_closed(name: str) -> None:
    assert [box.title for box in reading(name).boxes if "open" in box.options] == []


@every_page
def test_the_argument_comes_in_its_order(name: str) -> None:
    """The claim, what speaks for it and against it, the claim revised, the sentence, the card."""
    met = [key for box in reading(name).boxes for key in IN_ORDER if key in box.classes]
    assert met == sorted(met, key=IN_ORDER.index)


@both_languages
@every_page
def test_a_teaching_card_has_its_fields_in_order(name: str, code: str) -> None:
    cards = [box for box in reading(name, code).boxes if "teaching-card" in box.classes]
    assert len(cards) == 1
    assert re.findall(r"^\*\*([^*]+?)[.:]?\*\*", cards[0].body, re.MULTILINE) == fields(code)


@every_page
def test_every_item_of_the_evidence_names_its_design(name: str) -> None:
    for box in reading(name).boxes:
        if {"evidence-for", "evidence-against"} & box.classes:
            items = re.split(r"^- ", box.body, flags=re.MULTILINE)
            assert not items[0].strip() and len(items) > 1, f"{box.title}: write a list"
            for item in items[1:]:
                designs = re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", item)
                assert any(map(DESIGN.search, designs)), item


@every_page
def test_a_page_is_one_section(name: str) -> None:
    assert reading(name).headings.count(1) == 1


# -- code ----------------------------------------------------------------------------------


@every_page
def test_code_is_folded_unless_its_line_teaches(name: str) -> None:
    open_cells = [
        cell.line for cell in reading(name).cells if not cell.tags & {"hide-input", "remove-input", SHOWN}
    ]
    assert open_cells == [], f"fold them, or tag them `{SHOWN}`"


@every_page
def test_no_cell_does_plumbing(name: str) -> None:
    """What needs a loop inside an expression is a function of the library."""
    plumbing = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Lambda)
    for cell in reading(name).cells:
        assert not any(isinstance(node, plumbing) for node in ast.walk(ast.parse(cell.code))), cell.line
