"""The tables of chapter 3 on the customer's role: who may use a machine, and where a role loses people."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cocrea.data.handed_over import DRIVERS
from cocrea.language import _, number
from cocrea.models.coproduction import RULES, readiness, role_gap, sst_probability
from cocrea.said import percent
from cocrea.tables.readable import readable

THREE = {"A": (1, 2, 2), "B": (3, 4, 4), "C": (6, 6, 6)}  # knows, wants, can: 1 to 7
READY = {"A": (0.90, 0.50, 0.90), "B": (0.70, 0.70, 0.70), "C": (0.60, 0.95, 0.75)}


def show_chances() -> pd.DataFrame:
    """Three drivers: how likely they serve themselves, and what one more point of clarity adds.

    >>> show_chances().loc["B"].tolist()
    ['3 · 4 · 4', '57\\xa0%', '69\\xa0%', '+11.6']
    """
    knows, wants, can = np.array(list(THREE.values()), float).T
    before = np.asarray(sst_probability(knows, wants, can))
    after = np.asarray(sst_probability(knows + 1, wants, can))
    return readable(
        _("Driver"),
        list(THREE),
        {
            _("Knows · wants · can"): [" · ".join(str(mark) for mark in marks) for marks in THREE.values()],
            _("Chance today"): [percent(one) for one in before],
            _("One point clearer"): [percent(one) for one in after],
            _("Added (percentage points)"): [number(100 * one, 1, sign=True) for one in after - before],
        },
    )


def show_role_gap() -> pd.DataFrame:
    """Three groups of drivers: how many are lost at each step of the role, and the role gap.

    >>> show_role_gap().iloc[1].tolist()
    ['120', '58', '6', '8', '72']
    """
    groups = list(DRIVERS.values())
    lost = [role_gap(one.expected, one.know, one.able, one.do)["lost"].tolist() for one in groups]
    columns = (_("do not know how"), _("know, and cannot"), _("can, and do not"))
    return readable(
        _("Drivers"),
        [one.label for one in groups],
        {
            _("Expected to do it"): [number(one.expected, 0) for one in groups],
            **{name: [number(row[place], 0) for row in lost] for place, name in enumerate(columns)},
            _("Role gap"): [number(sum(row), 0) for row in lost],
        },
    )


def show_readiness() -> pd.DataFrame:
    """Three customers, and how ready each is by three rules that nobody has put to the test.

    >>> show_readiness().loc["C"].tolist()
    ['0.60 · 0.95 · 0.75', '0.43', '0.77', '0.60']
    """
    known, wanted, able = np.array(list(READY.values())).T
    names = {"product": _("Product"), "mean": _("Mean"), "minimum": _("Minimum")}
    return readable(
        _("Customer"),
        list(READY),
        {
            _("Knows · wants · can"): [
                " · ".join(number(one, 2) for one in three) for three in READY.values()
            ],
            **{
                names[rule]: [number(float(one)) for one in readiness(known, wanted, able, rule)]
                for rule in RULES
            },
        },
    )
