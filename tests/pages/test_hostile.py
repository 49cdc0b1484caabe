"""Nothing that stands in a source becomes an element of a page."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from repo_docs_hook.model import (
    Config,
    Definition,
    Facts,
    Findings,
    Import,
    Module,
    Note,
    Parameter,
    Reference,
)
from repo_docs_hook.pages.render import file_pages, folder_pages
from repo_docs_hook.project import Project
from tests.pages.linkcheck import Elements, broken_links, to_html
from tests.pages.test_escape import hostile

PATHS = ("p/m.py", "p/__init__.py", "p/test_m.py")
TAGS = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "p",
        "ul",
        "li",
        "a",
        "code",
        "pre",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "strong",
        "em",
        "hr",
        "br",
    ]
)
texts = hostile | st.builds("Do.\n\nArgs:\n    x: {}\n    y (int): {}\n".format, hostile, hostile)


def hostile_facts(text: str, docstring: str) -> Facts:
    """Return facts in which every string that a source writes is ``text``."""
    reference = (Reference(text, text),)
    parameters = (Parameter("x", "keyword only", text, text),)

    def define(kind: str, name: str, owner: int, *, doc: bool = True) -> Definition:
        return Definition(
            kind,
            name,
            name,
            name,
            owner,
            1,
            text,
            reference,
            reference,
            parameters,
            text,
            docstring if doc else None,
        )

    return Facts(
        docstring=docstring,
        definitions=(
            define("class", "A", -1),
            define("function", "f", 0),
            define("function", "g", 0, doc=False),
            define("variable", "v", 0),
            define("variable", "w", -1),
            define("class", "B", -1),
            define("class", "C", -1),
        ),
        imports=(Import(text or "x", text, text, -1), Import(".", "m", "", -1)),
        exports=(text, "A"),
    )


@settings(max_examples=60, deadline=None)
@given(hostile, texts)
def test_no_element_comes_out_of_a_source(text: str, docstring: str) -> None:
    project = Project(Config(project_name=text), PATHS)
    module = Module("p/m.py", hostile_facts(text, docstring))
    note = Note(text or "x", (-1, 0), text, text)
    findings = Findings((text,), (note,), (note,), (note,))
    pages = file_pages(module, project, findings)
    pages += folder_pages("p", [(module, Findings())], project, {"p": text}, PATHS[1:])
    known = {page.path: page.text for page in pages}
    for page, html in ((each.path, to_html(each.text)) for each in pages):
        found = Elements(html)
        assert set(found.tags) <= TAGS, page
        assert found.tags.count("h1") == 1
    waiting = [f"docs/{path}_{kind}.md" for path in PATHS[1:] for kind in ("docs", "kw")]
    above = ["docs/index.md"]
    broken = list(broken_links(known, [*PATHS, *waiting, *above]))
    assert [line for line in broken if "no such anchor" not in line] == []
