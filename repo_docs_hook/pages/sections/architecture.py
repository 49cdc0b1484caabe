"""Architecture & Design: where a module stands, what it exports, what inherits from what."""

from __future__ import annotations

from typing import NamedTuple

from repo_docs_hook.model.facts import Reference
from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.markdown import bullets, link, section
from repo_docs_hook.pages.markup.mermaid import class_diagram
from repo_docs_hook.pages.module import View, bounded
from repo_docs_hook.pages.public_names import public_link, public_names, starred_modules

_MOST_NAMES = 40
#: Bytes of a list, and of one in running text, where the page is too long.
_MOST_BYTES, _MOST_OF_A_LIST = 30_000, 10_000
#: A diagram of fewer edges says less than the list does.
_FEWEST_EDGES = 3


class Edge(NamedTuple):
    """A class, by its qualified name, and a base of it by the name that it resolves to."""

    child: str
    base: str


def render_architecture(view: View) -> str:
    """Return the section "Architecture & Design"."""
    inheriting = [index for index, each in enumerate(view.definitions) if view.bases(each)]
    edges = sorted({edge for index in inheriting for edge in _edges(view, index)})
    pairs = [(edge.child, edge.base) for edge in edges]
    return section(
        "Architecture & Design",
        f"### Role in {prose(view.project.config.project_name)}",
        bullets(_role_lines(view)),
        "Inheritance:" if inheriting else "",
        bullets(view.fit([_inheritance(view, index) for index in inheriting], _MOST_BYTES)),
        class_diagram(pairs) if len(pairs) >= _FEWEST_EDGES else "",
    )


def _role_lines(view: View) -> list[str]:
    folder = view.path.rpartition("/")[0]
    role = view.project.role(view.path)
    lines = [f"**Folder**: {view.links.folder_link(folder)}{f', {prose(role)}' if role else ''}"]
    package = view.project.modules.package_init(view.path)
    module = view.project.modules.module_name(view.path)
    if package:
        name = view.project.modules.module_name(package)
        lines.append(f"**Package**: {view.links.documentation_link(package, name)}")
    if module:
        lines.append(f"**Module**: {code(module)}")
    if view.is_test and view.facts.exports is None:
        return lines
    lines.append(_exports_line(view))
    doc = view.project.pages.folder_doc(folder)
    if doc and module and not view.path.endswith("__main__.py"):
        target = view.links.to(doc) + "#section-architecture-organization"
        lines.append(f"**Imported by**: see the {link('module graph of its folder', target)}")
    return lines


def _exports_line(view: View) -> str:
    listed = view.facts.exports is not None
    how = "**Exported names** (`__all__`)" if listed else "**Public names** (there is no `__all__`)"
    links = [public_link(view, each) for each in public_names(view)]
    rest = view.anchor_target("section-high-level-overview")
    starred = [f"`import *` of {code(module)}" for module in starred_modules(view)]
    added = starred if view.facts.exports is None else []
    names = view.fit([*added, *links], _MOST_OF_A_LIST)
    return f"{how}: {bounded(names, _MOST_NAMES, rest) or 'none'}"


def _edges(view: View, index: int) -> list[Edge]:
    definition = view.definitions[index]
    return [Edge(definition.qualname, view.base_name(base)) for base in view.bases(definition)]


def _inheritance(view: View, index: int) -> str:
    bases = ", ".join(_base_link(view, base) for base in view.bases(view.definitions[index]))
    return f"{view.name_link(index)} from {bases}"


def _base_link(view: View, base: Reference) -> str:
    if base.target.startswith(":"):
        known = view.classes.get(base.target[1:])
        return code(base.text) if known is None else view.name_link(known)
    label = code(view.base_name(base))
    found = view.project.resolve(view.path, base.target) if base.target else None
    if found is None or found == view.path:
        return label
    return f"{label} ({link('docs', view.links.documentation(found))})"
