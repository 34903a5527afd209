"""What sections 6.3 and 6.4 say in numbers holds in what the build computes."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from cocrea import data, stats
from cocrea.charts.listening import TABLES
from cocrea.data.heard import SAID, SEEN
from cocrea.data.team_map import ASSUMPTIONS, MAP, QUADRANTS, tagged
from cocrea.explorables.listening import x63_empathy_map
from cocrea.explorables.listening.x64_codebook import CODES, COIN, LEAVE, SURE, TIMES, codings, table
from cocrea.models import listening
from cocrea.tasks.listening.e604_two_coders import QUOTES
from cocrea.tasks.listening.e609_map import FOCUS

PAGE = Path(__file__).parents[2] / "book" / "06-needs.md"

# -- 6.3 ---------------------------------------------------------------------------------


def crossed(name: str) -> list[list[int]]:
    both, first, second, neither = TABLES[name]
    return [[both, first], [second, neither]]


def test_the_two_tables() -> None:
    common, rare = (crossed(name) for name in TABLES)
    for counts, kappa, on in ((common, 0.70, 0.84), (rare, 0.32, 0.40)):
        found = stats.cohen_kappa(counts)
        assert (found.n, round(found.p_o, 2), round(found.value, 2)) == (100, 0.85, kappa)
        assert counts[0][1] + counts[1][0] == 15, "fifteen crosses in both"
        assert round(stats.specific_agreement(counts)[0], 2) == on
    (both, first), (second, neither) = rare
    assert (both + first, both + second, both, neither) == (10, 15, 5, 80)
    assert (2 * both, 2 * both + first + second) == (10, 25)


def test_alpha_of_the_rare_table() -> None:
    both, first, second, neither = TABLES["A rare code"]
    rows = [(1, 1)] * both + [(1, 0)] * first + [(0, 1)] * second + [(0, 0)] * neither
    assert stats.krippendorff_alpha(rows, resamples=100).value == pytest.approx(0.32, abs=0.005)


def test_the_codebook_in_the_long_run_and_as_shown() -> None:
    long_run = stats.expected_agreement(SURE, 2, [CODES[0][1], CODES[-1][1]])
    assert np.round(long_run.p_o, 2).tolist() == [0.89, 0.89]
    assert np.round(long_run.kappa, 2).tolist() == [0.77, 0.29]
    assert [CODES[0][1], CODES[-1][1]] == [0.5, 0.03]
    means = {
        doubt: np.mean(
            [[np.trace(table(given[code])) / 100 for code in range(len(CODES))] for given in codings(doubt)],
            axis=0,
        )
        for doubt in (COIN, LEAVE)
    }
    assert np.abs(means[COIN] - 0.88).max() < 0.025
    assert means[LEAVE][-1] == pytest.approx(0.99, abs=0.005) and means[LEAVE][0] < 0.93


def test_left_out_in_doubt_kappa_rises_and_agreement_on_the_code_stays() -> None:
    share = np.array([code for _name, code in CODES])

    def figures(given: np.ndarray, both: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Kappa and agreement on the code, of the shares given by each coder and by both."""
        return (both - given**2) / (given - given**2), both / given

    kappa, on = figures(share * SURE, share * SURE**2)
    assert np.round(kappa[[0, -1]], 2).tolist() == [0.79, 0.88] and (np.diff(kappa) > 0).all()
    assert on == pytest.approx(SURE)
    yes, no = SURE + (1 - SURE) / 2, (1 - SURE) / 2  # with a coin
    kappa, on = figures(share * yes + (1 - share) * no, share * yes**2 + (1 - share) * no**2)
    assert kappa == pytest.approx(stats.expected_agreement(SURE, 2, share).kappa)
    assert np.round(on[[0, -1]], 2).tolist() == [0.89, 0.35]


def test_the_task_quotes_notes_word_for_word_and_none_that_the_page_has_read() -> None:
    notes = " ".join(note.words for said in SAID.values() for note in said)
    page = PAGE.read_text()
    for quote, *_sentences in QUOTES.values():
        said = re.sub(r" \[[^]]*\]", "", quote).strip("“”")
        assert said in notes and said not in page, said


def test_few_marks_of_the_rarest_code_are_shared() -> None:
    last = [table(given[-1]) for given in codings(COIN)]
    either = [100 - counts[1][1] for counts in last]
    both = [counts[0][0] for counts in last]
    assert np.median(either) == pytest.approx(15, abs=1) and np.median(both) in (2, 2.5, 3)
    assert len(last) == TIMES


def test_groups_and_interviews() -> None:
    sessions = data.load("interviews")
    for kind, held, needs, led, taken in (("interview", 16, 44, 16, 16), ("focus-group", 8, 42, 16, 116)):
        rows = sessions[sessions["kind"] == kind]
        each = rows.drop_duplicates("session_id")
        assert (len(each), listening.incidence(rows).needs) == (held, needs)
        assert (each["hours"].sum(), (each["people"] * each["hours"]).sum()) == (led, taken)


# -- 6.4 ---------------------------------------------------------------------------------


def test_the_map_and_its_evidence() -> None:
    found = listening.evidence_ratio(tagged()).set_index("quadrant")
    assert found["n"].to_dict() == {"around": 3, "says": 2, "does": 4, "feels": 4, "all": 13}
    everything = found.loc["all"]
    assert [everything[tag] for tag in listening.TAGS] == [4, 4, 5]
    evidence = (found["observed"] + found["reported"]).to_dict()
    assert evidence == {"around": 2, "says": 2, "does": 3, "feels": 1, "all": 8}
    assert found["evidence_ratio"].drop("all").idxmin() == "feels"
    assert len(MAP) == 13


def test_assumed_and_heard() -> None:
    verdicts = Counter(one.verdict for one in ASSUMPTIONS)
    assert verdicts == {"confirmed": 1, "contradicted": 3, "divided": 1, "not-heard": 1}
    assert all(one.so + one.opposite <= 12 for one in ASSUMPTIONS)
    assert next(one for one in ASSUMPTIONS if "fresh" in one.words).verdict == "confirmed"
    assert next(one for one in ASSUMPTIONS if "home" in one.words).verdict == "not-heard"


def test_the_map_uses_what_was_seen_and_said() -> None:
    seen = " ".join(note.words for note in SEEN)
    assert "31 customers joined" in seen and "4 of them left" in seen and "7 of the 31 looked" in seen
    ids = [note.id for said in (*SAID.values(), SEEN) for note in said]
    assert len(set(ids)) == len(ids) and sum(map(len, SAID.values())) == 20
    assert [len(said) for said in SAID.values()] == [8, 6, 6] and len(SEEN) == 10


def test_words_on_the_map_are_those_that_were_said() -> None:
    notes = " ".join(note.words for said in SAID.values() for note in said)
    quoted = [note.words.strip("“”") for note in MAP if note.words.startswith("“")]
    assert len(quoted) == 3
    for words in quoted:
        assert words in notes, words


def test_the_example_of_a_requirement_rests_on_one_voice() -> None:
    said = {note.id: note.words for notes in SAID.values() for note in notes}
    assert [id for id, words in said.items() if "how many there will be" in words] == ["E6"] and len(
        SAID
    ) == 3
    minutes = next(one for one in ASSUMPTIONS if "minutes" in one.words)
    assert (minutes.so, minutes.opposite) == (1, 6)


def test_the_board_has_the_fields_of_the_page() -> None:
    assert [place.title for place in x63_empathy_map.plan().places if not place.aside] == [
        *QUADRANTS.values()
    ]


def test_the_supplied_notes_of_a_part_are_about_it() -> None:
    about = {note.id: note.moment for said in (*SAID.values(), SEEN) for note in said}
    for moment, notes in FOCUS.items():
        listed = set()
        for part in notes.replace(";", ",").split(","):
            first, _to, last = part.strip().partition(" to ")
            letter, low, high = first[0], int(first[1:]), int((last or first)[1:])
            listed |= {f"{letter}{n}" for n in range(low, high + 1)}
        assert listed == {note for note, place in about.items() if place == moment}
