"""Roles, links, pictures and footnotes inside a paragraph, as words and plain Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from cocrea.book.source.library import Library, Page, Target, authors, unknown_target, year
from cocrea.book.source.myst import MATH, SPAN, SUBSTITUTION, Role, fail, read_role
from cocrea.language import N_, _, typeset

AS_CODE = {"code", "file", "samp", "program", "command", "option", "kbd"}
ICONS = {"octicon", "fa", "fab", "far", "fas", "material-regular", "material-outlined"}
ATTRIBUTES = re.compile(r"(?<=[\])`])\{[.#][^}]*\}|^\{[.#][^}]*\}$", re.MULTILINE)
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)([^)]*)\)")
LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)[^)]*\)")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True)
class Links:
    """How a page reaches others: each function returns an address, or "" where there is none."""

    page: Callable[[str], str]
    file: Callable[[str], str]


NOWHERE = Links(page=lambda _name: "", file=lambda _path: "")


class Inline:
    """The paragraphs of one page; keeps what they cite and which footnotes they call."""

    def __init__(self, library: Library, page: Page, links: Links) -> None:
        self.library = library
        self.page = page
        self.links = links
        self.cited: list[str] = []
        self.note_order: list[str] = []

    def inline(self, text: str, line: int) -> str:
        """Roles, links, pictures and footnotes of a paragraph, resolved."""
        kept: list[str] = []

        def keep(made: str) -> str:
            kept.append(made)
            return f"\0{len(kept) - 1}\0"

        def span(match: re.Match[str]) -> str:
            role = read_role(match)
            return keep(match[0] if role is None else self._role(role, line))

        text = SPAN.sub(span, text)
        text = MATH.sub(lambda m: keep(m[0]), text)
        text = SUBSTITUTION.sub(lambda m: self._substitution(m[1], line), text)
        text = IMAGE.sub(lambda m: keep(self._picture(m[1], m[2], line)), text)
        text = LINK.sub(lambda m: self._link(m[1], m[2], line), text)
        text = re.sub(r"\[\^([\w-]+)\]", lambda m: self._footnote(m[1]), text)
        text = typeset(ATTRIBUTES.sub("", text))
        while "\0" in text:
            text = re.sub("\0(\\d+)\0", lambda m: kept[int(m[1])], text)
        return text

    def _substitution(self, name: str, line: int) -> str:
        config = ((self.library.config.get("sphinx") or {}).get("config") or {}).get(
            "myst_substitutions"
        ) or {}
        front = [t for t in self.library.parser.parse(self.page.text)[:1] if t.type == "front_matter"]
        if front:
            matter = yaml.safe_load(front[0].content) or {}
            config = {**config, **((matter.get("myst") or {}).get("substitutions") or {})}
        if name not in config:
            raise unknown_target(name, self.page.source, line)
        return str(config[name])

    def _footnote(self, label: str) -> str:
        if label not in self.note_order:
            self.note_order.append(label)
        return f"<sup>{self.note_order.index(label) + 1}</sup>"

    def _below(self, path: str) -> str:
        """A path as written in this page, as a path below the root of the tree."""
        if path.startswith("/"):
            return path[1:]
        parts: list[str] = self.page.name.split("/")[:-1]
        for part in path.split("/"):
            if part == "..":
                del parts[-1:]
            elif part not in ("", "."):
                parts.append(part)
        return "/".join(parts)

    def _picture(self, alt: str, path: str, line: int) -> str:
        if ELSEWHERE.match(path):
            return f"![{alt}]({path})"
        below = self._below(path)
        if not (self.library.root / below).is_file():
            raise unknown_target(path, self.page.source, line)
        return f"![{alt}]({self.links.file(below)})"

    def _link(self, text: str, address: str, line: int) -> str:
        """A Markdown link: outside as it is, to a page as that can be reached, else its words alone."""
        if ELSEWHERE.match(address):
            return f"[{text}]({address})"
        path, _hash, label = address.partition("#")
        if not path:
            return self._role(Role("ref", text, label), line)
        below = self._below(path)
        page = below.removesuffix(".md")
        if page in self.library.pages:
            return self._linked(text or self.library.pages[page].title, page)
        if not (self.library.root / below).exists():
            raise unknown_target(address, self.page.source, line)
        file = self.links.file(below)
        return f"[{text}]({file})" if file else text

    def _linked(self, text: str, page: str) -> str:
        address = "" if page == self.page.name else self.links.page(page)
        return f"[{text}]({address})" if address else text

    def _role(self, role: Role, line: int) -> str:
        """What stands for a role. Raises CocreaError for one that we do not know."""
        name = role.name
        shown = role.text or role.target
        if name in ("ref", "numref", "eq", "doc", "term"):
            return self._reference(role, line)
        if name == "cite" or name.startswith("cite:"):
            return self._citation(role, line)
        if name == "task":
            return self._linked(shown, self.library.home_of_task(role.target, self.page.source, line))
        if name == "math":
            return f"${role.source[len('{math}') :].strip('`')}$"
        if name in AS_CODE or name.startswith("py:"):
            return f"`{shown.lstrip('~')}`"
        if name in ("sub", "sup"):
            return f"<{name}>{shown}</{name}>"
        if name == "download":
            return self._link(shown, role.target, line)
        if name in ICONS:
            return ""
        if name in ("abbr", "guilabel", "menuselection", "dfn"):
            return shown
        raise fail(
            "book.unknown-role",
            N_("{file}:{line}: the role “{name}” is not known. Correct its name."),
            self.page.source,
            line,
            name=name,
        )

    def _reference(self, role: Role, line: int) -> str:
        if role.name == "term":
            return f"*{role.text or role.target}*"
        if role.name == "doc":
            page = self._below(role.target.removesuffix(".md"))
            if page not in self.library.pages:
                raise unknown_target(role.target, self.page.source, line)
            return self._linked(role.text or self.library.pages[page].title, page)
        target = self.library.target(role.target, self.page.source, line)
        return self._linked(self._words_for(role, target), target.page)

    def _words_for(self, role: Role, target: Target) -> str:
        if role.name == "eq":
            return f"({target.number})"
        if role.name == "numref" and target.number:
            if role.text:
                text = role.text.replace("%s", str(target.number))
                return text.replace("{number}", str(target.number)).replace("{name}", target.title)
            return f"{_('Figure') if target.kind == 'figure' else _('Table')} {target.number}"
        return role.text or target.title or self.library.pages[target.page].title

    def _citation(self, role: Role, line: int) -> str:
        """``{cite:t}``: Author (year). Every other kind: (Author, year)."""
        keys = [key.strip() for key in role.target.split(",")]
        works = [self.library.work(key, self.page.source, line) for key in keys]
        self.cited += keys
        if role.name in ("cite:t", "cite:ct", "cite:ts"):
            return ", ".join(f"{authors(work)} ({year(work)})" for work in works)
        return "(" + "; ".join(f"{authors(work)}, {year(work)}" for work in works) + ")"
