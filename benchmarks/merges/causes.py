"""Why a page can merge without a conflict and be wrong (pure).

BEHAVIOUR.md's fourth promise lists the cases in which that may happen. Which of them it is
follows from the lines that differ, so a listed case found here is likely, not proved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks.merges.hunks import INDEX, Hunk, page_kind

NOT_LISTED = "not listed"
REMOVED = f"{NOT_LISTED}: a path that one side removed is named"


@dataclass(frozen=True)
class Paths:
    """The sources that one side of a merge alone added, and those that one alone removed."""

    added: frozenset[str]
    removed: frozenset[str]


def find_cause(page: str, hunk: Hunk, paths: Paths) -> str:
    """Return the case of a hunk of a wrong page; it begins with NOT_LISTED for any other."""
    return next((name for name, fits in _CASES.items() if fits(page, hunk, paths)), NOT_LISTED)


def _has(pattern: str) -> Callable[[str, Hunk, Paths], bool]:
    """Return a test for hunks with a line in which a pattern is found."""
    found = re.compile(pattern).search
    return lambda page, hunk, paths: any(map(found, (*hunk.left, *hunk.right)))


def _names(paths: Iterable[str], hunk: Hunk) -> bool:
    """Tell whether a hunk names one of some paths, by its last part without a suffix."""
    words = {word for line in (*hunk.left, *hunk.right) for word in re.findall(r"\w+", line)}
    return not words.isdisjoint(map(_stem, paths))


def _stem(path: str) -> str:
    folder, _, name = path.rpartition("/")
    stem = name.partition(".")[0]
    return folder.rpartition("/")[2] if stem == "__init__" else stem


def _lost_entries(page: str, hunk: Hunk, paths: Paths) -> bool:
    return page_kind(page) == INDEX and not any(hunk.right)


#: The first that fits counts, so patterns that any line may match come last.
_CASES: dict[str, Callable[[str, Hunk, Paths], bool]] = {
    "(c) both sides define one name": _has(r"""(?:id="|#)(?!section-)[^"\s)]*-\d+[")]"""),
    "(b) a cycle closes": _has(r"==>|\b[Cc]ycles?\b"),
    "(d) a renderer's bound": _has(r"\b[Tt]oo (?:many|much|large)\b"),
    "(e) the only public name as purpose": _has(r"\bDefines \["),
    "(f) a name's last entries in an index": _lost_entries,
    "(a) a path that one side added": lambda page, hunk, paths: _names(paths.added, hunk),
    REMOVED: lambda page, hunk, paths: _names(paths.removed, hunk),
}
