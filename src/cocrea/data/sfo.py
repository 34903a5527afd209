"""The passenger surveys of San Francisco airport (2017, 2018): from the original files to the tables.

Published are sums over people, unweighted, without a word of what makes a passenger
recognisable. The airport asks at the gates, about a dozen passengers at a time, and
those answer more alike than passengers drawn one by one: the standard errors heed
that, and so do the intervals of `sfo_drivers` and `sfo_blocks`; those of the correlations
in `sfo_touchpoints` do not and are too narrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from cocrea.arguments import table_with
from cocrea.data.fetch import not_the_original
from cocrea.language import in_languages
from cocrea.models.experience import count_recommendations, nps, nps_difference
from cocrea.models.experience.recommendation import DETRACTORS_TO, PROMOTERS_FROM
from cocrea.stats.bootstrap import RESAMPLES, SEED
from cocrea.stats.correlation import correlation
from cocrea.stats.intervals import NORMAL

FEWEST = 10  # smaller groups are not published
TAILS = (0.025, 0.975)  # of the redraws: 95 % intervals


@dataclass(frozen=True)
class Touchpoint:
    """One rated thing: its column in the file, what 1 and 5 mean, its English and Spanish label."""

    column: str
    scale: str
    label_en: str
    label_es: str

    @property
    def label(self) -> str:
        """What it is called, as a message."""
        return in_languages(self.label_en, es=self.label_es)


QUALITY, CLEANLINESS, EASE, SAFETY = "quality", "cleanliness", "ease", "safety"
TOUCHPOINTS = {
    "art": Touchpoint("Q7ART", QUALITY, "Artwork and exhibitions", "Obras de arte y exposiciones"),
    "restaurants": Touchpoint("Q7FOOD", QUALITY, "Restaurants", "Restaurantes"),
    "shops": Touchpoint("Q7STORE", QUALITY, "Shops", "Tiendas"),
    "signs": Touchpoint("Q7SIGN", QUALITY, "Signs inside the airport", "Señales dentro del aeropuerto"),
    "walkways": Touchpoint(
        "Q7WALKWAYS",
        QUALITY,
        "Escalators, elevators, walkways",
        "Escaleras mecánicas, ascensores y pasillos rodantes",
    ),
    "screens": Touchpoint("Q7SCREENS", QUALITY, "Information on screens", "Información en pantallas"),
    "info_lower": Touchpoint(
        "Q7INFODOWN",
        QUALITY,
        "Information booths at baggage claim",
        "Módulos de información en el reclamo de equipaje",
    ),
    "info_upper": Touchpoint(
        "Q7INFOUP", QUALITY, "Information booths at departures", "Módulos de información en salidas"
    ),
    "wifi": Touchpoint("Q7WIFI", QUALITY, "Free Wi-Fi", "Wifi gratuito"),
    "roads": Touchpoint("Q7ROADS", QUALITY, "Signs on the airport roads", "Señales en las vías de acceso"),
    "parking": Touchpoint("Q7PARK", QUALITY, "Parking", "Estacionamiento"),
    "airtrain": Touchpoint(
        "Q7AIRTRAIN", QUALITY, "Train between terminals (AirTrain)", "Tren entre terminales (AirTrain)"
    ),
    "parking_shuttle": Touchpoint(
        "Q7LTPARKING",
        QUALITY,
        "Shuttle to long-term parking",
        "Autobús al estacionamiento de larga estadía",
    ),
    "rental": Touchpoint("Q7RENTAL", QUALITY, "Rental car center", "Centro de alquiler de autos"),
    "clean_boarding": Touchpoint(
        "Q9BOARDING", CLEANLINESS, "Cleanliness of boarding areas", "Limpieza de las salas de embarque"
    ),
    "clean_airtrain": Touchpoint(
        "Q9AIRTRAIN", CLEANLINESS, "Cleanliness of the AirTrain", "Limpieza del AirTrain"
    ),
    "clean_rental": Touchpoint(
        "Q9RENTAL",
        CLEANLINESS,
        "Cleanliness of the rental car center",
        "Limpieza del centro de alquiler de autos",
    ),
    "clean_restaurants": Touchpoint(
        "Q9FOOD", CLEANLINESS, "Cleanliness of restaurants", "Limpieza de los restaurantes"
    ),
    "clean_restrooms": Touchpoint(
        "Q9RESTROOM", CLEANLINESS, "Cleanliness of restrooms", "Limpieza de los baños"
    ),
    "clean_overall": Touchpoint("Q9ALL", CLEANLINESS, "Cleanliness overall", "Limpieza en general"),
    "safe": Touchpoint("Q10SAFE", SAFETY, "Feeling safe", "Sensación de seguridad"),
    "getting_there": Touchpoint("Q13GETRATE", EASE, "Getting to the airport", "Trayecto hasta el aeropuerto"),
    "wayfinding": Touchpoint("Q14FIND", EASE, "Finding the way", "Orientarse en el aeropuerto"),
    "security": Touchpoint(
        "Q14PASSTHRU", EASE, "Passing through security", "Pasar por el control de seguridad"
    ),
}
OVERALL = Touchpoint("Q7ALL", QUALITY, "The airport as a whole", "El aeropuerto en conjunto")
RECOMMEND = ("Would recommend the airport", "Recomendaría el aeropuerto")
RATED = {**TOUCHPOINTS, "overall": OVERALL}
# Where a touchpoint stands on the sheet: in the block of the airport as a whole, in the next ones
# (cleanliness, safety), or later (getting there, finding the way, security), just before the last
# question, whether one would recommend the airport.
BLOCKS = ("own", "next", "later")
_BLOCK = {QUALITY: "own", CLEANLINESS: "next", SAFETY: "next", EASE: "later"}
_SUM_OF_OTHERS = "clean_overall"  # is a whole itself, so no part of the means
CRITERIA = ("overall", "recommend")
# The touchpoints whose low, middle and high ratings are held against the whole (1 to 5).
SPLIT = ("art", "restaurants", "shops", "signs", "wifi", "clean_restrooms", "safe")
SPLIT_AT = {"low": (1, 2), "middle": (3, 3), "high": (4, 5)}

# The 2018 file calls some questions otherwise; what tells the years apart is where “Live in…” stands.
_OTHER_NAMES = {"Q7WALKWAY": "Q7WALKWAYS", "METH": "METHOD", "Q20AGE": "Q19AGE"}
_YEARS = {"Q16LIVE": 2017, "Q17LIVE": 2018}
_NUMBERED = (*(touchpoint.column for touchpoint in RATED.values()), "NETPRO", "WEIGHT", "RUNID")
_YES_NO = {1: "yes", 2: "no"}
# Minutes from arrival at the airport to the departure of the flight, cut at the quartiles of 2017.
DWELL = {"up to 105": 105.0, "106 to 135": 135.0, "136 to 180": 180.0, "over 180": np.inf}
_CODES: dict[str, tuple[str, dict[Any, str]]] = {
    "boarding_area": ("BAREA", {letter: letter for letter in "ABCDEFG"}),
    "departure": ("STRATA", {1: "before 11:00", 2: "11:00 to 17:00", 3: "after 17:00"}),
    "flight": ("PEAK", {1: "domestic, peak", 2: "domestic, off-peak", 3: "international"}),
    "collected": ("METHOD", {1: "at the gate", 2: "by mail", 3: "online"}),
    "language": ("LANG", {1: "English", 2: "Spanish", 3: "Chinese", 4: "Japanese"}),
    "lives": ("LIVE", {1: "Bay Area", 2: "Northern California", 3: "elsewhere"}),
    "age": (
        "Q19AGE",
        {1: "under 18", 2: "18-24", 3: "25-34", 4: "35-44", 5: "45-54", 6: "55-64", 7: "65 and over"},
    ),
    "checked_bags": ("Q4BAGS", _YES_NO),
    "bought": ("Q4STORE", _YES_NO),
    "ate": ("Q4FOOD", _YES_NO),
    "used_wifi": ("Q4WIFI", _YES_NO),
    "problem": ("Q15PROBLEM", _YES_NO),
    "precheck": ("Q11TSAPRE", _YES_NO),
}
# Lines of the security check, by whether a passenger is registered for the quick one.
LANES = {"yes": "quick", "no": "regular"}
# How the answers of a year are put together.
WAYS = {
    "as they came": ("Each answer counts once", "Cada respuesta cuenta una vez"),
    "weighted": ("With the survey’s weights", "Con las ponderaciones de la encuesta"),
}
_OUTCOMES = {  # column: label, scale
    "overall": ((OVERALL.label_en, OVERALL.label_es), range(1, 6)),
    "recommend": (RECOMMEND, range(11)),
}


def read_sfo(path: Path) -> pd.DataFrame:
    """The answers in the original file of either year at `path`, as `sfo_answers` gives them."""
    return sfo_answers(pd.read_csv(path, encoding="utf-8", low_memory=False))


def sfo_answers(raw: pd.DataFrame) -> pd.DataFrame:
    """The answers in tidy English columns, one row a passenger, from the original columns of a year.

    id; year; run (passengers asked in one go, at one gate: a cluster); boarding_area,
    departure, flight, collected, language, lives, age, checked_bags, bought, ate,
    used_wifi, problem, precheck (the security line for registered passengers), as words;
    dwell, how long before the flight they had come, as a band of DWELL (2017 only); the
    ratings of TOUCHPOINTS and overall, 1–5; recommend, 0–10; weight, the survey's own.
    Blank, "don't know" and "never used"
    (0, 6 and their like) are NaN. Left out is what could make a passenger
    recognisable (home, flight number, times, income, gender) and every comment. The
    2017 field guide is read as holding for 2018, where the questions are the same.
    """
    year, columns = _recognised(table_with(raw))
    codes = {name: columns[column].map(meanings) for name, (column, meanings) in _CODES.items()}
    number = {name: pd.to_numeric(columns[name], errors="coerce") for name in _NUMBERED}
    ratings = {
        name: number[touchpoint.column].where(number[touchpoint.column].between(1, 5))
        for name, touchpoint in RATED.items()
    }
    return pd.DataFrame(
        {
            "id": range(1, len(raw) + 1),
            "year": year,
            "run": number["RUNID"],
            **codes,
            "dwell": _dwell(columns),
            **ratings,
            "recommend": number["NETPRO"].where(number["NETPRO"].between(0, 10)),
            "weight": number["WEIGHT"],
        },
        index=raw.index,
    )


def _dwell(columns: pd.DataFrame) -> pd.Series:
    """The band of each passenger's minutes at the airport; missing where the file has none, as in 2018."""
    minutes = pd.to_numeric(columns.get("HOWLONG", pd.Series(np.nan, columns.index)), errors="coerce")
    return pd.cut(minutes, [0.0, *DWELL.values()], labels=list(DWELL)).astype("object")


def _recognised(raw: pd.DataFrame) -> tuple[int, pd.DataFrame]:
    """The year of an original file, and its columns by the names of 2017."""
    named = raw.rename(columns=lambda column: str(column).strip().upper()).rename(columns=_OTHER_NAMES)
    place = next((column for column in _YEARS if column in named), "Q16LIVE")
    needed = {*_NUMBERED, place, *(column for column, _ in _CODES.values())} - {"LIVE"}
    if missing := sorted(needed - set(named.columns)):
        raise not_the_original(f"sfo_{_YEARS[place]}", missing[0])
    return _YEARS[place], named.rename(columns={place: "LIVE"})


def sfo_touchpoints(answers: pd.DataFrame) -> pd.DataFrame:
    """The published table of touchpoints: one row a year and touchpoint.

    year, item, label_en, label_es, scale (what 1 and 5 mean); n, mean and sd of those who
    rated it (scale points, sd with n − 1); se, the standard error of the mean with the
    runs as clusters; r with the rating of the airport as a whole, its 95 % interval (r_low,
    r_high; Fisher's) and r_n, who rated both. Four decimals.
    """
    rows = []
    for year, people in _years(answers):
        for item, touchpoint in TOUCHPOINTS.items():
            found = correlation(people[item], people["overall"])
            rows.append(
                {
                    "year": year,
                    "item": item,
                    "label_en": touchpoint.label_en,
                    "label_es": touchpoint.label_es,
                    "scale": touchpoint.scale,
                    **_mean_of(item, people),
                    "r": found.r,
                    "r_low": found.low,
                    "r_high": found.high,
                    "r_n": found.n,
                }
            )
    return pd.DataFrame(rows).round(4)


def sfo_outcomes(answers: pd.DataFrame) -> pd.DataFrame:
    """The published counts: how many passengers gave the airport as a whole each rating.

    Long: year, outcome ("overall", 1–5; "recommend", 0–10), label_en, label_es, rating, count.
    """
    return pd.DataFrame(
        [
            {
                "year": year,
                "outcome": outcome,
                "label_en": labels[0],
                "label_es": labels[1],
                "rating": rating,
                "count": int(np.sum(people[outcome] == rating)),
            }
            for year, people in _years(answers)
            for outcome, (labels, scale) in _OUTCOMES.items()
            for rating in scale
        ]
    )


def sfo_nps(answers: pd.DataFrame) -> pd.DataFrame:
    """The published counts: promoters (9–10), passives (7–8) and detractors (0–6) by rating.

    year, item (a touchpoint or "overall"), label_en, label_es, rating, n (who gave that
    rating and said how likely they recommend the airport), promoters, passives,
    detractors. A rating that fewer than 10 passengers gave has no row.
    """
    rows = []
    for year, people in _years(answers):
        for item, touchpoint in RATED.items():
            for rating in range(1, 6):
                counts = _recommending(people.loc[people[item] == rating, "recommend"])
                if counts["n"] >= FEWEST:
                    labels = {"label_en": touchpoint.label_en, "label_es": touchpoint.label_es}
                    rows.append({"year": year, "item": item, **labels, "rating": rating, **counts})
    return pd.DataFrame(rows)


def sfo_steps(answers: pd.DataFrame) -> pd.DataFrame:
    """The published steps: how the net promoter score differs from one rating to the next.

    year, item, label_en, label_es, step ("2-3", "3-4", "4-5"); n_lower and n_higher, the
    passengers at either end, and n, both; nps_lower, nps_higher, change and its 95 % interval (low, high)
    in points of the score, from the counts as if every passenger had been drawn alone. A
    step with fewer than 10 passengers at either end has no row. Other people stand at either
    end of a step: an association, and no one's change of mind.
    """
    counts = sfo_nps(answers)
    people = {
        (row["year"], row["item"], row["rating"]): (row["promoters"], row["passives"], row["detractors"])
        for row in counts[counts["item"] != "overall"].to_dict("records")
    }
    rows = []
    for year, item in dict.fromkeys((year, item) for year, item, _rating in people):
        for rating in (2, 3, 4):
            ends = [people.get((year, item, one)) for one in (rating, rating + 1)]
            if ends[0] is None or ends[1] is None:
                continue
            lower, higher = nps(*ends[0]), nps(*ends[1])
            found = nps_difference(ends[0], ends[1])
            rows.append(
                {
                    "year": year,
                    "item": item,
                    "label_en": RATED[item].label_en,
                    "label_es": RATED[item].label_es,
                    "step": f"{rating}-{rating + 1}",
                    "n_lower": lower.n,
                    "n_higher": higher.n,
                    "n": lower.n + higher.n,
                    "nps_lower": lower.value,
                    "nps_higher": higher.value,
                    "change": found.difference,
                    "low": found.low,
                    "high": found.high,
                }
            )
    return pd.DataFrame(rows).round(4)


def sfo_problems(answers: pd.DataFrame) -> pd.DataFrame:
    """The published comparison of the passengers who met a problem with those who met none.

    year, problem ("yes", "no"), people (who said so); overall_n, overall_mean and
    overall_sd of the rating of the airport as a whole (1–5, sd with n − 1, four decimals);
    n (who said how likely they recommend it), promoters, passives, detractors.
    """
    rows = []
    for year, everybody in _years(answers):
        for problem in ("yes", "no"):
            people = everybody[everybody["problem"] == problem]
            overall = people["overall"].dropna()
            rows.append(
                {
                    "year": year,
                    "problem": problem,
                    "people": len(people),
                    "overall_n": len(overall),
                    "overall_mean": overall.mean(),
                    "overall_sd": overall.std(),
                    **_recommending(people["recommend"]),
                }
            )
    return pd.DataFrame(rows).round(4)


def sfo_weighted(answers: pd.DataFrame) -> pd.DataFrame:
    """The published scores: would passengers recommend the airport, with and without the survey's weights.

    year, answers ("as they came", "weighted"), label_en, label_es; n (who said how likely they
    recommend it), nps, its standard error with the runs as clusters (se), and the 95 % interval
    from it (low, high), in points. The weights are the survey's, to make those who were
    asked stand for all passengers; they differ by group of flights.
    """
    rows = []
    for year, everybody in _years(answers):
        people = everybody[everybody["recommend"].notna()]
        points = 100 * (
            (people["recommend"] >= PROMOTERS_FROM).astype(int)
            - (people["recommend"] <= DETRACTORS_TO).astype(int)
        )
        for way, (label_en, label_es) in WAYS.items():
            weight = people["weight"] if way == "weighted" else pd.Series(1.0, people.index)
            part = weight / weight.sum()
            mean = float((part * points).sum())
            se = _clustered_error(part * (points - mean), people)
            found = _interval({"n": len(people), "mean": mean, "se": se})
            found["nps"] = found.pop("mean")
            rows.append({"year": year, "answers": way, "label_en": label_en, "label_es": label_es, **found})
    table = pd.DataFrame(rows)
    return table[["year", "answers", "label_en", "label_es", "n", "nps", "se", "low", "high"]].round(4)


def sfo_precheck(answers: pd.DataFrame) -> pd.DataFrame:
    """The published comparison of those who passed security in the quick line with the others.

    year, rated ("security", how easy it was to pass; "overall", the airport as a whole),
    label_en, label_es; of either line (quick, regular) n, mean and sd (1–5, sd with n − 1); the
    difference quick minus regular, its se with the runs as clusters, and its 95 % interval (low,
    high); n, both lines together. The quick line takes registered passengers: nobody was allotted to it.
    """
    rows = []
    for year, people in _years(answers):
        for rated in ("security", "overall"):
            known = people[people["precheck"].isin(LANES) & people[rated].notna()]
            row: dict[str, Any] = {
                "year": year,
                "rated": rated,
                "label_en": RATED[rated].label_en,
                "label_es": RATED[rated].label_es,
            }
            pull = pd.Series(0.0, known.index)  # of each passenger on the difference
            for (answer, lane), sign in zip(LANES.items(), (1, -1), strict=True):
                ratings = known.loc[known["precheck"] == answer, rated]
                row |= {
                    f"n_{lane}": len(ratings),
                    f"mean_{lane}": ratings.mean(),
                    f"sd_{lane}": ratings.std(),
                }
                pull[ratings.index] = sign * (ratings - ratings.mean()) / len(ratings)
            difference = row["mean_quick"] - row["mean_regular"]
            se = _clustered_error(pull, known)
            ends = {"low": difference - NORMAL * se, "high": difference + NORMAL * se}
            rows.append({**row, "difference": difference, "se": se, **ends, "n": len(known)})
    return pd.DataFrame(rows).round(4)


def sfo_drivers(answers: pd.DataFrame) -> pd.DataFrame:
    """The published correlations: each touchpoint with the airport as a whole, and with recommending it.

    year, item, label_en, label_es, block (one of BLOCKS); n, who rated it, and share, of all who were
    asked; for either criterion ("overall", 1–5, in the block "own"; "recommend", 0–10, the last
    question) r, its 95 % interval (low, high) and n, who answered both. Intervals: the percentile
    bootstrap of the runs, as passengers of one run answer alike. Four decimals.
    """
    rows = []
    for year, people in _years(answers):
        found = _criteria(people)
        for item, touchpoint in TOUCHPOINTS.items():
            rated = int(people[item].notna().sum())
            row: dict[str, Any] = {
                "year": year,
                "item": item,
                "label_en": touchpoint.label_en,
                "label_es": touchpoint.label_es,
                "block": _BLOCK[touchpoint.scale],
                "n": rated,
                "share": rated / len(people),
            }
            for criterion in CRITERIA:
                drawn = found[criterion][item]
                low, high = np.quantile(drawn[1:], TAILS)
                both = int((people[item].notna() & people[criterion].notna()).sum())
                row |= {
                    f"r_{criterion}": drawn[0],
                    f"{criterion}_low": low,
                    f"{criterion}_high": high,
                    f"n_{criterion}": both,
                }
            rows.append(row)
    return pd.DataFrame(rows).round(4)


def sfo_blocks(answers: pd.DataFrame) -> pd.DataFrame:
    """The published means of those correlations by block of the sheet, and how far "own" leads.

    Long: year, block (one of BLOCKS), items (touchpoints in it; the cleanliness overall is left out, as
    it is a whole itself), criterion; n, who answered the criterion; r, the plain mean of their
    correlations, and its 95 % interval (low, high); lead, the mean of the block "own" minus this one,
    with its interval (lead_low, lead_high; all empty for "own"). Percentile bootstrap of the runs.
    Four decimals.
    """
    blocks = {
        block: [
            item for item, one in TOUCHPOINTS.items() if _BLOCK[one.scale] == block and item != _SUM_OF_OTHERS
        ]
        for block in BLOCKS
    }
    rows = []
    for year, people in _years(answers):
        found = _criteria(people)
        for criterion in CRITERIA:
            means = {
                block: np.mean([found[criterion][item] for item in items], axis=0)
                for block, items in blocks.items()
            }
            for block, drawn in means.items():
                lead = means["own"] - drawn
                row: dict[str, Any] = {
                    "year": year,
                    "block": block,
                    "items": len(blocks[block]),
                    "criterion": criterion,
                    "n": int(people[criterion].notna().sum()),
                    "r": drawn[0],
                }
                row["low"], row["high"] = np.quantile(drawn[1:], TAILS)
                if block != "own":
                    row["lead"] = lead[0]
                    row["lead_low"], row["lead_high"] = np.quantile(lead[1:], TAILS)
                rows.append(row)
    return pd.DataFrame(rows).round(4)


def sfo_penalties(answers: pd.DataFrame) -> pd.DataFrame:
    """The published penalties and rewards: the airport as a whole by how one touchpoint is rated.

    year, item, label_en, label_es; n_low (rated 1 or 2), n_middle (3), n_high (4 or 5), of those who
    also rated the whole; n, all of them; penalty, the mean of the whole of the low minus that of the
    middle, and reward, of the high minus the middle, with 95 % intervals (penalty_low, penalty_high,
    reward_low, reward_high) from standard errors with the runs as clusters. Each touchpoint by
    itself; safe is rated low by 17 people. Four decimals.
    """
    rows = []
    for year, people in _years(answers):
        for item in SPLIT:
            known = people[people[item].notna() & people["overall"].notna()]
            groups = {
                name: known.loc[known[item].between(first, last), "overall"]
                for name, (first, last) in SPLIT_AT.items()
            }
            row: dict[str, Any] = {
                "year": year,
                "item": item,
                "label_en": TOUCHPOINTS[item].label_en,
                "label_es": TOUCHPOINTS[item].label_es,
                "n": len(known),
                **{f"n_{name}": len(whole) for name, whole in groups.items()},
            }
            middle = groups["middle"]
            for contrast, name in (("penalty", "low"), ("reward", "high")):
                whole = groups[name]
                pull = pd.Series(0.0, known.index)  # of each passenger on the contrast
                pull[whole.index] = (whole - whole.mean()) / len(whole)
                pull[middle.index] = -(middle - middle.mean()) / len(middle)
                size, se = whole.mean() - middle.mean(), _clustered_error(pull, known)
                ends = {f"{contrast}_low": size - NORMAL * se, f"{contrast}_high": size + NORMAL * se}
                row |= {contrast: size, **ends}
            rows.append(row)
    return pd.DataFrame(rows).round(4)


def _criteria(people: pd.DataFrame) -> dict[str, dict[str, np.ndarray]]:
    """By criterion and touchpoint: r, and after it r in each redraw of the runs, the same for all.

    A redraw is how often each run comes, so sums over runs are all that is needed.
    """
    runs = people["run"].fillna(-people["id"])
    n_runs = runs.nunique()
    drawn = np.random.default_rng(SEED).multinomial(n_runs, np.full(n_runs, 1 / n_runs), RESAMPLES)
    times = np.vstack([np.ones(n_runs), drawn])
    found: dict[str, dict[str, np.ndarray]] = {}
    for criterion in CRITERIA:
        found[criterion] = {}
        for item in TOUCHPOINTS:
            x, y = people[item], people[criterion]
            x, y = x.where(y.notna()), y.where(x.notna())
            parts = pd.DataFrame(
                {"n": x.notna() * 1.0, "x": x, "y": y, "xx": x * x, "yy": y * y, "xy": x * y}
            )
            sums = (times @ parts.groupby(runs).sum().to_numpy()).T
            n, mean_x, mean_y = sums[0], sums[1] / sums[0], sums[2] / sums[0]
            spread = np.sqrt((sums[3] / n - mean_x**2) * (sums[4] / n - mean_y**2))
            found[criterion][item] = (sums[5] / n - mean_x * mean_y) / spread
    return found


def sfo_dwell(answers: pd.DataFrame) -> pd.DataFrame:
    """The published means: the airport as a whole, by how long before the flight passengers had come (2017).

    minutes (a band of DWELL); n, mean and sd of those who rated the airport (1–5, sd with n − 1);
    se, the standard error of the mean with the runs as clusters, and the 95 % interval from it
    (low, high). Four decimals.
    """
    people = table_with(answers, "id", "year", "run", "dwell", "overall").query("year == 2017")
    rows = []
    for minutes in DWELL:
        stayed = people[people["dwell"] == minutes]
        rows.append({"minutes": minutes, **_interval(_mean_of("overall", stayed))})
    return pd.DataFrame(rows).round(4)


def sfo_security(answers: pd.DataFrame) -> pd.DataFrame:
    """The published means: how easy it was to pass security, by the group of the flight.

    year, flight ("domestic, peak", "domestic, off-peak", "international"); n, mean and sd of
    those who rated it (1–5, sd with n − 1); se, the standard error of the mean with the
    runs as clusters, and the 95 % interval from it (low, high). Four decimals. The airport
    sorted the flights, not the passengers: nobody chose an hour for the sake of a comparison.
    """
    rows = []
    for year, people in _years(answers):
        for flight in _CODES["flight"][1].values():
            flew = people[people["flight"] == flight]
            rows.append({"year": year, "flight": flight, **_interval(_mean_of("security", flew))})
    return pd.DataFrame(rows).round(4)


def _mean_of(rated: str, people: pd.DataFrame) -> dict[str, float]:
    """The mean of those who rated it, with n, sd and clustered standard error."""
    known = people[people[rated].notna()]
    ratings, n = known[rated], len(known)
    se = _clustered_error((ratings - ratings.mean()) / n, known)
    return {"n": n, "mean": ratings.mean(), "sd": ratings.std(), "se": se}


def _interval(found: dict[str, float]) -> dict[str, float]:
    """`found` with the 95 % interval of its mean."""
    half = NORMAL * found["se"]
    return {**found, "low": found["mean"] - half, "high": found["mean"] + half}


def _clustered_error(pull: pd.Series, people: pd.DataFrame) -> float:
    """The standard error of a figure on which each of `people`, who were asked run by run, has its `pull`.

    Linearised, Huber's; whoever stands in no run is one by themselves.
    """
    sums = pull.groupby(people["run"].fillna(-people["id"])).sum()
    return float(np.sqrt((sums**2).sum() * len(sums) / (len(sums) - 1)))


def _years(answers: pd.DataFrame) -> list[tuple[int, pd.DataFrame]]:
    """The answers year by year."""
    table = table_with(answers, "id", "year", "run", "problem", "recommend", *RATED)
    return [(int(year), table[table["year"] == year]) for year in sorted(table["year"].unique())]


def _recommending(likely: pd.Series) -> dict[str, int]:
    """How many of those who said how likely they recommend it are of which kind."""
    counts = count_recommendations(likely)
    return {"n": sum(counts), **counts._asdict()}
