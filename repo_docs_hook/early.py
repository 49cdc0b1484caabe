"""What earlier runs found right, told before anything heavy is imported or read.

Git's answers alone say whether a tree is one that was judged before, and whether a commit
touches anything that has pages. All of them are asked for at once; those that settle
nothing are handed on, so that nobody asks again.
"""

from __future__ import annotations

import marshal
import os

from repo_docs_hook.cache_folder import default_folder
from repo_docs_hook.fingerprint import digest, fingerprint_product
from repo_docs_hook.git.commands import (
    EDITED,
    LISTING,
    PLACE,
    STAGED,
    TREE,
    UNTRACKED,
    split_changes,
    split_place,
)
from repo_docs_hook.git.spawn import GitError, Started, can_start, find_program
from repo_docs_hook.ledger import Ledger
from repo_docs_hook.text.labels import NO_PAGES, STAGED_WORDS, is_nothing, say_clean
from repo_docs_hook.text.paths import CONFIG_FILES, HOOKS_FILE, SOURCES, is_page_name

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Answers = dict[tuple[str, ...], bytes]
    #: Of a tree: its label, the untracked sources, and the fields of each problem.
    Finding = tuple[str, tuple[str, ...], tuple[tuple[str, str, int, int, bool, bool], ...]]

_SETTINGS = (*LISTING, "--", *CONFIG_FILES)
_WHOLE = (LISTING, EDITED, UNTRACKED, PLACE)
_COMMIT = (STAGED, _SETTINGS, PLACE)
#: The format of marshal that all supported Pythons read.
_FORMAT = 4
_QUIET = {"--quiet", "-q"}
#: The words of command lines that can be answered early.
_WORDS = {"--check", "--staged", *_QUIET}
#: Variables with which pre-commit asks for something else than the index.
_RANGE = ("PRE_COMMIT_FROM_REF", "PRE_COMMIT_TO_REF", "PRE_COMMIT_LOCAL_BRANCH")


def ask(argv: Sequence[str], environment: Mapping[str, str]) -> tuple[str | None, Answers]:
    """Return what a run with these arguments would print, where all is known to be right.

    Otherwise that is None, and with it come the answers that git gave, for
    ``Repository.open``.
    """
    words = set(argv)
    if not (words <= _WORDS and can_start()) or any(map(environment.get, _RANGE)):
        return None, {}
    label, known = _ask(_COMMIT if "--staged" in words else _WHOLE, environment)
    if not label:
        return None, known
    return "" if words & _QUIET and not is_nothing(label) else f"{say_clean(label)}\n", known


def _ask(
    questions: tuple[tuple[str, ...], ...], environment: Mapping[str, str]
) -> tuple[str, Answers]:
    """Return the label of what is known to be right, ``""`` where nothing is, and git's answers."""
    try:
        program = find_program()
        started = {args: Started(program, args) for args in questions}
    except (GitError, OSError):
        return "", {}  # whoever asks again says why
    product = fingerprint_product()
    answers = {args: each.answer() for args, each in started.items()}
    known = {args: printed for args, printed in answers.items() if printed is not None}
    if PLACE not in known or split_place(known[PLACE])[1]:
        return "", {}  # from below the top level git's answers are other ones
    ledger = Ledger(default_folder(environment))
    if LISTING in questions:
        return _judge_tree(known, ledger, product), known
    return _judge_commit(known, ledger, product, "GIT_INDEX_FILE" in environment, program), known


def _judge_tree(known: Answers, ledger: Ledger, product: bytes) -> str:
    if len(known) < len(_WHOLE) or known[EDITED]:
        return ""
    top = split_place(known[PLACE])[0]
    found = find_tree(ledger, product, known[LISTING], known[UNTRACKED], top)
    return found[0] if found and found[1:] == ((), ()) else ""


def _judge_commit(
    known: Answers, ledger: Ledger, product: bytes, in_commit: bool, program: str
) -> str:
    changes = split_changes(known.get(STAGED, b""))
    paths = [path for _, _, paths in changes for path in paths]
    if len(known) < len(_COMMIT) or any(status == "U" for status, _, _ in changes):
        return ""
    if not paths and not in_commit:
        tree = Started(program, TREE).answer()
        label = ledger.find(_commit_key(product, tree)) if tree else None
        return label.decode() if label else ""
    root = ledger.find(_settings_key(product, known[_SETTINGS]))
    if root is None or _may_matter(paths, root.decode("utf-8", "surrogateescape")):
        return ""
    return f"{NO_PAGES} {STAGED_WORDS}"


def _may_matter(paths: Iterable[str], docs_root: str) -> bool:
    """Tell whether some of the paths may be sources by default, pages or settings."""
    names = {*CONFIG_FILES, HOOKS_FILE}
    return any(
        path.endswith(SOURCES) or path in names or is_page_name(path, docs_root) for path in paths
    )


def find_sources(known: Answers) -> list[str]:
    """Return the ids of the sources that git calls changed, so that they may have to be read.

    An id is all zeros where only the disk has the content.
    """
    printed = known.get(STAGED, b"") + known.get(EDITED, b"")
    changes = split_changes(printed)
    return [oid for status, oid, paths in changes if status != "D" and paths[-1].endswith(SOURCES)]


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
