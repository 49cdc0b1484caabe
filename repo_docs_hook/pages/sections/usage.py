"""Testing, usage, related files and cross-references of a module."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from repo_docs_hook.model.facts import Definition
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import bullets, link, section
from repo_docs_hook.pages.module import View, bounded
from repo_docs_hook.pages.public_names import PublicName, public_names

_MOST_NAMES = 40
#: Bytes of a list where the page is too long.
_MOST_BYTES = 10_000


def render_testing(view: View) -> str:
    """Return the section "Testing & Usage"."""
    testing = _test_lines(view) if view.is_test else _tested_lines(view)
    usage = list(_usage_lines(view))
    return section(
        "Testing & Usage",
        "### Testing",
        bullets(testing),
        "### Usage Examples",
        bullets(usage) or _why_no_usage(view),
    )


def _why_no_usage(view: View) -> str:
    if view.is_test:
        return "It is run as shown above, not imported."
    return "It can neither be imported by a name nor run as a script."


def _test_lines(view: View) -> list[str]:
    cases = [index for index in view.children.get(-1, ()) if _is_case(view, index)]
    rest = view.anchor_target("section-detailed-analysis")
    links = view.fit([view.name_link(index) for index in cases], _MOST_BYTES)
    names = bounded(links, _MOST_NAMES, rest)
    tested = [view.links.documentation_link(path) for path in view.tested]
    lines = [f"**Run**: {code(_test_command(view))}", f"**Test cases**: {names or 'none by name'}"]
    return lines + ([f"**Tests**: {', '.join(tested)}, by its name"] if tested else [])


def _is_case(view: View, index: int) -> bool:
    definition = view.definitions[index]
    if definition.kind == "function":
        return definition.name.startswith("test")
    if definition.kind != "class":
        return False
    members = (view.definitions[child] for child in view.children.get(index, ()))
    return definition.name.startswith("Test") or any(
        each.kind == "function" and each.name.startswith("test") for each in members
    )


def _test_command(view: View) -> str:
    """Return what runs a test: its framework, by what it imports and inherits from."""
    modules = {each.module.partition(".")[0] for each in view.facts.imports}
    where = shlex.quote(view.path)
    if "unit tests (unittest)" not in view.findings.purpose or "pytest" in modules:
        return f"python -m pytest {where}"
    dotted = view.project.modules.module_name(view.path)
    if dotted and any(_is_of_django(each) for each in view.definitions):
        return f"python -m django test {dotted}"
    return f"python -m unittest {where}"


def _is_of_django(definition: Definition) -> bool:
    return any(base.target.startswith("django.test.") for base in definition.bases)


def _tested_lines(view: View) -> list[str]:
    tests = view.tests
    if not tests:
        return ["**Tests**: no test file is named after it"]
    return [f"**Tests**: {', '.join(map(view.links.source_link, tests))}, by name"]


def _usage_lines(view: View) -> Iterator[str]:
    module = view.project.modules.module_name(view.path)
    name = view.path.rpartition("/")[2]
    if view.facts.main_guard or view.facts.shebang or name == "__main__.py":
        yield f"**Run**: {code(_run_command(view, module, name))}"
    if module and name != "__main__.py" and not view.is_test:
        yield f"**Import**: {code(_import_line(view, module))}"
    examples = [
        index for index, each in enumerate(view.definitions) if ">>>" in (each.docstring or "")
    ]
    links = view.fit([view.name_link(index) for index in examples], _MOST_BYTES)
    if ">>>" in (view.facts.docstring or ""):
        overview = view.anchor_target("section-high-level-overview")
        links.insert(0, link("the module", overview))
    rest = view.anchor_target("section-detailed-analysis")
    if links:
        yield f"**Examples**: in the docstrings of {bounded(links, _MOST_NAMES, rest)}"


def _run_command(view: View, module: str, name: str) -> str:
    if name == "__main__.py" and "." in module:
        return f"python -m {module.rpartition('.')[0]}"
    return f"python {shlex.quote(view.path)}"


def _import_line(view: View, module: str) -> str:
    names = [each.name for each in public_names(view) if not _is_plain_variable(view, each)]
    if not names or len(names) > 5 or (view.tight and len("".join(names)) > _MOST_BYTES):
        return f"import {module}"
    return f"from {module} import {', '.join(names)}"


def _is_plain_variable(view: View, public: PublicName) -> bool:
    """Tell whether a name is a variable that no ``__all__`` exports."""
    kind = "" if public.definition is None else view.definitions[public.definition].kind
    return kind == "variable" and view.facts.exports is None


def render_related(view: View) -> str:
    """Return the section "Related Files"."""
    folder = view.path.rpartition("/")[0]
    used = [view.links.documentation_link(path) for path in used_sources(view)]
    groups = [
        ("Uses", used),
        (
            "Tested by",
            [view.links.documentation_link(path) for path in view.tests],
        ),
        (
            "Tests",
            [view.links.documentation_link(path) for path in view.tested],
        ),
        ("Package", _one(view, view.project.modules.package_init(view.path))),
        (
            "Stub" if view.path.endswith(".py") else "Stub of",
            _one(view, view.project.modules.twin(view.path)),
        ),
        ("Everything else in the folder", [view.links.folder_link(folder)]),
    ]
    lines = [
        f"**{title}**: {', '.join(view.fit(links, _MOST_BYTES))}"
        for title, links in groups
        if links
    ]
    return section("Related Files", bullets(lines))


def used_sources(view: View) -> list[str]:
    """Return the sources of this repository that a module imports, sorted, without itself."""
    targets = {each.target for each in view.facts.imports} | {
        each.module for each in view.facts.imports if each.name == "*"
    }
    found = {view.project.resolve(view.path, target) for target in targets}
    return sorted(path for path in found if path and path != view.path)


def _one(view: View, path: str | None) -> list[str]:
    return [view.links.documentation_link(path)] if path else []


def render_references(view: View) -> str:
    """Return the section "Cross-References"."""
    name = view.path.rpartition("/")[2]
    folder = view.path.rpartition("/")[0]
    keywords = link(
        code(f"{name}_kw.md"), view.links.to(view.project.pages.keyword_page(view.path))
    )
    lines = [f"**Keyword Index**: {keywords}"]
    pages = (
        ("Folder Index", "index.md", view.project.pages.folder_index(folder)),
        ("Folder Documentation", "doc.md", view.project.pages.folder_doc(folder)),
    )
    lines += [
        f"**{title}**: {link(code(label), view.links.to(path))}"
        for title, label, path in pages
        if path
    ]
    lines.append(f"**Source**: {view.links.source_link(view.path)}")
    return section("Cross-References", bullets(lines))
