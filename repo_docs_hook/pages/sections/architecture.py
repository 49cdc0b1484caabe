"""The place of a module: its folder and package, and what inherits from what."""

from __future__ import annotations

from collections.abc import Iterator

from repo_docs_hook.model.facts import Reference
from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.markdown import Blocks, bullets, link
from repo_docs_hook.pages.markup.mermaid import class_diagram
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.text.headings import ROLE

#: Bytes of the list where the page is too long.
_MOST_BYTES = 30_000


def render_architecture(page: ModulePage) -> Blocks:
    """Return folder and package, and what inherits from what.

    Where sections without content are left out, so is this one if folder and package, which stand
    under other headings too, are all that it has.
    """
    inherited = list(_inherited(page))
    pairs = sorted(set(_inner_pairs(page)))
    if page.only_filled and not inherited and not pairs:
        return ()
    return (
        ROLE,
        bullets([*_role_lines(page), *page.fit(inherited, _MOST_BYTES)]),
        class_diagram(pairs) if pairs else "",
    )


def _role_lines(page: ModulePage) -> Iterator[str]:
    folder = page.source.rpartition("/")[0]
    role = page.project.role(page.source)
    yield f"**Folder**: {page.links.folder_link(folder)}{f', {prose(role)}' if role else ''}"
    package = page.project.modules.package_init(page.source)
    if package:
        name = page.project.modules.module_name(package)
        yield f"**Package**: {page.links.documentation_link(package, name)}"


def _inherited(page: ModulePage) -> Iterator[str]:
    """Yield an item for each class and each base of it that another file defines."""
    for index, definition in enumerate(page.definitions):
        for base in page.bases(definition) if page.stands(index) else ():
            if base.target and not base.target.startswith((":", "builtins.")):
                yield f"{page.name_link(index)} inherits from {_base_link(page, base)}"


def _inner_pairs(page: ModulePage) -> Iterator[tuple[str, str]]:
    """Yield (class, base) pairs of qualified names that the file itself defines."""
    for index, definition in enumerate(page.definitions):
        for base in page.bases(definition) if page.stands(index) else ():
            known = page.classes.get(base.target.removeprefix(":"))
            if base.target.startswith(":") and known is not None and page.stands(known):
                yield definition.qualname, page.definitions[known].qualname


def _base_link(page: ModulePage, base: Reference) -> str:
    label = code(page.base_name(base))
    found = page.project.resolve(page.source, base.target)
    if found is None or found == page.source:
        return label
    return link(label, page.links.documentation(found))
