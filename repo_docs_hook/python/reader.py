"""Read the facts of one source from its bytes: decode, split into lines, parse, walk."""

from __future__ import annotations

import libcst as cst

from repo_docs_hook.model.facts import Facts, Setting, SourceError
from repo_docs_hook.python.lexer.lines import LineSpan, Trouble, split_lines
from repo_docs_hook.python.lexer.source import (
    decode_source,
    position_of,
    read_leading_comment,
)
from repo_docs_hook.python.lexer.syntax_errors import explain_refusal, explain_trouble
from repo_docs_hook.python.options.settable import Settable
from repo_docs_hook.python.tree.blocks import BLOCKS
from repo_docs_hook.python.tree.clauses import CLAUSES
from repo_docs_hook.python.tree.definitions import read_docstring
from repo_docs_hook.python.tree.expressions import read_value
from repo_docs_hook.python.tree.imports import served_lazily
from repo_docs_hook.python.tree.scoped import SCOPED, resolve_call, resolve_value
from repo_docs_hook.python.tree.statements import STATEMENTS
from repo_docs_hook.python.tree.walk import Walk

_HANDLERS = {**STATEMENTS, **CLAUSES, **BLOCKS, **SCOPED}


def read_facts(data: bytes) -> Facts:
    """Parse a source and return its facts.

    ``data`` is the file as stored, in any encoding that PEP 263 can declare. Raises
    SourceError where it cannot be decoded, or is not Python that libcst understands.
    """
    text = decode_source(data)
    try:
        spans = split_lines(text)
    except Trouble as trouble:
        raise explain_trouble(text, trouble) from trouble
    try:
        module = cst.parse_module(text)
    except (cst.ParserSyntaxError, cst.CSTLogicError, cst.CSTValidationError) as error:
        raise explain_refusal(text, str(error)) from error
    return _collect(module, text, spans)


def _collect(module: cst.Module, text: str, spans: list[LineSpan]) -> Facts:
    settable = Settable(text, _HANDLERS)
    walk = Walk(text, spans, settable.handlers)
    walk.run(module)
    if walk.cursor != len(spans):
        raise SourceError("its lines and its syntax tree do not match")
    for attribute in walk.instance:
        walk.drafts.add_instance_attribute(*attribute)
    for scope in walk.globals:
        if scope.rebinds:
            walk.note("global", "", scope)
    docstring = read_docstring(module)
    calls = (call for node, scope in walk.calls for call in resolve_call(node, scope))
    values = (value for node, scope in walk.values for value in resolve_value(node, scope))
    settings = (
        Setting(name, read_value(node, scope), scope.owner) for name, node, scope in walk.settings
    )
    variables, options = settable.find(walk, module)
    definitions = tuple(draft.finish() for draft in walk.drafts)
    return Facts(
        docstring=docstring,
        docstring_line=0 if docstring is None else position_of(text, spans[0].start)[0],
        definitions=definitions,
        imports=served_lazily(walk.imports, definitions, walk.exports.names or ()),
        exports=None if walk.exports.names is None else tuple(walk.exports.names),
        exports_complete=walk.exports.complete,
        calls=tuple(dict.fromkeys(calls)),
        syntax=tuple(walk.syntax),
        main_guard=walk.main_guard,
        shebang=text.partition("\n")[0] if text.startswith("#!") else "",
        settings=tuple(dict.fromkeys(settings)),
        values=tuple(dict.fromkeys(values)),
        comment=read_leading_comment(text[: spans[0].start] if spans else text),
        variables=variables,
        options=options,
    )
