"""Keep small findings in one flat file, which is read faster than a database is opened.

The key of a finding is a digest of everything that it depends on, so a finding never becomes
wrong. A second digest of its value detects damage, which counts as a miss. The file grows at
its end; when it is too large, its older half is dropped.
"""

from __future__ import annotations

import os

from repo_docs_hook.cache.folder import find_fault, make_folder
from repo_docs_hook.cache.keys import SIZE, digest

_FILE = "ledger-1"
#: The largest size of the file, and of a finding, in bytes.
_MAX_SIZE = 256 * 1024
_MAX_VALUE = 4096
_LENGTH = 2
#: Opening a pipe in the place of the file must not block.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Ledger:
    """The findings in ``folder``, which is made when something is noted.

    Errors of the file count as misses and are not reported.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._path = os.path.join(folder, _FILE)

    def find(self, key: bytes) -> bytes | None:
        """Return what was noted under a digest, None where nothing sound is."""
        data = self._read()
        at = data.rfind(key)
        return None if at < 0 else _value(data, at)

    def note(self, key: bytes, value: bytes) -> None:
        """Note ``value`` under a digest; one that is too long is not kept."""
        if len(value) > _MAX_VALUE or self.find(key) == value:
            return
        row = key + digest(key, value) + len(value).to_bytes(_LENGTH, "big") + value
        try:
            make_folder(self._folder)
            # One write in append mode is atomic, also while other processes write.
            end = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _AT_ONCE, 0o600)
            try:
                os.write(end, row)
            finally:
                os.close(end)
            if os.path.getsize(self._path) > _MAX_SIZE:
                self._halve()
        except OSError:
            return

    def _halve(self) -> None:
        """Keep the newer half, written over the older one.

        No file beside it is needed: a row that is cut in two, or that another process writes or
        reads meanwhile, is a miss, since each row has a digest of its own.
        """
        newer = self._read()[-_MAX_SIZE // 2 :]
        with open(self._path, "r+b", buffering=0, opener=_open_at_once) as file:
            file.write(newer)
            file.truncate()

    def _read(self) -> bytes:
        if find_fault(self._folder):
            return b""
        try:
            with open(self._path, "rb", buffering=0, opener=_open_at_once) as file:
                return file.read(2 * _MAX_SIZE) or b""
        except OSError:
            return b""


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | _AT_ONCE)


def _value(data: bytes, at: int) -> bytes | None:
    """Return the value of the row that begins at ``at``, None where it is damaged."""
    start = at + 2 * SIZE + _LENGTH
    size = int.from_bytes(data[start - _LENGTH : start], "big")
    key, check, value = data[at : at + SIZE], data[at + SIZE : at + 2 * SIZE], data[start:][:size]
    return value if start <= len(data) and digest(key, value) == check else None
