"""Write and delete the pages that are out of date, on disk or in the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from repo_docs_hook.model.files import File
from repo_docs_hook.model.outcome import Drift, Problem
from repo_docs_hook.model.view import View
from repo_docs_hook.text.labels import count
from repo_docs_hook.write.folders import Folder
from repo_docs_hook.write.pages import WriteError, delete_page, write_page


@dataclass(frozen=True, slots=True)
class Fixed:
    """The pages written and deleted, in the order of the drifts, and the problems met."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    problems: tuple[Problem, ...]


def mend_drifts(
    drifts: Iterable[Drift], top: Folder, docs_root: str, skipped: Callable[[], frozenset[str]]
) -> Fixed:
    """Write and delete the pages that are out of date.

    ``top`` is the top level on disk. ``skipped`` returns the paths that a sparse checkout
    leaves out: they are refused. A page that cannot be written is a problem of the result; all
    others are written still.
    """
    done: dict[bool, list[str]] = {True: [], False: []}
    failed: list[tuple[Drift, WriteError]] = []
    left_out = skipped() if (drifts := tuple(drifts)) else frozenset()
    for drift in drifts:
        try:
            if drift.page in left_out:
                raise WriteError(drift.page, _SPARSE)
            _mend(drift, top, docs_root if drift.page.startswith(f"{docs_root}/") else "")
        except WriteError as error:
            failed.append((drift, error))
        else:
            done[drift.wanted is not None].append(drift.page)
    return Fixed(tuple(done[True]), tuple(done[False]), tuple(_problems(failed, docs_root)))


def _problems(failed: Iterable[tuple[Drift, WriteError]], docs_root: str) -> Iterator[Problem]:
    """Yield a problem for each page, but only one for all pages that share a reason."""
    shared: dict[str, list[Drift]] = {}
    for drift, error in failed:
        if error.shared:
            shared.setdefault(error.reason, []).append(drift)
        else:
            yield Problem(drift.page, error.reason)
    for reason, drifts in shared.items():
        if len(drifts) == 1:
            yield Problem(drifts[0].page, reason)
        else:
            yield Problem(docs_root, f"{reason}: {_count(drifts)}")


def _count(drifts: Iterable[Drift]) -> str:
    """Return the counts as in ``3 pages not written, 1 not deleted``."""
    gone = [drift.wanted is None for drift in drifts]
    counts = ((gone.count(False), "not written"), (gone.count(True), "not deleted"))
    (number, words), *more = ((number, words) for number, words in counts if number)
    return ", ".join([f"{count(number, 'page')} {words}", *(f"{n} {said}" for n, said in more)])


def stage_drifts(
    drifts: Iterable[Drift],
    view: View,
    top: Folder,
    docs_root: str,
    stage: Callable[[Mapping[str, str | None]], None],
) -> Fixed:
    """Update the pages in the index that are out of date there.

    On disk a page is written or deleted too, but only where the file was equal to the entry in
    the index, so that no unstaged edit is lost. ``stage`` puts texts by path into the index and
    takes out paths with None. Raises GitError where the index cannot be written.
    """
    drifts = tuple(drifts)
    paths = [drift.page for drift in drifts]
    disk, index = view.on_disk(paths), view.pick(paths)
    stage({drift.page: drift.wanted for drift in drifts})
    equal = [each for each in drifts if _oid(disk, each.page) == _oid(index, each.page)]
    fixed = mend_drifts(equal, top, docs_root, frozenset)
    written = tuple(drift.page for drift in drifts if drift.wanted is not None)
    deleted = tuple(drift.page for drift in drifts if drift.wanted is None)
    return Fixed(written, deleted, fixed.problems)


def _oid(files: Mapping[str, File], path: str) -> str:
    return files[path].oid if path in files else ""


def _mend(drift: Drift, top: Folder, docs_root: str) -> None:
    if drift.wanted is None:
        delete_page(top, drift.page, docs_root)
    else:
        write_page(top, drift.page, drift.wanted)


_SPARSE = (
    "is out of date, but the sparse checkout leaves it out; "
    "add its folder with git sparse-checkout add, then run --fix again"
)
