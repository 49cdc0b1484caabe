"""What earlier runs found of whole trees, commits and settings, in the ledger."""

from __future__ import annotations

import marshal
import os

from repo_docs_hook.cache.keys import digest
from repo_docs_hook.cache.ledger import Ledger
from repo_docs_hook.text.paths import CONFIG_FILES

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    #: Of a tree: its label, the untracked sources, and the fields of each problem.
    Finding = tuple[str, tuple[str, ...], tuple[tuple[str, str, int, int, bool, bool], ...]]


#: The format of marshal that all supported Pythons read.
_FORMAT = 4


def find_tree(
    ledger: Ledger, product: bytes, lines: bytes, others: bytes, top: str
) -> Finding | None:
    """Return what was found of the working tree at ``top`` when no page had drifted there.

    ``product`` is the digest of the tool, ``lines`` and ``others`` are what git says of the
    tree, see ``Repository.working_lines`` and ``Repository.others``. Git does not say
    whether there are settings that it ignores: with such a file nothing is known.
    """
    for name in CONFIG_FILES:
        if f"\t{name}\0".encode() not in lines and os.path.lexists(os.path.join(top, name)):
            return None
    value = ledger.find(digest(b"tree", product, lines, others))
    if value is None:
        return None
    found: Finding = marshal.loads(value)
    return found


def note_tree(ledger: Ledger, product: bytes, lines: bytes, others: bytes, found: Finding) -> None:
    """Note what was found of a working tree in which no page has drifted, for ``find_tree``."""
    ledger.note(digest(b"tree", product, lines, others), marshal.dumps(found, _FORMAT))


def note_commit(ledger: Ledger, product: bytes, tree: bytes, label: str) -> None:
    """Note that all of an index was found clean that is as HEAD; ``tree`` is what TREE prints."""
    ledger.note(_commit_key(product, tree), label.encode())


def note_settings(ledger: Ledger, product: bytes, listed: bytes, docs_root: str) -> None:
    """Note settings that are sound and select sources by suffix, as git lists their files."""
    ledger.note(_settings_key(product, listed), docs_root.encode("utf-8", "surrogateescape"))


def _commit_key(product: bytes, tree: bytes) -> bytes:
    return digest(b"commit", product, tree)


def _settings_key(product: bytes, listed: bytes) -> bytes:
    return digest(b"settings", product, listed)
