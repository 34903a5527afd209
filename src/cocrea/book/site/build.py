"""Build the book: both editions side by side, then one site.

python -m cocrea.book.site.build              the site, into _site/
python -m cocrea.book.site.build --pseudo     the pseudo-language, not executed: what escapes translation
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from cocrea.book.site.lighten import lighten
from cocrea.book.spanish.translate import PSEUDO
from cocrea.book.uptodate import edition, tree_of, trees
from cocrea.errors import CocreaError
from cocrea.language import N_


def start(source: Path) -> subprocess.Popen[str]:
    """Jupyter Book on one source folder, strict: every warning is an error, all of them are shown."""
    tool = Path(sys.executable).with_name("jupyter-book")  # of this environment, whatever PATH says
    command = [str(tool), "build", "-W", "-n", "--keep-going", "-q", str(source)]
    return subprocess.Popen(
        command,
        env=os.environ | {"PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def finish(processes: dict[str, subprocess.Popen[str]]) -> None:
    """Wait for every edition; raise with the log of those that failed."""
    logs = {code: process.communicate()[0] for code, process in processes.items()}
    failed = [code for code, process in processes.items() if process.returncode]
    if failed:
        for code in failed:
            print(logs[code], file=sys.stderr)
        raise CocreaError(
            "book.build-failed",
            N_("The book was not built ({editions}). The log above names file and line."),
            editions=", ".join(failed),
        )


def drop_the_gone(source: Path) -> None:
    """Take away built pages and notebooks whose source is gone: Sphinx leaves them lying."""
    html = source / "_build" / "html"
    for built in [*html.glob("book/*.html"), *html.glob("notebooks/*.ipynb")]:
        if not (source / "book" / f"{built.stem}.md").exists():
            built.unlink()


def assemble(sources: dict[str, Path], site: Path) -> None:
    """One folder to publish: English at the root, every other language under its code."""
    fresh = site.with_name(f"{site.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for code, source in sources.items():
        drop_the_gone(source)
        target = fresh / edition(code)
        shutil.copytree(source / "_build" / "html", target, dirs_exist_ok=True)
        lighten(target)
    (fresh / ".nojekyll").touch()  # some hosts hide folders that begin with an underscore
    shutil.rmtree(site, ignore_errors=True)
    fresh.rename(site)


def build_site(root: Path) -> Path:
    """Both editions into `_site/`; returns that folder."""
    sources = trees(root)
    finish({code: start(source) for code, source in sources.items()})
    assemble(sources, root / "_site")
    return root / "_site"


def build_pseudo(root: Path) -> Path:
    """The book in the pseudo-language, not executed; returns the folder of its pages."""
    source = tree_of(PSEUDO, root)
    finish({PSEUDO: start(source)})
    return source / "_build" / "html"


def main() -> int:
    """The command line: says where the site is and how to open it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pseudo", action="store_true")
    pseudo = arguments.parse_args().pseudo
    root = Path.cwd()
    try:
        if pseudo:
            print(build_pseudo(root))
        else:
            site = build_site(root)
            print(f"The book is ready: open {site / 'index.html'} (Spanish: {site / 'es' / 'index.html'}),")
            print("or run `make serve`.")
    except CocreaError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
