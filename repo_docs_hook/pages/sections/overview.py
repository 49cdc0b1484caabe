"""The first things to know of a module: metadata, its source, its public names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from repo_docs_hook.pages.docstrings.render import render_docstring
from repo_docs_hook.pages.kinds import Noun
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import Blocks, bullets, fence, link, stack
from repo_docs_hook.pages.markup.paragraphs import summary, without_first_sentence
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.pages.public_names import (
    PublicName,
    find_origin,
    public_names,
    starred_modules,
)
from repo_docs_hook.pages.sections.items import fit_table
from repo_docs_hook.text.identifiers import is_public

HEAD = ("Name", "Kind", "Summary")
#: Ends the kind of a name that ``__all__`` leaves out; the reader of pages finds it by that.
NOT_EXPORTED = ", not in `__all__`"
NOTHING_EXPORTED = "`__all__` names nothing."
MORE_EXPORTED = "`__all__` gets more names at run time."

#: Bytes of the table where the page is too long.
_MOST_BYTES = 60_000


def render_metadata(page: ModulePage) -> Blocks:
    """Return path, type, extension and module, and the size of an embedded source."""
    lines = metadata_lines(page)
    if page.project.config.original_source == "embed":
        size = page.module.size
        lines.append(f"**Size**: {size:,} bytes ({size / 1024:.2f} KB)")
    return (bullets(lines),)


def metadata_lines(page: ModulePage) -> list[str]:
    """Return what follows from the path of a file, as lines of Markdown."""
    stub = page.source.endswith(".pyi")
    suffix = next((end for end in (".pyi", ".py") if page.source.endswith(end)), "")
    module = page.project.modules.module_name(page.source)
    lines = [
        f"**Path**: {code(page.source)}",
        f"**Type**: {'Python Type Stub' if stub else 'Python Source Code'}",
        f"**Extension**: {code(suffix) if suffix else 'none'}",
    ]
    if module:
        lines.append(f"**Module**: {code(module)}")
    return lines


def render_original(page: ModulePage) -> Blocks:
    """Return the whole source where the page embeds it, else a link to it."""
    if page.embed:
        return (fence(page.module.text, "python"),)
    too_long = page.project.config.original_source == "embed"
    note = "Too long to be shown on a page that GitHub renders." if too_long else ""
    return page.links.source_link(page.source), note


def render_overview(page: ModulePage) -> Blocks:
    """Return the docstring without the sentence of the purpose, then the public names."""
    docstring = without_first_sentence(page.facts.docstring)
    whole = "" if page.tight else stack(*render_docstring(docstring, page.references.subject()))
    more = "" if page.facts.exports_complete else MORE_EXPORTED
    nothing = NOTHING_EXPORTED if page.facts.exports == () and not more else ""
    return whole, nothing, more, _table(page)


def _table(page: ModulePage) -> str:
    """Return the table of public names: those of ``__all__`` first, each part sorted."""
    rows = list(_rows(page))
    if not rows:
        return ""
    return fit_table(page, HEAD, rows, _MOST_BYTES)


def _rows(page: ModulePage) -> Iterator[Sequence[str]]:
    public = public_names(page)
    yield from (_row(page, each) for each in public)
    if page.facts.exports is None:
        for module, written in starred_modules(page):
            found = page.project.resolve(page.source, written)
            yield code("*"), f"from {_linked(page, code(module), found)}", ""
        return
    exported = {each.name for each in public}
    for name in sorted(page.top_level):
        if is_public(name) and name not in exported:
            label, kind, text = _row(page, PublicName(name, page.top_level[name], None))
            yield label, kind + NOT_EXPORTED, text


def _row(page: ModulePage, public: PublicName) -> tuple[str, str, str]:
    if public.definition is None:
        return code(public.name), _origin(page, public), ""
    definition = page.definitions[public.definition]
    label = page.name_link(public.definition, public.name)
    return label, _kind(page, public.definition), summary(definition.docstring)


def _kind(page: ModulePage, index: int) -> str:
    kind = page.kinds[index]
    words = {Noun.OVERLOAD: "overloaded function", Noun.MODULE_VARIABLE: "variable"}
    return words.get(kind.noun, kind.words)


def _origin(page: ModulePage, public: PublicName) -> str:
    """Return where a name comes from that the module does not define, with a link."""
    found = find_origin(page, public)
    if public.import_ is None:
        linked = f"submodule {_linked(page, code(public.name), found)}" if found else ""
        return linked or "not bound by name in this file"
    modules = page.project.modules
    target = modules.absolute(page.source, public.import_.target)
    if not public.import_.name or (found and modules.module_name(found) == target):
        return f"module {_linked(page, code(target), found)}"
    module = modules.absolute(page.source, public.import_.module)
    return f"from {_linked(page, code(module), found)}"


def _linked(page: ModulePage, label: str, path: str | None) -> str:
    return link(label, page.links.documentation(path)) if path else label
