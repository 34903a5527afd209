"""The kiosk survey (Korea, 2019): from the original file to the published tables.

Pure functions, so that every published number can be derived again from the
pinned file. Published are sums over people; no individual record is shown.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from cocrea.errors import CocreaError
from cocrea.stats.arguments import table_with

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
    22: ("Attractive exterior", "El exterior es atractivo"),
    23: ("Fast accurate touch", "La pantalla responde rápido y con precisión"),
    24: ("Pleasant voice guidance", "La guía de voz es agradable"),
}
OUTCOMES = {  # in the order of the questionnaire, each rated 1–5
    "overall_satisfied": ("Very satisfied with the service", "Muy satisfecho con el servicio"),
    "overall_excellent": ("The service is excellent", "El servicio es excelente"),
    "reuse": ("Will go on using it", "Quiere seguir usándolo"),
    "recommend": ("Would recommend it", "Lo recomendaría"),
}
KANO_ITEMS = 29

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
    for item in range(1, KANO_ITEMS + 1):
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
    if len(found) != 4 * len(ITEMS) + 2 * KANO_ITEMS:
        raise CocreaError("data.not-the-kiosk-survey", found=len(found))
    return found


def kiosk_gaps(answers: pd.DataFrame) -> pd.DataFrame:
    """The published table of gaps: one row an item, from the people who answered both.

    item, label_en, label_es, expectation, expectation_sd, perception, perception_sd,
    gap, gap_sd (scale points, sds with n − 1, four decimals), n.
    """
    rows = []
    for item, (label_en, label_es) in ITEMS.items():
        pairs = table_with(answers, f"E{item:02}", f"P{item:02}")[[f"E{item:02}", f"P{item:02}"]].dropna()
        expected, perceived = pairs.iloc[:, 0], pairs.iloc[:, 1]
        gaps = perceived - expected
        rows.append(
            {
                "item": item,
                "label_en": label_en,
                "label_es": label_es,
                "expectation": expected.mean(),
                "expectation_sd": expected.std(),
                "perception": perceived.mean(),
                "perception_sd": perceived.std(),
                "gap": gaps.mean(),
                "gap_sd": gaps.std(),
                "n": len(pairs),
            }
        )
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
