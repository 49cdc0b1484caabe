"""README.md and the guide, cut into headings, fences, tables and links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.pages.linkcheck import Elements, to_html
from tests.places import ROOT

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_ROW = re.compile(r"^\|(.*)\|$", re.MULTILINE)
_TITLE = re.compile(r"^# ([\w./-]+)", re.MULTILINE)


@dataclass(frozen=True)
class Fence:
    """A fenced block: its language, what is in it, and the heading that it stands under."""

    language: str
    text: str
    heading: str

    @property
    def file(self) -> str:
        """The path of the file that its first comment names, ``""`` for none."""
        match = _TITLE.search(self.text)
        return match[1] if match and ("/" in match[1] or "." in match[1]) else ""


@dataclass(frozen=True)
class Document:
    """One of the files that people wrote, by its path from the top level."""

    path: str
    text: str

    @property
    def fences(self) -> list[Fence]:
        """Every fenced block, in order."""
        return [
            Fence(match[1], match[2], self._heading_at(match.start()))
            for match in _FENCE.finditer(self.text)
        ]

    @property
    def prose(self) -> str:
        """The text without its fenced blocks."""
        return _FENCE.sub("", self.text)

    @property
    def headings(self) -> list[tuple[int, str]]:
        """The level and the text of every heading."""
        return [(len(match[1]), match[2]) for match in _HEADING.finditer(self.prose)]

    @property
    def anchors(self) -> list[str]:
        """The anchors that GitHub makes of the headings."""
        return [slug(text) for _, text in self.headings]

    @property
    def code(self) -> list[str]:
        """Every code span."""
        return _CODE.findall(self.prose)

    @property
    def links(self) -> list[str]:
        """The targets of all links and images, in order."""
        return Elements(to_html(self.text)).targets

    def section(self, heading: str) -> str:
        """Return what stands between a heading and the next one of its level."""
        level, start = next(
            (len(match[1]), match.end()) for match in self._marks() if match[2] == heading
        )
        ends = [m.start() for m in self._marks() if m.start() > start and len(m[1]) <= level]
        return self.text[start : min(ends, default=len(self.text))]

    def tables(self, heading: str) -> list[list[list[str]]]:
        """Return the tables of a section as rows of cells, without their heads."""
        parts = re.split(r"\n\n+", self.section(heading))
        return [list(_rows(part)) for part in parts if part.lstrip().startswith("|")]

    def _heading_at(self, place: int) -> str:
        return [m[2] for m in self._marks() if m.start() < place][-1]

    def _marks(self) -> Iterator[re.Match[str]]:
        """Yield the headings at their places in the text: a comment in a fence is none."""
        blank = _FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), self.text)
        return _HEADING.finditer(blank)


def read_documents(*patterns: str) -> Mapping[str, Document]:
    """Return the documents that match some patterns, by path, sorted."""
    files = sorted(file for pattern in patterns for file in ROOT.glob(pattern))
    paths = [file.relative_to(ROOT).as_posix() for file in files]
    return {path: Document(path, (ROOT / path).read_text("utf-8")) for path in paths}


def slug(heading: str) -> str:
    """Return GitHub's anchor of a heading: words in lower case, joined by hyphens."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _rows(table: str) -> Iterator[list[str]]:
    for row in _ROW.findall(table)[2:]:
        yield [cell.strip() for cell in re.split(r"(?<!\\)\|", row)]


#: The README and the guide.
GUIDE = read_documents("README.md", "guide/*.md")
README = GUIDE["README.md"]
