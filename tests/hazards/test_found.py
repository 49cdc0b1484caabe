"""What fuzzing and foreign packages have found, and what it should have been."""

from __future__ import annotations

import pytest

from repo_docs_hook.model.facts import SourceError
from repo_docs_hook.pages.docstrings.render import render_docstring
from repo_docs_hook.python.reader import read_facts
from tests.python.compare_with_ast import list_differences, parse

#: Combining marks and vowel signs belong to names, but are not what ``\w`` matches.
MARKED = {
    "decomposed": "def ka\u0308se(a\u0308: o\u0308l, b=e\u0301.f()) -> o\u0308l: pass\n",
    "Devanagari": "class नमस्ते(दुनिया, मेटा=मूल्य): pass\nमूल्य: int = 2\n",
    "Thai": "import ไทย\n@ไม้.เอก(ก=1)\ndef f(): pass\n",
    "beyond the first plane": "class n\U0001daa2x: pass\n",
    "before a string": "x = a\u0308 if a\u0308 else b'x'\n",
    "type parameters": "class ग\u093f[T]: pass\n",
}


@pytest.mark.parametrize("source", MARKED.values(), ids=MARKED)
def test_names_may_have_marks(source: str) -> None:
    data = source.encode()
    tree = parse(data)
    facts = read_facts(data)
    if tree is not None:
        assert list_differences(tree, facts) == []
    signature = facts.definitions[0].signature
    assert source.startswith(signature) or f"\n{signature}" in source


UNKNOWN_FIELDS = {
    "a type alone": "The folder.\n\n:type: Path",
    "a field of no kind": "Do it.\n\n:see: that",
    "among known ones": "Do it.\n\n:owner: no\n:type: Path\n:see: it",
}


@pytest.mark.parametrize("docstring", UNKNOWN_FIELDS.values(), ids=UNKNOWN_FIELDS)
def test_a_field_that_no_parser_knows_is_shown_as_it_is(docstring: str) -> None:
    text = "\n".join(render_docstring(docstring))
    for word in docstring.replace(":", " ").split():
        assert word in text


#: The sign that stands just before the place that a person would point at.
HERE = "»"
PLACES = {
    "keyword as a function": ("x = 1\ndef »if(): pass\n", "unexpected `if`"),
    "keyword as a class": ("class »None: pass\n", "unexpected `None`"),
    "keyword as a module": ("import »if\n", "unexpected `if`"),
    "keyword as an attribute": ("x.»in\n", "unexpected `in`"),
    "Python 3.6": ("def »async(): pass\n", "unexpected `async`"),
    "try alone, two levels deep": (
        "if a:\n  try:\n    x\n\n# c\n»y = 1\n", "expected `except` or `finally`"),
    "try alone at the end": ("def f():\n  try:\n    x»\n", "unexpected end of line"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "reason"), PLACES.values(), ids=PLACES)
def test_a_problem_has_its_true_place(source: str, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_facts(source.replace(HERE, "").encode())
    before = source.partition(HERE)[0]
    place = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert (caught.value.line, caught.value.column) == place
    assert caught.value.message.endswith(f": {reason}")


def test_what_libcst_refuses_only_when_it_builds_its_tree() -> None:
    for source in (b"x = b'a' 'b'\n", b"x = b'a' 'b'\ny = 0777\n"):
        with pytest.raises(SourceError, match="not understood by libcst"):
            read_facts(source)
