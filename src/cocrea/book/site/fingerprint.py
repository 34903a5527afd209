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
from cocrea.language import LANGUAGES

NOT_SEEN_BY_NOTEBOOKS = ("kit", "book", "cli.py", "__pycache__")


def _sources(language: str) -> Iterator[tuple[str, bytes]]:
    """What an edition in `language` sees of library and data; the words of the others are nothing to it."""
    package = Path(str(files("cocrea")))
    unseen = {*NOT_SEEN_BY_NOTEBOOKS, *(LANGUAGES.keys() - {language})}
    unseen |= {f"{other}.json" for other in LANGUAGES if other != language}
    for root in (package, datasets_folder()):
        for path in sorted(p for p in root.rglob("*") if p.is_file()):
            name = path.relative_to(root)
            if root != package or not set(name.parts) & unseen:
                yield name.as_posix(), path.read_bytes()


def fingerprint(language: str) -> str:
    """Twelve hexadecimal digits: library (without kit and book), data, its words, installed versions."""
    digest = hashlib.sha256()
    for name, content in _sources(language):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    for line in sorted(f"{d.metadata['Name']}=={d.version}" for d in distributions()):
        digest.update(line.encode())
    return digest.hexdigest()[:12]
