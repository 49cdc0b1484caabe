"""What earlier runs found out, behind one interface: verdicts, facts, the last state.

Verdicts stand in a small file (``ledger``) that is read in less time than a database opens;
facts and states in the database (``store``), which is imported when they are asked for.
Errors of either count as misses.
"""

from __future__ import annotations

import marshal
import os

from repo_docs_hook.cache.keys import digest, fingerprint_product, fingerprint_reader
from repo_docs_hook.cache.ledger import Ledger
from repo_docs_hook.text.git_lines import has_entry
from repo_docs_hook.text.paths import CONFIG_FILES, decode, encode

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from repo_docs_hook.cache.store import Cache
    from repo_docs_hook.text.labels import Counted
    from repo_docs_hook.text.languages import Key

    #: Of a tree: what was checked (``text.labels``), the untracked sources, and the fields of
    #: each problem.
    Finding = tuple[Counted, tuple[str, ...], tuple[tuple[str, str, int, int, bool, bool], ...]]

#: The format of marshal that all supported Pythons read.
_FORMAT = 4


class Memory:
    """What earlier runs of this very tool noted in ``folder``, which is made when needed."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._ledger = Ledger(folder)

    def find_tree(self, lines: bytes, others: bytes, top: str) -> Finding | None:
        """Return what was found of the working tree at ``top`` when no page had drifted there.

        ``lines`` and ``others`` are what git says of the tree, see
        ``Repository.working_lines`` and ``Repository.others``. Git does not say whether there
        are settings that it ignores: with such a file nothing is known.
        """
        for name in CONFIG_FILES:
            if not has_entry(lines, name) and os.path.lexists(os.path.join(top, name)):
                return None
        value = self._ledger.find(_verdict(b"tree", lines, others))
        if value is None:
            return None
        found: Finding = marshal.loads(value)
        return found

    def note_tree(self, lines: bytes, others: bytes, found: Finding) -> None:
        """Note what was found of a working tree in which no page has drifted."""
        self._ledger.note(_verdict(b"tree", lines, others), marshal.dumps(found, _FORMAT))

    def find_commit(self, tree: bytes) -> Counted | None:
        """Return what was checked of an index that was as HEAD, and clean.

        ``tree`` is the id of HEAD's tree.
        """
        value = self._ledger.find(_verdict(b"commit", tree))
        if value is None:
            return None
        found: Counted = marshal.loads(value)
        return found

    def note_commit(self, tree: bytes, counted: Counted) -> None:
        """Note that all of an index was found clean that is as HEAD."""
        self._ledger.note(_verdict(b"commit", tree), marshal.dumps(counted, _FORMAT))

    def find_settings(self, listed: bytes) -> str | None:
        """Return the docs root of settings that are sound and select sources by suffix.

        ``listed`` are the files that the settings are in, as git lists them.
        """
        root = self._ledger.find(_verdict(b"settings", listed))
        return None if root is None else decode(root)

    def note_settings(self, listed: bytes, docs_root: str) -> None:
        """Note settings that are sound and select sources by suffix."""
        value = encode(docs_root)
        self._ledger.note(_verdict(b"settings", listed), value)

    def find_facts(self, keys: Iterable[Key]) -> dict[Key, Any]:
        """Return the rows of those sources that are known."""
        names = {" ".join(key): key for key in keys}
        found = self._store(fingerprint_reader()).get(names)
        return {names[name]: row for name, row in found.items()}

    def note_facts(self, rows: Mapping[Key, Any]) -> None:
        """Note the rows of sources."""
        values = {" ".join(key): row for key, row in rows.items()}
        self._store(fingerprint_reader()).put(values)

    def find_state(self, top: str) -> Any:
        """Return the state that the last whole check of the tree at ``top`` left, or None."""
        name = f"state of {top}"
        return self._store(fingerprint_product()).get([name]).get(name)

    def note_state(self, top: str, value: Any) -> None:
        """Note the state of the tree at ``top``, a plain value."""
        self._store(fingerprint_product()).put({f"state of {top}": value})

    def _store(self, salt: bytes) -> Cache:
        from repo_docs_hook.cache.store import Cache

        return Cache(self._folder, salt)


def _verdict(kind: bytes, *parts: bytes) -> bytes:
    """Return the key of a verdict: a digest of the tool and of everything that it depends on."""
    return digest(kind, fingerprint_product(), *parts)
