"""Hold what the reader finds in a source against what Python's own ``ast`` finds.

As a script: ``python -m tests.python.compare_with_ast FOLDER...`` reads every ``*.py`` below the
folders and prints each difference, each file that libcst refuses although ``ast`` accepts it,
with the reason, and at the end the numbers of files, names and differences.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import unicodedata
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from repo_docs_hook.model.facts import Definition, Facts, SourceError
from repo_docs_hook.python.reader import read_facts

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEFINING = (*_FUNCTIONS, ast.ClassDef)
_TYPE_ALIAS: Any = getattr(ast, "TypeAlias", ())
#: A raw string over lines has no other spelling on one line, so it reads otherwise there.
_RAW_OVER_LINES = re.compile(r"\b(?:[bft]?r|r[bft])(?:\"{3}|'{3}).*\\n", re.IGNORECASE)
#: kind, qualified name, line, index of the owner
Place = tuple[str, str, int, int]


class Expected:
    """What ``ast`` finds: definitions with their nodes, and imports, in source order."""

    def __init__(self, tree: ast.Module) -> None:
        self.places: list[Place] = []
        self.nodes: list[ast.AST] = []
        self.imports: list[tuple[str, str, str]] = []
        self._variables: set[tuple[int, str]] = set()
        self._visit_block(tree, "", -1, variables=True)

    def _visit_block(self, node: ast.AST, prefix: str, owner: int, *, variables: bool) -> None:
        for child in _inner_statements(node):
            if isinstance(child, _DEFINING):
                self._define(child, prefix, owner)
            elif isinstance(child, (ast.Import, ast.ImportFrom)):
                self.imports.extend(_imports(child))
            elif variables and isinstance(child, (ast.Assign, ast.AnnAssign, _TYPE_ALIAS)):
                self._bind(child, prefix, owner)
            else:
                self._visit_block(child, prefix, owner, variables=variables)

    def _define(self, node: Any, prefix: str, owner: int) -> None:
        kind = "class" if isinstance(node, ast.ClassDef) else "function"
        self._add(kind, prefix + node.name, owner, node)
        inner = f"{prefix}{node.name}."
        self._visit_block(node, inner, len(self.nodes) - 1, variables=kind == "class")

    def _bind(self, node: Any, prefix: str, owner: int) -> None:
        if not isinstance(node, (ast.Assign, ast.AnnAssign)):
            self._add("type alias", prefix + node.name.id, owner, node)
            return
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for name in (name for target in targets for name in _target_names(target)):
            if (owner, name) not in self._variables:
                self._variables.add((owner, name))
                self._add("variable", prefix + name, owner, node)

    def _add(self, kind: str, qualname: str, owner: int, node: Any) -> None:
        self.places.append((kind, qualname, node.lineno, owner))
        self.nodes.append(node)


def _inner_statements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the statements that stand directly in a block, or in the clauses of a statement."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            yield child
        elif not isinstance(child, ast.expr):
            yield from _inner_statements(child)


def _target_names(target: ast.AST) -> Iterator[str]:
    if isinstance(target, ast.Name):
        yield target.id
    elif isinstance(target, (ast.Tuple, ast.List)):
        for element in target.elts:
            yield from _target_names(element)
    elif isinstance(target, ast.Starred):
        yield from _target_names(target.value)


def _imports(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str, str]]:
    for alias in node.names:
        if isinstance(node, ast.Import):
            yield alias.name, "", alias.asname or ""
        else:
            yield "." * node.level + (node.module or ""), alias.name, alias.asname or ""


def _yields(function: Any) -> bool:
    stack: list[ast.AST] = [*function.body]
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if isinstance(node, _FUNCTIONS):
            stack += [*node.decorator_list, node.args, *filter(None, [node.returns])]
        elif isinstance(node, ast.Lambda):
            stack.append(node.args)
        elif isinstance(node, ast.ClassDef):
            stack += [*node.decorator_list, *node.bases, *node.keywords]
        else:
            stack += ast.iter_child_nodes(node)
    return False


#: Whitespace that is indentation to ``inspect.cleandoc`` before Python 3.13 only, made letters.
_HIDDEN = {
    ord(char): 0xE000 + place
    for place, char in enumerate(filter(str.isspace, map(chr, range(0x3001))))
    if char not in " \t\n"
}
_SHOWN = {private: char for char, private in _HIDDEN.items()}


def _docstring(node: Any) -> str | None:
    raw = ast.get_docstring(node, clean=False)
    if raw is None:
        return None
    raw = raw.replace("\r\n", "\n").replace("\r", "\n")  # which were written as escapes
    first, *lines = inspect.cleandoc(raw.translate(_HIDDEN)).translate(_SHOWN).split("\n")
    if raw.split("\n")[0].strip():
        first = first.lstrip()
    return "\n".join(line.rstrip() for line in [first, *lines]).strip("\n")


def _same(text: str, wanted: ast.AST) -> bool:
    """Whether a statement that we show is, to ``ast``, the one in the source."""
    tree = parse(text.encode("utf-8", "surrogatepass"))
    return tree is not None and [ast.dump(each) for each in tree.body] == [ast.dump(wanted)]


def _shown(node: Any, definition: Definition) -> Iterator[tuple[str, ast.AST]]:
    """Yield what we show of a definition, and what it should be; bodies made alike."""
    if isinstance(node, _DEFINING):
        header = type(node)(**{**vars(node), "decorator_list": [], "body": [ast.Pass()]})
        yield definition.signature + ": pass", header
        for reference, decorator in zip(definition.decorators, node.decorator_list, strict=True):
            yield reference.text, ast.Expr(decorator)
    elif "cut" not in definition.flags:
        yield definition.signature, node


def _check(node: Any, definition: Definition) -> Iterator[str]:
    for text, wanted in _shown(node, definition):
        if not _same(text, wanted) and not _RAW_OVER_LINES.search(text):
            yield f"{definition.qualname}: {text!r} is not {ast.unparse(wanted)!r}"
    if not isinstance(node, _DEFINING):
        return
    if definition.docstring != _docstring(node):
        yield f"{definition.qualname}: {definition.docstring!r} is not {_docstring(node)!r}"
    if isinstance(node, ast.ClassDef):
        arguments = [*node.bases, *node.keywords]
        if len(arguments) != len(definition.bases):
            yield f"{definition.qualname}: {len(arguments)} bases and keywords"
        return
    flags = {"async": isinstance(node, ast.AsyncFunctionDef), "generator": _yields(node)}
    for flag, is_so in flags.items():
        if is_so != (flag in definition.flags):
            yield f"{definition.qualname}: {flag} is {is_so}"
    if _parameters(node.args) != [
        (unicodedata.normalize("NFKC", each.name), each.kind) for each in definition.parameters
    ]:
        yield f"{definition.qualname}: parameters {_parameters(node.args)}"


def _parameters(args: ast.arguments) -> list[tuple[str, str]]:
    return [
        *((each.arg, "positional only") for each in args.posonlyargs),
        *((each.arg, "positional or keyword") for each in args.args),
        *((each.arg, "variable positional") for each in [args.vararg] if each),
        *((each.arg, "keyword only") for each in args.kwonlyargs),
        *((each.arg, "variable keyword") for each in [args.kwarg] if each),
    ]


def list_differences(tree: ast.Module, facts: Facts) -> list[str]:
    """Return in words what ``facts`` have of a module and its tree has not, or has otherwise."""
    expected = Expected(tree)
    definitions = [each for each in facts.definitions if "instance" not in each.flags]
    found = [(each.kind, each.qualname, each.line, each.owner) for each in definitions]
    lines = [f"not found: {each}" for each in expected.places if each not in found]
    lines += [f"not there: {each}" for each in found if each not in expected.places]
    if not lines and found != expected.places:
        lines.append("the definitions are not in order")
    if not lines:
        for node, definition in zip(expected.nodes, definitions, strict=True):
            lines += _check(node, definition)
    imports = [(each.module, each.name, each.alias) for each in facts.imports]
    if imports != expected.imports:
        lines.append(f"imports: {set(imports) ^ set(expected.imports)}")
    if facts.docstring != _docstring(tree):
        lines.append(f"docstring: {facts.docstring!r} is not {_docstring(tree)!r}")
    return lines


def parse(data: bytes) -> ast.Module | None:
    """Return the tree of a source, None where this Python does not understand it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(data)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def main(folders: list[str]) -> None:
    """Compare every source below the folders, and print what differs."""
    files = names = differing = refused = 0
    for path in sorted(path for folder in folders for path in Path(folder).rglob("*.py")):
        data = path.read_bytes()
        tree = parse(data)
        if tree is None or len(data) > 1 << 20:
            continue
        try:
            facts = read_facts(data)
        except SourceError as error:
            refused += 1
            print(f"refused: {path}:{error.line}:{error.column}: {error.message}")
            continue
        files += 1
        names += len(facts.definitions) + len(facts.imports)
        lines = list_differences(tree, facts)
        differing += len(lines)
        for line in lines:
            print(f"{path}: {line}")
    print(f"{files} files, {names} names, {differing} differences, {refused} refused by libcst")


if __name__ == "__main__":
    main(sys.argv[1:])
