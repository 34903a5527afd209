"""Below a Predict box no answer stands open: whoever reads on has to take a step to see it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cocrea import explorables
from cocrea.book.source.myst import Directive, directive_of, parser, read_config
from cocrea.book.source.teaching import EXPLORABLE, FORM, chapter_pages
from cocrea.explorables.makers import is_builder

ROOT = Path(__file__).parents[2]

# What a Predict box asks an explorable about, by control: it opens at none of these values.
# The surveys begin at 0, before anybody is asked; the zone with the average customer alone.
ASKED: dict[str, dict[str, set[object]]] = {
    "answers": {"moment": {"deli", "checkout"}},
    "intervals": {"week": {*range(1, 26)}},
    "pairing": {"shuffle": {*range(1, 13)}},
    "together": {"survey": {*range(1, 17)}},
    "chance_alone": {"survey": {*range(1, 21)}},
    "chain_of_moments": {"n": {12}},
    "zone_of_tolerance": {"sd": {0.0, 0.5, 1.0, 1.5}},
    "how_sure": {"time": {*range(1, 16)}},
    "where_the_cross_goes": {"cross": {"scale"}},
    "move_the_line": {"moved": {16}, "handoff": {8}},
    "does_it_bend": {"truth": {"level"}},
    "two_lines_or_one": {"slower": {1, 9}, "take": {"shorter"}},
    "mistakes": {"rate": {5, 10, 15, 20}},
    "two_paths": {"measure": {"songs", "place"}},
    "how_far": {"touchpoint": {"wayfinding"}},
    "neighbours": {"service": {"fuel_station"}},
    "seat_that_expires": {"swing": {0.3}},
    "steps_and_paths": {"main": {90}},
    "two_managers": {"common": {0.95}},
    "where_the_saving_goes": {"lost": {0.01}},
    "who_gets_the_credit": {
        "pattern": {"credit-taking", "credit-taking, free", "self-blame", "amplification"}
    },
    "how_many_interviews": {"interviews": {19, 20}},
    "said_and_done": {"same": {0}},
    "full_house": {"guests": {40, 60}},
    "keep_reprice_part": {"accept": {0.0}},
    "one_sheet": {"sheet": {0.4}},
    "basic_or_exciting": {"shape": {"basic", "exciting"}},
    "score_that_moves": {"month": {*range(1, 13)}},
    "average_or_peak_end": {"survey": {*range(1, 16)}},
    "what_the_year_hides": {"plan": {"yearly", "monthly", "spread"}},
    "one_codebook": {"time": {*range(1, 11)}},
    "always_on_trial": {"rate": {8, 10}, "works": {7}},
    "gate": {"weakest": {0.4}},
    "promise_what_can_be_built": {"loss": {50, 200}},
    "stopped_while_it_looked_good": {"looks": {2, 5, 10, 20}},
}


def answers(name: str) -> Iterator[Directive | None]:
    """What first shows something after each Predict box of a page; None is a table without a directive."""
    text = (ROOT / f"{name}.md").read_text(encoding="utf-8")
    lines, waiting = text.split("\n"), False
    for token in parser(read_config(ROOT)).parse(text):
        found = directive_of(token, lines)
        if found and found.name == "admonition" and found.values().get("class") == "predict":
            assert not waiting, f"line {found.line + 1}: the box above has no answer"
            waiting = True
        elif waiting and (token.type == "table_open" or shows(found)):
            waiting = False
            yield found
    assert not waiting, "a Predict box without an answer"


def shows(found: Directive | None) -> bool:
    if found is None or (found.name == "code-cell" and FORM.search("\n".join(found.body))):
        return False
    return found.name in ("code-cell", "dropdown", "table", "figure")


def problem(found: Directive | None) -> str:
    """Why this shows the answer at once; nothing where it does not."""
    if found is None or found.name not in ("code-cell", "dropdown"):
        return "a table or figure stands open: put it into a dropdown"
    if found.name == "dropdown" or "hide-output" in found.tags():
        return ""
    called = EXPLORABLE.search("\n".join(found.body))
    if not called:
        return f"line {found.line + 1}: fold what the cell shows (`hide-output`)"
    make = getattr(getattr(explorables, called[1]), called[2])
    if is_builder(make):  # its notes stand in no place yet, and no rule has placed them
        return ""
    opening = make().values
    asked = ASKED.get(called[2])
    if not asked:
        return f"say in ASKED what is to be predicted of {called[2]}"
    return "".join(
        f"{called[2]} opens on the answer: {name}" for name in asked if opening[name] in asked[name]
    )


@pytest.mark.parametrize("name", chapter_pages(ROOT))
def test_the_answer_to_a_predict_box_does_not_stand_open_below_it(name: str) -> None:
    assert [said for found in answers(name) if (said := problem(found))] == []


def test_every_predict_box_of_the_course_is_looked_at() -> None:
    boxes = sum(
        (ROOT / f"{name}.md").read_text(encoding="utf-8").count(":class: predict\n")
        for name in chapter_pages(ROOT)
    )
    assert sum(1 for name in chapter_pages(ROOT) for _found in answers(name)) == boxes > 0


def test_what_stands_open_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def said(below: str) -> list[str]:
        page = tmp_path / "book" / "page.md"
        page.parent.mkdir(exist_ok=True)
        box = ":::{admonition} Predict\n:class: predict\nHow many?\n:::\n\n"
        page.write_text(f"# A page\n\n{box}{below}\n", encoding="utf-8")
        return [problem(found) for found in answers("book/page")]

    config = parser(read_config(ROOT))
    monkeypatch.setitem(globals(), "parser", lambda _config: config)
    monkeypatch.setitem(globals(), "read_config", lambda _root: None)
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    cell = "```{code-cell} ipython3\n:tags: [%s]\n%s\n```"
    assert said(":::{dropdown} Open it\nNone.\n:::") == [""]
    assert said(cell % ("hide-output", "table")) == [""]
    assert "fold" in said(cell % ("hide-input", "table"))[0]
    assert "stands open" in said("| a |\n|---|\n| 1 |")[0]
    assert "stands open" in said(":::{table} A\n| a |\n|---|\n| 1 |\n:::")[0]
    assert said(cell % ("hide-input", "explorables.moments.how_sure()")) == [""]
    assert "ASKED" in said(cell % ("hide-input", "explorables.moments.gap_or_performance()"))[0]
    monkeypatch.setitem(ASKED, "how_sure", {"time": {0}})
    assert "opens on" in said(cell % ("hide-input", "explorables.moments.how_sure()"))[0]
