"""Every answer of a model, packed small enough to travel with a page.

An explorable runs its model once for each combination of its controls. The
results form a lattice: for every state the same columns with the same number
of rows, and one sentence. Numbers are kept to as many decimals as a chart can
show, as differences along the rows (neighbouring points of a curve are alike),
byte by byte (the high bytes are nearly all zero), compressed. `js/explorer.js`
unpacks the same bytes; `unpack` here is its twin, so that tests can compare.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from cocrea.errors import CocreaError
from cocrea.language import N_

FINENESS = 20_000  # a column keeps at least this many steps between its lowest and highest value
NOT_A_NUMBER = -(2**31)  # how NaN is written among integers
EXACT = 15  # decimals beyond which a double cannot count in tenths


@dataclass(frozen=True)
class Lattice:
    """What `pack` was given: `columns` by name, each of shape (states, rows), and one sentence a state."""

    columns: dict[str, npt.NDArray[Any]]
    sentences: list[str]

    def table(self, state: int) -> pd.DataFrame:
        """The rows of one state, counted from 0 with the last control turning fastest."""
        return pd.DataFrame({name: values[state] for name, values in self.columns.items()})


def decimals_for(values: npt.NDArray[np.float64]) -> int:
    """Decimals that leave at least 20 000 steps between the lowest and the highest of `values`.

    A column that never changes has no such steps: it gets more decimals than
    can be counted, and so is kept as it is.

    >>> import numpy as np
    >>> from cocrea.widgets.lattice import decimals_for
    >>> decimals_for(np.array([0.0, 1.0])), decimals_for(np.array([0.0, 350_000.0]))
    (5, 0)
    """
    finite = values[np.isfinite(values)]
    span = float(finite.max()) - float(finite.min()) if finite.size else 0.0
    if not 0 < span < math.inf:
        return EXACT + 1
    return max(0, math.ceil(math.log10(FINENESS) - math.log10(span)))


def pack(
    frames: Sequence[pd.DataFrame], sentences: Sequence[str], digits: Mapping[str, int] | None = None
) -> bytes:
    """Pack one table and one sentence a state; the same input always gives the same bytes.

    `frames` share their columns and number of rows. `digits` fixes the decimals
    of a column; others get `decimals_for`. A column of dates or the like raises
    CocreaError: write it as text or as a number.

    >>> import pandas as pd
    >>> from cocrea.widgets.lattice import pack, unpack
    >>> two = [pd.DataFrame({"x": [0, 1], "y": [0.5, 0.25]}), pd.DataFrame({"x": [0, 1], "y": [0.75, 1.0]})]
    >>> unpack(pack(two, ["low", "high"])).columns["y"].tolist()
    [[0.5, 0.25], [0.75, 1.0]]
    """
    heads, bodies = [], []
    for name, column in pd.concat(frames).items():
        head, body = _pack_column(str(name), column.to_numpy().reshape(len(frames), -1), digits or {})
        heads.append({"name": str(name), **head, "bytes": len(body)})
        bodies.append(body)
    first = json.dumps({"columns": heads, "rows": len(frames[0]), "states": len(frames)}).encode()
    last = json.dumps(list(sentences), ensure_ascii=False).encode()
    return gzip.compress(b"".join([first, b"\n", *bodies, last]), 9, mtime=0)


def _pack_column(
    name: str, values: npt.NDArray[Any], digits: Mapping[str, int]
) -> tuple[dict[str, Any], bytes]:
    if values.dtype.kind not in "fiu":
        plain = [_plain(name, v) for v in values.ravel()]
        shared = plain == plain[: values.shape[1]] * len(values)
        text = json.dumps(plain[: values.shape[1]] if shared else plain, ensure_ascii=False)
        return {"kind": "json", "shared": shared}, text.encode()
    numbers = values.astype(np.float64)
    shared = bool(np.array_equal(numbers, np.broadcast_to(numbers[0], numbers.shape), equal_nan=True))
    numbers = numbers[:1] if shared else numbers
    decimals = digits.get(name, 0 if values.dtype.kind in "iu" else decimals_for(numbers))
    counted = _counted(numbers, decimals)
    if counted is None:  # too large or too fine to count: as it is
        return {"kind": "float64", "shared": shared}, _planes(numbers.astype("<f8"))
    steps = np.diff(counted, axis=1, prepend=0)
    size = 2 if np.abs(steps).max(initial=0) < 2**15 else 4
    head = {"kind": f"int{8 * size}", "shared": shared, "decimals": decimals}
    return head, _planes(steps.astype("<i4").astype(f"<i{size}"))


def _counted(numbers: npt.NDArray[np.float64], decimals: int) -> npt.NDArray[np.int64] | None:
    """`numbers` in units of the last decimal, or None where 32 bits cannot hold them."""
    if not 0 <= decimals <= EXACT or np.isinf(numbers).any():
        return None
    with np.errstate(over="ignore"):  # then it is infinite, and not counted
        whole = np.round(numbers * 10.0**decimals)
    if np.nanmax(np.abs(whole), initial=0) >= 2**31 - 1:
        return None
    return np.where(np.isnan(whole), NOT_A_NUMBER, whole).astype(np.int64)


def _plain(name: str, value: Any) -> str | bool | None:
    if isinstance(value, (str, bool, np.bool_)):
        return value if isinstance(value, str) else bool(value)
    if pd.isna(value):
        return None
    raise CocreaError(
        "explorer.column-kind",
        N_("Column “{column}” holds a {kind}, which a page cannot carry. Write it as a number or as text."),
        column=name,
        kind=type(value).__name__,
    )


def _planes(values: npt.NDArray[Any]) -> bytes:
    """All lowest bytes first, then all second bytes, and so on."""
    size = values.dtype.itemsize
    return np.ascontiguousarray(values).reshape(-1).view(np.uint8).reshape(-1, size).T.tobytes()


def unpack(packed: bytes) -> Lattice:
    """What the browser makes of `pack`'s bytes, number for number."""
    whole = gzip.decompress(packed)
    at = whole.index(b"\n") + 1
    head = json.loads(whole[:at])
    columns = {}
    for column in head["columns"]:
        body = whole[at : at + column["bytes"]]
        at += column["bytes"]
        values = _unpack_column(column, body, head["rows"])
        columns[column["name"]] = np.broadcast_to(values, (head["states"], head["rows"]))
    return Lattice(columns, json.loads(whole[at:]))


def _unpack_column(column: Mapping[str, Any], body: bytes, rows: int) -> npt.NDArray[Any]:
    if column["kind"] == "json":
        return np.array(json.loads(body), dtype=object).reshape(-1, rows)
    kind = np.dtype(column["kind"]).newbyteorder("<")
    planes = np.frombuffer(body, np.uint8).reshape(kind.itemsize, -1)
    stored = np.ascontiguousarray(planes.T).view(kind).reshape(-1, rows)
    if kind.kind == "f":
        return stored
    counted = np.cumsum(stored, axis=1, dtype="<i4")  # wraps round at 32 bits, as the browser's `| 0` does
    return np.where(counted == NOT_A_NUMBER, np.nan, counted / 10.0 ** column["decimals"])
