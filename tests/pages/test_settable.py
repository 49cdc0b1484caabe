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


def test_nothing_to_set() -> None:
    page = render_one("import os\nos.environ['X'] = '1'\n")
    assert "### Environment" not in page
    filled = render_one("x = 1\n", config=Config(sections="filled"))
    assert FileSection.TESTING.title not in filled


def test_the_keyword_page_names_what_can_be_set() -> None:
    pages = render({"pkg/mod.py": ENVIRONMENT.encode()})
    held = section(pages["docs/pkg/mod.py_kw.md"], KeywordSection.MAP).partition("\n\n---")[0]
    assert held.splitlines()[-3:] == [
        "- [**Testing & Usage**](./mod.py_docs.md#section-testing-usage)",
        "    - Environment: `A_HOME`",
        "    - Environment: ``Z_`*``",
    ]
