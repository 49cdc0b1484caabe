"""All that the outside can set of a source, and what the walk has to do for that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import libcst as cst

from repo_docs_hook.model.facts import Option, Variable
from repo_docs_hook.python.options.argument_parser import (
    ASSIGNMENTS,
    adds_arguments,
    list_arguments,
)
from repo_docs_hook.python.options.click_options import list_click_options, uses_click
from repo_docs_hook.python.options.commands import FUNCTIONS
from repo_docs_hook.python.options.environment import LOOKUPS, list_variables, reads_environment
from repo_docs_hook.python.options.typer_options import list_typer_options, uses_typer
from repo_docs_hook.python.options.written import Constants
from repo_docs_hook.python.tree.walk import Handler, Walk

_Found = tuple[tuple[Variable, ...], tuple[Option, ...]]
_Lister = Callable[[Walk, Constants], Iterator[Option]]
#: Where options come from: whether a text may have some, what the walk does then, their list.
_OPTIONS: tuple[tuple[Callable[[str], bool], Mapping[type, Handler], _Lister], ...] = (
    (adds_arguments, ASSIGNMENTS, list_arguments),
    (uses_click, FUNCTIONS, list_click_options),
    (uses_typer, FUNCTIONS, list_typer_options),
)


class Settable:
    """What the outside can set; nothing is looked for that no word of the text tells of."""

    def __init__(self, text: str, handlers: Mapping[type, Handler]) -> None:
        self._has_environment = reads_environment(text)
        rows = [(more, lister) for is_told, more, lister in _OPTIONS if is_told(text)]
        self._listers = [lister for _, lister in rows]
        further = [LOOKUPS] if self._has_environment else []
        #: The handlers that the walk needs.
        self.handlers = handlers
        for more in (*further, *(more for more, _ in rows)):
            self.handlers = {**self.handlers, **more}

    def find(self, walk: Walk, module: cst.Module) -> _Found:
        """Return the variables and the options of a module that was walked."""
        if not self._has_environment and not self._listers:
            return (), ()
        constants = Constants(module)
        variables = list_variables(walk, constants) if self._has_environment else ()
        options = (each for lister in self._listers for each in lister(walk, constants))
        return variables, tuple(dict.fromkeys(options))
