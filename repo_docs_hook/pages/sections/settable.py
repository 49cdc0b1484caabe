"""What the outside can set: tables of options and environment variables, and their keywords."""

from __future__ import annotations

from collections.abc import Iterator

from repo_docs_hook.model.facts import UNKNOWN_COMMAND, Option, Variable
from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.markdown import Blocks
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.pages.sections.items import fit_table
from repo_docs_hook.text.headings import COMMAND_LINE, ENVIRONMENT

_OPTIONS = ("Option", "Default", "Help", "Read in")
_VARIABLES = ("Variable", "Default", "Read in")
#: Bytes of a table where the page is too long.
_MOST_BYTES = 20_000
#: Characters of the choices of an option that stand in its help.
_MOST_CHOICES = 60


def render_command_line(page: ModulePage) -> Blocks:
    """Return a table of command line options, sorted by subcommand, then in source order."""
    options = sorted(page.facts.options, key=lambda each: each.command)
    rows = dict.fromkeys(_option_row(page, each) for each in options)
    return (COMMAND_LINE, fit_table(page, _OPTIONS, rows, _MOST_BYTES)) if rows else ()


def _option_row(page: ModulePage, option: Option) -> tuple[str, str, str, str]:
    names, default = ", ".join(option.names), option.default
    if UNKNOWN_COMMAND in option.command.split(" "):
        label = f"{code(names)} of a command that is not known"
    else:
        label = code(f"{option.command} {names}".strip())
    place = page.name_link(page.place(option.owner))
    return label, code(default) if default else "", _describe(option), place


def _describe(option: Option) -> str:
    """Return the help of an option, and whether it is required, and short choices."""
    text = code(option.help_code) if option.help_code else prose(option.help)
    traits = ["required"] if option.required else []
    if 0 < len(option.choices) <= _MOST_CHOICES:
        traits.append(f"one of {code(option.choices)}")
    return f"{text} ({'; '.join(traits)})".strip() if traits else text


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
    """Yield the names of options and environment variables, each once, as Markdown."""
    for name in sorted({name for each in page.facts.options for name in each.names}):
        yield f"Command Line: {code(name)}"
    for name in sorted({each.name for each in page.facts.variables if each.name}):
        yield f"Environment: {code(name)}"
