"""X1.1, Who is whose neighbour? Forty kinds of services, and the five nearest to one of them."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from cocrea.data import load
from cocrea.explorables.makers import explorable
from cocrea.language import _, ngettext
from cocrea.models.nature import IHIP, nearest_services
from cocrea.widgets.controls import choice, toggle
from cocrea.widgets.explorer import Explorer, State
from cocrea.widgets.look import Drawing, axis, colour

CHOSEN = (  # whose neighbours are looked for
    "bank_account",
    "fuel_station",
    "hotel",
    "dry_cleaner",
    "restaurant",
    "dentist",
    "university_lecture",
    "recorded_lecture",
    "parcel_delivery",
    "airline_flight",
)
NEAREST = 5
ACROSS, UP = "intangibility", "inseparability"  # the two letters that the picture has room for


@explorable("X1.1")
def neighbours() -> Explorer:
    """X1.1: the five services nearest to one in the letters, by either rater, and with ownership.

    Controls: the `service`, whose scores are used (`rater`: a, b or both), and what is `counted`:
    the four letters alone, or ownership besides. 60 states.

    >>> from cocrea.explorables.nature import neighbours
    >>> neighbours().n_states
    60
    """
    names = catalogue("a").set_index("service_id")["label"]
    controls = {
        "service": choice(_("Service"), [(str(names[one]), one) for one in CHOSEN], "bank_account"),
        "rater": toggle(_("Scores of"), [(_("rater a"), "a"), (_("rater b"), "b"), (_("both"), "ab")], "a"),
        "counted": toggle(
            _("What counts"), [(_("four letters"), "letters"), (_("and ownership"), "ownership")], "letters"
        ),
    }
    return Explorer(found, controls, found_chart, title=_("Who is whose neighbour?"))


def catalogue(rater: str) -> pd.DataFrame:
    """The forty kinds of services with a score a letter: one rater's, or the mean of both."""
    table = load("services_catalog")
    scores = {letter: table[[f"{letter}_{one}" for one in rater]].mean(axis=1) for letter in IHIP}
    return table.assign(**scores)


@cache
def nearest(service: str, rater: str, counted: str) -> tuple[str, ...]:
    """The ids of the five services nearest to `service`, the nearest first."""
    table = catalogue(rater)
    columns = (*IHIP, "ownership") if counted == "ownership" else IHIP
    itself = table["service_id"] == service
    profile = {name: table.loc[itself, name].iloc[0] for name in columns}
    # The scale is that of all forty, so the service itself is looked for, too, and then left out.
    near = nearest_services(table, profile, NEAREST + 1)["service_id"]
    return tuple(near[near != service])[:NEAREST]


def found(service: str, rater: str, counted: str) -> State:
    """Where the forty stand in two letters, and the five nearest to one of them.

    Rows, one a service: its scores `x` and `y`, and `kind` (2 itself, 1 a neighbour, 0 another);
    (`to_x`, `to_y`), where a line from it leads: to the service for a neighbour, else nowhere; `place`,
    1 to 5 for the neighbours, else 0. Here: where the service stands.
    """
    table = catalogue(rater).set_index("service_id")
    near = nearest(service, rater, counted)
    place = table.index.map({one: rank for rank, one in enumerate(near, 1)}).fillna(0).to_numpy(int)
    x, y = table[ACROSS].to_numpy(float), table[UP].to_numpy(float)
    mine = table.index.get_loc(service)
    linked = place > 0
    return State(
        rows={
            "x": x,
            "y": y,
            "kind": np.where(table.index == service, 2, linked.astype(int)),
            "to_x": np.where(linked, x[mine], x),
            "to_y": np.where(linked, y[mine], y),
            "place": place,
        },
        here={"x": float(x[mine]), "y": float(y[mine])},
        said=_said(service, rater, counted),
    )


def _said(service: str, rater: str, counted: str) -> str:
    table = catalogue(rater).set_index("service_id")
    near = nearest(service, rater, counted)
    called, industry = table["label"].astype(str).to_dict(), table["industry"].astype(str).to_dict()
    names = "; ".join(f"{place} {called[one]}" for place, one in enumerate(near, 1))
    same = sum(industry[one] == industry[service] for one in near)
    said = [
        _("The nearest five: {names}.", names=names),
        ngettext(
            "{n} of them comes from its own industry.",
            "{n} of them come from its own industry.",
            same,
            n=same,
        ),
    ]
    if rater in ("a", "b"):
        stay = len({*near} & {*nearest(service, "b" if rater == "a" else "a", counted)})
        said.append(
            ngettext(
                "With the other rater, {n} of the five stays.",
                "With the other rater, {n} of the five stay.",
                stay,
                n=stay,
            )
        )
    return " ".join(said)


def found_chart(rows: alt.Chart, here: alt.Chart) -> Drawing:
    """Forty dots in two of the four letters; lines from the chosen one to its five neighbours."""
    across = axis(_("Nothing to take hold of →"), -4, 108, [0, 50, 100], format=".0f")
    up = axis(_("Made while it is used →"), -8, 112, [0, 50, 100], format=".0f")
    dot: dict[str, Any] = {"filled": True, "opacity": 1}
    at = (across.along("x"), up.up("y"))
    near, others = (rows.transform_filter(f"datum.kind == {kind}") for kind in (1, 0))
    return alt.layer(
        near.mark_rule(strokeWidth=1.5, color=colour("main")).encode(*at, x2="to_x", y2="to_y"),
        others.mark_point(**dot, size=36, color=colour("faint")).encode(*at),
        near.mark_point(**dot, size=110, color=colour("main")).encode(*at),
        near.mark_text(dy=-14, fontWeight="bold", color=colour("ink")).encode(
            *at, alt.Text("place", type="quantitative")
        ),
        here.mark_point(**dot, size=190, shape="diamond", color=colour("short")).encode(*at),
    ).properties(
        height=320,
        description=_(
            "Forty kinds of services as dots: to the right, how little there is to take hold of; upwards, "
            "how far it is made while it is used. A diamond is the chosen service. Lines lead from it to the "
            "five that are nearest in all that counts, numbered from the nearest; the picture has room for "
            "two of the four letters only. The sentence below names them."
        ),
    )
