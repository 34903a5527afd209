"""Write `datasets/` again from its sources: ``python -m cocrea.data.derive``.

The published tables come from the original files, which `fetch` downloads; with
COCREA_DATA naming a folder that holds them, no network is needed.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from cocrea.data.bank import bank_fit, bank_gap, bank_recommend
from cocrea.data.fetch import fetch
from cocrea.data.hcahps import hcahps_correlations, hcahps_national
from cocrea.data.housing import housing
from cocrea.data.juarez import juarez_faults, juarez_participation, juarez_recovery, juarez_waits
from cocrea.data.kiosk import (
    kiosk_correlations,
    kiosk_forced,
    kiosk_gaps,
    kiosk_kano,
    kiosk_overall,
    kiosk_people,
    kiosk_samples,
)
from cocrea.data.load import datasets_folder
from cocrea.data.sfo import (
    sfo_blocks,
    sfo_drivers,
    sfo_dwell,
    sfo_nps,
    sfo_outcomes,
    sfo_penalties,
    sfo_precheck,
    sfo_problems,
    sfo_security,
    sfo_steps,
    sfo_touchpoints,
    sfo_weighted,
)
from cocrea.data.simulate import CASES
from cocrea.data.spain import spain_services, spain_waits


def as_csv(table: pd.DataFrame) -> bytes:
    """The bytes of a CSV file, the same on every system; a whole number has no point."""
    marks = {
        str(column): values.astype("Int64")
        for column, values in table.select_dtypes("float").items()
        if (values.dropna() % 1 == 0).all()
    }
    return table.assign(**marks).to_csv(index=False, lineterminator="\n").encode()


def derived() -> dict[str, bytes]:
    """Every derived file of `datasets/`, by its path in that folder."""
    simulated = {f"simulated/{name}": make() for name, make in CASES.items()}
    tables = simulated | {f"published/{name}": table for name, table in published().items()}
    return {f"{name}.csv": as_csv(table) for name, table in tables.items()}


def published() -> dict[str, pd.DataFrame]:
    """Every published table, by its name, from the original files."""
    kiosk = fetch("kiosk")
    airport = pd.concat([fetch("sfo_2017"), fetch("sfo_2018")], ignore_index=True)
    return {
        "kiosk_gaps": kiosk_gaps(kiosk),
        "kiosk_overall": kiosk_overall(kiosk),
        "kiosk_kano": kiosk_kano(kiosk),
        "kiosk_forced": kiosk_forced(kiosk),
        "kiosk_correlations": kiosk_correlations(kiosk),
        "kiosk_people": kiosk_people(kiosk),
        "kiosk_samples": kiosk_samples(kiosk),
        "sfo_touchpoints": sfo_touchpoints(airport),
        "sfo_outcomes": sfo_outcomes(airport),
        "sfo_nps": sfo_nps(airport),
        "sfo_steps": sfo_steps(airport),
        "sfo_problems": sfo_problems(airport),
        "sfo_precheck": sfo_precheck(airport),
        "sfo_security": sfo_security(airport),
        "sfo_dwell": sfo_dwell(airport),
        "sfo_drivers": sfo_drivers(airport),
        "sfo_blocks": sfo_blocks(airport),
        "sfo_penalties": sfo_penalties(airport),
        "sfo_weighted": sfo_weighted(airport),
        "bank_gap": bank_gap(),
        "bank_fit": bank_fit(),
        "bank_recommend": bank_recommend(),
        "juarez_faults": juarez_faults(),
        "juarez_recovery": juarez_recovery(),
        "juarez_waits": juarez_waits(),
        "spain_waits": spain_waits(),
        "spain_services": spain_services(),
        "juarez_participation": juarez_participation(),
        "housing": housing(),
        "hcahps_national": hcahps_national(fetch("hcahps_national")),
        "hcahps_correlations": hcahps_correlations(fetch("hcahps_states")),
    }


def main(folder: Path | None = None) -> None:
    """Write the derived files; all are made before the first is written."""
    folder = folder or datasets_folder()
    for name, content in derived().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(path)


if __name__ == "__main__":
    main()
