"""Every file of `datasets/` is what the functions make of the original files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from cocrea import data
from cocrea.data import derive
from cocrea.data.fetch import ORIGINALS
from cocrea.data.load import datasets_folder


@pytest.fixture
def originals(shared: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """All the original files, in the folder that `fetch` looks in."""
    for original in ORIGINALS.values():
        monkeypatch.setenv("COCREA_DATA", str(shared(f"data/{original.file}").parent))


def test_derive_writes_every_file(originals: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The published byte for byte; what is in the simulated is for test_simulated_files."""
    monkeypatch.setattr(derive, "CASES", dict.fromkeys(derive.CASES, lambda: pd.DataFrame({"a": [1.0]})))
    derive.main(tmp_path)
    written = {path.relative_to(tmp_path): path for path in tmp_path.rglob("*.csv")}
    committed = {path.relative_to(datasets_folder()): path for path in datasets_folder().rglob("*.csv")}
    assert written.keys() == committed.keys()
    for name, path in written.items():
        assert name.parts[0] == "simulated" or path.read_bytes() == committed[name].read_bytes(), name


def test_a_whole_number_has_no_point() -> None:
    table = pd.DataFrame({"count": [1.0, None], "mean": [1.5, 2.0], "label_es": ["Baños", "Tiendas"]})
    assert derive.as_csv(table).decode() == "count,mean,label_es\n1,1.5,Baños\n,2.0,Tiendas\n"


def test_every_original_is_pinned_and_read(originals: None) -> None:
    """The reader that an original names exists, and gives a table of rows and snake_case columns."""
    for name, original in ORIGINALS.items():
        assert len(original.sha256) == 64 and len(original.commit) == 40
        assert original.address.startswith("https://raw.githubusercontent.com/")
        table = data.fetch(name)
        assert len(table) and all(column.replace("_", "a").isalnum() for column in table)
