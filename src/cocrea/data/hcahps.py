"""Patients' experience of hospitals in the United States (HCAHPS), releases of 2015 to 2023.

The figures are the agency's own shares of answers, whole percents. A correlation over
states is ecological: it says how averages of states go together, and nothing surely
about what a patient who rates the one thing higher makes of the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from cocrea.arguments import table_with
from cocrea.data.fetch import not_the_original
from cocrea.stats.correlation import correlation


@dataclass(frozen=True)
class Measure:
    """One published measure: the agency's id and kind, its English and Spanish label."""

    id: str
    kind: str
    label_en: str
    label_es: str


MEASURES = {
    "nurses": Measure(
        "H_COMP_1", "composite", "Communication with nurses", "Comunicación con el personal de enfermería"
    ),
    "doctors": Measure(
        "H_COMP_2", "composite", "Communication with doctors", "Comunicación con el personal médico"
    ),
    "responsiveness": Measure(
        "H_COMP_3",
        "composite",
        "Responsiveness of hospital staff",
        "Capacidad de respuesta del personal del hospital",
    ),
    "medicines": Measure(
        "H_COMP_5", "composite", "Communication about medicines", "Explicaciones sobre los medicamentos"
    ),
    "discharge": Measure("H_COMP_6", "composite", "Discharge information", "Información para el alta"),
    "care_transition": Measure("H_COMP_7", "composite", "Care transition", "Transición al cuidado en casa"),
    "cleanliness": Measure("H_CLEAN_HSP", "item", "Cleanliness of the hospital", "Limpieza del hospital"),
    "quietness": Measure("H_QUIET_HSP", "item", "Quietness of the hospital", "Silencio en el hospital"),
    "rating": Measure(
        "H_HSP_RATING", "global", "Overall rating of the hospital", "Calificación general del hospital"
    ),
    "recommend": Measure("H_RECMND", "global", "Would recommend the hospital", "Recomendaría el hospital"),
}
_BOXES = {
    "Bottom-box Percentage": "bottom",
    "Middle-box Percentage": "middle",
    "Top-box Percentage": "top",
}
_KINDS = {"Composite Measure": "composite", "Individual Item": "item", "Global Item": "global"}


def read_results(path: Path) -> pd.DataFrame:
    """The shares in the original file at `path`, national or by state, as `results` gives them."""
    return results(pd.read_csv(path, encoding="utf-8"))


def read_measures(path: Path) -> pd.DataFrame:
    """The agency's list of measures at `path`: measure, measure_id, name, kind."""
    raw = pd.read_csv(path, encoding="utf-8")
    _check(raw, "hcahps_measures", "Measure ID", "Measure", "Type")
    return pd.DataFrame(
        {
            "measure": raw["Measure ID"].map(_names()),
            "measure_id": raw["Measure ID"],
            "name": raw["Measure"],
            "kind": raw["Type"].map(_KINDS),
        }
    )


def results(raw: pd.DataFrame) -> pd.DataFrame:
    """The shares of answers in tidy columns, from the agency's: one row a release, (state) and measure.

    year of the release (July); state, where the file has states; measure; bottom, middle
    and top: the shares of patients with the least, a middling and the most favourable
    answer, adjusted by the agency, in whole percents.
    """
    name = "hcahps_states" if "State" in table_with(raw) else "hcahps_national"
    _check(raw, name, "Release Period", "Measure ID", *_BOXES)
    where = {"state": raw["State"]} if "State" in raw else {}
    return pd.DataFrame(
        {
            "year": raw["Release Period"].str.removeprefix("07_").astype(int),
            **where,
            "measure": raw["Measure ID"].map(_names()),
            **{name: raw[column] for column, name in _BOXES.items()},
        }
    )


def hcahps_national(national: pd.DataFrame) -> pd.DataFrame:
    """The published table: shares of answers in the whole country, from what `results` gives.

    year of the release, measure, label_en, label_es, kind, bottom, middle, top (percents).
    """
    table_with(national, "year", "measure", *_BOXES.values())
    table = national[["year", "measure"]].join(_labels(national["measure"]))
    return table.join(national[list(_BOXES.values())])


def hcahps_correlations(states: pd.DataFrame) -> pd.DataFrame:
    """The published correlations over states with the overall rating, from what `results` gives.

    Of each release and measure but the rating itself: year, measure, label_en, label_es,
    kind; n, states (and the District of Columbia); mean and sd over states of the top-box
    share; r with the top-box share of the overall rating, and its 95 % interval (low,
    high; Fisher's). Every state counts alike, however many patients it has. Four decimals.
    """
    table_with(states, "year", "state", "measure", "top")
    rows = []
    for year, release in states.groupby("year"):
        tops = release.pivot(index="state", columns="measure", values="top")
        for measure in (name for name in MEASURES if name != "rating"):
            top, found = tops[measure].dropna(), correlation(tops[measure], tops["rating"])
            row = {"year": year, "measure": measure, "n": found.n, "mean": top.mean(), "sd": top.std()}
            rows.append(row | {"r": found.r, "low": found.low, "high": found.high})
    table = pd.DataFrame(rows).round(4)
    labels = _labels(table["measure"])
    return table[["year", "measure"]].join(labels).join(table.drop(columns=["year", "measure"]))


def _labels(measures: pd.Series) -> pd.DataFrame:
    return pd.DataFrame(
        {
            what: [getattr(MEASURES[measure], what) for measure in measures]
            for what in ("label_en", "label_es", "kind")
        },
        index=measures.index,
    )


def _names() -> dict[str, str]:
    """Our name of each of the agency's ids."""
    return {measure.id: name for name, measure in MEASURES.items()}


def _check(raw: pd.DataFrame, name: str, *columns: str) -> None:
    """Raise CocreaError where an original column is missing."""
    for column in columns:
        if column not in raw.columns:
            raise not_the_original(name, column)
