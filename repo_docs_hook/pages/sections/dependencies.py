"""The imports of a module: from this repository, the standard library, elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from repo_docs_hook.model.facts import Import
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import Blocks, bullets, flow, link
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.text.headings import IMPORT_DEPENDENCIES

_GROUPS = (
    ("repository", "In this repository"),
    ("standard", "Standard library"),
    ("third party", "Third party"),
)
#: Bytes of each group where the page is too long.
_MOST = 20_000
#: What the entries of a module begin with, each on its own line, and what parts name and alias.
AS = " as "
#: Flag of an import -> the word for it on a page.
FLAG_WORDS = {"lazy": "lazy", "optional": "optional", "typing": "typing only"}


def render_dependencies(page: ModulePage) -> Blocks:
    """Return three groups of modules, sorted, each with the names taken from it."""
    grouped = _grouped(page)
    if not grouped:
        return ()
    blocks = [IMPORT_DEPENDENCIES]
    for origin, title in _GROUPS:
        modules = grouped.get(origin)
        if modules:
            lines = (line for name in sorted(modules) for line in _lines(page, name, modules[name]))
            blocks += [f"**{title}**", bullets(page.fit(list(lines), _MOST))]
    return blocks


def _grouped(page: ModulePage) -> dict[str, dict[str, list[Import]]]:
    """Return the imports by origin, then by the absolute name of their module."""
    grouped: dict[str, dict[str, list[Import]]] = {}
    for each in page.facts.imports:
        origin = page.project.modules.origin(page.source, each)
        module = page.project.modules.absolute(page.source, each.module)
        grouped.setdefault(origin, {}).setdefault(module, []).append(each)
    return grouped


def _lines(page: ModulePage, module: str, imports: list[Import]) -> Iterator[str]:
    """Yield the list items of a module: itself with its names, then itself under other names.

    An item says nothing that another import of the same module would change.
    """
    found = page.project.resolve(page.source, imports[0].module)
    linked = found is not None and found != page.source
    label = code(module)
    head = link(label, page.links.documentation(found)) if found and linked else label
    entries = _entries(imports)
    targets = {each.name: each.target for each in reversed(imports)}
    names = [_name(page, targets, key, flags, found) for key, flags in entries if key[0]]
    plain = [(alias, flags) for (name, alias), flags in entries if not name]
    if names or ("", frozenset()) in plain:
        yield flow(head, page.fit(names, _MOST // 2))
    for alias, flags in plain:
        if alias or flags:
            yield head + (f"{AS}{code(alias)}" if alias else "") + _flags(flags)


def _entries(imports: list[Import]) -> list[tuple[tuple[str, str], frozenset[str]]]:
    """Return each (name, alias) once, sorted, with the flags that all its imports share.

    An import under TYPE_CHECKING counts only where there is no other: what is imported in a
    function too is imported at run time, lazily.
    """
    found: dict[tuple[str, str], list[frozenset[str]]] = {}
    for each in imports:
        key = (each.name, "" if each.alias == each.name else each.alias)
        found.setdefault(key, []).append(frozenset(each.flags))
    return sorted((key, _shared(flags)) for key, flags in found.items())


def _shared(flags: list[frozenset[str]]) -> frozenset[str]:
    at_run_time = [each for each in flags if "typing" not in each]
    return frozenset.intersection(*(at_run_time or flags))


def _name(
    page: ModulePage,
    targets: Mapping[str, str],
    key: tuple[str, str],
    flags: Iterable[str],
    known: str | None,
) -> str:
    """Return an imported name, linked if it is a source itself, other than its module ``known``.

    ``targets`` maps names to dotted names as imported. A relative one may be another source than
    the absolute name that is shown for it.
    """
    name, alias = key
    label = code(name)
    found = None if name == "*" else page.project.resolve(page.source, targets[name])
    if found and found not in (known, page.source):
        label = link(label, page.links.documentation(found))
    return label + (f"{AS}{code(alias)}" if alias else "") + _flags(flags)


def _flags(flags: Iterable[str]) -> str:
    words = ", ".join(FLAG_WORDS.get(flag, flag) for flag in sorted(flags))
    return f" ({words})" if words else ""
