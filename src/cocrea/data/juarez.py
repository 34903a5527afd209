"""Ciudad Juárez, Mexico: what people say of their services, "Así Estamos Juárez" 2023 and 2024.

1524 and 1483 people, asked at home in 57 and 63 census tracts; marks from 1 to 10. The answers
hold tract, neighbourhood, age and income, so this course offers no way to fetch them. Below
stand means over people that we computed from the organisation's files, which no row of fewer
than ten people enters. `se` is the standard error with the tracts as clusters (linearised):
neighbours answer alike, and as single people they would look surer than they are.
"""

from __future__ import annotations

from io import StringIO

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from cocrea.data.names import labelled
from cocrea.stats.shares import share

GROUPS = {
    "none": ("No fault reported", "No reportó fallas"),
    "attended": ("Reported, attended", "Reportó y le atendieron"),
    "not attended": ("Reported, not attended", "Reportó y no le atendieron"),
}
CONTRASTS = {
    "solution": ("Solution: attended − not attended", "Solución: atendidos − no atendidos"),
    "service": ("Service: attended − not attended", "Servicio: atendidos − no atendidos"),
    "recovered": ("Service: attended − no fault reported", "Servicio: atendidos − sin reporte"),
}
ASPECTS = {
    "overall": ("Health service as a whole", "Servicio de salud en general"),
    "facilities": ("Facilities", "Instalaciones"),
    "waiting": ("Time taken to be attended", "Tiempo que tardan en atender"),
    "medicines": ("Medicines available", "Disponibilidad de medicinas"),
    "attention": ("Attention received", "Atención recibida"),
    "nearness": ("Nearness", "Cercanía"),
}
ACTIONS = {  # what people of Ciudad Juárez say they did about the services of their city, and how many
    "neighbours": (
        "Did something with neighbours",
        "Hizo algo con sus vecinos por un problema",
        193,
    ),
    "complained": ("Complained to an authority", "Se quejó ante una autoridad", 157),
    "posted": (
        "Posted it on social media",
        "Lo publicó en redes sociales",
        133,
    ),
    "app": ("Used an app to report", "Usó una app de denuncia ciudadana", 88),
    "association": ("Asked an association for support", "Pidió apoyo a una asociación civil", 86),
    "watched": ("Watched over a public work", "Vigiló una obra pública", 54),
}
ASKED = 1506  # people who answered the questions on participation in 2023
_FAULTS = """\
year,service,group,n,mean,sd,se,tracts,solution,solution_sd,solution_se
2023,water,none,1369,8.6903,1.6895,0.0638,57,,,
2023,water,attended,94,6.9149,2.8347,0.2934,33,5.7979,2.6298,0.2983
2023,water,not attended,52,7.5577,2.3466,0.3457,33,4.0192,2.7688,0.3806
2023,electricity,none,1258,8.8569,1.4952,0.0559,57,,,
2023,electricity,attended,211,7.9052,2.0001,0.1429,51,6.6066,2.4323,0.2110
2023,electricity,not attended,31,6.4194,2.8021,0.4283,21,3.8387,3.1422,0.5353
2023,rubbish,none,1493,9.1246,1.2890,0.0476,57,,,
2023,rubbish,attended,14,8.1429,2.0702,0.5119,11,7.1429,2.5071,0.7301
2023,street_lighting,none,1479,7.4550,2.0601,0.0937,57,,,
2023,street_lighting,attended,19,5.9474,3.1176,1.1650,12,6.0526,2.2724,0.7536
2023,street_lighting,not attended,17,4.8824,2.4465,0.4725,11,2.0588,1.4778,0.3322
2023,streets,none,1423,5.7814,2.4251,0.1030,57,,,
2023,streets,attended,28,3.5357,2.7282,0.5335,18,3.1429,2.4452,0.4832
2023,streets,not attended,68,2.9559,2.1050,0.2908,35,2.6029,2.2865,0.3060
2024,water,none,1360,8.4581,1.9432,0.0792,63,,,
2024,water,attended,81,7.4568,2.4138,0.2859,34,6.7407,2.5874,0.3307
2024,water,not attended,26,6.0769,3.1486,0.6964,19,1.6154,0.9829,0.1822
2024,electricity,none,1279,8.8280,1.6549,0.0570,63,,,
2024,electricity,attended,159,7.6415,2.0815,0.1722,56,7.0000,2.3276,0.2103
2024,electricity,not attended,28,6.0714,3.1142,0.6677,20,2.7500,1.7347,0.3213
2024,rubbish,none,1477,9.3135,1.1628,0.0341,63,,,
2024,street_lighting,none,1457,7.7234,2.1280,0.0905,63,,,
2024,street_lighting,attended,14,7.2857,2.0913,0.5650,12,7.3571,2.1342,0.5510
2024,streets,none,1438,5.7566,2.6633,0.1201,63,,,
2024,streets,attended,14,4.5000,3.0064,0.8178,13,6.1429,2.1070,0.5636
2024,streets,not attended,28,3.3929,2.1141,0.3795,19,2.5357,1.6439,0.2944
"""
# Differences of two groups that share tracts: a regression on the group, with the tracts as clusters.
_RECOVERY = """\
year,service,contrast,n,other_n,difference,se,tracts
2023,water,solution,94,52,1.7786,0.4983,47
2023,water,service,94,52,-0.6428,0.3956,47
2023,water,recovered,94,1369,-1.7754,0.2882,57
2023,electricity,solution,211,31,2.7679,0.5586,53
2023,electricity,service,211,31,1.4859,0.4325,53
2023,electricity,recovered,211,1258,-0.9517,0.1459,57
2023,streets,solution,28,68,0.5399,0.5218,40
2023,streets,service,28,68,0.5798,0.6581,40
2023,streets,recovered,28,1423,-2.2457,0.5302,57
2024,water,solution,81,26,5.1254,0.3846,41
2024,water,service,81,26,1.3799,0.7287,41
2024,water,recovered,81,1360,-1.0013,0.2866,63
2024,electricity,solution,159,28,4.2500,0.3708,57
2024,electricity,service,159,28,1.5701,0.6862,57
2024,electricity,recovered,159,1279,-1.1865,0.1673,63
2024,streets,solution,14,28,3.6071,0.6657,27
2024,streets,service,14,28,1.1071,0.9147,27
2024,streets,recovered,14,1438,-1.2566,0.7753,63
"""
_WAITS = """\
aspect,n_2023,mean_2023,sd_2023,se_2023,tracts_2023,n_2024,mean_2024,sd_2024,se_2024,tracts_2024
overall,1426,7.8527,1.8416,0.0611,57,1389,7.5356,2.1004,0.0636,63
facilities,1427,7.7589,1.6880,0.0533,57,1385,7.6888,1.9314,0.0657,63
waiting,1423,7.4202,2.0740,0.0762,57,1386,6.8788,2.4898,0.0829,63
medicines,1428,7.4237,2.0190,0.0712,57,1387,7.1103,2.4258,0.0599,63
attention,1406,8.0284,1.7799,0.0512,57,1374,8.0349,1.9270,0.0585,63
nearness,1420,7.8732,1.9075,0.0791,57,1380,7.6870,2.1935,0.0733,63
"""


def juarez_faults() -> pd.DataFrame:
    """The published means: satisfaction with a service, by what became of a reported fault.

    year, service, group, label_en, label_es (of the group); n, mean and sd of the
    satisfaction with the service (1–10, sd with n − 1), its se with the tracts as clusters,
    the 95 % interval (low, high; t with tracts − 1 degrees of freedom) and the number of
    tracts; the same of the satisfaction with the solution, where there was a fault.
    """
    table = labelled(pd.read_csv(StringIO(_FAULTS)), GROUPS, "group")
    table["low"], table["high"] = _interval(table["mean"], table["se"], table["tracts"] - 1)
    ends = _interval(table["solution"], table["solution_se"], table["tracts"] - 1)
    table["solution_low"], table["solution_high"] = ends
    order = ["year", "service", "group", "label_en", "label_es", "n", "mean", "sd", "se", "low", "high"]
    order += ["tracts", "solution", "solution_sd", "solution_se", "solution_low", "solution_high"]
    return table[order].round(4)


def juarez_recovery() -> pd.DataFrame:
    """The published differences: those whose fault was attended against the others.

    year, service, contrast, label_en, label_es; n (attended) and other_n; difference in
    points of the scale from 1 to 10, its se with the tracts as clusters, 95 % interval (low,
    high) and the number of tracts. Association: who reports, and what is attended, is no
    one's draw.
    """
    table = labelled(pd.read_csv(StringIO(_RECOVERY)), CONTRASTS, "contrast")
    table["low"], table["high"] = _interval(table["difference"], table["se"], table["tracts"] - 1)
    order = ["year", "service", "contrast", "label_en", "label_es", "n", "other_n"]
    return table[[*order, "difference", "se", "low", "high", "tracts"]].round(4)


def juarez_participation() -> pd.DataFrame:
    """The published shares of people who took part in the services of their city, 2023.

    action, label_en, label_es; count of the n people asked; share (0 to 1) with Wilson's 95 %
    interval (low, high). The tracts are not in the file, so neighbours count as strangers and the
    intervals are too narrow. One person may have done several things.
    """
    found = [share(count, ASKED) for _english, _spanish, count in ACTIONS.values()]
    return pd.DataFrame(
        {
            "action": list(ACTIONS),
            "label_en": [english for english, _spanish, _count in ACTIONS.values()],
            "label_es": [spanish for _english, spanish, _count in ACTIONS.values()],
            "count": [one.count for one in found],
            "n": [one.n for one in found],
            "share": [one.value for one in found],
            "low": [one.low for one in found],
            "high": [one.high for one in found],
        }
    ).round(4)


def juarez_waits() -> pd.DataFrame:
    """The published means of the health service that each person uses most, 2023 and 2024.

    aspect, label_en, label_es; of each year n, mean, sd, se (tracts as clusters), low and
    high (95 %); change from 2023 to 2024 with its 95 % interval (low, high) and n, the
    people of both years. Other people, in other tracts, answered in the second year.
    """
    table = labelled(pd.read_csv(StringIO(_WAITS)), ASPECTS, "aspect")
    found = table[["aspect", "label_en", "label_es"]].copy()
    for year in (2023, 2024):
        for part in ("n", "mean", "sd", "se"):
            found[f"{part}_{year}"] = table[f"{part}_{year}"]
        ends = _interval(table[f"mean_{year}"], table[f"se_{year}"], table[f"tracts_{year}"] - 1)
        found[f"low_{year}"], found[f"high_{year}"] = ends
    found["change"] = table["mean_2024"] - table["mean_2023"]
    error = np.hypot(table["se_2023"], table["se_2024"])
    tracts = table["tracts_2023"] + table["tracts_2024"]
    found["low"], found["high"] = _interval(found["change"], error, tracts - 2)
    found["n"] = table["n_2023"] + table["n_2024"]
    return found.round(4)


def _interval(value: pd.Series, se: ArrayLike, freedom: pd.Series) -> tuple[pd.Series, pd.Series]:
    """95 % ends of a mean over clusters: t with the clusters' degrees of freedom."""
    half = np.asarray(se) * special.stdtrit(freedom, 0.975)
    return value - half, value + half
