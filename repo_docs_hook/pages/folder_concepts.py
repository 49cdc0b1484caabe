"""The key concepts of a folder: what its package exports, else what its files make public."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from repo_docs_hook.model.facts import Import
from repo_docs_hook.pages.folder import FolderPage
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import flow, nest
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.pages.public_names import public_names
from repo_docs_hook.text.paths import folder_of, name_of, stem

_MODULE, _IMPORTED = "module", "imported"


class Concept(NamedTuple):
    """A name worth knowing, and the source that defines it.

    ``definition`` is its index there, None where the source is no file of the folder, or where
    the name is no definition of it: then ``word`` may say what is known of it.
    """

    source: str
    name: str
    definition: int | None = None
    word: str = ""


def render_concepts(page: FolderPage) -> list[str]:
    """Return a list item for each file that defines key concepts, sorted by path."""
    groups: dict[str, list[Concept]] = {}
    for concept in sorted({*_exported(page)} or {*_defined(page)}, key=lambda each: each.name):
        groups.setdefault(concept.source, []).append(concept)
    return [_item(page, source, groups[source]) for source in sorted(groups)]


def _item(page: FolderPage, source: str, concepts: list[Concept]) -> str:
    """Return a file with the names that it defines; those of another folder have no words."""
    shown = page.shown.get(source)
    if shown is None:
        head = page.links.documentation_link(source)
        return flow(head, (code(each.name) for each in concepts))
    head = page.links.documentation_link(source, name_of(source))
    return head if page.tight else nest(head, (_line(shown, each) for each in concepts))


def _line(shown: ModulePage, concept: Concept) -> str:
    if concept.definition is None:
        return ", ".join(filter(None, (code(concept.name), concept.word)))
    label = shown.name_link(concept.definition, concept.name)
    head = f"{label}, {shown.kinds[concept.definition].words}"
    text = summary(shown.definitions[concept.definition].docstring)
    return f"{head}: {text}" if text else head


def _defined(page: FolderPage) -> Iterator[Concept]:
    """Yield the public classes and functions of the files of a folder, tests aside."""
    for source, shown in page.shown.items():
        is_double = source.endswith(".pyi") and page.project.modules.twin(source) in page.shown
        for each in () if shown.is_test or is_double else public_names(shown):
            if each.definition is not None:
                definition = shown.definitions[each.definition]
                if definition.kind in ("class", "function"):
                    yield Concept(source, each.name, each.definition)


def _exported(page: FolderPage) -> Iterator[Concept]:
    """Yield the names that the package of a folder exports."""
    package = page.package
    if package is None:
        return
    for each in public_names(package):
        yield _find(page, package, each.name, each.name, frozenset())
    if package.facts.exports is None or not package.facts.exports_complete:
        for starred in _starred(package):
            yield from _passed_on(page, package, starred)


def _passed_on(page: FolderPage, package: ModulePage, starred: Import) -> Iterator[Concept]:
    """Yield what a star import brings: of a file of another folder no names are known here."""
    source = page.project.resolve(package.source, starred.module)
    shown = page.shown.get(source or "")
    if shown is not None and shown is not package:
        for each in public_names(shown):
            yield _find(page, shown, each.name, each.name, frozenset())
    elif source is not None and shown is None:
        yield Concept(source, "*")


def _find(
    page: FolderPage, shown: ModulePage, name: str, exported: str, seen: frozenset[str]
) -> Concept:
    """Return what a name of a module is, followed through imports among files of the folder."""
    if name in shown.top_level:
        return Concept(shown.source, exported, shown.top_level[name])
    seen |= {shown.source}
    bound = [each for each in shown.facts.imports if each.owner < 0 and each.bound == name]
    if bound and bound[-1].name != "*":
        return _follow(page, shown, bound[-1], exported, seen)
    starred = _starred(shown)
    for each in starred:
        inside = page.shown.get(page.project.resolve(shown.source, each.module) or "")
        if inside is not None and inside.source not in seen:
            found = _find(page, inside, name, exported, seen)
            if found.definition is not None:
                return found
    if source := _submodule(page, shown, name):
        return Concept(source, exported, None, _MODULE)
    return Concept(shown.source, exported, None, _IMPORTED if starred else "")


def _follow(
    page: FolderPage, shown: ModulePage, import_: Import, exported: str, seen: frozenset[str]
) -> Concept:
    """Return what an import of a module brings."""
    source = page.project.resolve(shown.source, import_.target)
    if source is None or source == shown.source:
        return Concept(shown.source, exported, None, _IMPORTED)
    inside = page.shown.get(source)
    if inside is not None and source not in seen and import_.name in inside.top_level:
        return Concept(source, exported, inside.top_level[import_.name])
    if import_.name in ("", stem(source), name_of(folder_of(source))):
        return Concept(source, exported, None, _MODULE)
    if inside is None or source in seen:
        return Concept(source, exported)
    return _find(page, inside, import_.name, exported, seen)


def _submodule(page: FolderPage, shown: ModulePage, name: str) -> str | None:
    """Return the submodule that a package names without an import of it, as ``__all__`` may."""
    if stem(shown.source) != "__init__" or not name.isidentifier():
        return None
    found = page.project.resolve(shown.source, f".{name}")
    return None if found == shown.source else found


def _starred(shown: ModulePage) -> list[Import]:
    return [each for each in shown.facts.imports if each.owner < 0 and each.name == "*"]
