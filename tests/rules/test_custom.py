"""Rules of the configuration: what they find, what they leave alone, and where it is shown."""

from __future__ import annotations

import pytest

from repo_docs_hook.config.parse import parse_config
from repo_docs_hook.model.notes import Note
from repo_docs_hook.model.settings import Config, Rule
from repo_docs_hook.project.project import Project
from repo_docs_hook.rules import findings
from tests.pages.demo import render
from tests.rules.telling import read, tell

PATHS = ("pkg/__init__.py", "pkg/sub/__init__.py", "pkg/sub/m.py", "pkg/db.py")
HERE = "pkg/sub/m.py"

FOUND = {
    "call": ("call", "os.abort", "import os as o\ndef f(): o.abort()", ["os.abort @ f"]),
    "call of a package": (
        "call",
        "requests.*",
        "from requests import api\napi.get(1)\nimport requests as r\nr.sessions.Session()",
        ["requests.api.get @ -", "requests.sessions.Session @ -"],
    ),
    "builtin": ("call", "breakpoint", "def f(): breakpoint()", ["breakpoint @ f"]),
    "call of this repository": (
        "call",
        "pkg.db.query",
        "from ..db import query as q\ndef f(): q('x')",
        ["pkg.db.query @ f"],
    ),
    "import": ("import", "requests", "import requests", ["requests @ -"]),
    "import of a part": (
        "import",
        "requests",
        "from requests.api import get\ndef f(): import requests.help",
        ["requests.api.get @ -", "requests.help @ f"],
    ),
    "import of a name": ("import", "os.system", "from os import system", ["os.system @ -"]),
    "relative import": ("import", "pkg.db", "from .. import db", ["pkg.db @ -"]),
    "import of the parts alone": (
        "import",
        "requests.*",
        "import requests\nimport requests.api",
        ["requests.api @ -"],
    ),
    "base": (
        "base",
        "lib.Model",
        "from lib import Model\nclass A(Model): ...",
        ["lib.Model @ A"],
    ),
    "base of a base": (
        "base",
        "lib.Model",
        "import lib\nclass A(lib.Model): ...\nclass B(A): ...",
        ["lib.Model @ A, B"],
    ),
    "base of this file": (
        "base",
        "pkg.sub.m.A",
        "class A: ...\nclass B(A): ...",
        ["pkg.sub.m.A @ B"],
    ),
    "decorator": (
        "decorator",
        "app.*",
        "import app\nclass A:\n    @app.route('/')\n    def f(self): ...",
        ["app.route @ A.f"],
    ),
    "builtin decorator": (
        "decorator",
        "staticmethod",
        "class A:\n    @staticmethod\n    def f(): ...",
        ["staticmethod @ A.f"],
    ),
}
MISSED = {
    "name of another module": ("call", "os.abort", "import sys as os\nos.abort()"),
    "longer name": ("call", "os.ab", "import os\nos.abort()"),
    "beside the package": ("call", "requests.*", "import requests_x\nrequests_x.get()"),
    "the package itself": ("call", "requests.*", "import requests\nrequests()"),
    "method": ("call", "abort", "def f(x): x.abort()"),
    "own function": ("call", "breakpoint", "def breakpoint(): ...\nbreakpoint()"),
    "string and comment": ("call", "os.abort", "import os\n'os.abort()'  # os.abort()"),
    "only named": ("call", "os.abort", "import os\nx = os.abort"),
    "import of another": ("import", "requests", "import requests_oauthlib\nfrom a import requests"),
    "typing only": (
        "import",
        "requests",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING: import requests",
    ),
    "relative elsewhere": ("import", "pkg.db", "from . import db"),
    "metaclass": ("base", "lib.Meta", "import lib\nclass A(metaclass=lib.Meta): ..."),
    "own base": ("base", "lib.Model", "class Model: ...\nclass A(Model): ..."),
    "own decorator": ("decorator", "app.route", "def route(f): ...\n@route\ndef g(): ..."),
    "decorated by another": ("decorator", "app.route", "import app\n@app.get\ndef g(): ..."),
}


def notes_of(rule: Rule, source: str) -> list[str]:
    """Return what a rule of the configuration says of ``HERE``, without its title."""
    project = Project(Config(rules=(rule,)), PATHS)
    facts = read(source)
    found: tuple[Note, ...] = getattr(findings(HERE, facts, project), rule.section)
    told = tell(facts, [note for note in found if note.title == rule.title])
    return [line.removeprefix(f"{rule.title}: ") for line in told]


@pytest.mark.parametrize("section", ["patterns", "performance", "security"])
@pytest.mark.parametrize(("on", "key", "source", "told"), FOUND.values(), ids=FOUND)
def test_found(on: str, key: str, source: str, told: list[str], section: str) -> None:
    assert notes_of(Rule(section, on, (key,), "House Rule"), source) == told


@pytest.mark.parametrize(("on", "key", "source"), MISSED.values(), ids=MISSED)
def test_missed(on: str, key: str, source: str) -> None:
    assert notes_of(Rule("security", on, (key,), "House Rule"), source) == []


CONFIG = b"""
[[rules]]
section = "security"
call = ["pickle.loads", "db.query"]
title = "House | Rule"
reason = "ask *first*"
[[rules]]
section = "performance"
import = "numpy"
title = "Big Import"
"""
SOURCE = b"import pickle, db\nimport numpy as np\ndef f(x): return db.query(pickle.loads(x))\n"


def test_pages_show_them_like_the_built_in_ones() -> None:
    config = parse_config({"repo-docs-hook.toml": CONFIG})
    pages = render({"m.py": SOURCE}, config)
    lines = pages["docs/m.py_docs.md"].split("\n")
    at = lines.index("- **Big Import**")
    assert lines[at + 1] == "  · the module (`numpy`)"
    at = lines.index("- **House &#124; Rule**: ask \\*first\\*")
    assert lines[at + 1 : at + 3] == [
        "    - [`f`](#f) calls `db.query`",
        "    - [`f`](#f) calls `pickle.loads`",
    ]
    assert next(index for index, line in enumerate(lines) if "Bandit B301" in line) < at
    assert "    - House &#124; Rule: `f`\n" in pages["docs/m.py_kw.md"]
