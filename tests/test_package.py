"""The package as others import it: quick, without the extra."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {"sphinx", "jupyter_book", "pandas", "scipy", "matplotlib", "altair", "ipywidgets", "babel"}


def test_import_loads_nothing_heavy() -> None:
    code = "import cocrea, sys; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not HEAVY & set(loaded.split())
