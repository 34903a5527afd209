"""The kiosk survey (Korea, 2019): from the original file to the published tables.

A project of four students (Kim, Kim, Jeong and Yun), an online form of 27 August to 8 September
2019. Its expectation is a *should*: "a kiosk should provide …"; the perception is "a kiosk
provides …". The team left out 13 of 207 people as careless or contradictory; the published
tables keep all 207, and `kiosk_samples` shows what changes under their rule and under ours.

Pure functions, so that every published number can be derived again from the
pinned file. Published are sums over people; no individual record is shown.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd

from cocrea.arguments import table_with
from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.models.moments import category
from cocrea.stats.correlation import correlation, correlation_difference
from cocrea.stats.intervals import t_interval

ITEMS = {  # our translations of the 24 items
    1: ("Selections reflected accurately", "Refleja con exactitud lo elegido"),
    2: ("Processes input correctly", "Procesa bien lo que se ingresa"),
    3: ("Gives information needed", "Da la información necesaria"),
    4: ("Screen looks interesting", "La pantalla es llamativa"),
    5: ("Touch screen is fun", "La pantalla táctil es divertida"),
    6: ("Paying is enjoyable", "Pagar resulta agradable"),
    7: ("Usable without help", "Se puede usar sin ayuda"),
    8: ("Choose own service", "Permite elegir el servicio que se quiere"),
    9: ("Use any time I want", "Se puede usar a cualquier hora"),
    10: ("Less waiting before service", "Menos espera antes del servicio"),
    11: ("Less total service time", "Menos tiempo total de servicio"),
    12: ("Cheaper prices", "Precios más bajos"),
    13: ("Payment method I want", "Se puede pagar como se prefiera"),
    14: ("Enough time to transact", "Da tiempo suficiente para la operación"),
    15: ("Languages offered", "Ofrece varios idiomas"),
    16: ("Easy to go back / change", "Es fácil volver atrás o cambiar"),
    17: ("Simple, not complex", "Es sencillo, sin complicaciones"),
    18: ("Less burden than staff (face-to-face)", "Menos incómodo que tratar con el personal"),
    19: ("Screen privacy from bystanders", "Nadie alrededor ve los datos en pantalla"),
    20: ("Personal data kept safe", "Los datos personales están protegidos"),
    21: ("Data not misused", "No se hace mal uso de los datos"),
    22: ("Attractive exterior", "El exterior es vistoso"),
    23: ("Fast accurate touch", "La pantalla responde rápido y con precisión"),
    24: ("Pleasant voice guidance", "La guía de voz es agradable"),
}
OUTCOMES = {  # in the order of the questionnaire, each rated 1–5
    "overall_satisfied": ("Very satisfied with the service", "Muy satisfecho con el servicio"),
    "overall_excellent": ("The service is excellent", "El servicio es excelente"),
    "reuse": ("Will go on using it", "Seguirá usándolo"),
    "recommend": ("Would recommend it", "Lo recomendaría"),
}
KANO_ITEMS = {  # our translations of the 29 features of the Kano part
    1: ("Selections reflected accurately", "Refleja con exactitud lo elegido"),
    2: ("Processes input correctly", "Procesa bien lo que se ingresa"),
    3: ("Gives information needed", "Da la información necesaria"),
    4: ("Screen and touch are fun", "La pantalla y el tacto son divertidos"),
    5: ("Paying is enjoyable", "Pagar resulta agradable"),
    6: ("Usable without help, own choice", "Se usa sin ayuda y se elige el servicio"),
    7: ("Use any time I want", "Se puede usar a cualquier hora"),
    8: ("Less waiting before service", "Menos espera antes del servicio"),
    9: ("Less total service time", "Menos tiempo total de servicio"),
    10: ("Cheaper prices", "Precios más bajos"),
    11: ("Payment method I want", "Se puede pagar como se prefiera"),
    12: ("Enough time to transact", "Da tiempo suficiente para la operación"),
    13: ("Languages offered", "Ofrece varios idiomas"),
    14: ("Height and angle can be adjusted", "Se ajustan la altura y el ángulo"),
    15: ("Easy to go back / change", "Es fácil volver atrás o cambiar"),
    16: ("Simple, not complex", "Es sencillo, sin complicaciones"),
    17: ("Less burden than staff (face-to-face)", "Menos incómodo que tratar con el personal"),
    18: ("Button to call staff", "Botón para llamar al personal"),
    19: ("Help button on each screen", "Botón de ayuda en cada pantalla"),
    20: ("Refund at the kiosk itself", "Reembolso en el mismo kiosco"),
    21: ("Screen privacy from bystanders", "Nadie alrededor ve los datos en pantalla"),
    22: ("Personal data kept safe", "Los datos personales están protegidos"),
    23: ("Data not misused", "No se hace mal uso de los datos"),
    24: ("Attractive exterior", "El exterior es vistoso"),
    25: ("Fast accurate touch", "La pantalla responde rápido y con precisión"),
    26: ("Pleasant voice guidance", "La guía de voz es agradable"),
    27: ("Works with gloves on", "Funciona con guantes puestos"),
    28: ("Voice recognition", "Reconocimiento de voz"),
    29: ("Zoom with two fingers", "Ampliación con dos dedos"),
}
MEASURES = {
    "perception": ("Perception (P)", "Percepción (P)"),
    "gap": ("Gap (P − E)", "Brecha (P − E)"),
    "expectation": ("Expectation, as should (E)", "Expectativa, como debería (E)"),
}

# The rows, of the 207 who ever used a kiosk, that the team's analysis/datah.R leaves out: answers crowded
# on one mark, items far from the rest in a fifth of the questions, three Kano contradictions or more.
_TEAM_LEFT_OUT = (21, 22, 25, 38, 61, 77, 84, 90, 100, 124, 136, 185, 205)
SATISFIED_FROM = 4  # of 5
GAPS = {
    "negative": ("Mean gap below zero", "Brecha media bajo cero"),
    "not negative": ("Mean gap of zero or more", "Brecha media de cero o más"),
}
SAMPLES = {
    "all": ("Everybody who used a kiosk", "Todas las personas que usaron un kiosco"),
    "varied": ("Without one number everywhere", "Sin quienes marcan un solo número"),
    "team": ("As the team left it", "Como la dejó el equipo"),
}

# How the questions of each block can be told by their wording.
_BLOCKS = {
    "E": r"(\d+)-1.*기대 설문",
    "P": r"(\d+)-2.*인지 설문",
    "IMP": r"(\d+)-1.*중요하다고 생각하십니까",
    "SAT": r"(\d+)-2.*만족하십니까",
    "KF": r"(\d+)-1.*어떤 느낌이 들겠습니까",
    "KD": r"(\d+)-2.*어떤 느낌이 들겠습니까",
}
_KANO = {
    "마음에 든다.": "like",
    "당연하다.": "must-be",
    "아무런 느낌이 없다.": "neutral",
    "하는 수 없다.": "live-with",
    "마음에 안 든다.": "dislike",
}
_SEX = {"여": "F", "남": "M"}
_AGE = {"10대": "10s", "20대": "20s", "30대": "30s", "40대": "40s", "50대  이상": "50s"}
_FREQUENCY = {
    "일주일에 2~3회 이상": "2-3+/week",
    "한달에 2~3회 이상": "2-3+/month",
    "6개월에 2~3회 이상": "2-3+/6 months",
    "사용한 적 없음": "never",
}
_REASONS = {
    "why_no_alternative": "다른 주문 방법이 없어서",
    "why_saves_wait": "대기시간이 절약되어서",
    "why_saves_ordering": "주문, 결제시간이 절약되어서",
    "why_avoid_staff": "직원과 대면하지 않아서",
    "why_easy_edit": "메뉴의 선택, 편집이 쉬워서",
    "why_any_time": "이용시간이 자유로워서",
    "why_fun": "기기사용이 친숙해서/재미있어서",
}


def read_kiosk(path: Path) -> pd.DataFrame:
    """The answers in the original file at `path`, as `kiosk_answers` gives them."""
    return kiosk_answers(pd.read_csv(path, encoding="cp949"))


def kiosk_answers(raw: pd.DataFrame) -> pd.DataFrame:
    """The answers in tidy English columns, one row a person, from the original columns.

    id, sex, age, freq; for each of 24 items E01 (expected), P01 (perceived), IMP01
    (importance) and SAT01 (satisfaction), 1–7; for each of 29 Kano items KF01 and
    KD01 (how one feels with and without it); four outcomes, 1–5; and why_…, 1
    where that reason was ticked. Four people never used a kiosk: all NaN.
    """
    questions = _questions(raw)
    columns: dict[str, pd.Series] = {
        "id": pd.Series(range(1, len(raw) + 1), index=raw.index),
        "sex": raw.iloc[:, 0].map(_SEX),
        "age": raw.iloc[:, 1].map(_AGE),
        "freq": raw.iloc[:, 2].map(_FREQUENCY),
    }
    for item in ITEMS:
        for block in ("E", "P", "IMP", "SAT"):
            columns[f"{block}{item:02}"] = raw[questions[block, item]]
    for item in KANO_ITEMS:
        for block in ("KF", "KD"):
            columns[f"{block}{item:02}"] = raw[questions[block, item]].map(_KANO)
    for place, outcome in enumerate(OUTCOMES):
        columns[outcome] = raw.iloc[:, place - len(OUTCOMES) - 1]
    reasons = raw.iloc[:, -1].fillna("")
    for name, words in _REASONS.items():
        columns[name] = reasons.str.contains(words, regex=False).astype(int)
    return pd.DataFrame(columns)


def _questions(raw: pd.DataFrame) -> dict[tuple[str, int], str]:
    """Which original column holds each block's item."""
    found = {
        (block, int(match[1])): column
        for column in table_with(raw).columns
        for block, pattern in _BLOCKS.items()
        if (match := re.match(pattern, column, re.DOTALL))
    }
    if len(found) != 4 * len(ITEMS) + 2 * len(KANO_ITEMS):
        raise CocreaError(
            "data.not-the-kiosk-survey",
            N_(
                "This is not the original file of the kiosk survey: "
                "{found} of its questions were recognised. Use fetch(“kiosk”)."
            ),
            found=len(found),
        )
    return found


def kiosk_gaps(answers: pd.DataFrame) -> pd.DataFrame:
    """The published table of gaps: one row an item, from the people who answered all four questions.

    item, label_en, label_es, then the mean and the sd of expectation, perception, gap,
    importance and satisfaction (scale points, sds with n − 1, four decimals), and n.
    """
    rows = []
    for item, (label_en, label_es) in ITEMS.items():
        columns = [f"{block}{item:02}" for block in ("E", "P", "IMP", "SAT")]
        people = table_with(answers, *columns)[columns].dropna()
        expected, perceived, importance, satisfaction = (people[column] for column in columns)
        found = {
            "expectation": expected,
            "perception": perceived,
            "gap": perceived - expected,
            "importance": importance,
            "satisfaction": satisfaction,
        }
        row = {"item": item, "label_en": label_en, "label_es": label_es}
        for name, values in found.items():
            row |= {name: values.mean(), f"{name}_sd": values.std()}
        rows.append(row | {"n": len(people)})
    return pd.DataFrame(rows).round(4)


def kiosk_overall(answers: pd.DataFrame) -> pd.DataFrame:
    """The published counts: how many people gave each outcome each rating, 1 to 5.

    Long: outcome, label_en, label_es, rating, count.
    """
    table_with(answers, *OUTCOMES)
    return pd.DataFrame(
        [
            {
                "outcome": outcome,
                "label_en": label_en,
                "label_es": label_es,
                "rating": rating,
                "count": int(np.sum(answers[outcome] == rating)),
            }
            for outcome, (label_en, label_es) in OUTCOMES.items()
            for rating in range(1, 6)
        ]
    )


def kiosk_kano(answers: pd.DataFrame) -> pd.DataFrame:
    """The published counts: how many people see each of 29 features in which Kano category.

    item, label_en, label_es, A, O, M, I, R, Q, and n, the people who answered both
    questions about the feature.
    """
    rows = []
    for item, (label_en, label_es) in KANO_ITEMS.items():
        columns = [f"KF{item:02}", f"KD{item:02}"]
        pairs = table_with(answers, *columns)[columns].dropna()
        seen = [category(functional, dysfunctional) for functional, dysfunctional in pairs.to_numpy()]
        counts = {letter: seen.count(letter) for letter in "AOMIRQ"}
        rows.append({"item": item, "label_en": label_en, "label_es": label_es, **counts, "n": len(pairs)})
    return pd.DataFrame(rows)


def kiosk_forced(answers: pd.DataFrame) -> pd.DataFrame:
    """The published comparison: those who said that there was no other way to order, and the rest.

    Long, all four outcomes: outcome, label_en, label_es, group ("forced", "chosen"), n,
    mean and sd (ratings from 1 to 5, sd with n − 1, four decimals).
    """
    reason = table_with(answers, "why_no_alternative", *OUTCOMES)["why_no_alternative"]
    rows = []
    for outcome in ("recommend", "reuse", "overall_satisfied", "overall_excellent"):
        for group, ticked in (("forced", 1), ("chosen", 0)):
            ratings = answers.loc[reason == ticked, outcome].dropna()
            rows.append(
                {
                    "outcome": outcome,
                    "label_en": OUTCOMES[outcome][0],
                    "label_es": OUTCOMES[outcome][1],
                    "group": group,
                    "n": len(ratings),
                    "mean": ratings.mean(),
                    "sd": ratings.std(),
                }
            )
    return pd.DataFrame(rows).round(4)


def kiosk_correlations(answers: pd.DataFrame) -> pd.DataFrame:
    """The published correlations with the overall judgement: of perception, gap and expectation.

    Of each person the mean of the 24 items, and the mean of the first two outcomes.
    Long: measure, label_en, label_es, r with its 95 % interval (low, high);
    less_than_perception, by how much r is smaller than that of perception, with its
    95 % interval (less_low, less_high); n. Four decimals.
    """
    expected = _person_means(answers, "E")
    perceived = _person_means(answers, "P")
    overall = table_with(answers, *OUTCOMES)[["overall_satisfied", "overall_excellent"]].mean(axis=1)
    rows = []
    for measure, values in {
        "perception": perceived,
        "gap": perceived - expected,
        "expectation": expected,
    }.items():
        found = correlation(values, overall)
        row = {
            "measure": measure,
            "label_en": MEASURES[measure][0],
            "label_es": MEASURES[measure][1],
            "r": found.r,
            "low": found.low,
            "high": found.high,
        }
        if measure != "perception":
            less = correlation_difference(perceived, values, overall)
            row |= {"less_than_perception": less.difference, "less_low": less.low, "less_high": less.high}
        rows.append(row | {"n": found.n})
    columns = ["measure", "label_en", "label_es", "r", "low", "high"]
    columns += ["less_than_perception", "less_low", "less_high", "n"]
    return pd.DataFrame(rows)[columns].round(4)


def kiosk_samples(answers: pd.DataFrame) -> pd.DataFrame:
    """The published check: what the main figures are under three rules of whom to leave out.

    sample ("all"; "varied", without those who gave one number in all 48 questions of
    expectation and perception; "team", the 194 people whom the team analysed), label_en,
    label_es, n; of each person the mean of 24 items: expectation, perception, and gap with
    its sd and 95 % t interval (low, high); r of perception and of the gap with the overall
    judgement. Four decimals.
    """
    rows = []
    for sample, people in _samples(answers).items():
        expected, perceived = _person_means(people, "E"), _person_means(people, "P")
        overall = people[["overall_satisfied", "overall_excellent"]].mean(axis=1)
        gap = perceived - expected
        low, high = t_interval(gap.mean(), gap.std(), len(people))
        rows.append(
            {
                "sample": sample,
                "label_en": SAMPLES[sample][0],
                "label_es": SAMPLES[sample][1],
                "n": len(people),
                "expectation": expected.mean(),
                "perception": perceived.mean(),
                "gap": gap.mean(),
                "gap_sd": gap.std(),
                "low": float(low),
                "high": float(high),
                "r_perception": correlation(perceived, overall).r,
                "r_gap": correlation(gap, overall).r,
            }
        )
    return pd.DataFrame(rows).round(4)


def kiosk_people(answers: pd.DataFrame) -> pd.DataFrame:
    """The published counts: who is satisfied, of those whose mean gap is negative and of the others.

    sample (as in `kiosk_samples`), gap ("negative", "not negative": of each person the mean of
    24 items), label_en, label_es (of the gap), n, and satisfied, how many of them gave the
    service 4 or 5 of 5.
    """
    rows = []
    for sample, people in _samples(answers).items():
        negative = _person_means(people, "P") < _person_means(people, "E")
        for gap, members in (("negative", negative), ("not negative", ~negative)):
            satisfied = people.loc[members, "overall_satisfied"] >= SATISFIED_FROM
            row = {"sample": sample, "gap": gap}
            row |= {"label_en": GAPS[gap][0], "label_es": GAPS[gap][1]}
            rows.append(row | {"n": int(members.sum()), "satisfied": int(satisfied.sum())})
    return pd.DataFrame(rows)


def _samples(answers: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The people who answered, under each rule of whom to leave out."""
    columns = [f"{block}{item:02}" for block in ("E", "P") for item in ITEMS]
    table_with(answers, "freq", *OUTCOMES, *columns)
    people = answers[answers["freq"] != "never"].reset_index(drop=True)
    return {
        "all": people,
        "varied": people[people[columns].nunique(axis=1) > 1],
        "team": people.drop(index=[row - 1 for row in _TEAM_LEFT_OUT]),
    }


def _person_means(answers: pd.DataFrame, block: str) -> pd.Series:
    """Each person's mean over the 24 items of a block."""
    columns = [f"{block}{item:02}" for item in ITEMS]
    means: pd.Series = table_with(answers, *columns)[columns].mean(axis=1)
    return means
