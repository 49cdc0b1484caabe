"""Check the pages in scope: generate them, compare them with the committed ones, find orphans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from repo_docs_hook.judge.committed import find_files, read_committed
from repo_docs_hook.judge.compare import find_clashes, is_fresh, judge_page
from repo_docs_hook.judge.generate import Generator, is_there
from repo_docs_hook.judge.scope import Scope
from repo_docs_hook.model.outcome import Drift, Kind, Page, Problem
from repo_docs_hook.model.view import Side, View
from repo_docs_hook.pages.parse.ownership import find_orphans, find_strays
from repo_docs_hook.project.project import Project
from repo_docs_hook.sources.library import Library
from repo_docs_hook.text.paths import folder_of, is_page_name


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
    files = find_files(view, [page.path for page in wrong])
    wrong = [page for page in wrong if not is_there(page, files, view)]
    there = read_committed(view, [page.path for page in wrong], files)
    verdicts = [judge_page(page, there.get(page.path), project.config) for page in wrong]
    drifts = [each for each in verdicts if isinstance(each, Drift)]
    drifts += _orphans(view, project, scope)
    if view.side is Side.INDEX:
        drifts = list(_unstaged(view, drifts))
    problems = [each for each in verdicts if isinstance(each, Problem)]
    problems += [*generator.unread.problems.values(), *clashes.values()]
    return Judgement(
        tuple(sorted(drifts, key=lambda drift: drift.page)),
        tuple(sorted(problems, key=lambda problem: (problem.path, problem.line))),
    )


def _generate(
    generator: Generator, before: Generator, scope: Scope, barred: Iterable[str]
) -> Iterator[Page]:
    """Yield the pages of a scope that are not there, or not so.

    Of its candidates only those pages count that the set of paths changes, of its importers
    only those in which a name means another source than before. Whether the pages of a folder
    stay depends on those of a source in it that cannot be read.
    """
    barred = frozenset(barred)
    named = (scope.sources | scope.candidates | scope.importers) - barred
    around = (scope.folders | scope.candidate_folders) - barred
    generator.load(named, around)
    found = {path for path in scope.importers - barred if generator.means_other(path, before)}
    of_found = set(map(folder_of, found)) - barred
    generator.load((), of_found)
    before.load((scope.candidates | found) - barred, ())
    sources = sorted((scope.sources | scope.candidates | found) - barred)
    folders = sorted(around | of_found)
    for path in sources:
        if path in scope.sources:
            yield from generator.wrong(generator.of_source(path))
        elif (pages := generator.of_source(path)) != before.of_source(path):
            yield from generator.wrong(pages)
    unread = generator.unread.problems.keys() & scope.sources
    judged = scope.folders.union(*(generator.folders_around(path) for path in unread)) - barred
    for folder in sorted(judged.union(folders)):
        pages = generator.of_folder(folder)
        if folder in judged or pages != before.of_folder(folder):
            yield from generator.wrong(pages)


def _orphans(view: View, project: Project, scope: Scope) -> Iterator[Drift]:
    """Yield the pages of ours in scope that no source asks for, also below another docs root."""
    root = project.config.docs_root
    named = [*view.snapshot.files, *view.snapshot.untracked] if scope.pages is None else scope.pages
    paths = [path for path in named if is_page_name(path, ".") and not project.pages.asks_for(path)]
    there = read_committed(view, paths, find_files(view, paths))
    ours = {path: each for path, each in there.items() if is_page_name(path, root)}
    for path in find_orphans(ours):
        source = project.pages.source_of(path) or ""
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
