"""Nothing that stands in a source, a path or the settings becomes an element of a page."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings, Note, Purpose, Statement
from repo_docs_hook.model.settings import About, Config, Rule
from repo_docs_hook.pages.markup.markdown import MARKER
from repo_docs_hook.pages.render import file_pages, folder_pages
from repo_docs_hook.project.project import Project
from repo_docs_hook.text.invisible import is_visible
from tests.effort import examples
from tests.pages.demo import render
from tests.pages.hostile_facts import hostile_facts
from tests.pages.linkcheck import Elements, broken_links, to_html
from tests.pages.markup.test_escape import hostile, live

PATHS = ("p/m.py", "p/__init__.py", "p/test_m.py")
TAGS = frozenset(
    "h1 h2 h3 h4 h5 p ul ol li a code pre table thead tbody tr th td strong em hr br"
    " blockquote".split()
)
DOCSTRINGS = (
    "{0}",
    "Do.\n\n{0}\n\n{1}\n",
    "Do.\n\nArgs:\n    x: {0}\n    y (int): {1}\n\nReturns:\n    str: {0}\n",
    "Do.\n\nParameters\n----------\nx : {0}\n    {1}\n\nSee Also\n--------\n{0}\n",
    "Do.\n\n:param x: {0}\n:type x: {1}\n:raises {0}: {1}\n",
    "{0}\n====\n\n{1}\n----\nx: {0}\ny: {1}\n",
)
docstrings = st.builds(str.format, st.sampled_from(DOCSTRINGS), hostile, hostile)


def check(pages: dict[str, str]) -> None:
    """Fail where a page has an element, a target or a live word that we do not write."""
    for path, text in pages.items():
        html = to_html(text)
        found = Elements(html)
        assert set(found.tags) <= TAGS, path
        assert found.tags.count("h1") == 1, path
        assert not any(re.match(r"[a-z]+:|//|www\.", target) for target in found.targets), path
        words = re.sub(r"<(code|pre)[ >].*?</\1>", " ", html, flags=re.DOTALL)
        words = re.sub(rf"{re.escape(MARKER)}.*?-->|<[^>]*>|&\w+;", " ", words)
        assert not live.search(words), path


@settings(max_examples=examples(60))
@given(hostile, docstrings)
def test_no_element_comes_out_of_facts(text: str, docstring: str) -> None:
    project = Project(Config(project_name=text), PATHS)
    module = Module("p/m.py", hostile_facts(text, docstring))
    note = Note(text or "x", (-1, 0), text, text)
    findings = Findings((Statement(Purpose.COMMAND_LINE, text),), (note,), (note,), (note,))
    pages = file_pages(module, project, findings)
    pages += folder_pages("p", [(module, Findings())], project, {"p": text}, PATHS[1:])
    known = {page.path: page.text for page in pages}
    check(known)
    waiting = [f"docs/{path}_{kind}.md" for path in PATHS[1:] for kind in ("docs", "kw")]
    above = ["docs/index.md"]
    broken = list(broken_links(known, [*PATHS, *waiting, *above]))
    assert [line for line in broken if "no such anchor" not in line] == []


@settings(max_examples=examples(60))
@given(hostile, hostile)
def test_no_element_comes_out_of_the_project(text: str, other: str) -> None:
    about = About(f"{text} {other}", ((text, other), (other, f"p.m:{text}")))
    config = Config(project_name=text, about=about, sections="filled")
    project = Project(config, PATHS, readme="ReadMe.md")
    known = {page.path: page.text for page in folder_pages("", [], project, {}, [])}
    check(known)
    beside = [f"docs/p/{name}" for name in ("index.md", "doc.md", "m.py_docs.md")]
    assert list(broken_links(known, [*PATHS, *beside, "ReadMe.md"])) == []


SOURCE = """{doc}
import argparse, os, a.b as c
from typing import overload
from {module} import *
__all__ = [{text}, "A", "f"]
x: {text} = {raw}
y = f{raw}
@c.deco({text}, {raw})
class A(c.Base[{text}], B, key={raw}):
    {doc}
    z = {raw}
    def f(self, a={raw}, *b: {text}, **d: "x") -> {raw}:
        {doc}
        def inner(q={text}): {doc}
        os.system({text})
        p = a.add_parser({text})
        p.add_argument({text}, {raw}, default={raw}, help={text}, choices=[{raw}])
        os.environ[{text}], os.getenv(a + {raw}, {text})
    @property
    def g(self): ...
class B(A): {doc}
class C(B): ...
class D(C):
    def f(self): ...
@overload
def f(x={raw}): ...
async def f(x=lambda: {raw}): {doc}
def ünit(): {doc}
"""


def literal(text: str) -> str:
    """Return a string literal that has the characters of ``text`` in it as they are."""
    return "'" + re.sub("['\\\\\n\r\x00\ud800-\udfff{}]", "", text) + "'"


def part(text: str) -> str:
    """Return a name of a file or folder: one part of a path, as git may hold it."""
    return "n" + re.sub("[/\x00\ud800-\udfff]", "\udcff", text)[:40] + "n"


def line(text: str) -> str:
    """Return a line of text as the settings take it."""
    return "".join(each for each in text if is_visible(each)).strip() or "x"


@settings(max_examples=examples(60))
@given(hostile, docstrings, hostile, st.booleans())
def test_no_element_comes_out_of_sources(text: str, docstring: str, name: str, embed: bool) -> None:
    source = SOURCE.format(doc=ascii(docstring), text=ascii(text), raw=literal(text), module="q.m")
    folder, file = part(name), part(text)
    sources = {
        f"{folder}/__init__.py": ascii(docstring).encode(),
        f"{folder}/{file}.py": source.encode(),
        f"{folder}/test_{file}.py": b"from . import x\ndef test_x(): ...\n",
        f"q/{folder}/m.pyi": source.encode(),
    }
    config = Config(
        original_source="embed" if embed else "link",
        project_name=line(text),
        roles=(("q/", line(name)),),
        rules=(
            Rule("security", "call", ("os.*",), line(text), line(name)),
            Rule("patterns", "import", ("os",), line(name), line(text)),
        ),
    )
    pages = render(sources, config)
    check(pages)
    assert list(broken_links(pages, sources)) == []
