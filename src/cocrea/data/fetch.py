"""Original survey files, downloaded once by pooch and verified byte by byte."""

from __future__ import annotations

import hashlib
import logging
import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from cocrea.data.kiosk import kiosk_answers
from cocrea.errors import CocreaError

FOLDER_VARIABLE = "COCREA_DATA"


@dataclass(frozen=True)
class Original:
    """One file at one commit of a public repository, and the hash of its bytes."""

    file: str
    repository: str
    commit: str
    path: str
    sha256: str

    @property
    def address(self) -> str:
        return f"https://raw.githubusercontent.com/{self.repository}/{self.commit}/{self.path}"


ORIGINALS = {
    "kiosk": Original(
        file="kiosk.csv",
        repository="hanakim120/kiosk-servqual-research",
        commit="e4888a0a4e388906e45d4ab171c8aec344514ba7",
        path="analysis/kiosk.csv",
        sha256="5361f5eae026ff68397257b9d31541acf0c9c0eb09ecfa7d2e42ed38dd7af9cb",
    ),
}


def fetch(name: str) -> pd.DataFrame:
    """The answers of an original survey, in tidy English columns (`kiosk_answers`).

    Downloads the file the first time into the user's cache, or into the folder that
    the environment variable COCREA_DATA names; a file already there needs no
    network. A failed download, or a file that is not the pinned one, raises
    CocreaError; nothing half-written stays, and no file of yours is overwritten.
    """
    return kiosk_answers(pd.read_csv(fetched_file(name), encoding="cp949"))


def fetched_file(name: str) -> Path:
    """Where the original file of `name` lies, after downloading it if need be."""
    import pooch  # here, because most readers never download

    if name not in ORIGINALS:
        raise CocreaError("data.unknown", given=name, known=", ".join(ORIGINALS))
    original = ORIGINALS[name]
    folder = Path(os.environ.get(FOLDER_VARIABLE) or pooch.os_cache("cocrea"))
    path = folder / original.file
    if path.is_file():
        return _verified(path, original)
    pooch.get_logger().setLevel(logging.WARNING)
    try:
        pooch.retrieve(original.address, f"sha256:{original.sha256}", original.file, folder)
    except ValueError:  # pooch: the hash is another one; it has removed what it downloaded
        raise CocreaError("data.altered-download", address=original.address) from None
    except OSError as error:  # no network, no such page, no room, no permission
        raise CocreaError("data.failed-download", address=original.address, reason=_reason(error)) from None
    return path


def _verified(path: Path, original: Original) -> Path:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise CocreaError("file.unreadable", path=path, reason=_reason(error)) from None
    if found != original.sha256:
        raise CocreaError("data.altered-file", path=path)
    return path


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
