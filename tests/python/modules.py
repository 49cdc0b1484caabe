"""Random modules, laid out at random, for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy, composite, just, lists, sampled_from

_NAMES = sampled_from(["a", "b", "c", "match", "case", "type", "lazy", "_", "\ufb01", "été"])
_EXPRESSIONS = sampled_from(
    [
        "1",
        "a",
        "...",
        "'#'",
        '"\'("',
        "b'['",
        'r"\\""',
        "f'{a!r:{b}}'",
        'f"{{{a}}}"',
        "'x'if'{'else'y'",
        "{1: 2, 'k': [3]}",
        "(a, b)",
        "a[1:2, ::3]",
        "lambda: 0",
        "lambda x, *y, z=1: {x: z}",
        "f(x, *y, k=1, **z)",
        "[x for x in y if x]",
        "not a == b != c",
        "a if b else c",
        "(d := 1)",
        '"""two\nlines"""',
        "'''def f(): pass\n\"\"\" '''",
        "'con\\\ntinued'",
        "(\n    1,\n)",
        "f(a,  # comment with ) and '\n  b)",
    ]
)
_GAPS = sampled_from(["", "", "", " ", "  ", "\t"])
_BREAKS = sampled_from(["", "", "", " ", "\n", "  # c ( ' :\n", "\n\n \t"])
_ENDS = sampled_from(["", "", "", "  ", "  # end: \"'([{", ";", " ; "])
_BETWEEN = sampled_from(["", "", "", "\n", "   \n", "# alone\n", "        # deep (\n", "\f\n"])


@composite
def _parameters(draw: st.DrawFn) -> str:
    """Parameters between brackets, each name once, with breaks and comments anywhere."""
    names = draw(lists(_NAMES, max_size=4, unique=True))
    values = draw(lists(_EXPRESSIONS, min_size=len(names), max_size=len(names)))
    star = draw(st.integers(0, len(names) * 2))
    parts: list[str] = []
    for at, (name, value) in enumerate(zip(names, values, strict=True)):
        if at == star and at < len(names):
            parts.append("*")
        parts.append(draw(sampled_from([f"{name}={value}", f"{name}: {value} = {value}"])))
    written = ",".join(draw(_BREAKS) + part + draw(_BREAKS) for part in parts)
    return f"({written}{draw(_BREAKS)})"


@composite
def _simple(draw: st.DrawFn) -> str:
    name, value, other = draw(_NAMES), draw(_EXPRESSIONS), draw(_NAMES)
    return draw(
        sampled_from(
            [
                f"{name}{draw(_GAPS)}={draw(_GAPS)}{value}",
                f"{name}: {value} = {value}",
                f"{name}: int",
                f"{name} = {other} = {value}",
                f"{name}, *[{other}] = {value}",
                f"{name}.x = {name}[0] = {value}",
                f"{name} += {value}",
                f"import {name}, {other}.x as {name}",
                f"from .{name} import {other}, x as {name}",
                f"from . import ({name}{draw(_BREAKS)},{draw(_BREAKS)}){draw(_GAPS)}",
                f"print({value})",
                "pass",
                "'a string'",
                "return",
                "yield 1",
                f"assert {value}, {value}",
            ]
        )
    )


_LINES = lists(_simple(), min_size=1, max_size=3).map("; ".join)
_HEADERS = [
    "if {0}",
    "while {0}",
    "for x in {0}",
    "with {0} as x, y",
    "async def {1}{2}",
    "def {1} {2} -> {0}",
    "class {1}",
    "class {1}({0}, metaclass={0})",
]
_CLAUSES = [
    ("try", "except E as e", "except"),
    ("try", "finally"),
    ("try", "except (A, B)", "else"),
    ("if {0}", "elif {0}", "else"),
    ("for x in {0}", "else"),
]


@composite
def _block(draw: st.DrawFn, inner: SearchStrategy[list[str]]) -> list[str]:
    """A compound statement as lines; what stands inside is indented, or on the header's line."""
    headers = draw(sampled_from([*((each,) for each in _HEADERS), *_CLAUSES]))
    indent = draw(sampled_from([" ", "  ", "    ", "\t"]))
    lines: list[str] = []
    for header in headers:
        written = header.format(draw(_EXPRESSIONS), draw(_NAMES), draw(_parameters()))
        if written.startswith(("def", "async", "class")) and draw(st.booleans()):
            lines.append(f"@{draw(_GAPS)}{draw(_EXPRESSIONS)}")
        if draw(st.booleans()):
            lines.append(f"{written}:{draw(_GAPS)}{draw(_LINES)}{draw(_ENDS)}")
        else:
            lines.append(f"{written}{draw(_GAPS)}:")
            lines += [indent + line for line in draw(inner)]
    return lines


_STATEMENTS: SearchStrategy[list[str]] = st.recursive(
    lists(_LINES, min_size=1, max_size=2),
    lambda inner: st.one_of(
        _block(inner), st.tuples(inner, inner).map(lambda both: [*both[0], *both[1]])
    ),
    max_leaves=8,
)


@composite
def modules(draw: st.DrawFn) -> str:
    """Source texts that Python understands, most of the time."""
    lines = draw(st.one_of(just([]), _STATEMENTS))
    ends = [draw(_BETWEEN) + line + "\n" for line in lines]
    return "".join(ends) + draw(_BETWEEN)
