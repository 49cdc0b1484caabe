"""The first things to know of a module: metadata, its source, its public names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from repo_docs_hook.model.facts import Definition
from repo_docs_hook.pages.kinds import Noun
from repo_docs_hook.pages.markup.docstrings import render_docstring
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import Blocks, bullets, fence, stack, table
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.pages.module import ModulePage, bounded
from repo_docs_hook.pages.public_names import (
    PublicName,
    find_origin,
    is_public,
    is_variable,
    public_link,
    public_names,
    starred_modules,
)
from repo_docs_hook.text.headings import FileSection

#: The lines below the docstring begin so; the reader of pages finds its end by them.
EXPORTED, NOTHING_EXPORTED = "Exported by `__all__`:", "`__all__` names nothing."
MORE_EXPORTED = " More names are added at run time."
PUBLIC = "Public names (there is no `__all__`):"
VARIABLES, STARRED = "Variables: ", "And what `import *` takes from "
NOTHING = "It has no docstring and defines no public name."

_MOST_NAMES = 40
#: Bytes of a table, and of a list in running text, where the page is too long.
_MOST_BYTES, _MOST_OF_A_LIST = 60_000, 10_000


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
        f"**Path**: {page.links.source_link(page.source)}",
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
    """Return the docstring, then the exported or the public names."""
    whole = stack(*render_docstring(page.facts.docstring, {}))
    docstring = summary(page.facts.docstring) if page.tight else whole
    tables = _exported(page) if page.facts.exports is not None else _public(page)
    if not docstring and not any(tables):
        return (NOTHING,)
    return docstring, *tables


def list_public_names(page: ModulePage) -> list[str]:
    """Return the public names, sorted, as code spans."""
    return [code(each.name) for each in public_names(page)]


def _exported(page: ModulePage) -> tuple[str, ...]:
    public = public_names(page)
    names = {each.name for each in public}
    more = "" if page.facts.exports_complete else MORE_EXPORTED
    head = f"{EXPORTED if public else NOTHING_EXPORTED}{more}"
    hidden = sorted(name for name in page.top_level if is_public(name) and name not in names)
    others = _links(page, [page.name_link(page.top_level[name]) for name in hidden])
    return head, _table(page, public), f"Public by name, not exported: {others}." if others else ""


def _public(page: ModulePage) -> tuple[str, ...]:
    public = public_names(page)
    variables = [each for each in public if is_variable(page, each)]
    shown = [each for each in public if not is_variable(page, each)]
    line = _links(page, [public_link(page, each) for each in variables])
    head = PUBLIC if shown else ""
    starred = ", ".join(page.fit([*map(code, starred_modules(page))], _MOST_OF_A_LIST))
    return (
        head,
        _table(page, shown),
        f"{VARIABLES}{line}." if line else "",
        f"{STARRED}{starred}." if starred else "",
    )


def _links(page: ModulePage, links: Sequence[str]) -> str:
    fitting = page.fit(links, _MOST_OF_A_LIST)
    return bounded(fitting, _MOST_NAMES, page.section_target(FileSection.ANALYSIS))


def _table(page: ModulePage, public: Iterable[PublicName]) -> str:
    rows = [_row(page, each) for each in public]
    if not rows:
        return ""
    wide = any(row[2] for row in rows)
    head = ("Name", "Kind", "Summary") if wide else ("Name", "Kind")
    lines = table(head, [row if wide else row[:2] for row in rows]).split("\n")
    fitting = page.fit(lines, _MOST_BYTES)
    return "\n".join(fitting) if fitting == lines else _cut_table(fitting)


def _cut_table(lines: list[str]) -> str:
    """Return a table, and its last line, a link to the rest, as a paragraph below it."""
    return "\n".join(lines[:-1]) + f"\n\n{lines[-1]}"


def _row(page: ModulePage, public: PublicName) -> tuple[str, str, str]:
    label = public_link(page, public)
    if public.definition is None:
        return label, _origin_words(page, public), ""
    definition = page.definitions[public.definition]
    kind = ", ".join([_kind(page, public.definition), *_base_words(page, definition)])
    return label, kind, summary(definition.docstring)


def _kind(page: ModulePage, index: int) -> str:
    kind = page.kinds[index]
    return "overloaded function" if kind.noun is Noun.OVERLOAD else kind.words


def _origin_words(page: ModulePage, public: PublicName) -> str:
    found = find_origin(page, public)
    if public.import_ is None:
        return "submodule" if found else "not bound by name in this file"
    target = page.project.modules.absolute(page.source, public.import_.target)
    if not public.import_.name or (found and page.project.modules.module_name(found) == target):
        return f"module {code(target)}"
    return (
        f"imported from {code(page.project.modules.absolute(page.source, public.import_.module))}"
    )


def _base_words(page: ModulePage, definition: Definition) -> list[str]:
    names = ", ".join(code(page.base_name(base)) for base in page.bases(definition))
    return [f"from {names}"] if names else []
