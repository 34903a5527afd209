"""Spain: remembered waits (health survey, ENSE, 2017), and content with public services by year.

Waits: 23,089 adults, asked at home; the file that anybody may use holds individual people, so below
stand quantiles and means over groups that we computed from it, weighted with the survey's
weights. The intervals come from drawing people again; the survey drew homes in clusters, so
they are too narrow. Remembered waits heap on round numbers: 7, 15, 30, 60.

Services: "Opinión pública y política fiscal", the yearly survey of the Centro de Investigaciones
Sociológicas (CIS), as the statistical office of the Canary Islands (ISTAC) gives it out. The file has no n,
so no interval can be drawn.
"""

from __future__ import annotations

from io import StringIO

import pandas as pd

from cocrea.data.names import labelled

GROUPS = {
    "gp-public": ("Family doctor, public", "Médico de familia, público"),
    "specialist-public": ("Specialist, public", "Especialista, público"),
    "specialist-private": ("Specialist, private", "Especialista, privado"),
    "emergency-hospital": ("Emergency, public hospital", "Urgencias, hospital público"),
    "emergency-centre": ("Emergency, public, no hospital", "Urgencias, centro público no hospitalario"),
    "emergency-private": ("Emergency, private", "Urgencias, privado"),
    "admission": ("Admission from a waiting list", "Ingreso desde una lista de espera"),
}
_WAITS = """\
group,unit,n,mean,low,high,p25,median,median_low,median_high,p75,p90,above
gp-public,days,1963,7.42,5.81,8.91,1,1,1,1,3,8,10.2
specialist-public,days,565,63.79,55.41,73.01,7,30,21,30,90,180,27.2
specialist-private,days,126,8.26,6.28,10.92,2,4,3,7,12,21,26.6
emergency-hospital,minutes,4192,94.26,89.48,99.95,15,45,40,60,120,240,31.6
emergency-centre,minutes,1860,46.95,42.59,51.82,10,30,20,30,60,120,29.5
emergency-private,minutes,666,49.09,38.33,61.27,10,20,20,30,60,90,26.4
admission,months,527,6.71,5.95,7.43,2,4,3,5,8,15,31.4
"""


def spain_waits() -> pd.DataFrame:
    """The published waits: a row for each kind of care, its times in the row's `unit`.

    group, label_en, label_es, unit ("days", "minutes", "months"); n; mean and its 95 % interval
    (low, high); the wait that a quarter (p25), half (median, with its interval median_low,
    median_high), three quarters (p75) and nine in ten (p90) did not exceed; `above`, how many in 100 waited
    longer than the mean. Other patients with other needs stand in each row.
    """
    return labelled(pd.read_csv(StringIO(_WAITS)), GROUPS, "group")


SERIES = {
    "health-spain": ("Health care, Spain", "Salud, España"),
    "health-canaries": ("Health care, Canary Islands", "Salud, Islas Canarias"),
    "justice-spain": ("Justice, Spain", "Justicia, España"),
    "justice-canaries": ("Justice, Canary Islands", "Justicia, Islas Canarias"),
}
_SERVICES = """\
year,health-spain,health-canaries,justice-spain,justice-canaries
2011,56.92,34.04,15.66,16.87
2012,50.33,40.66,14.35,25.61
2013,40.34,18.02,12.4,13.46
2014,43.22,28.97,11.6,17.02
2015,49.03,41.51,15.47,22.34
2016,47.51,23.58,15.07,17.39
2017,53.31,39.25,18.5,24.47
2018,53.95,29.36,17.13,20.41
2019,59.77,45.71,20.88,28.89
2020,68.02,67.46,20.63,34.19
2021,62.19,58.39,20.29,24.04
2022,55.56,48.19,23.37,22.97
2023,54.88,48.65,22.0,26.94
"""


def spain_services() -> pd.DataFrame:
    """The published series: series, label_en, label_es, year, `satisfied` (percent very or quite satisfied).

    Health care and justice, in all Spain and in the Canary Islands, from 2011 to 2023, the last year of both.
    The source gives no number of people asked; those asked in the Canary Islands are a part of all.
    """
    wide = pd.read_csv(StringIO(_SERVICES))
    found = wide.melt("year", var_name="series", value_name="satisfied")
    return labelled(found[["series", "year", "satisfied"]], SERIES, "series")
