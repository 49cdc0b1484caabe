"""What a module is at first sight: metadata, purpose, its source, its public names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from repo_docs_hook.model import Definition
from repo_docs_hook.pages.docstrings import render_docstring
from repo_docs_hook.pages.escape import code, prose
from repo_docs_hook.pages.exports import PublicName, is_public, origin, public_link, public_names
from repo_docs_hook.pages.markdown import bullets, fence, section, stack, table
from repo_docs_hook.pages.paragraphs import summary
from repo_docs_hook.pages.view import View, bounded

_MOST_NAMES = 40
_FEW_NAMES = 5


def render_metadata(view: View) -> str:
    """Return the section "File Metadata"."""
    stub = view.path.endswith(".pyi")
    suffix = next((end for end in (".pyi", ".py") if view.path.endswith(end)), "")
    module = view.project.module_name(view.path)
    lines = [
        f"**Path**: {view.links.source_link(view.path)}",
        f"**Type**: {'Python Type Stub' if stub else 'Python Source Code'}",
        f"**Extension**: {code(suffix) if suffix else 'none'}",
    ]
    if module:
        lines.append(f"**Module**: {code(module)}")
    if view.project.config.original_source == "embed":
        size = view.module.size
        lines.append(f"**Size**: {size:,} bytes ({size / 1024:.2f} KB)")
    return section("File Metadata", bullets(lines))


def render_purpose(view: View) -> str:
    """Return the section "File Purpose": a sentence, and what is known of the file."""
    part = view.project.role(view.path)
    statements = [f"part of the **{prose(part)}**"] if part else []
    statements += [f"**{prose(each)}**" for each in view.findings.purpose]
    known = f"This file: {', '.join(statements)}." if statements else ""
    nothing = "The source has no docstring and defines no public name."
    text = describe(view) or ("" if known else nothing)
    return section("File Purpose", text, known)


def describe(view: View) -> str:
    """Return what a module is for in one line of Markdown, ``""`` where nothing says so.

    That is the first sentence of its docstring, else what it tests, else its main public
    name and the first sentence of that.
    """
    text = summary(view.facts.docstring)
    if text:
        return text
    if view.tested:
        return f"Tests {', '.join(map(view.links.documentation_link, view.tested))}."
    main = _main_name(view)
    if main is None:
        return _describe_variables(view)
    sentence = summary(view.definitions[main].docstring)
    return f"Defines {view.name_link(main)}" + (f": {sentence}" if sentence else ".")


def _main_name(view: View) -> int | None:
    """Return the public class or function that tells most of a module, the first of equals."""
    stem = view.path.rpartition("/")[2].partition(".")[0].replace("_", "")

    def rank(index: int) -> tuple[bool, ...]:
        definition = view.definitions[index]
        return (
            definition.name not in (view.facts.exports or ()),
            definition.name.replace("_", "").lower() != stem,
            not definition.docstring,
            definition.kind != "class",
            view.kinds[index] == "exception",
        )

    named = (
        index
        for name, index in view.top_level.items()
        if not name.startswith("_") and view.definitions[index].kind in ("class", "function")
    )
    return min(named, key=rank, default=None)


def _describe_variables(view: View) -> str:
    public = [each for each in public_names(view) if _is_variable(view, each)]
    rest = view.anchor_target("section-high-level-overview")
    links = bounded([public_link(view, each) for each in public], _FEW_NAMES, rest)
    return f"Defines {links}." if links else ""


def render_original(view: View, *, embed: bool) -> str:
    """Return the section "Original Source": a link, or with ``embed`` the whole source."""
    if embed:
        return section("Original Source", fence(view.module.text, "python"))
    too_long = view.project.config.original_source == "embed"
    note = "Too long to be shown on a page that GitHub renders." if too_long else ""
    return section("Original Source", view.links.source_link(view.path), note)


def render_overview(view: View) -> str:
    """Return the section "High-Level Overview": docstring, exported names, other public names."""
    docstring = stack(*render_docstring(view.facts.docstring, {}))
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
    variables = [each for each in public if _is_variable(view, each)]
    shown = [each for each in public if not _is_variable(view, each)]
    line = _links(view, [public_link(view, each) for each in variables])
    head = "Public names (there is no `__all__`):" if shown else ""
    return head, _table(view, shown), f"Variables: {line}." if line else ""


def _links(view: View, links: Sequence[str]) -> str:
    return bounded(links, _MOST_NAMES, view.anchor_target("section-detailed-analysis"))


def _is_variable(view: View, public: PublicName) -> bool:
    return public.definition is not None and view.definitions[public.definition].kind == "variable"


def _table(view: View, public: Iterable[PublicName]) -> str:
    rows = [_row(view, each) for each in public]
    if not rows:
        return ""
    if not any(row[2] for row in rows):
        return table(("Name", "Kind"), [row[:2] for row in rows])
    return table(("Name", "Kind", "Summary"), rows)


def _row(view: View, public: PublicName) -> tuple[str, str, str]:
    label = public_link(view, public)
    if public.definition is None:
        return label, _origin_words(view, public), ""
    definition = view.definitions[public.definition]
    kind = ", ".join([view.kinds[public.definition], *_base_words(view, definition)])
    return label, kind, summary(definition.docstring)


def _origin_words(view: View, public: PublicName) -> str:
    found = origin(view, public)
    if public.import_ is None:
        return "submodule" if found else "not bound by name in this file"
    target = view.project.absolute(view.path, public.import_.target)
    if not public.import_.name or (found and view.project.module_name(found) == target):
        return f"module {code(target)}"
    return f"imported from {code(view.project.absolute(view.path, public.import_.module))}"


def _base_words(view: View, definition: Definition) -> list[str]:
    names = ", ".join(code(view.base_name(base)) for base in view.bases(definition))
    return [f"from {names}"] if names else []
