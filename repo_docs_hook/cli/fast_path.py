"""Answer from git and earlier runs alone, before anything slow is imported: 3 times as fast.

Git's answers tell whether a tree was checked before, and whether a commit touches anything
that has pages. All questions are asked at once. Answers that do not decide the run are passed
to Repository, so git is not asked twice.
"""

from __future__ import annotations

from repo_docs_hook.cache.folder import default_folder
from repo_docs_hook.cache.keys import fingerprint_product
from repo_docs_hook.cache.memory import Memory
from repo_docs_hook.git.launch import GitError, Started, can_start, find_program
from repo_docs_hook.git.queries import (
    EDITED,
    LISTING,
    PLACE,
    STAGED,
    TREE,
    UNTRACKED,
    split_place,
)
from repo_docs_hook.text.git_lines import split_changes
from repo_docs_hook.text.labels import NOTHING_STAGED, is_nothing, say_clean
from repo_docs_hook.text.paths import CONFIG_FILES, HOOKS_FILE, SOURCES, is_page_name, is_readme

TYPE_CHECKING = False  # the module of that name is slow to import
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from repo_docs_hook.text.labels import Counted

    Answers = dict[tuple[str, ...], bytes]

_SETTINGS = (*LISTING, "--", *CONFIG_FILES)
_WHOLE = (LISTING, EDITED, UNTRACKED, PLACE)
_COMMIT = (STAGED, _SETTINGS, PLACE)
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
    found, known = _ask(_COMMIT if "--staged" in words else _WHOLE, environment)
    if found is None:
        return None, known
    return "" if words & _QUIET and not is_nothing(found) else f"{say_clean(found)}\n", known


def _ask(
    questions: tuple[tuple[str, ...], ...], environment: Mapping[str, str]
) -> tuple[Counted | None, Answers]:
    """Return what is known to be up to date, None where nothing is, and git's answers."""
    try:
        program = find_program()
        started = {args: Started(program, args) for args in questions}
    except (GitError, OSError):
        return None, {}  # the run that asks again reports it
    fingerprint_product()  # made while git works
    answers = {args: each.answer() for args, each in started.items()}
    known = {args: printed for args, printed in answers.items() if printed is not None}
    if PLACE not in known or split_place(known[PLACE])[1]:
        return None, {}  # below the top level git's answers differ
    memory = Memory(default_folder(environment))
    if LISTING in questions:
        return _judge_tree(known, memory), known
    return _judge_commit(known, memory, "GIT_INDEX_FILE" in environment, program), known


def _judge_tree(known: Answers, memory: Memory) -> Counted | None:
    if len(known) < len(_WHOLE) or known[EDITED]:
        return None
    top = split_place(known[PLACE])[0]
    found = memory.find_tree(known[LISTING], known[UNTRACKED], top)
    return found[0] if found and found[1:] == ((), ()) else None


def _judge_commit(known: Answers, memory: Memory, in_commit: bool, program: str) -> Counted | None:
    changes = list(split_changes(known.get(STAGED, b"")))
    paths = [path for _, paths in changes for path in paths]
    moved = [path for (*_, status), paths in changes if status != "M" for path in paths]
    if len(known) < len(_COMMIT) or any(status == "U" for (*_, status), _ in changes):
        return None
    if not paths and not in_commit:
        tree = Started(program, TREE).answer()
        return memory.find_commit(tree) if tree else None
    root = memory.find_settings(known[_SETTINGS])
    if root is None or _may_matter(paths, root) or any(map(is_readme, moved)):
        return None
    return NOTHING_STAGED


def _may_matter(paths: Iterable[str], docs_root: str) -> bool:
    """Tell whether some of the paths may be sources by default, pages or settings."""
    names = {*CONFIG_FILES, HOOKS_FILE}
    return any(
        path.endswith(SOURCES) or path in names or is_page_name(path, docs_root) for path in paths
    )


def find_sources(known: Answers) -> list[tuple[str, str]]:
    """Return paths and ids of the sources that git calls changed: they may have to be read.

    An id is all zeros where only the disk has the content.
    """
    printed = known.get(STAGED, b"") + known.get(EDITED, b"")
    return [
        (paths[-1], oid)
        for (*_, oid, status), paths in split_changes(printed)
        if status != "D" and paths[-1].endswith(SOURCES)
    ]
