"""The facts of EstaciónSol and the Caja Jacaranda as tables: for the page that shows them, and any other."""

from __future__ import annotations

import pandas as pd

from cocrea.data.estacionsol import PARTS, WAYS
from cocrea.language import _, number
from cocrea.tables.readable import readable


def show_station() -> pd.DataFrame:
    """The parts of the station: what is done, who does the work, how often.

    >>> show_station().loc["Car wash"].tolist()
    ['A tunnel washes the car', 'a machine', '9']
    """
    parts = PARTS.values()
    return readable(
        _("Part"),
        [part.label for part in parts],
        {
            _("What is done"): [_(part.does) for part in parts],
            _("Who does the work"): [_(part.worker) for part in parts],
            _("In 100 visits"): [str(part.of_100) for part in parts],
        },
    )


def show_station_process() -> pd.DataFrame:
    """Labour intensity and interaction score of each part, then its wages and plant.

    >>> show_station_process().loc["Shop"].tolist()
    ['1.20', '2', '90', '75']
    """
    parts = PARTS.values()
    return readable(
        _("Part"),
        [part.label for part in parts],
        {
            _("Intensity"): [number(part.intensity, 2) for part in parts],
            _("Score"): [str(part.score) for part in parts],
            _("Wages"): [str(part.labour) for part in parts],
            _("Plant"): [str(part.plant) for part in parts],
        },
    )


def show_ways() -> pd.DataFrame:
    """The same choice twice: at the pump and at the bank.

    >>> show_ways().loc["Cash, at the machine in the lobby"].tolist()
    ['the customer', '55', '3']
    """
    ways = WAYS.values()
    return readable(
        _("Way"),
        [way.label for way in ways],
        {
            _("Who does the work"): [_(way.worker) for way in ways],
            _("Of 100 customers"): [str(way.of_100) for way in ways],
            _("Minutes, mean"): [str(way.minutes) for way in ways],
        },
    )
