"""What a module is at first sight: metadata, its source, its public names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from repo_docs_hook.model.facts import Definition
from repo_docs_hook.pages.markup.docstrings import render_docstring
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import bullets, fence, section, stack, table
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.pages.module import View, bounded
from repo_docs_hook.pages.public_names import (
    PublicName,
    is_public,
    is_variable,
    origin,
    public_link,
    public_names,
    starred_modules,
)

_MOST_NAMES = 40
#: Bytes of a table, and of a list in running text, where the page is too long.
_MOST_BYTES, _MOST_OF_A_LIST = 60_000, 10_000


def render_metadata(view: View) -> str:
    """Return the section "File Metadata"."""
    lines = metadata_lines(view)
    if view.project.config.original_source == "embed":
        size = view.module.size
        lines.append(f"**Size**: {size:,} bytes ({size / 1024:.2f} KB)")
    return section("File Metadata", bullets(lines))


def metadata_lines(view: View) -> list[str]:
    """Return what a path says of a file, as lines of Markdown."""
    stub = view.path.endswith(".pyi")
    suffix = next((end for end in (".pyi", ".py") if view.path.endswith(end)), "")
    module = view.project.modules.module_name(view.path)
    lines = [
        f"**Path**: {view.links.source_link(view.path)}",
        f"**Type**: {'Python Type Stub' if stub else 'Python Source Code'}",
        f"**Extension**: {code(suffix) if suffix else 'none'}",
    ]
    if module:
        lines.append(f"**Module**: {code(module)}")
    return lines


def render_original(view: View, *, embed: bool) -> str:
    """Return the section "Original Source": a link, or with ``embed`` the whole source."""
    if embed:
        return section("Original Source", fence(view.module.text, "python"))
    too_long = view.project.config.original_source == "embed"
    note = "Too long to be shown on a page that GitHub renders." if too_long else ""
    return section("Original Source", view.links.source_link(view.path), note)


def render_overview(view: View) -> str:
    """Return the section "High-Level Overview": docstring, exported names, other public names."""
    whole = stack(*render_docstring(view.facts.docstring, {}))
    docstring = summary(view.facts.docstring) if view.tight else whole
    tables = _exported(view) if view.facts.exports is not None else _public(view)
    if not docstring and not any(tables):
        return section("High-Level Overview", "It has no docstring and defines no public name.")
    return section("High-Level Overview", docstring, *tables)


def _exported(view: View) -> tuple[str, ...]:
    public = public_names(view)
    names = {each.name for each in public}
    more = "" if view.facts.exports_complete else " More names are added at run time."
    head = f"Exported by `__all__`:{more}" if public else f"`__all__` names nothing.{more}"
    hidden = sorted(name for name in view.top_level if is_public(name) and name not in names)
    others = _links(view, [view.name_link(view.top_level[name]) for name in hidden])
    return head, _table(view, public), f"Public by name, not exported: {others}." if others else ""


def _public(view: View) -> tuple[str, ...]:
    public = public_names(view)
    variables = [each for each in public if is_variable(view, each)]
    shown = [each for each in public if not is_variable(view, each)]
    line = _links(view, [public_link(view, each) for each in variables])
    head = "Public names (there is no `__all__`):" if shown else ""
    starred = ", ".join(view.fit([*map(code, starred_modules(view))], _MOST_OF_A_LIST))
    return (
        head,
        _table(view, shown),
        f"Variables: {line}." if line else "",
        f"And what `import *` takes from {starred}." if starred else "",
    )


def _links(view: View, links: Sequence[str]) -> str:
    fitting = view.fit(links, _MOST_OF_A_LIST)
    return bounded(fitting, _MOST_NAMES, view.anchor_target("section-detailed-analysis"))


def _table(view: View, public: Iterable[PublicName]) -> str:
    rows = [_row(view, each) for each in public]
    if not rows:
        return ""
    wide = any(row[2] for row in rows)
    head = ("Name", "Kind", "Summary") if wide else ("Name", "Kind")
    lines = table(head, [row if wide else row[:2] for row in rows]).split("\n")
    fitting = view.fit(lines, _MOST_BYTES)
    return "\n".join(fitting) if fitting == lines else _cut_table(fitting)


def _cut_table(lines: list[str]) -> str:
    """Return a table whose last line is no row but where the rest stands."""
    return "\n".join(lines[:-1]) + f"\n\n{lines[-1]}"


def _row(view: View, public: PublicName) -> tuple[str, str, str]:
    label = public_link(view, public)
    if public.definition is None:
        return label, _origin_words(view, public), ""
    definition = view.definitions[public.definition]
    kind = ", ".join([_kind(view, public.definition), *_base_words(view, definition)])
    return label, kind, summary(definition.docstring)


def _kind(view: View, index: int) -> str:
    kind = view.kinds[index]
    return "overloaded function" if kind == "overload" else kind


def _origin_words(view: View, public: PublicName) -> str:
    found = origin(view, public)
    if public.import_ is None:
        return "submodule" if found else "not bound by name in this file"
    target = view.project.modules.absolute(view.path, public.import_.target)
    if not public.import_.name or (found and view.project.modules.module_name(found) == target):
        return f"module {code(target)}"
    return f"imported from {code(view.project.modules.absolute(view.path, public.import_.module))}"


def _base_words(view: View, definition: Definition) -> list[str]:
    names = ", ".join(code(view.base_name(base)) for base in view.bases(definition))
    return [f"from {names}"] if names else []
