"""Objects of git: compute ids, read sizes and contents, store blobs."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import closing

from repo_docs_hook.git.launch import GitError
from repo_docs_hook.git.process import Git
from repo_docs_hook.git.temporary import TemporaryFolder
from repo_docs_hook.text.paths import encode


def name_object(kind: str, data: bytes, algorithm: str) -> str:
    """Return the id of an object of a ``kind`` (``blob``, ``tree``) with content ``data``.

    ``algorithm`` is the repository's, ``sha1`` or ``sha256``. Git hashes the kind, a blank, the
    size, a NUL and the data (gitformat-loose).
    """
    digest = hashlib.new(algorithm, f"{kind} {len(data)}\0".encode(), usedforsecurity=False)
    digest.update(data)
    return digest.hexdigest()


def read_objects(git: Git, oids: Iterable[str], extra: Mapping[str, str]) -> dict[str, bytes]:
    """Return the contents of objects by id, read by one process.

    ``extra`` is added to git's environment. Raises GitError, which names the object, where one
    is missing.
    """
    wanted = list(dict.fromkeys(oids))
    if not wanted:
        return {}
    output = git.run("cat-file", "--batch", given=_lines(wanted), extra=extra)
    contents = {}
    position = 0
    for oid in wanted:
        end = output.index(b"\n", position)
        size = _size(oid, output[position:end])
        contents[oid] = output[end + 1 : end + 1 + size]
        position = end + 1 + size + 1
    return contents


def read_sizes(git: Git, oids: Iterable[str], extra: Mapping[str, str]) -> dict[str, int]:
    """Return the sizes of objects in bytes, by id. Takes and raises what ``read_objects`` does."""
    wanted = list(dict.fromkeys(oids))
    if not wanted:
        return {}
    output = git.run("cat-file", "--batch-check", given=_lines(wanted), extra=extra)
    lines = output.split(b"\n")
    return {oid: _size(oid, line) for oid, line in zip(wanted, lines, strict=False)}


def store_blobs(git: Git, texts: Iterable[str]) -> list[str]:
    """Write texts as UTF-8 into the object store; return their ids, in order.

    No filter or conversion of newlines applies. Raises GitError where git cannot write, and
    OSError where no temporary file can be made.
    """
    with closing(TemporaryFolder()) as folder:
        names = []
        for number, text in enumerate(texts):
            names.append(os.path.join(folder.path, str(number)))
            with open(names[-1], "wb") as file:
                file.write(text.encode("utf-8"))
        given = encode("".join(f"{name}\n" for name in names))
        printed = git.run("hash-object", "-w", "--no-filters", "--stdin-paths", given=given)
        return printed.decode("ascii").split("\n")[:-1]


def _lines(oids: list[str]) -> bytes:
    return "".join(f"{oid}\n" for oid in oids).encode()


def _size(oid: str, line: bytes) -> int:
    """Return the size in a ``id kind size`` line; ``id missing`` raises GitError."""
    words = line.split(b" ")
    if len(words) != 3:
        raise GitError(
            f"the object {oid} is missing here; in a partial clone, "
            f"`git cat-file -p {oid}` fetches it"
        )
    return int(words[2])
