"""Every answer of a model, packed small enough to travel with a page.

An explorable runs its model once for each combination of its controls. The
results form a lattice: for every state the same columns with the same number
of rows, the same facts, and one sentence. Numbers are kept to as many decimals
as a chart can show, as differences along the rows (neighbouring points of a
curve are alike), byte by byte (the high bytes are nearly all zero), compressed.
`js/explorer.js` unpacks the same bytes; `unpack` here is its twin, so that
tests can compare.
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

from cocrea.errors import CocreaError
from cocrea.language import N_
from cocrea.widgets.state import SOURCES, State

FINENESS = 20_000  # a column keeps at least this many steps between its lowest and highest value
NOT_A_NUMBER = -(2**31)  # how NaN is written among integers
EXACT = 15  # decimals beyond which a double cannot count in tenths


Column = npt.NDArray[Any]


@dataclass(frozen=True)
class Lattice:
    """What `pack` was given: columns by name, each of shape (states, rows); facts have one row."""

    rows: dict[str, Column]
    here: dict[str, Column]
    sentences: list[str]

    def state(self, number: int) -> State:
        """One state, counted from 0 with the last control turning fastest."""
        return State(
            rows={name: column[number] for name, column in self.rows.items()},
            here={name: column[number, 0] for name, column in self.here.items()},
            said=self.sentences[number],
        )


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


def pack(states: Sequence[State], digits: Mapping[str, int] | None = None) -> bytes:
    """Pack every state of a model; the same input always gives the same bytes.

    All have the names and the number of rows of the first. `digits` fixes the
    decimals of a column; others get `decimals_for`. A column of dates or the like
    raises CocreaError: write it as text or as a number.

    >>> from cocrea.widgets.lattice import pack, unpack
    >>> from cocrea.widgets.state import State
    >>> two = [State(rows={"y": [0.5, 0.25]}, said="low"), State(rows={"y": [0.75, 1.0]}, said="high")]
    >>> unpack(pack(two)).rows["y"].tolist()
    [[0.5, 0.25], [0.75, 1.0]]
    """
    heads, bodies = {}, []
    for source in states[0].sources():
        columns = []
        for name in getattr(states[0], source):
            given = [getattr(state, source)[name] for state in states]
            values = given if source == "rows" else [[value] for value in given]
            head, body = _pack_column(name, values, digits or {})
            columns.append({"name": name, **head, "bytes": len(body)})
            bodies.append(body)
        heads[source] = {"rows": len(np.asarray(values[0])), "columns": columns}
    first = json.dumps({"states": len(states), "sources": heads}).encode()
    last = json.dumps([state.said for state in states], ensure_ascii=False).encode()
    return gzip.compress(b"".join([first, b"\n", *bodies, last]), 9, mtime=0)


def _pack_column(name: str, states: Sequence[Any], digits: Mapping[str, int]) -> tuple[dict[str, Any], bytes]:
    arrays = [np.asarray(values) for values in states]
    kinds = {array.dtype.kind for array in arrays}
    if not kinds <= {"f", "i", "u"}:
        plain = [[_plain(name, value) for value in values] for values in states]
        shared = all(values == plain[0] for values in plain)
        text = json.dumps(
            plain[0] if shared else [value for values in plain for value in values], ensure_ascii=False
        )
        return {"kind": "json", "shared": shared}, text.encode()
    numbers = np.stack(arrays).astype(np.float64)
    shared = bool(np.array_equal(numbers, np.broadcast_to(numbers[0], numbers.shape), equal_nan=True))
    numbers = numbers[:1] if shared else numbers
    decimals = digits.get(name, decimals_for(numbers) if "f" in kinds else 0)
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
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if value is None or (isinstance(value, float) and math.isnan(value)):
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
    found: dict[str, dict[str, Column]] = {source: {} for source in SOURCES}
    for source, table in head["sources"].items():
        for column in table["columns"]:
            body = whole[at : at + column["bytes"]]
            at += column["bytes"]
            values = _unpack_column(column, body, table["rows"])
            found[source][column["name"]] = np.broadcast_to(values, (head["states"], table["rows"]))
    return Lattice(found["rows"], found["here"], json.loads(whole[at:]))


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
