"""A hash of everything a notebook's output depends on besides its own text.

The execution cache knows a notebook by its cells alone. A changed model,
data file or catalogue would leave an old figure on the page; so the cache's
path and Sphinx's environment both carry this hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import distributions
from importlib.resources import files
from pathlib import Path

from cocrea.data.load import datasets_folder

NOT_SEEN_BY_NOTEBOOKS = ("kit", "book", "cli.py", "__pycache__")


def _sources() -> Iterator[tuple[str, bytes]]:
    package = Path(str(files("cocrea")))
    for root in (package, datasets_folder()):
        for path in sorted(p for p in root.rglob("*") if p.is_file()):
            name = path.relative_to(root)
            if root != package or not set(name.parts) & set(NOT_SEEN_BY_NOTEBOOKS):
                yield name.as_posix(), path.read_bytes()


def fingerprint() -> str:
    """Twelve hexadecimal digits: library (without kit and book), data, catalogues, installed versions."""
    digest = hashlib.sha256()
    for name, content in _sources():
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    for line in sorted(f"{d.metadata['Name']}=={d.version}" for d in distributions()):
        digest.update(line.encode())
    return digest.hexdigest()[:12]
