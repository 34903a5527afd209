"""What the page on what is created, and where, says in numbers, worked out again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cocrea.explorables.cocreation.x74_whose_sphere import ACTS, by_interaction, plan
from cocrea.models.cocreation import sphere_of
from cocrea.tasks.cocreation import e707_which_meaning as meaning
from cocrea.tasks.cocreation import e708_whose_sphere as whose

PAGE = (Path(__file__).parents[2] / "book" / "07-what.md").read_text(encoding="utf-8")
OURS = {  # our answers on the eight acts of X7.4: do they meet, and whose act is it?
    "bakery": "no/provider",
    "cheese for tonight": "yes/both",
    "grates": "no/customer",
    "works out an offer": "no/provider",
    "sketch": "yes/both",
    "freeze bread": "no/customer",
    "toaster": "yes/both",
    "plans the meals": "no/customer",
}


def test_eight_acts_three_joint_and_five_that_move() -> None:
    spheres = []
    for act in ACTS:
        (answers,) = [given for words, given in OURS.items() if words in act]
        meets, acting = answers.split("/")
        spheres.append(by_interaction()[answers])
        assert spheres[-1] == sphere_of(meets == "yes", True, acting).sphere
    always = [(plan().views[2].table or {})["*"] for _act in ACTS]
    moved = sum(a != b for a, b in zip(spheres, always, strict=True))
    assert (len(ACTS), spheres.count("joint"), moved) == (8, 3, 5)
    assert "three of the eight are joint: the cheese, the sketch of the list, the toaster." in PAGE
    assert "So five move with the definition" in PAGE
    assert "count one, three and eight, of the same eight acts" in PAGE


def test_no_act_of_the_board_is_asked_in_the_task() -> None:
    asked = {*whose.MACHINES.values(), *(said for acts in whose.ACTS.values() for said in acts.values())}
    assert not asked & {*ACTS}
    assert "Quetzalia" not in " ".join(asked)


@pytest.mark.parametrize("pools", [meaning.MEANINGS, meaning.WORDINGS, meaning.SAYERS, whose.ACTS])
def test_each_answer_has_as_many_sentences_as_the_others(pools: dict[str, dict[str, str]]) -> None:
    assert len({len(names) for names in pools.values()}) == 1
    names = [name for one in pools.values() for name in one]
    assert len(names) == len({*names})


def test_the_claims_are_quoted_letter_for_letter(shared: Callable[[str], Path]) -> None:
    files = ("seeds/001_5199b6c1c82d74e8.txt", "seeds/000_5473cf27e1da6638.txt")
    seeds = " ".join(" ".join(shared(name).read_text(encoding="utf-8").split()) for name in files)
    quoted = re.findall(r"«([^»]+)»", PAGE)
    assert len(quoted) == 4
    assert [text for text in quoted if text not in seeds] == []
