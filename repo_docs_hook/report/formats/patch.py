r"""What the pages need, as a patch for ``git apply``.

Its form: git's documentation of ``git diff``, "Generating patch text with -p"; a line that
ends without a line feed is followed by ``\ No newline at end of file``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TextIO

from repo_docs_hook.model.outcome import Drift, Kind, Outcome
from repo_docs_hook.report import Manner
from repo_docs_hook.report.drifts import open_drifts

_CONTEXT = 3
_PLAIN_NAME = re.compile(rb"[A-Za-z0-9._/@%+=,~-]+")
_NAMED = {0x22: '\\"', 0x5C: "\\\\", 0x0A: "\\n", 0x09: "\\t", 0x0D: "\\r"}
_UNFINISHED = b"\n\\ No newline at end of file\n"


def report(outcome: Outcome, stream: TextIO, manner: Manner) -> None:
    """Write the patch to a stream's bytes, nothing where all is well.

    A page whose text is not known, since a merge left it in conflict, is not in it.
    """
    stream.flush()
    stream.buffer.write(b"".join(map(_patch, patchable(outcome))))


def patchable(outcome: Outcome) -> Iterator[Drift]:
    """Yield the drifts that a patch can mend."""
    for drift in open_drifts(outcome):
        if drift.committed != drift.wanted and (drift.kind is not Kind.UNMERGED or drift.committed):
            yield drift


def _patch(drift: Drift) -> bytes:
    old, new = _lines(drift.committed), _lines(drift.wanted)
    before, after = _quote(f"a/{drift.page}"), _quote(f"b/{drift.page}")
    header = [f"diff --git {before} {after}"]
    if drift.committed is None:
        header.append("new file mode 100644")
        before = "/dev/null"
    if drift.wanted is None:
        header.append("deleted file mode 100644")
        after = "/dev/null"
    header += [f"--- {before}", f"+++ {after}", ""]
    return "\n".join(header).encode("ascii") + b"".join(_hunks(old, new))


def _hunks(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[bytes]:
    for group in SequenceMatcher(None, old, new).get_grouped_opcodes(_CONTEXT):
        (_, first, _, start, _), (_, _, last, _, end) = group[0], group[-1]
        yield f"@@ -{_range(first, last)} +{_range(start, end)} @@\n".encode("ascii")
        for tag, a, b, c, d in group:
            if tag == "equal":
                yield from (_line(b" ", text) for text in old[a:b])
            else:
                yield from (_line(b"-", text) for text in old[a:b])
                yield from (_line(b"+", text) for text in new[c:d])


def _range(start: int, end: int) -> str:
    """Return where a hunk's lines are: of none, the line before them."""
    return f"{start + 1 if end > start else start},{end - start}"


def _line(sign: bytes, text: bytes) -> bytes:
    return sign + (text if text.endswith(b"\n") else text + _UNFINISHED)


def _lines(text: str | None) -> list[bytes]:
    """Return the lines of a page with their ends; odd bytes are surrogate-escaped in it."""
    data = (text or "").encode("utf-8", "surrogateescape")
    *whole, rest = data.split(b"\n")
    return [line + b"\n" for line in whole] + ([rest] if rest else [])


def _quote(path: str) -> str:
    """Return a path as git writes it: in C's quotes where it is more than plain ASCII."""
    data = path.encode("utf-8", "surrogateescape")
    if _PLAIN_NAME.fullmatch(data):
        return data.decode("ascii")
    return f'"{"".join(map(_character, data))}"'


def _character(byte: int) -> str:
    if byte in _NAMED:
        return _NAMED[byte]
    return chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:03o}"
