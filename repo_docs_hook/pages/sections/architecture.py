"""The place of a module: its folder and package, its exports, what inherits from what."""

from __future__ import annotations

from repo_docs_hook.model.facts import Reference
from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.markdown import Blocks, bullets, fragment, link
from repo_docs_hook.pages.markup.mermaid import class_diagram
from repo_docs_hook.pages.module import ModulePage, bounded
from repo_docs_hook.pages.public_names import public_link, public_names, starred_modules
from repo_docs_hook.text.headings import FileSection, FolderSection

_MOST_NAMES = 40
#: Bytes of a list, and of one in running text, where the page is too long.
_MOST_BYTES, _MOST_OF_A_LIST = 30_000, 10_000
#: A diagram of fewer edges is left out: the list above says the same.
_FEWEST_EDGES = 3


def render_architecture(page: ModulePage) -> Blocks:
    """Return the folder, the exports, and what inherits from what."""
    inheriting = [index for index, each in enumerate(page.definitions) if page.bases(each)]
    pairs = sorted({pair for index in inheriting for pair in _base_pairs(page, index)})
    return (
        f"### Role in {prose(page.project.config.project_name)}",
        bullets(_role_lines(page)),
        "Inheritance:" if inheriting else "",
        bullets(page.fit([_inheritance(page, index) for index in inheriting], _MOST_BYTES)),
        class_diagram(pairs) if len(pairs) >= _FEWEST_EDGES else "",
    )


def _role_lines(page: ModulePage) -> list[str]:
    folder = page.source.rpartition("/")[0]
    role = page.project.role(page.source)
    lines = [f"**Folder**: {page.links.folder_link(folder)}{f', {prose(role)}' if role else ''}"]
    package = page.project.modules.package_init(page.source)
    module = page.project.modules.module_name(page.source)
    if package:
        name = page.project.modules.module_name(package)
        lines.append(f"**Package**: {page.links.documentation_link(package, name)}")
    if module:
        lines.append(f"**Module**: {code(module)}")
    if page.is_test and page.facts.exports is None:
        return lines
    lines.append(_exports_line(page))
    doc = page.project.pages.folder_doc(folder)
    if doc and module and not page.source.endswith("__main__.py"):
        target = page.links.to(doc) + fragment(FolderSection.ARCHITECTURE.anchor)
        lines.append(f"**Imported by**: see the {link('module graph of its folder', target)}")
    return lines


def _exports_line(page: ModulePage) -> str:
    listed = page.facts.exports is not None
    how = "**Exported names** (`__all__`)" if listed else "**Public names** (there is no `__all__`)"
    links = [public_link(page, each) for each in public_names(page)]
    rest = page.section_target(FileSection.OVERVIEW)
    starred = [f"`import *` of {code(module)}" for module in starred_modules(page)]
    added = starred if page.facts.exports is None else []
    names = page.fit([*added, *links], _MOST_OF_A_LIST)
    return f"{how}: {bounded(names, _MOST_NAMES, rest) or 'none'}"


def list_heirs(page: ModulePage) -> list[str]:
    """Return the classes that inherit from something, sorted, as code spans."""
    found = {each.qualname for each in page.definitions if page.bases(each)}
    return [code(name) for name in sorted(found)]


def _base_pairs(page: ModulePage, index: int) -> list[tuple[str, str]]:
    """Return (class, base) pairs of qualified and resolved names."""
    definition = page.definitions[index]
    return [(definition.qualname, page.base_name(base)) for base in page.bases(definition)]


def _inheritance(page: ModulePage, index: int) -> str:
    bases = ", ".join(_base_link(page, base) for base in page.bases(page.definitions[index]))
    return f"{page.name_link(index)} from {bases}"


def _base_link(page: ModulePage, base: Reference) -> str:
    if base.target.startswith(":"):
        known = page.classes.get(base.target[1:])
        return code(base.text) if known is None else page.name_link(known)
    label = code(page.base_name(base))
    found = page.project.resolve(page.source, base.target) if base.target else None
    if found is None or found == page.source:
        return label
    return f"{label} ({link('docs', page.links.documentation(found))})"
