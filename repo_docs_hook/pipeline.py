"""The whole run: what is judged -> facts -> pages -> drift. It knows no git, terminal or libcst."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from repo_docs_hook.compare import (
    Committed,
    find_clashes,
    find_orphans,
    find_strays,
    is_fresh,
    judge_page,
)
from repo_docs_hook.extract import Library
from repo_docs_hook.generate import Generator, is_there
from repo_docs_hook.layout import is_page_name
from repo_docs_hook.model import Drift, File, Kind, Page, Problem
from repo_docs_hook.project import Project
from repo_docs_hook.scope import Scope, page_source
from repo_docs_hook.view import Side, View


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a run found: drifts and problems, sorted by path."""

    drifts: tuple[Drift, ...]
    problems: tuple[Problem, ...]


def judge(
    view: View, library: Library, project: Project, before: Project, scope: Scope
) -> Judgement:
    """Judge the pages of ``scope``; ``before`` is the project before the change that it is of."""
    generator = Generator(view, library, project)
    documented = filter(project.has_pages, project.paths)
    clashes = {each.path: each for each in find_clashes(documented, project.folders)}
    earlier = Generator(view, library, before)
    wrong = list(_generate(generator, earlier, scope, clashes.keys()))
    files = _files_there(view, [page.path for page in wrong], lost=view.side is Side.WORKING_TREE)
    wrong = [page for page in wrong if not is_there(page, files, view)]
    there = _read(view, {page.path: files[page.path] for page in wrong if page.path in files})
    there |= {
        path: Committed(None, unmerged=True) for path in view.snapshot.unmerged - files.keys()
    }
    verdicts = [judge_page(page, there.get(page.path), project.config) for page in wrong]
    drifts = [each for each in verdicts if isinstance(each, Drift)]
    drifts += _orphans(view, project, scope)
    if view.side is Side.INDEX:
        drifts = list(_unstaged(view, drifts))
    problems = [each for each in verdicts if isinstance(each, Problem)]
    problems += [*generator.problems.values(), *clashes.values()]
    return Judgement(
        tuple(sorted(drifts, key=lambda drift: drift.page)),
        tuple(sorted(problems, key=lambda problem: (problem.path, problem.line))),
    )


def _generate(
    generator: Generator, before: Generator, scope: Scope, barred: Iterable[str]
) -> Iterator[Page]:
    """Yield the pages of a scope that are not there, or not so.

    Of its candidates only those pages count that the set of paths changes.
    """
    barred = set(barred)
    sources = sorted((scope.sources | scope.candidates) - barred)
    folders = sorted((scope.folders | scope.candidate_folders) - barred)
    generator.load(sources, folders, scope.sources - barred)
    for path in sources:
        if path in scope.sources:
            yield from generator.wrong_of_source(path)
        elif (pages := generator.of_source(path)) != before.of_source(path):
            yield from generator.wrong(pages)
    for folder in folders:
        pages = generator.of_folder(folder)
        if folder in scope.folders or pages != before.of_folder(folder):
            yield from generator.wrong(pages)


def _files_there(view: View, paths: Iterable[str], *, lost: bool) -> dict[str, File]:
    """Return what stands at ``paths``; with ``lost`` also files on disk that git does not know."""
    files = {path: file for path in paths if (file := view.snapshot.files.get(path))}
    missing = [path for path in paths if path not in files]
    return {**files, **(view.on_disk(missing) if lost and missing else {})}


def _read(view: View, files: Mapping[str, File]) -> dict[str, Committed]:
    """Return the texts of files that may be pages; odd bytes surrogate-escaped."""
    oids = {file.oid for file in files.values() if file.is_regular}
    contents = view.read(oids) if oids else {}
    return {
        path: Committed(
            contents[file.oid].decode("utf-8", "surrogateescape") if file.is_regular else None,
            path in view.snapshot.unmerged,
        )
        for path, file in files.items()
    }


def _orphans(view: View, project: Project, scope: Scope) -> Iterator[Drift]:
    """Yield the pages of ours in scope that no source asks for, also below another docs root."""
    root = project.config.docs_root
    named = [*view.snapshot.files, *view.snapshot.untracked] if scope.pages is None else scope.pages
    paths = [path for path in named if is_page_name(path, ".") and not project.asks_for(path)]
    there = _read(view, _files_there(view, paths, lost=view.side is Side.WORKING_TREE))
    ours = {path: each for path, each in there.items() if is_page_name(path, root)}
    for path in find_orphans(ours):
        source = page_source(path, project) or ""
        yield Drift(Kind.ORPHANED, path, source, there[path].text, None)
    for path in find_strays({path: there[path] for path in there.keys() - ours.keys()}):
        yield Drift(Kind.ORPHANED, path, "", there[path].text, None)


def _unstaged(view: View, drifts: list[Drift]) -> Iterator[Drift]:
    """Tell apart the drift that only ``git add`` is missing for: the disk has it right."""
    disk = view.on_disk([drift.page for drift in drifts]) if drifts else {}
    for drift in drifts:
        file = disk.get(drift.page)
        if drift.wanted is None:
            right = file is None
        else:
            wanted = view.name_blob(drift.wanted.encode("utf-8"))
            right = file is not None and is_fresh(file, wanted)
        yield replace(drift, kind=Kind.UNSTAGED) if right else drift
