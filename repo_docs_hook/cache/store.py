"""Store plain values by name in a database: facts of sources, states of repositories.

A cache that is corrupt, foreign, unwritable or full counts as empty, and a damaged file is made
anew. It holds no code and no pickles, and every value is checked against its digest before it
is decoded.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from typing import Any

from repo_docs_hook.cache.folder import find_fault, make_folder

_FILE = "cache-1.sqlite"
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS entries"
    " (key BLOB PRIMARY KEY, value BLOB NOT NULL, day INTEGER NOT NULL) WITHOUT ROWID"
)
#: The largest size of the file in bytes; then the half that was not used for longest goes.
_MAX_SIZE = 512 * 1024 * 1024
#: Seconds to wait while another process writes.
_PATIENCE = 2.0
#: The number of keys in one statement.
_AT_ONCE = 500
_DIGEST = 16
#: The format of marshal that all supported Pythons read.
_FORMAT = 4
#: Files that sqlite leaves beside a database when its process is killed.
_BESIDE = ("-journal", "-wal", "-shm")
#: What sqlite3 raises over a damaged file: its own errors; UnicodeDecodeError, a ValueError,
#: where damaged names stand in its message; the others over sizes. OSError comes from us.
_FAILURES = (sqlite3.Error, OSError, ValueError, OverflowError, MemoryError)


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
        found: dict[bytes, Any] = {}
        if not keys or find_fault(self._folder) or not _size(self._path):
            return {}
        if not self._attempt(lambda database: _look_up(database, [*keys], found)):
            return {}  # so that all of it is stored again
        return {keys[key]: value for key, value in found.items()}

    def put(self, values: Mapping[str, Any]) -> None:
        """Store values by name."""
        rows = []
        for name, value in values.items():
            key = self._key(name)
            rows.append((key, _encode(key, value), _today()))
        try:
            make_folder(self._folder)
        except OSError:
            return

        def store(database: sqlite3.Connection) -> None:
            _store(database, rows)
            if _size(self._path) > _MAX_SIZE:
                _forget_oldest(database)

        if not self._attempt(store):
            self._attempt(store)

    def _attempt(self, work: Callable[[sqlite3.Connection], None]) -> bool:
        """Do something with the database; return False where its file is gone for that.

        Every failure of the cache ends here, and none is lost: no answer of a run depends on
        the cache, what it does not tell is found out again, and its file is removed, so that
        the next one is sound. Only where another process keeps it busy it stays.
        """
        try:
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as database:
                database.execute("PRAGMA synchronous = OFF")
                work(database)
        except _FAILURES as error:
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                return True
            self._discard()
            return os.path.lexists(self._path)
        return True

    def _discard(self) -> None:
        """Remove the file, and first what sqlite would put back into the next one."""
        for end in (*_BESIDE, ""):
            with suppress(OSError):
                os.remove(self._path + end)

    def _key(self, name: str) -> bytes:
        data = name.encode("utf-8", "surrogateescape")
        return hashlib.blake2b(data, digest_size=20, key=self._salt).digest()


def _look_up(database: sqlite3.Connection, keys: list[bytes], found: dict[bytes, Any]) -> None:
    """Put the values of those keys that are stored into ``found``."""
    wanted = set(keys)
    for some in _slices(keys):
        query = f"SELECT key, value FROM entries WHERE key IN ({_marks(some)})"
        for key, stored in database.execute(query, some):
            if key not in wanted:
                raise sqlite3.DatabaseError("an entry has a key that was not asked for")
            found[key] = _decode(key, stored)
    _touch(database, [*found])


def _touch(database: sqlite3.Connection, keys: list[bytes]) -> None:
    """Note, once a day, that entries are in use."""
    today = _today()
    for some in _slices(keys):
        where = f"day < ? AND key IN ({_marks(some)})"
        old = database.execute(f"SELECT 1 FROM entries WHERE {where} LIMIT 1", (today, *some))
        if old.fetchone():
            with database:
                update = f"UPDATE entries SET day = ? WHERE {where}"
                database.execute(update, (today, today, *some))


def _store(database: sqlite3.Connection, rows: Sequence[tuple[bytes, bytes, int]]) -> None:
    with database:
        database.execute(_SCHEMA)
        database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)


def _forget_oldest(database: sqlite3.Connection) -> None:
    middle = (
        "SELECT day FROM entries ORDER BY day LIMIT 1 OFFSET (SELECT count(*) / 2 FROM entries)"
    )
    with database:
        if not database.execute(f"DELETE FROM entries WHERE day < ({middle})").rowcount:
            database.execute("DELETE FROM entries")
    database.execute("VACUUM")


def _encode(key: bytes, value: Any) -> bytes:
    data = zlib.compress(marshal.dumps(value, _FORMAT), 1)
    return _check(key, data) + data


def _decode(key: bytes, stored: Any) -> Any:
    """Return the value that was stored under a key. Raises DatabaseError where it is damaged."""
    if not isinstance(stored, bytes) or stored[:_DIGEST] != _check(key, stored[_DIGEST:]):
        raise sqlite3.DatabaseError("a value differs from its digest")
    return marshal.loads(zlib.decompress(stored[_DIGEST:]))


def _check(key: bytes, data: bytes) -> bytes:
    """Return the digest that tells whether a value is whole and in its place."""
    return hashlib.blake2b(key + data, digest_size=_DIGEST).digest()


def _slices(keys: list[bytes]) -> Iterator[list[bytes]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _marks(keys: Sequence[bytes]) -> str:
    return ",".join("?" * len(keys))


def _size(path: str) -> int:
    """Return the size of a file in bytes, 0 where there is none."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _today() -> int:
    return int(time.time()) // 86400
