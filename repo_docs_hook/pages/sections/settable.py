"""What the outside can set: tables of environment variables, and their keywords."""

from __future__ import annotations

from collections.abc import Iterator

from repo_docs_hook.model.facts import Variable
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import Blocks
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.pages.sections.items import fit_table
from repo_docs_hook.text.headings import ENVIRONMENT

_VARIABLES = ("Variable", "Default", "Read in")
#: Bytes of a table where the page is too long.
_MOST_BYTES = 20_000


def render_environment(page: ModulePage) -> Blocks:
    """Return a table of the environment variables that a module reads, sorted by name.

    Those whose names are not known come last, with the expressions that they come from. A place
    that reads a variable with a default and without has one row.
    """
    variables = sorted(page.facts.variables, key=_variable_order)
    found = dict.fromkeys(_variable_row(page, each) for each in variables)
    told = {(name, place) for name, default, place in found if default}
    rows = [row for row in found if row[1] or (row[0], row[2]) not in told]
    return (ENVIRONMENT, fit_table(page, _VARIABLES, rows, _MOST_BYTES)) if rows else ()


def _variable_order(variable: Variable) -> tuple[bool, str, str]:
    return not variable.name, variable.name, variable.key


def _variable_row(page: ModulePage, variable: Variable) -> tuple[str, str, str]:
    name = code(variable.name) if variable.name else f"not known: {code(variable.key)}"
    default = code(variable.default) if variable.default else ""
    return name, default, page.name_link(page.place(variable.owner))


def list_settable(page: ModulePage) -> Iterator[str]:
    """Yield the names of the variables that a module reads, each once, as Markdown."""
    for name in sorted({each.name for each in page.facts.variables if each.name}):
        yield f"Environment: {code(name)}"
