"""Drift to files: which pages to write and delete, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from repo_docs_hook.model import Drift, File, Problem
from repo_docs_hook.view import View
from repo_docs_hook.write import WriteError, delete_page, write_page


@dataclass(frozen=True, slots=True)
class Fixed:
    """The pages written and deleted, sorted as the drifts were, and those that could not be."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    problems: tuple[Problem, ...]


def mend_drifts(
    drifts: Iterable[Drift], top: str, docs_root: str, skipped: Callable[[], frozenset[str]]
) -> Fixed:
    """Write and delete the pages that drifted.

    ``top`` is the top level on disk, ``skipped`` gives the paths that a sparse checkout
    leaves out, which are refused. What fails is a problem; the others are still mended.
    """
    done: dict[bool, list[str]] = {True: [], False: []}
    problems: list[Problem] = []
    left_out = skipped() if (drifts := tuple(drifts)) else frozenset()
    for drift in drifts:
        if drift.page in left_out:
            problems.append(Problem(drift.page, _SPARSE))
            continue
        try:
            _mend(drift, top, docs_root if drift.page.startswith(f"{docs_root}/") else "")
        except WriteError as error:
            problems.append(Problem(drift.page, error.reason))
        else:
            done[drift.wanted is not None].append(drift.page)
    return Fixed(tuple(done[True]), tuple(done[False]), tuple(problems))


def stage_drifts(
    drifts: Iterable[Drift], view: View, top: str, stage: Callable[[Mapping[str, str | None]], None]
) -> Fixed:
    """Put the pages that drifted in the index right there.

    On disk a page is written or deleted too, where the file is as the index had it, so
    that nothing which only the disk has is lost. ``stage`` takes texts by path into the
    index, None for a path to take out.
    """
    drifts = tuple(drifts)
    paths = [drift.page for drift in drifts]
    disk, index = view.on_disk(paths), view.pick(paths)
    stage({drift.page: drift.wanted for drift in drifts})
    equal = [each for each in drifts if _oid(disk, each.page) == _oid(index, each.page)]
    fixed = mend_drifts(equal, top, "", frozenset)
    written = tuple(drift.page for drift in drifts if drift.wanted is not None)
    deleted = tuple(drift.page for drift in drifts if drift.wanted is None)
    return Fixed(written, deleted, fixed.problems)


def _oid(files: Mapping[str, File], path: str) -> str:
    return files[path].oid if path in files else ""


def _mend(drift: Drift, top: str, docs_root: str) -> None:
    if drift.wanted is None:
        delete_page(top, drift.page, docs_root)
    else:
        write_page(top, drift.page, drift.wanted)


_SPARSE = (
    "has drifted, but the sparse checkout leaves it out; "
    "add its folder with git sparse-checkout add, then run --fix again"
)
