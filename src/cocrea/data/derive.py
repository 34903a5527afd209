"""Write `datasets/` again from its sources: ``python -m cocrea.data.derive``.

The kiosk tables come from the original file, which `fetch` downloads; with
COCREA_DATA naming a folder that holds it, no network is needed.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from cocrea.data.fetch import fetch
from cocrea.data.kiosk import kiosk_correlations, kiosk_forced, kiosk_gaps, kiosk_kano, kiosk_overall
from cocrea.data.load import datasets_folder
from cocrea.data.simulate import CASES


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
    answers = fetch("kiosk")
    return {
        **{f"simulated/{name}.csv": as_csv(make()) for name, make in CASES.items()},
        "published/kiosk_gaps.csv": as_csv(kiosk_gaps(answers)),
        "published/kiosk_overall.csv": as_csv(kiosk_overall(answers)),
        "published/kiosk_kano.csv": as_csv(kiosk_kano(answers)),
        "published/kiosk_forced.csv": as_csv(kiosk_forced(answers)),
        "published/kiosk_correlations.csv": as_csv(kiosk_correlations(answers)),
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
