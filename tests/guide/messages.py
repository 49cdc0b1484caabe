"""The messages that stop somebody, read from the syntax trees of the package.

A message is a text in a call that makes an error for the user, and in the constants and
functions of that module which the call names; or any text of a module that does nothing
but speak to the user. What varies in a message is ``…``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import repo_docs_hook

PACKAGE = Path(repo_docs_hook.__file__).parent
#: What stands for a part that varies.
GAP = "…"
#: What is called to make a message: errors that are told to the user, and problems.
MAKERS = frozenset(
    "GitError ConfigError PathError WriteError SourceError Trouble Problem ValueError"
    " RuntimeError ArgumentTypeError OSError NotADirectoryError StreamError UsageError".split()
)
_WORD = re.compile(r"[A-Za-z]{2,}")
_FIELD = re.compile(r"\{[^{}]*\}")
_COMMAND = re.compile(r"cd |git (?:add|commit|restore) |pre-commit (?:run|install) |--")


def made_in(path: Path) -> Iterator[str]:
    """Yield the messages that a module makes, in source order."""
    tree = ast.parse(path.read_text("utf-8"))
    named = dict(_named(tree))
    seen: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _last_name(node.func) in MAKERS:
            yield from filter(_is_message, _reach(node, named, seen))


def said_in(path: Path) -> Iterator[str]:
    """Yield all texts of a module of more than a word, but for docstrings and patterns."""
    yield from filter(_is_message, _texts(ast.parse(path.read_text("utf-8"))))


def pattern(message: str) -> re.Pattern[str]:
    """Return what finds a message in a text that has something in the place of each gap."""
    return re.compile(".+".join(re.escape(part) for part in message.strip().split(GAP)))


def as_message(template: str) -> str:
    """Return a template for ``str.format`` as a message."""
    return _FIELD.sub(GAP, template)


def _is_message(text: str) -> bool:
    """Tell words of a sentence from names, paths and commands."""
    spaced = text.replace(GAP, " ")
    return len(_WORD.findall(spaced)) > 1 and " " in text.strip() and not _COMMAND.match(text)


def _named(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Yield the constants and functions of a module by name."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.Assign):
            yield from ((each.id, node) for each in node.targets if isinstance(each, ast.Name))


def _reach(node: ast.AST, named: dict[str, ast.AST], seen: set[str]) -> Iterator[str]:
    """Yield the texts in a node and in whatever of the module it names, each name once."""
    yield from _texts(node)
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and each.id in named and each.id not in seen:
            seen.add(each.id)
            yield from _reach(named[each.id], named, seen)


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield the strings in a node, outermost ones whole."""
    if isinstance(node, ast.JoinedStr):
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else GAP for part in node.values
        )
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield as_message(node.value)
        return
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
        return
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield from _texts(child)


def _last_name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
