"""Open the state of the repository that is checked: working tree, index or a commit."""

from __future__ import annotations

from collections.abc import Mapping

from repo_docs_hook.git.discover import find_operation
from repo_docs_hook.git.launch import GitError
from repo_docs_hook.git.repository import Repository
from repo_docs_hook.model.view import Side, View


def open_view(repository: Repository, *, staged: bool, environment: Mapping[str, str]) -> View:
    """Return the state to check: the working tree, or with ``staged`` the index.

    With ``staged``, ``environment`` may name commits instead, as pre-commit does for a push:
    ``PRE_COMMIT_FROM_REF`` and ``PRE_COMMIT_TO_REF``, or ``PRE_COMMIT_LOCAL_BRANCH`` for the
    first push of a branch. Then it is the tree of the last commit. Raises GitError where that
    is no commit here, or git cannot answer.
    """
    if not staged:
        return _working_tree(repository)
    end = environment.get("PRE_COMMIT_TO_REF") or environment.get("PRE_COMMIT_LOCAL_BRANCH")
    if not end:
        return _view(repository, Side.INDEX, "")
    commit = repository.resolve(end)
    if commit is None:
        raise GitError(f"{end}, which pre-commit asks to check, is no commit here")
    return _view(repository, Side.COMMIT, commit, environment.get("PRE_COMMIT_FROM_REF", ""))


def _view(repository: Repository, side: Side, commit: str, start: str = "") -> View:
    begin = repository.resolve(start) if start else None
    base = repository.merge_base(begin, commit) if begin else None
    index = side is Side.INDEX
    return View(
        side=side,
        load=repository.index if index else lambda: repository.tree(commit),
        pick=lambda paths: repository.pick(paths, commit or None),
        read=repository.read,
        measure=repository.sizes,
        search=lambda words, endings: repository.grep(words, endings, commit or None),
        name_blob=repository.blob_id,
        on_disk=repository.untracked_files,
        compare=lambda: (
            repository.changes() if index else repository.changes(base, commit) if base else None
        ),
        operation=lambda: find_operation(repository.git_dir),
    )


def _working_tree(repository: Repository) -> View:
    snapshot = repository.working_tree()
    edited = snapshot.files.differing(repository.index().files)
    return View(
        side=Side.WORKING_TREE,
        load=lambda: snapshot,
        pick=lambda paths: {path: snapshot.files[path] for path in paths if path in snapshot.files},
        read=repository.read,
        measure=repository.sizes,
        search=lambda words, endings: repository.grep(words, endings) | edited,
        name_blob=repository.blob_id,
        on_disk=repository.untracked_files,
        compare=lambda: repository.working_changes(snapshot),
    )
