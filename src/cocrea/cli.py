"""The `cocrea` command: thin, one function a verb, one clear line for bad input."""

from __future__ import annotations

import argparse
import itertools
import os
import sys
from pathlib import Path

from cocrea import __version__
from cocrea.errors import CocreaError
from cocrea.language import LANGUAGES, N_, _, ngettext, set_language


def survey(arguments: argparse.Namespace) -> int:
    """Say, row by row, what a survey file needs before it can be analysed, and what the rules leave of it."""
    from cocrea.survey.read import reading
    from cocrea.survey.schema import SCALE

    findings, mine = reading(arguments.file, scale=arguments.scale or SCALE)
    for finding in findings:
        print(finding)
    errors = sum(finding.severity == "error" for finding in findings)
    print(
        ngettext(
            "{n} finding; errors: {errors}.", "{n} findings; errors: {errors}.", len(findings), errors=errors
        )
    )
    for sentence in mine.sentences() if mine else ():
        print(sentence)
    return 0 if mine else 1


def answers(arguments: argparse.Namespace) -> int:
    """Gather a folder of notebooks and answer sheets into one table; runs none of them."""
    from cocrea.kit import read_sheets

    target: Path | None = arguments.output
    if target is not None and target.exists():
        raise CocreaError(
            "file.exists",
            N_("“{path}” exists already and was left as it is. Name another file, or move it away."),
            path=str(target),
        )
    table = read_sheets(arguments.folder, roster=arguments.roster)
    if target is None:
        print(table.to_csv(index=False), end="")
    else:
        _write(target, table.to_csv(index=False))
        print(
            ngettext(
                "{n} row written to {path}.", "{n} rows written to {path}.", len(table), path=str(target)
            )
        )
    return 0


def _write(target: Path, text: str) -> None:
    """A new file, whole or not at all."""
    fresh = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with fresh.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
        fresh.rename(target)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise CocreaError(
            "file.unwritable",
            N_("“{path}” could not be written ({detail}). Name a file in a folder that is there."),
            path=str(target),
            detail=error.strerror or type(error).__name__,
        ) from error


def parser() -> argparse.ArgumentParser:
    """The command line as argparse sees it."""
    top = argparse.ArgumentParser(prog="cocrea", description=_("Service co-creation, hands-on with data."))
    top.add_argument("--version", action="version", version=__version__)
    top.add_argument("--language", choices=LANGUAGES, help=_("the language of the messages"))
    verbs = top.add_subparsers(dest="verb", required=True)

    one = verbs.add_parser("survey", help=_("check a survey file, row by row"))
    one.add_argument("file", type=Path)
    one.add_argument(
        "--scale", nargs=2, type=float, metavar=("LOW", "HIGH"),
        help=_("the lowest and the highest rating, from 1 to 7 unless given"),
    )  # fmt: skip
    one.set_defaults(run=survey)

    two = verbs.add_parser("answers", help=_("gather students' answer sheets into one table"))
    two.add_argument("folder", type=Path)
    two.add_argument("--roster", type=Path, help=_("a CSV file with a column “student”"))
    two.add_argument("-o", "--output", type=Path, help=_("write the table to this file (it must not exist)"))
    two.set_defaults(run=answers)
    return top


def main(words: list[str] | None = None) -> int:
    """Entry point of the `cocrea` command; returns the exit status."""
    words = sys.argv[1:] if words is None else words
    for before, after in itertools.pairwise(words):
        if before == "--language" and after in LANGUAGES:
            set_language(after)  # before the parser is made, so that its help speaks it too
    arguments = parser().parse_args(words)
    try:
        return arguments.run(arguments)
    except CocreaError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
