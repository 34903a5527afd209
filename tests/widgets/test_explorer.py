"""The Explorer without a browser: its states, its values, its still picture, its errors."""

from __future__ import annotations

import re
from typing import Any

import altair as alt
import pandas as pd
import pytest

from cocrea.errors import CocreaError
from cocrea.widgets.controls import axis_of, choice, slider, tick, toggle
from cocrea.widgets.explorer import Explorer
from cocrea.widgets.lattice import unpack


def line(n: int, slope: float) -> tuple[pd.DataFrame, str]:
    return pd.DataFrame({"x": [0.0, 1.0], "y": [0.0, n * slope]}), f"{n} times {slope}."


def chart(data: Any) -> alt.Chart:
    fixed = alt.Scale(domain=[0, 10])
    return alt.Chart(data, height=80).mark_line(clip=True).encode(x="x:Q", y=alt.Y("y:Q", scale=fixed))


def made(compute: Any = line, **change: Any) -> Explorer:
    slopes = choice("slope", [("flat", 0.5), ("steep", 2.0)], 2.0)
    controls = {"n": slider("n", 1, 3, value=2), "slope": slopes}
    return Explorer(compute, **{"controls": controls, "chart": chart, "title": "A <line>", **change})


def test_every_state_is_what_the_model_says_the_last_control_turning_fastest() -> None:
    explorer = made()
    lattice = unpack(explorer.board.lattice)
    states = [(n, slope) for n in (1, 2, 3) for slope in (0.5, 2.0)]
    assert explorer.n_states == 6
    assert lattice.sentences == [line(*state)[1] for state in states]
    for k, state in enumerate(states):
        pd.testing.assert_frame_equal(lattice.table(k), line(*state)[0])


def test_controls_are_live_ipywidgets() -> None:
    explorer = made()
    explorer.controls["n"].value = 3
    assert explorer.values == {"n": 3, "slope": 2.0}
    assert explorer.result()[1] == "3 times 2.0."
    assert explorer.board.sentence == "2 times 2.0."  # how it opened


def test_two_of_a_kind_are_equal_byte_for_byte() -> None:
    first, second = made().board, made().board
    assert (first.lattice, first.spec, first.axes) == (second.lattice, second.spec, second.axes)


def test_what_jupyter_shows_carries_a_still_picture() -> None:
    shown = made()._repr_mimebundle_()
    assert shown["application/vnd.jupyter.widget-view+json"]["version_major"] == 2
    assert shown["text/plain"] == "A <line>\n2 times 2.0."
    assert re.match(r'<figure class="cocrea-fallback" data-room="\d+px \d+px">', shown["text/html"])
    assert re.search(r'<svg role="img" aria-label="A &lt;line&gt;"', shown["text/html"])
    assert "2 times 2.0.</figcaption>" in shown["text/html"]


def test_pictures_on_one_page_share_no_id() -> None:
    explorer = made()
    ids = [set(re.findall(r'\bid="([^"]+)"', explorer.still())) for _turn in range(2)]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_a_slider_says_its_values_as_readers_read_them() -> None:
    axis, values = axis_of("x", slider("Share", -0.5, 0.5, 0.25, unit="%"))
    assert values == [-0.5, -0.25, 0.0, 0.25, 0.5]
    assert axis["labels"][0] == "\N{MINUS SIGN}0.50\N{NO-BREAK SPACE}%"


def test_steps_of_a_tenth_carry_no_noise() -> None:
    assert axis_of("x", slider("x", 0.1, 0.7, 0.1))[1] == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]


def test_whole_sliders_stay_whole_and_boxes_are_true_or_false() -> None:
    assert [type(v) for v in axis_of("n", slider("n", 1, 2))[1]] == [int, int]
    assert axis_of("up", tick("up"))[1] == [False, True]
    assert axis_of("side", toggle("side", [("left", "l"), ("right", "r")], "r"))[1] == ["l", "r"]


def fails_with(message: str, **change: Any) -> None:
    with pytest.raises(CocreaError, match=re.escape(message)):
        made(**change)


def test_too_many_states() -> None:
    fails_with("6 states, more than the 5 allowed", max_states=5)


def test_a_model_that_raises_names_the_state() -> None:
    def broken(n: int, slope: float) -> Any:
        return line(n, 1 / (n - 2))

    fails_with("stopped at n = 2, slope = 0.5: ZeroDivisionError", compute=broken)


def test_a_models_own_message_is_passed_on() -> None:
    def refuses(n: int, slope: float) -> Any:
        raise CocreaError("file.not-found", "There is no file “{path}”.", path="x.csv")

    fails_with("stopped at n = 1, slope = 0.5: There is no file “x.csv”", compute=refuses)


def test_unequal_rows_name_the_state() -> None:
    def longer(n: int, slope: float) -> Any:
        return pd.DataFrame({"x": range(n)}), "…"

    fails_with("At n = 2, slope = 0.5 the table has 2 rows, elsewhere 1", compute=longer)


def test_unequal_columns_name_the_state() -> None:
    def other(n: int, slope: float) -> Any:
        return pd.DataFrame({"x" if n < 3 else "z": [1]}), "…"

    fails_with("At n = 3, slope = 0.5 the table has the columns z, elsewhere x", compute=other)


def test_a_model_without_a_sentence() -> None:
    fails_with("At n = 1, slope = 0.5 the model gave no pair", compute=lambda n, slope: line(n, slope)[0])


def test_a_control_without_steps() -> None:
    import ipywidgets

    fails_with("“n” is a Text, which cannot be laid out in steps", controls={"n": ipywidgets.Text()})


@pytest.mark.parametrize("low, high, step", [(0, 1, 0.3), (1, 0, 1), (0, 1, 0), (0, 1, -0.5), (1, 1, 1)])
def test_steps_must_end_at_the_end(low: float, high: float, step: float) -> None:
    with pytest.raises(CocreaError, match="“x” cannot go from"):
        slider("x", low, high, step)


@pytest.mark.parametrize("value", [0.3, 2, -1])
def test_a_slider_starts_on_a_step(value: float) -> None:
    with pytest.raises(CocreaError, match="“x” cannot start at"):
        slider("x", 0, 1, 0.5, value)


def test_a_choice_starts_at_one_of_its_options() -> None:
    with pytest.raises(CocreaError, match="“x” cannot start at 3"):
        choice("x", [("one", 1), ("two", 2)], 3)
