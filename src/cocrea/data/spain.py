"""Spain: how long patients say that they waited, National Health Survey (ENSE) 2017.

23,089 adults, asked at home; the file that anybody may use holds individual people, so below
stand quantiles and means over groups that we computed from it, weighted with the survey's
weights. The intervals come from drawing people again; the survey drew homes in clusters, so
they are too narrow. Remembered waits heap on round numbers: 7, 15, 30, 60.
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
