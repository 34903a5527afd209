from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cocrea import CocreaError, data, survey
from cocrea.language import speaking
from cocrea.models import moments
from cocrea.survey import schema

HEADER = "respondent_id,moment_id,adequate,desired,perceived,importance\n"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a survey file: `write(text)`, or bytes as they are."""

    def written(content: str | bytes, name: str = "survey.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def places(found: list[survey.Finding]) -> list[tuple[str, int | None, str | None, str | None]]:
    return [(finding.code, finding.row, finding.column, finding.value) for finding in found]


def test_the_courses_own_file_is_clean() -> None:
    path = Path(__file__).parents[2] / "datasets/simulated/supermarket.csv"
    mine = survey.read(path, moments=data.labels("supermarket", "moment_id"), scale=(1, 7))
    assert mine.findings == ()
    assert mine.scale == (1.0, 7.0)
    pd.testing.assert_frame_equal(mine.answers, data.load("supermarket"), check_dtype=False)
    pd.testing.assert_frame_equal(mine.answers, survey.load("supermarket").answers)


ROW = "a,deli,4,6,5,7\n"
CASES = {
    "missing column": (
        "respondent_id,moment_id,percieved\na,deli,5\n",
        [("column.missing", 1, "perceived", None)],
    ),
    "column twice": (
        "respondent_id,moment_id,perceived,perceived\na,deli,5,5\n",
        [("column.twice", 1, "perceived", None)],
    ),
    "off the scale": (
        HEADER + ROW + "b,deli,0,6,8,7\n",
        [("answer.off-scale", 3, "perceived", "8"), ("answer.off-scale", 3, "adequate", "0")],
    ),
    "99 for missing": (HEADER + "a,deli,4,6,99,7\n", [("answer.off-scale", 2, "perceived", "99")]),
    "text in a number": (HEADER + "a,deli,4,6,five,7\n", [("answer.not-a-number", 2, "perceived", "five")]),
    "infinite": (HEADER + "a,deli,4,6,inf,7\n", [("answer.not-a-number", 2, "perceived", "inf")]),
    "read in two ways": (HEADER + 'a,deli,4,6,"5,123",7\n', [("answer.ambiguous", 2, "perceived", "5,123")]),
    "duplicate answer": (
        HEADER + ROW + "b,deli,4,6,5,7\n" + ROW,
        [("answer.duplicate", 4, "respondent_id", "a")],
    ),
    "contradictory answer": (
        HEADER + ROW + "b,deli,4,6,5,7\n" + "a,deli,4,6,6,7\n",
        [("answer.contradictory", 4, "respondent_id", "a")],
    ),
    "nothing left": (
        HEADER + ROW + "a,deli,4,6,6,7\n",
        [("answer.contradictory", 3, "respondent_id", "a"), ("answer.none-left", None, None, None)],
    ),
    "two names": (
        "respondent_id,moment_id,moment_name,perceived\na,deli,Counter,5\nb,deli,Deli,5\nc,deli,Deli,5\n",
        [("moment.two-names", 3, "moment_name", "Deli")],
    ),
    "expected off the scale": (
        "respondent_id,moment_id,expected,perceived\na,deli,99,5\n",
        [("answer.off-scale", 2, "expected", "99")],
    ),
    "unknown moment": (HEADER + "a,bakery,4,6,5,7\n", [("moment.unknown", 2, "moment_id", "bakery")]),
    "desired below adequate": (HEADER + "a,deli,6,4,5,7\n", [("zone.inverted", 2, "desired", "4")]),
    "no id": (HEADER + ROW + ",deli,4,6,5,7\n", [("id.missing", 3, "respondent_id", "")]),
    "too few cells": (HEADER + ROW + "b,deli,4\n", [("row.length", 3, None, None)]),
    "unquoted decimal comma": (HEADER + ROW + "b,deli,4,6,5,5,7\n", [("row.length", 3, None, None)]),
    "quotation mark": (HEADER + 'a,"deli,4,6,5,7\n', [("file.quotes", None, None, None)]),
    "blank rows count": (HEADER + "\n\n" + "a,deli,4,6,9,7\n", [("answer.off-scale", 4, "perceived", "9")]),
    "nobody answered": (HEADER + "a,deli,4,6,,\n", [
        ("column.no-answers", 1, "perceived", None), ("column.no-answers", 1, "importance", None),
    ]),
    "negative weight": (
        "respondent_id,moment_id,perceived,weight\na,deli,5,-1\n",
        [("weight.negative", 2, "weight", "-1")],
    ),
    "unclear not-applicable": (
        "respondent_id,moment_id,perceived,not_applicable\na,deli,5,maybe\n",
        [("not-applicable.unclear", 2, "not_applicable", "maybe")],
    ),
    "not applicable as a missing answer": (
        "respondent_id,moment_id,perceived,not_applicable\na,deli,5,NA\n",
        [("not-applicable.unclear", 2, "not_applicable", "NA")],
    ),
    "almost the name of a level": (
        "respondent_id,moment_id,adecuate,perceived\na,deli,4,5\n",
        [("column.misspelt", 1, "adecuate", None)],
    ),
    "the Spanish name of a rating": (
        "respondent_id,moment_id,perceived,importancia\na,deli,4,5\n",
        [("column.misspelt", 1, "importancia", None)],
    ),
    "a column of one's own": ("respondent_id,moment_id,perceived,age\na,deli,5,44\n", []),
    "empty": ("", [("file.empty", None, None, None)]),
    "blank": ("\n \n", [("file.empty", None, None, None)]),
    "only a byte-order mark": (b"\xef\xbb\xbf", [("file.empty", None, None, None)]),
    "only a header": (HEADER, [("file.empty", None, None, None)]),
    "latin letters": (
        (HEADER + "José,deli,4,6,9,7\n").encode("cp1252"),
        [("answer.off-scale", 2, "perceived", "9"), ("file.encoding", 2, None, None)],
    ),
    "a spreadsheet": (b"PK\x03\x04\0\0", [("file.not-text", None, None, None)]),
    "UTF-16": ((HEADER + ROW).encode("utf-16"), [("file.not-text", None, None, None)]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_problem_is_named_with_its_place(name: str, write: Write) -> None:
    content, expected = CASES[name]
    path = write(content)
    found = survey.validate(path, moments=["deli", "checkout"])
    assert sorted(map(str, places(found))) == sorted(map(str, expected))
    for finding in found:
        assert "{" not in str(finding)
        assert finding.row is None or str(finding).startswith(f"Row {finding.row}")
    before = path.read_bytes()
    if any(finding.severity == "error" for finding in found):
        with pytest.raises(CocreaError) as caught:
            survey.read(path, moments=["deli", "checkout"])
        assert caught.value.code == "survey.unusable"
        assert str(found[0]) in str(caught.value)
    else:
        assert survey.read(path).findings == tuple(found)
    assert path.read_bytes() == before


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    assert [f.code for f in survey.validate(tmp_path / "nothing.csv")] == ["file.not-found"]
    assert [f.code for f in survey.validate(tmp_path)] == ["file.folder"]
    with pytest.raises(CocreaError, match="There is no such file"):
        survey.read(str(tmp_path / "nothing.csv"))


@pytest.mark.parametrize(
    "content",
    [
        HEADER + 'a,deli,4,6,"5,5",7\n',
        (HEADER + "a,deli,4,6,5.5,7\n").replace(",", ";"),
        (HEADER + "a,deli,4,6,5.5,7\n").replace(",", ";").replace(".", ","),
        (HEADER + "a,deli,4,6,5.5,7\n").replace(",", "\t"),
        "\ufeff" + HEADER + "a,deli,4,6,5.5,7\n",
        (HEADER + "a,deli,4,6,5.5,7\n").replace("\n", "\r\n"),
        HEADER.upper() + " a , deli ,4,6, 5.5 ,7\n",
        HEADER + "a,deli,4,6,5.5,7,,\n",
    ],
    ids=["quoted comma", "semicolon", "semicolon and comma", "tab", "BOM", "Windows", "spaces", "extra"],
)
def test_the_forms_that_spreadsheets_write(content: str, write: Write) -> None:
    table = survey.read(write(content)).answers
    assert table.loc[0, ["respondent_id", "moment_id", "perceived"]].tolist() == ["a", "deli", 5.5]


def test_no_answer_is_no_error(write: Write) -> None:
    table = survey.read(write(HEADER + "a,deli,4,6,5,7\nb,deli,NA,,ns/nc,n/a\n")).answers
    assert table.loc[1, ["adequate", "desired", "perceived", "importance"]].isna().all()


def test_perceptions_alone_are_a_survey_and_other_columns_are_kept(write: Write) -> None:
    text = "respondent_id,moment_id,perceived,site,comment\n007,deli,5,A,“fine”\n"
    table = survey.read(write(text)).answers
    assert table.loc[0].tolist() == ["007", "deli", 5.0, "A", "“fine”"]


def test_an_inverted_zone_is_kept_and_left_out_of_the_zone(write: Write) -> None:
    mine = survey.read(write(HEADER + "a,deli,6,4,5,7\nb,deli,4,6,5,7\n"))
    assert [finding.severity for finding in mine.findings] == ["warning"]
    assert len(mine.answers) == 2
    assert mine.upright["respondent_id"].tolist() == ["b"]
    assert moments.zone_table(mine.answers)[["n", "inversions"]].values.tolist() == [[1, 1]]


def test_only_the_first_errors_are_named(write: Write) -> None:
    rows = "".join(f"r{i},deli,4,6,9,7\n" for i in range(40))
    with pytest.raises(CocreaError) as caught:
        survey.read(write(HEADER + rows))
    assert caught.value.facts["count"] == 40
    assert len(str(caught.value).splitlines()) == 6


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(
        st.binary(max_size=200), st.text(alphabet=',;\t\n\r"aé1-.\0 ', max_size=80).map(str.encode)
    ),
    header=st.booleans(),
)
def test_no_file_whatever_ends_in_a_traceback(content: bytes, header: bool, write: Write) -> None:
    path = write(HEADER.encode() + content if header else content)
    found = survey.validate(path, moments=["deli"])
    assert all(str(finding) for finding in found)
    try:
        survey.read(path)
    except CocreaError as error:
        assert error.code == "survey.unusable"


def test_every_code_has_words_that_fill() -> None:
    facts = dict.fromkeys(
        ("reason", "reasons", "found", "given", "expected", "known", "moment", "first"), "x"
    )
    numbers = dict.fromkeys(("low", "high", "adequate"), 1.0)
    for code in schema._WORDS:
        assert "{" not in str(survey.Finding(code, "error", 2, "perceived", "5", {**facts, **numbers}))


def test_findings_speak_when_they_are_shown() -> None:
    finding = survey.Finding("file.empty", "error")
    with speaking("es"):
        assert finding.message  # Spanish once the catalogue has it; never a failure


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"file_or_table": 5}, "survey.path"),
        ({"file_or_table": "a\0b.csv"}, "survey.path"),
        ({"file_or_table": "x.csv", "scale": (7, 1)}, "argument.ends"),
        ({"file_or_table": "x.csv", "scale": 7}, "argument.list"),
        ({"file_or_table": "x.csv", "scale": ("one", 7)}, "argument.not-numbers"),
        ({"file_or_table": "x.csv", "moments": "deli"}, "argument.list"),
        ({"file_or_table": "x.csv", "moments": [["deli"]]}, "argument.label"),
        ({"file_or_table": "x.csv", "moments": 3}, "argument.list"),
    ],
)
def test_bad_arguments_are_one_clear_error(arguments: dict[str, object], code: str) -> None:
    for entry in (survey.validate, survey.read):
        with pytest.raises(CocreaError) as caught:
            entry(**arguments)  # type: ignore[arg-type]
        assert caught.value.code == code
        assert "{" not in str(caught.value)


def test_moments_are_named_as_the_file_has_them() -> None:
    """By numbers where the file numbers them, and by the dictionary of their names."""
    table = pd.DataFrame({"respondent_id": ["a", "b"], "moment_id": [1, 2], "perceived": [5, 6]})
    for known in ([1, 2], ["1", "2"], {"1": "Parking", "2": "Checkout"}):
        assert survey.validate(table, moments=known) == []
    assert [finding.value for finding in survey.validate(table, moments=[1.0])] == ["2"]


def test_columns_without_a_heading_are_left_out_and_shift_nothing() -> None:
    table = pd.DataFrame({"respondent_id": ["a", "b"], "moment_id": "app", "perceived": [5, 6]})
    table = table.assign(note=["x", "y"], other=[0.5, 1.5])
    table.insert(0, "", "c")
    table.insert(1, " ", "d")
    answers = survey.read(table).answers
    assert list(answers.columns) == ["respondent_id", "moment_id", "perceived", "note", "other"]
    assert answers["note"].tolist() == ["x", "y"] and answers["other"].tolist() == [0.5, 1.5]


@pytest.mark.parametrize("name", ["n" * 300 + ".csv", "\ud800.csv"])
def test_a_name_that_no_file_can_have_is_a_finding(name: str) -> None:
    assert [finding.code for finding in survey.validate(name)] == ["file.unreadable"]


def test_a_cell_that_holds_a_list_is_no_number() -> None:
    table = pd.DataFrame({"respondent_id": ["a", "b"], "moment_id": "app", "perceived": [5, 6]}, dtype=object)
    for value in (np.array([1, 2]), [1, 2]):
        table.at[0, "perceived"] = value
        assert places(survey.validate(table))[0][:3] == ("answer.not-a-number", 2, "perceived")


def test_an_empty_table_is_not_called_a_file() -> None:
    (finding,) = survey.validate(pd.DataFrame(columns=["respondent_id", "moment_id", "perceived"]))
    assert finding.code == "table.empty" and "file" not in str(finding)


def test_names_are_found_by_the_ids_as_the_file_has_them_and_no_name_is_none() -> None:
    table = pd.DataFrame({"respondent_id": list("abc"), "moment_id": [1, 2, 3], "perceived": [5, 6, 7]})
    mine = survey.read(table, names={1.0: "Parking", 2: float("nan"), "3": None})  # type: ignore[dict-item]
    assert mine.names == {"1": "Parking", "2": "2", "3": "3"}


def test_a_column_called_almost_like_one_that_is_missing_is_named_with_it(write: Write) -> None:
    path = write("respondent_id,moment_id,adecuate,perceived\na,deli,4,5\n")
    (finding,) = survey.validate(path)
    assert "adecuate" in str(finding) and "“adequate”" in str(finding)


def test_the_sentences_say_how_the_ratings_were_read() -> None:
    said = " ".join(survey.load("supermarket").sentences())
    ratings = data.load("supermarket")[["adequate", "desired", "perceived", "importance"]].stack()
    assert f"Ratings: from {ratings.min()} to {ratings.max()}, read on a scale from 1 to 7." in said
