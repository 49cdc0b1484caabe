"""The imports of a module: from this repository, the standard library, elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from repo_docs_hook.model.facts import Import
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import Blocks, bullets, link
from repo_docs_hook.pages.module import ModulePage

_GROUPS = (
    ("repository", "In this repository"),
    ("standard", "Standard library"),
    ("third party", "Third party"),
)
#: Bytes of each group where the page is too long.
_MOST = 20_000
#: Stands between a name and its alias.
AS = " as "
#: Flag of an import -> the word for it on a page.
FLAG_WORDS = {"lazy": "lazy", "optional": "optional", "typing": "typing only"}


def render_dependencies(page: ModulePage) -> Blocks:
    """Return three groups of modules, sorted, each with the names taken from it."""
    if not page.facts.imports:
        return "### Import Dependencies", "It imports nothing."
    grouped = _grouped(page)
    blocks: list[str] = []
    for origin, title in _GROUPS:
        modules = grouped.get(origin)
        if modules:
            blocks += [
                f"**{title}**",
                bullets(_module_lines(page, modules)),
            ]
        else:
            blocks.append(f"**{title}**: none.")
    return "### Import Dependencies", *blocks


def list_modules(page: ModulePage) -> list[str]:
    """Return the imported modules by their absolute names, sorted, as code spans."""
    names = {page.project.modules.absolute(page.source, each.module) for each in page.facts.imports}
    return [code(name) for name in sorted(names)]


def _grouped(page: ModulePage) -> dict[str, dict[str, list[Import]]]:
    """Return the imports by origin, then by the absolute name of their module."""
    grouped: dict[str, dict[str, list[Import]]] = {}
    for each in page.facts.imports:
        origin = page.project.modules.origin(page.source, each)
        module = page.project.modules.absolute(page.source, each.module)
        grouped.setdefault(origin, {}).setdefault(module, []).append(each)
    return grouped


def _module_lines(page: ModulePage, modules: dict[str, list[Import]]) -> list[str]:
    return page.fit([_module_line(page, name, modules[name]) for name in sorted(modules)], _MOST)


def _module_line(page: ModulePage, module: str, imports: list[Import]) -> str:
    found = page.project.resolve(page.source, imports[0].module)
    linked = found is not None and found != page.source
    label = code(module)
    head = link(label, page.links.documentation(found)) if found and linked else label
    entries = _entries(imports)
    named = [(key, flags) for key, flags in entries if key[0]]
    plain = [(key, flags) for key, flags in entries if not key[0]]
    common = set.intersection(*(set(flags) for _, flags in entries))
    for (_, alias), flags in plain:
        head += (f"{AS}{code(alias)}" if alias else "") + _flags(set(flags) - common)
    targets = {each.name: each.target for each in reversed(imports)}
    names = [_name(page, targets, key, set(flags) - common, found) for key, flags in named]
    names = page.fit(names, _MOST // 2)
    return head + _flags(common) + (f": {', '.join(names)}" if names else "")


def _entries(imports: list[Import]) -> list[tuple[tuple[str, str], frozenset[str]]]:
    """Return each (name, alias) once, sorted, with the flags that all its imports share."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for each in imports:
        key = (each.name, "" if each.alias == each.name else each.alias)
        found[key] = found.get(key, frozenset(each.flags)) & frozenset(each.flags)
    return sorted(found.items())


def _name(
    page: ModulePage,
    targets: Mapping[str, str],
    key: tuple[str, str],
    flags: set[str],
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


def _flags(flags: set[str]) -> str:
    return f" ({', '.join(FLAG_WORDS.get(flag, flag) for flag in sorted(flags))})" if flags else ""
