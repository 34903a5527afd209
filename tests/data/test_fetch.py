from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from cocrea import CocreaError, data

fetching = import_module("cocrea.data.fetch")  # `cocrea.data.fetch` itself is the function


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COCREA_DATA", str(tmp_path))
    return tmp_path


def served(monkeypatch: pytest.MonkeyPatch, answer: Callable[[str, str], None]) -> None:
    """Let `answer(address, output)` stand for the network."""

    class Network:
        def __call__(self, url: str, output_file: str, pooch: object, **more: Any) -> None:
            answer(url, output_file)

    import pooch.core

    monkeypatch.setattr(pooch.core, "choose_downloader", lambda url, progressbar=False: Network())


def test_a_filled_folder_needs_no_network(
    folder: Path, shared: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(address: str, output: str) -> None:
        raise AssertionError(address)

    served(monkeypatch, no_network)
    shutil.copy(shared("data/kiosk.csv"), folder)
    assert data.fetch("kiosk").shape == (211, 169)


def test_a_download_is_verified_and_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def answer(address: str, output: str) -> None:
        asked.append(address)
        Path(output).write_bytes(b"answers")

    served(monkeypatch, answer)
    pinned = replace(fetching.ORIGINALS["kiosk"], sha256=hashlib.sha256(b"answers").hexdigest())
    monkeypatch.setitem(fetching.ORIGINALS, "kiosk", pinned)
    assert fetching.fetched_file("kiosk").read_bytes() == b"answers"
    fetching.fetched_file("kiosk")
    assert asked == [
        "https://raw.githubusercontent.com/hanakim120/kiosk-servqual-research/"
        "e4888a0a4e388906e45d4ab171c8aec344514ba7/analysis/kiosk.csv"
    ]


def test_an_altered_download_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served(monkeypatch, lambda address, output: void(Path(output).write_bytes(b"something else")))
    with pytest.raises(CocreaError) as caught:
        data.fetch("kiosk")
    assert caught.value.code == "data.altered-download"
    assert list(folder.iterdir()) == []


def test_a_failed_download_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(address: str, output: str) -> None:
        Path(output).write_bytes(b"half")
        raise ConnectionError

    served(monkeypatch, broken_off)
    with pytest.raises(CocreaError) as caught:
        data.fetch("kiosk")
    assert caught.value.code == "data.failed-download"
    assert list(folder.iterdir()) == []


def test_a_persons_own_file_is_never_overwritten(folder: Path) -> None:
    (folder / "kiosk.csv").write_text("mine")
    with pytest.raises(CocreaError, match="Move it away"):
        data.fetch("kiosk")
    assert (folder / "kiosk.csv").read_text() == "mine"


def test_a_file_where_the_folder_should_be(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").write_text("")
    monkeypatch.setenv("COCREA_DATA", str(folder / "file"))
    with pytest.raises(CocreaError):
        data.fetch("kiosk")


def test_a_reader_is_imported_when_its_file_is_read() -> None:
    """Whoever only loads what comes with the course does not wait for the readers of original files."""
    readers = {f"cocrea.data.{original.reader.split(':')[0]}" for original in fetching.ORIGINALS.values()}
    program = f"import sys, cocrea.data; sys.exit(len({readers!r} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
    assert readers == {"cocrea.data.kiosk", "cocrea.data.sfo", "cocrea.data.hcahps"}


def test_an_unknown_name(folder: Path) -> None:
    with pytest.raises(CocreaError, match="kiosk"):
        data.fetch("kiosks")


def void(_: object) -> None:
    """Nothing, whatever was given."""
