"""The project's verbs, the same on every system: `make VERB`, or `python make.py VERB`.

Needs Python 3.11 to 3.13 and nothing else: the first call makes `.venv` and
installs what requirements.txt pins. Calls after that start at once.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
FIRST, LAST = (3, 11), (3, 13)
START = time.monotonic()


def stop(message: str) -> None:
    """One line, no traceback."""
    sys.exit(message)


def run(*command: str | Path, **more: str) -> None:
    """Run a command in the project's environment; stop when it fails."""
    path = f"{PYTHON.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = os.environ | {"PATH": path, "VIRTUAL_ENV": str(VENV), "PYTHONUTF8": "1"} | more
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment)
    if done.returncode:
        sys.exit(done.returncode)


def python(*arguments: str, **more: str) -> None:
    run(PYTHON, *arguments, **more)


def set_up() -> None:
    """`.venv` with the pinned packages and this one; nothing to do when they are in place."""
    if not FIRST <= sys.version_info[:2] <= LAST:
        stop(
            f"cocrea needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]}. Install one of them."
        )
    wanted = (ROOT / "requirements.txt").read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    wanted += f"{sys.version_info[:2]} {ROOT}".encode()
    key = hashlib.sha256(wanted).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == key:
        return
    try:
        import ensurepip  # noqa: F401 - Debian ships Python without it
        import venv
    except ImportError:
        version = "{}.{}".format(*sys.version_info[:2])
        stop(f"Python {version} has no venv here. Install it: sudo apt install python{version}-venv")
    print("Setting up .venv (once, about two minutes) …", flush=True)
    venv.create(VENV, with_pip=True, clear=True)
    pip = ("-m", "pip", "install", "-qq", "--disable-pip-version-check")
    python(*pip, "-r", "requirements.txt")
    python(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    STAMP.write_text(key)


def book() -> None:
    """build both editions into _site/"""
    python("-m", "cocrea.book.site.build")


def check() -> None:
    """style, types, floors, translations and the fast tests (under two minutes)"""
    python("-m", "ruff", "check")
    python("-m", "ruff", "format", "--check", "--quiet")
    python("-m", "mypy")
    run(PYTHON.parent / "lint-imports", "--no-cache")
    python("-m", "cocrea.book.spanish.translate", "check")
    python("-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", "-m", "not slow")


def test() -> None:
    """everything: `check`, the built book, its notebooks, the browser, the wheel"""
    check()
    book()
    python("-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "-m", "slow")


def serve() -> None:
    """open the built book on http://127.0.0.1:8000"""
    if not (ROOT / "_site" / "index.html").exists():
        book()
    python("-m", "http.server", "8000", "--bind", "127.0.0.1", "--directory", "_site")


def lab() -> None:
    """open the notebooks in JupyterLab"""
    python("-m", "jupyterlab")


def bench() -> None:
    """measure: ratios taken in one run"""
    book()
    python("-m", "tests.bench")


def translations() -> None:
    """bring po/ and the catalogues up to date with the sources, then check them"""
    python("-m", "cocrea.book.spanish.translate", "update")
    python("-m", "cocrea.book.spanish.translate", "check")


def notebooks() -> None:
    """write the generated pages, the task banks and the notebooks that derive from book/ and solutions/"""
    python("-m", "cocrea.book.derived.ideas")
    python("-m", "cocrea.book.derived.reference")
    python("-m", "cocrea.book.derived.datapage")
    python("-m", "cocrea.book.derived.bank")
    python("-m", "cocrea.book.derived.notebooks")


def requirements() -> None:
    """refresh requirements.txt: the newest versions for Python 3.11–3.13 on every system"""
    python(
        "-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11", "--upgrade",
        "--extra", "book", "--extra", "test",
        "--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet",
        "pyproject.toml", "--output-file", "requirements.txt",
    )  # fmt: skip


VERBS: dict[str, Callable[[], None]] = {
    f.__name__: f for f in (book, test, check, serve, lab, bench, translations, notebooks, requirements)
}


def clock(seconds: float) -> str:
    """Minutes and seconds: 2:05."""
    return "{}:{:02}".format(*divmod(round(seconds), 60))


def usage() -> None:
    print("make VERB, or python make.py VERB:")
    for name, verb in VERBS.items():
        print(f"  {name:<14}{verb.__doc__}")


def main() -> None:
    verb = sys.argv[1] if len(sys.argv) > 1 else "help"
    if verb not in VERBS:
        usage()
        sys.exit(verb != "help")
    set_up()
    VERBS[verb]()
    if verb in ("book", "check", "test"):
        wall, work = clock(time.monotonic() - START), clock(sum(os.times()[2:4]))
        print(f"make {verb}: {wall} on the clock, {work} of processor time")


if __name__ == "__main__":
    main()
