"""What earlier runs found out, by name: facts of sources, states of repositories.

Whatever is wrong with a cache, corrupt, foreign, unwritable or full, is a miss and never a
failure. It holds no code and no pickles, and every value is checked against its digest, so
that damage is noticed before anything is decoded.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import Any

from repo_docs_hook.cache_folder import make_folder

_FILE = "cache-1.sqlite"
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS entries"
    " (key BLOB PRIMARY KEY, value BLOB NOT NULL, day INTEGER NOT NULL) WITHOUT ROWID"
)
#: Bytes that the file may grow to; then the half goes that was not used longest.
_MAX_SIZE = 512 * 1024 * 1024
#: Seconds that one process waits for another that writes.
_PATIENCE = 2.0
#: Keys that one statement asks for.
_AT_ONCE = 500
_DIGEST = 16
#: The format of marshal that all supported Pythons read.
_FORMAT = 4


class Cache:
    """A store of plain values (what ``marshal`` can write) that several processes may share.

    ``folder`` is made when something is stored. ``salt`` is a digest of all that values
    depend on besides their names.
    """

    def __init__(self, folder: str, salt: bytes) -> None:
        self._folder, self._salt = folder, salt
        self._path = os.path.join(folder, _FILE)

    def get(self, names: Iterable[str]) -> dict[str, Any]:
        """Return the values of those of ``names`` that are known."""
        keys = {self._key(name): name for name in names}
        found: dict[str, Any] = {}
        if not keys or not os.path.exists(self._path):
            return found
        with _misses(), closing(self._connect()) as database:
            for some in _slices(list(keys)):
                query = f"SELECT key, value FROM entries WHERE key IN ({_marks(some)})"
                for key, stored in database.execute(query, some):
                    found.update((keys[key], value) for value in _decode(stored))
            self._touch(database, [self._key(name) for name in found])
        return found

    def put(self, values: Mapping[str, Any]) -> None:
        """Store values by name."""
        rows = [(self._key(name), _encode(value), _today()) for name, value in values.items()]
        with _misses():
            make_folder(self._folder)
            try:
                self._store(rows)
            except sqlite3.OperationalError:
                raise  # busy, full or read-only: the file is as it should be
            except sqlite3.DatabaseError:
                os.remove(self._path)
                self._store(rows)

    def _store(self, rows: Sequence[tuple[bytes, bytes, int]]) -> None:
        with closing(self._connect()) as database:
            with database:
                database.execute(_SCHEMA)
                database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
            if os.path.getsize(self._path) > _MAX_SIZE:
                _forget_oldest(database)

    def _touch(self, database: sqlite3.Connection, keys: list[bytes]) -> None:
        """Note, once a day, that entries are in use."""
        today = _today()
        for some in _slices(keys):
            where = f"day < ? AND key IN ({_marks(some)})"
            old = database.execute(f"SELECT 1 FROM entries WHERE {where} LIMIT 1", (today, *some))
            if old.fetchone():
                with database:
                    update = f"UPDATE entries SET day = ? WHERE {where}"
                    database.execute(update, (today, today, *some))

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=_PATIENCE)
        database.execute("PRAGMA synchronous = OFF")
        return database

    def _key(self, name: str) -> bytes:
        data = name.encode("utf-8", "surrogateescape")
        return hashlib.blake2b(data, digest_size=20, key=self._salt).digest()


@contextmanager
def _misses() -> Iterator[None]:
    """Take every failure of the store for a miss."""
    try:
        yield
    except (sqlite3.Error, OSError):
        return


def _forget_oldest(database: sqlite3.Connection) -> None:
    (day,) = database.execute(
        "SELECT day FROM entries ORDER BY day LIMIT 1 OFFSET (SELECT count(*) / 2 FROM entries)"
    ).fetchone()
    with database:
        older = database.execute("DELETE FROM entries WHERE day < ?", (day,)).rowcount
        if not older:
            database.execute("DELETE FROM entries")
    database.execute("VACUUM")


def _encode(value: Any) -> bytes:
    data = zlib.compress(marshal.dumps(value, _FORMAT), 1)
    return hashlib.blake2b(data, digest_size=_DIGEST).digest() + data


def _decode(stored: Any) -> Iterator[Any]:
    """Yield the value that was stored, nothing where it is damaged."""
    if isinstance(stored, bytes):
        data = stored[_DIGEST:]
        if hashlib.blake2b(data, digest_size=_DIGEST).digest() == stored[:_DIGEST]:
            yield marshal.loads(zlib.decompress(data))


def _slices(keys: list[bytes]) -> Iterator[list[bytes]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _marks(keys: Sequence[bytes]) -> str:
    return ",".join("?" * len(keys))


def _today() -> int:
    return int(time.time()) // 86400
