"""Small repositories on disk or in memory, and all pages of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.outcome import Page
from repo_docs_hook.model.settings import Config
from repo_docs_hook.pages.markup.paragraphs import first_sentence
from repo_docs_hook.pages.render import file_pages, folder_pages
from repo_docs_hook.pages.unread import unread_pages
from repo_docs_hook.project.project import Project
from repo_docs_hook.python.reader import read_facts
from repo_docs_hook.rules import findings
from repo_docs_hook.rules.purpose import statements
from repo_docs_hook.text.paths import folder_of
from tests.places import TESTS

GOLDEN = TESTS / "golden/demo"
#: Every small repository whose pages are committed.
GOLDENS = sorted(path for path in GOLDEN.parent.iterdir() if (path / "docs").is_dir())


def read_sources(top: Path) -> dict[str, bytes]:
    """Return the sources below a folder, by path."""
    found = sorted([*top.rglob("*.py"), *top.rglob("*.pyi")])
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in found}


def read_module(path: str, data: bytes) -> Module:
    """Return a source with its facts, and its text as ``embed`` wants it."""
    return Module(path, read_facts(data), data.decode(), len(data))


def render(
    sources: Mapping[str, bytes], config: Config | None = None, unread: tuple[str, ...] = ()
) -> dict[str, str]:
    """Return all pages of a repository of these sources, by path."""
    modules = [read_module(path, data) for path, data in sources.items()]
    return render_modules(modules, config, unread)


def render_modules(
    modules: Sequence[Module], config: Config | None = None, unread: tuple[str, ...] = ()
) -> dict[str, str]:
    """Return all pages of a repository of these modules, by path."""
    paths = [module.path for module in modules]
    project = Project(config or Config(project_name="demo"), [*paths, *unread])
    pages: list[Page] = []
    for module in modules:
        pages += file_pages(module, project, findings(module.path, module.facts, project))
    summaries = {
        folder_of(each.path): first_sentence(each.facts.docstring)
        for each in modules
        if each.path.endswith("__init__.py")
    }
    for path in unread:
        pages += unread_pages(path, project, Findings(statements(path, Facts())))
    for folder in sorted(project.folders):
        inside = [
            (each, findings(each.path, each.facts))
            for each in modules
            if folder_of(each.path) == folder
        ]
        lost = [path for path in unread if folder_of(path) == folder]
        pages += folder_pages(folder, inside, project, summaries, lost)
    return {page.path: page.text for page in pages}


def render_one(source: str, path: str = "pkg/mod.py", config: Config | None = None) -> str:
    """Return the documentation page of a repository's only source."""
    return render({path: source.encode()}, config)[f"docs/{path}_docs.md"]


def write_golden() -> None:
    """Rewrite the committed pages; read their diff line by line before committing it."""
    for top in GOLDENS:
        for old in (top / "docs").rglob("*.md"):
            old.unlink()
        for path, text in render(read_sources(top)).items():
            page = top / path
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(text.encode())


if __name__ == "__main__":
    write_golden()
