"""The package as others import it: quick, without the extra, every code in words."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from cocrea.language import ERRORS

SOURCE = Path(__file__).parents[1] / "src" / "cocrea"
HEAVY = {"sphinx", "jupyter_book", "pandas", "scipy", "matplotlib", "altair", "ipywidgets", "babel"}


def test_import_loads_nothing_heavy() -> None:
    code = "import cocrea, sys; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not HEAVY & set(loaded.split())


def test_every_error_code_has_words_and_every_word_a_code() -> None:
    """A code without a sentence would show its raw facts to a reader."""
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if path.name != "language.py"
    )
    language = (SOURCE / "language.py").read_text(encoding="utf-8")
    raised = set(re.findall(r"""CocreaError\(\s*["']([\w.-]+)["']""", text + language))
    assert raised <= set(ERRORS), f"no words for {sorted(raised - set(ERRORS))}"
    unused = {code for code in ERRORS if f'"{code}"' not in text and code not in raised}
    assert not unused, f"words for codes that nobody uses: {sorted(unused)}"
