"""Read headers of functions and classes back from a page, with the parser of sources."""

from __future__ import annotations

from typing import NamedTuple

from repo_docs_hook.model.facts import Parameter
from repo_docs_hook.python.lexer.headers import read_class, read_function
from repo_docs_hook.python.lexer.lines import Trouble


class ShownHeader(NamedTuple):
    """A function's parameters and return annotation, or a class's arguments as written."""

    parameters: tuple[Parameter, ...] = ()
    returns: str = ""
    arguments: tuple[str, ...] = ()


def read_shown_header(kind: str, signature: str) -> ShownHeader:
    """Return the parts of a ``function``'s or ``class``'s signature, of other kinds none.

    Nothing is raised: of a text that is no header some parts or none are read.
    """
    try:
        if kind == "function":
            _, parameters, returns = read_function(f"{signature}:")
            return ShownHeader(parameters, returns)
        if kind == "class":
            return ShownHeader(arguments=read_class(f"{signature}:").arguments)
    except Trouble:
        pass  # the page was edited by hand
    return ShownHeader()
