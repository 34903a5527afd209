"""Original survey files, downloaded once by pooch and verified byte by byte."""

from __future__ import annotations

import hashlib
import logging
import os
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pandas as pd

from cocrea.data.load import no_such_data
from cocrea.errors import CocreaError
from cocrea.language import N_

FOLDER_VARIABLE = "COCREA_DATA"


@dataclass(frozen=True)
class Original:
    """One file at one commit of a public repository, the hash of its bytes, and who reads it.

    `reader` is "module:function" within `cocrea.data`: it takes the path of the file
    and is imported when somebody first asks for that file.
    """

    file: str
    repository: str
    commit: str
    path: str
    sha256: str
    reader: str

    @property
    def address(self) -> str:
        return f"https://raw.githubusercontent.com/{self.repository}/{self.commit}/{self.path}"

    def read(self, path: Path) -> pd.DataFrame:
        module, _, function = self.reader.partition(":")
        table: pd.DataFrame = getattr(import_module(f"cocrea.data.{module}"), function)(path)
        return table


# Each hash is of a file that was opened. No test downloads from these addresses: a wrong one would
# show as a failed download, never as other data.
_SFO = ("ronyarmon/SFO", "8f50307b45911b26b01159d824bdbe13ac9be24c")
_HCAHPS = ("rtandazo/HCAHPS_Analysis", "9016ace1badedff4522a8f342f4be9da0edfaa75")
ORIGINALS = {
    "kiosk": Original(
        "kiosk.csv",
        "hanakim120/kiosk-servqual-research",
        "e4888a0a4e388906e45d4ab171c8aec344514ba7",
        "analysis/kiosk.csv",
        "5361f5eae026ff68397257b9d31541acf0c9c0eb09ecfa7d2e42ed38dd7af9cb",
        "kiosk:read_kiosk",
    ),
    "sfo_2017": Original(
        "sfo_2017.csv",
        *_SFO,
        "data/raw/2017_SFO_Customer_Survey_20250817.csv",
        "171423b74247f1c0144a93104ef19265975be6a78c6665a7319d8efbc7d1493e",
        "sfo:read_sfo",
    ),
    "sfo_2018": Original(
        "sfo_2018.csv",
        *_SFO,
        "data/raw/2018_SFO_Customer_Survey_20250817.csv",
        "8d8e368dffb048679044159486bf89c5b838c7dbff731304ba02d4a8a2099c8b",
        "sfo:read_sfo",
    ),
    "hcahps_national": Original(
        "hcahps_national.csv",
        *_HCAHPS,
        "national_results.csv",
        "c5c24f051ad20b26291e97c400e503a5fdadd6b234fe6489e184f6b105246d72",
        "hcahps:read_results",
    ),
    "hcahps_states": Original(
        "hcahps_state.csv",
        *_HCAHPS,
        "state_results.csv",
        "b19b23da014a5067d6c4aa264031d662c77ada9e4c011c2834c8ab734fbf6324",
        "hcahps:read_results",
    ),
    "hcahps_measures": Original(
        "hcahps_measures.csv",
        *_HCAHPS,
        "measures.csv",
        "1d2f64fe5651e6a3416937799c1b52fe0e269f8ae9b610e790a16ccf1e2f442c",
        "hcahps:read_measures",
    ),
}


def fetch(name: str) -> pd.DataFrame:
    """The original answers of a survey, in tidy English columns; the names are those of ORIGINALS.

    Each survey's module says what the columns are: `cocrea.data.kiosk.kiosk_answers`,
    `cocrea.data.sfo.sfo_answers`, `cocrea.data.hcahps.results`. Downloads the file the
    first time into the user's cache, or into the folder that the environment variable
    COCREA_DATA names; a file already there needs no network. A failed download, or a
    file that is not the pinned one, raises CocreaError; nothing half-written stays, and
    no file of yours is overwritten.
    """
    path = fetched_file(name)
    return ORIGINALS[name].read(path)


def fetched_file(name: str) -> Path:
    """Where the original file of `name` lies, after downloading it if need be."""
    import pooch  # here, because most readers never download

    if not isinstance(name, str) or name not in ORIGINALS:
        raise no_such_data(name, ORIGINALS)
    original = ORIGINALS[name]
    folder = Path(os.environ.get(FOLDER_VARIABLE) or pooch.os_cache("cocrea"))
    path = folder / original.file
    if path.is_file():
        return _verified(path, original)
    pooch.get_logger().setLevel(logging.WARNING)
    try:
        pooch.retrieve(original.address, f"sha256:{original.sha256}", original.file, folder)
    except ValueError:  # pooch: the hash is another one; it has removed what it downloaded
        raise CocreaError(
            "data.altered-download",
            N_(
                "What was downloaded is not the file that this course was checked with. Nothing was saved. "
                "The address was {address}"
            ),
            address=original.address,
        ) from None
    except OSError as error:  # no network, no such page, no room, no permission
        raise CocreaError(
            "data.failed-download",
            N_(
                "The download failed ({reason}). Check the connection and try again; nothing was saved. "
                "The address was {address}"
            ),
            address=original.address,
            reason=_reason(error),
        ) from None
    return path


def _verified(path: Path, original: Original) -> Path:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise CocreaError(
            "file.unreadable",
            N_("“{path}” cannot be read ({reason}). Copy it to another folder and try again."),
            path=path,
            reason=_reason(error),
        ) from None
    if found != original.sha256:
        raise CocreaError(
            "data.altered-file",
            N_(
                "The file “{path}” is not the one that this course was checked with. "
                "Move it away and try again, so that a fresh copy can be downloaded."
            ),
            path=path,
        )
    return path


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def not_the_original(name: str, column: str) -> CocreaError:
    """What is said of a file `name` in which an original column is missing."""
    return CocreaError(
        "data.not-the-original",
        N_("This is not the original file “{name}”: it has no column “{column}”. Use fetch(“{name}”)."),
        name=name,
        column=column,
    )
