"""The environment variables that a source reads."""

from __future__ import annotations

import pytest

from repo_docs_hook.python.reader import read_facts

READ = {
    "a subscript": ("os.environ['X']", ["X"]),
    "get": ("os.environ.get('X')", ["X = None"]),
    "get with a default": ("os.environ.get('X', '1')", ["X = '1'"]),
    "a default by keyword": ("os.getenv(default=f(1), key='X')", ["X = f(1)"]),
    "a default over lines": ("os.getenv('X', {1:  # one\n  2,\n})", ["X = {1: 2,}"]),
    "a default that is cut": (f"os.getenv('X', {'y' * 99})", [f"X = {'y' * 79}…"]),
    "a default that is deep": (f"os.getenv('X', {'-' * 500}1)", ["X = …"]),
    "pop": ("y = os.environ.pop('X')", ["X"]),
    "pop with a default": ("y = os.environ.pop('X', None)", ["X = None"]),
    "pop to delete": ("os.environ.pop('X', None)", []),
    "setdefault": ("os.environ.setdefault('X', '1')", ["X = '1'"]),
    "in": ("'X' in os.environ", ["X"]),
    "not in": ("'X' not in os.environ", ["X"]),
    "equal": ("'X' == os.environ", []),
    "assigned": ("os.environ['X'] = '1'", []),
    "assigned among others": ("a, (b, os.environ['X']) = y", []),
    "read to assign": ("os.environ[os.environ['X']] = '1'", ["X"]),
    "changed": ("os.environ['X'] += '1'", ["X"]),
    "deleted": ("del a, os.environ['X']", []),
    "an alias": ("import os as o\no.getenv('X')", ["X = None"]),
    "a name": ("from os import environ, getenv as g\nenviron['X'], g('Y')", ["X", "Y = None"]),
    "a local import": ("def f():\n from os import environ as e\n e['X']", ["X"]),
    "another environ": ("class os: ...\nos.environ['X']", []),
    "concatenated": ("os.environ['X' 'Y']", ["XY"]),
    "a constant": ("K = 'X'\nos.environ[K]", ["X"]),
    "an annotated constant": ("K: str = 'X'\ndef f(): os.environ[K]", ["X"]),
    "a name assigned twice": ("K = 'X'\nK = 'Y'\nos.environ[K]", ["?K"]),
    "a name under a condition": ("if y: K = 'X'\nos.environ[K]", ["?K"]),
    "a name that grows": ("K = 'X'\nK += 'Y'\nos.environ[K]", ["?K"]),
    "a local name": ("K = 'X'\ndef f(K): os.environ[K]", ["?K"]),
    "computed": ("os.environ.get(f'{a}_X', 1)", ["?f'{a}_X' = 1"]),
    "a slice": ("os.environ[1:2]", []),
    "unpacked": ("os.getenv(*a), os.getenv(**a)", []),
    "twice": ("os.environ['X'], os.environ['X']", ["X"]),
    "another method": ("os.environ.copy(), os.environ.items()", []),
}


def read(source: str) -> list[str]:
    return [
        (each.name or f"?{each.key}") + (f" = {each.default}" if each.default else "")
        for each in read_facts(f"import os\n{source}\n".encode()).variables
    ]


@pytest.mark.parametrize(("source", "expected"), READ.values(), ids=READ)
def test_what_is_read(source: str, expected: list[str]) -> None:
    assert read(source) == expected


PLAIN = "def env(name, default=None): return os.environ.get(name, default)\n"
METHOD = "class A:\n def env(self, name): return os.environ[name]\n"
WRAPPED = {
    "a literal": (PLAIN + "env('X')", ["X = None"]),
    "a default": (PLAIN + "env('X', '1')", ["X = '1'"]),
    "keywords": (PLAIN + "env(default=1, name='X')", ["X = 1"]),
    "a constant": (PLAIN + "K = 'X'\nenv(K)", ["X = None"]),
    "computed": (PLAIN + "env(y)", ["?y = None"]),
    "one level": (PLAIN + "def g(n): env(n)\ng('X')", ["?n = None"]),
    "without callers": (PLAIN, ["?name = default"]),
    "its own default": (
        "def env(name): return os.getenv(name, '1')\nenv('X')",
        ["X = '1'"],
    ),
    "a default that is not passed": (
        "def env(name, d=1):\n v = os.getenv(name)\n return d if v is None else v\nenv('X', 2)",
        ["X"],
    ),
    "keyword only": ("def env(*, name): os.environ[name]\nenv(name='X')", ["X"]),
    "a method": (METHOD + " def f(self): self.env('X')", ["X"]),
    "a method of another": (METHOD + "class B:\n def f(self): self.env('X')", ["?name"]),
    "a static method": ("class A:\n @staticmethod\n def env(n): os.environ[n]\nA.env('X')", ["X"]),
    "a parameter that is rebound": (
        "def env(name):\n name = name.upper()\n os.environ[name]\nenv('X')",
        ["?name"],
    ),
    "a nested function": ("def f(n):\n def g(): os.environ[n]\nf('X')", ["X"]),
}


@pytest.mark.parametrize(("source", "expected"), WRAPPED.values(), ids=WRAPPED)
def test_what_is_read_through_a_function(source: str, expected: list[str]) -> None:
    assert read(source) == expected


def test_who_reads() -> None:
    source = b"import os\n" + PLAIN.encode() + b"os.environ['X']\nclass A:\n x = env('Y')\n"
    facts = read_facts(source)
    names = [item.qualname for item in facts.definitions]
    owners = [names[each.owner] if each.owner >= 0 else "" for each in facts.variables]
    assert owners == ["", "A"]
