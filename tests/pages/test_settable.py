"""The tables of what the outside can set, and their lines on the keyword page."""

from __future__ import annotations

from repo_docs_hook.model.settings import Config
from repo_docs_hook.text.headings import FileSection, KeywordSection
from tests.pages.demo import render, render_one
from tests.pages.test_file import section

ENVIRONMENT = """
import os
def home(name): return os.environ.get(name, "a|b")
class A:
    def f(self):
        def inner(): return os.environ["Z_`*"]
        return "A_HOME" in os.environ or os.getenv(f"{self}_X") or home("A_HOME")
if "A_HOME" in os.environ: ...
"""


def body(source: str, heading: str) -> str:
    testing = section(render_one(source), FileSection.TESTING)
    return testing.partition(f"{heading}\n\n")[2].partition("\n\n###")[0]


def test_environment_variables() -> None:
    assert body(ENVIRONMENT, "### Environment") == (
        "| Variable | Default | Read in |\n|---|---|---|\n"
        "| `A_HOME` | | the module |\n"
        '| `A_HOME` | `"a\\|b"` | [`A.f`](#A.f) |\n'
        "| ``Z_`*`` | | [`A.f`](#A.f) |\n"
        '| not known: `f"{self}_X"` | `None` | [`A.f`](#A.f) |'
    )


MANY = [f"choice-{number}" for number in range(9)]
ARGPARSE = r"""
import argparse
def main(p):
    p.add_argument("--`v`", default="a|b", help="Say <b>it</b> | @me.", required=True)
    sub = p.add_subparsers()
    build = sub.add_parser("build")
    build.add_argument("-o", "--out", choices=["a", "b"])
    far = sub.add_parser(name)
    far.add_argument("--far", help=f"{x}|`", choices=MANY)
    build.add_argument("-o", "--out", choices=["a", "b"])
    p.add_argument("file")
""".replace("MANY", str(MANY))


def test_command_line_options() -> None:
    assert body(ARGPARSE, "### Command Line") == (
        "| Option | Default | Help | Read in |\n|---|---|---|---|\n"
        '| `` --`v` `` | `"a\\|b"` | Say &lt;b&gt;it&lt;/b&gt; &#124; `@me`. (required)'
        " | [`main`](#main) |\n"
        "| `file` | | | [`main`](#main) |\n"
        '| `--far` of a command that is not known | | ``f"{x}\\|`"`` | [`main`](#main) |\n'
        '| `build -o, --out` | | (one of `["a", "b"]`) | [`main`](#main) |'
    )


def test_nothing_to_set() -> None:
    page = render_one("import os\nos.environ['X'] = '1'\n")
    assert "### Environment" not in page
    filled = render_one("x = 1\n", config=Config(sections="filled"))
    assert FileSection.TESTING.title not in filled


def test_the_keyword_page_names_what_can_be_set() -> None:
    pages = render({"pkg/mod.py": ENVIRONMENT.encode()})
    more = render({"pkg/mod.py": ARGPARSE.encode()})["docs/pkg/mod.py_kw.md"]
    assert "\n    - Command Line: `--far`\n    - Command Line: `--out`\n" in more
    held = section(pages["docs/pkg/mod.py_kw.md"], KeywordSection.MAP).partition("\n\n---")[0]
    assert held.splitlines()[-3:] == [
        "- [**Testing & Usage**](./mod.py_docs.md#section-testing-usage)",
        "    - Environment: `A_HOME`",
        "    - Environment: ``Z_`*``",
    ]
