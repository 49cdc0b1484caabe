"""Signatures in fences: as a formatter leaves them, and with the meaning that they have."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repo_docs_hook.model.facts import Definition, SourceError
from repo_docs_hook.pages.markup.signatures import (
    Header,
    class_block,
    needs_block,
    signature_block,
)
from repo_docs_hook.python.reader import read_facts
from tests.pages.markup.formatted import meaning, ruff_formatted

NAME = "a_parameter_with_quite_a_long_name"


def long(*parts: str, returns: str = "") -> str:
    """Return a function's header that is longer than a line."""
    return f"def function({', '.join([NAME, f'{NAME}_too', *parts])}){returns}"


#: Headers short enough for one line: as written, and as they stand in the block.
SHORT = {
    "blanks": ("def f( a,b :int=1 , * ,c = 2 )->int", "def f(a, b: int = 1, *, c=2) -> int"),
    "trailing comma": ("def f(a, b,)", "def f(a, b)"),
    "trailing commas inside": (
        "def f(a=[1, 2,], b=g(1,), c: Tuple[int, str,] = ())",
        "def f(a=[1, 2], b=g(1), c: Tuple[int, str] = ())",
    ),
    "one-element tuples": ("def f(a=(1,), b: Tuple[int,] = 0)",) * 2,
    "markers": ("def f(a,/,b,*,c,**k)", "def f(a, /, b, *, c, **k)"),
    "stars": ("def f(* args:* Ts, ** k: int)", "def f(*args: *Ts, **k: int)"),
    "async": ("async  def  f ( )", "async def f()"),
    "class without bases": ("class X()", "class X"),
    "class": ("class X( A,metaclass = M )", "class X(A, metaclass=M)"),
    "unary": ("def f(a=- 1, b=not  x, c=~ y, d=x if y else- 1)", None),
    "arithmetic": ("def f(a=1+2, b=x//2, c=1<<3, d=x@y, e=a|b)", None),
    "power": ("def f(a=x ** 2, b=x.y**-1, c=x[1]**2, d=x**f(1))", None),
    "comparison": ("def f(a=x<y, b=x  not in y, c=x is  not y, d=x!=y)", None),
    "lambda": ("def f(a=lambda:0, b=lambda x,*y,z=1:x)", None),
    "nested lambda": ("def f(a=lambda:(lambda x:(x)))", "def f(a=lambda: lambda x: x)"),
    "slices": ("def f(a=x[1 :2], b=x[a+1 :], c=x[:: 2], d=x[f(1):2], e=x[1:, a.b:])", None),
    "slice in the return": ("def f(a)->x[: 1]", "def f(a) -> x[:1]"),
    "dictionary": ("def f(a={ 'b':1,**c }, d={})", 'def f(a={"b": 1, **c}, d={})'),
    "comprehensions": ("def f(a=[x for x in(y) if z], b={x:y for x,y in z})", None),
    "generator": ("def f(a=g(x for x in y))",) * 2,
    "keyword argument": ("def f(a = g(b = 1,*c,**d))", "def f(a=g(b=1, *c, **d))"),
    "walrus": ("def f(a=(b:=1))", "def f(a=(b := 1))"),
    "ellipsis": ("def f(a:Tuple[int,...]=...)", "def f(a: Tuple[int, ...] = ...)"),
    "quotes": ("def f(a='x', b='\"', c='\\'', d=\"\\\"\", e='''x''')", None),
    "escapes": ("def f(a='\\xAB\\uABCD\\N{bullet}', b=b'\\xAB\\\\uABCD')", None),
    "prefixes": ("def f(a=u'x', b=B'x', c=R'x', d=Rb'x', e=r'\"')", None),
    "numbers": ("def f(a=0XaB, b=1E5, c=.5, d=5., e=1.e3, f=2J, g=0B1, h=1_0)", None),
    "adjacent strings": ("def f(a='x' \"y\", b='x' f'{y}')", 'def f(a="xy", b=f"x{y}")'),
    "adjacent braces": ("def f(a=f'{x}' '{')", 'def f(a=f"{x}{{")'),
    "adjacent octal": ("def f(a='\\1' '2', b=b'\\\\1' b'2')", None),
    "adjacent raw": ("def f(a=r'\\d' '\\n')", 'def f(a=r"\\d" "\\n")'),
    "f-string": ("def f(a=f'{x!r:>{w}}', b=f'{x}\"')", None),
    "annotation in parentheses": ("def f(a:(int|str)=1)->(int)", None),
    "tuples in annotations": ("def f(a: (int, str), b: int)",) * 2,
    "default in parentheses": ("def f(a=(1))", "def f(a=(1))"),
    "wide characters": ("def f(ä='中')", 'def f(ä="中")'),
    "keyword before string": ("def f(a='x'if y else'z')", 'def f(a="x" if y else "z")'),
}

#: Headers that take more lines, all of them in a form that ruff and black leave alone.
BROKEN = {
    "parameters": long("*args", "**kwargs"),
    "keyword only": long("*", "b: int=1", returns=" -> None"),
    "positional only": long("/", "b"),
    "async": "async " + long(),
    "bases": f"class X(Base[{NAME}], {NAME}.Other, metaclass=Meta, option={NAME})",
    "union": long(f"a: {NAME}_type | Sequence[{NAME}, {NAME}] | None = None"),
    "short union": long(f"a: Sequence[{NAME}_too] | {NAME}_of_a_type_too = None"),
    "union with a bracket last": long(f"a: None | Callable[[{NAME}, {NAME}], Any] = None"),
    "union without default": long(f"a: {NAME}_type | Sequence[{NAME}, {NAME}] | None"),
    "subscript": long(f"a: Callable[[{NAME}_one, {NAME}_two], Awaitable[None]] = None"),
    "subscript in a subscript": long(f"a: Dict[str, Tuple[{NAME}_a, {NAME}_b, {NAME}_c]]"),
    "one long argument": long(f"a: Optional[Sequence[{NAME}_one_and_{NAME}_two]] = None"),
    "literal": long(f"a: Literal['{NAME}', '{NAME}', '{NAME}'] = '{NAME}'"),
    "call": long(f"a=Field(default='{NAME}', description='{NAME}', gt=0)"),
    "call of one": long(f"a=Field(f('{NAME}_and_more_text', '{NAME}_and_more_text', x))"),
    "annotated call": long(f"a: Annotated[int, Doc('{NAME}')] = Field({NAME}, x='{NAME}')"),
    "long annotation, short call": long(f"a: Annotated[int, Doc('{NAME}', '{NAME}')] = F(1)"),
    "both long": long(f"a: A[int, Doc('{NAME}', '{NAME}_2')] = F('{NAME}', '{NAME}_2', 3)"),
    "list": long(f"a=[{NAME}, {NAME}, {NAME}]"),
    "tuple": long(f"a=({NAME}, {NAME}, {NAME})"),
    "set": long(f"a={{{NAME}, {NAME}, {NAME}}}"),
    "dictionary": long(f"a={{'x': {NAME}, 'y': {NAME}, **{NAME}}}"),
    "dictionary in a call": long(f"a=f({{'x': {NAME}, 'y': [{NAME}, {NAME}], 'z': {NAME}}})"),
    "sum": long(f"a={NAME} + {NAME} + {NAME}"),
    "condition": long(f"a={NAME} if {NAME} else {NAME}_too"),
    "condition in a call": long(f"a=g(x, {NAME}_too if {NAME}_too else {NAME}_too)"),
    "logic": long(f"a={NAME} and {NAME} or not {NAME}_too"),
    "comprehension": long(f"a=[{NAME}_a for {NAME}_a, b in {NAME}_too if {NAME}_a]"),
    "generator": long(f"a=g({NAME}_a for {NAME}_a in {NAME}_too if {NAME}_a and {NAME})"),
    "lambda with a call": long(f"a=lambda x: {NAME}(x, {NAME}, {NAME}, y)"),
    "string": long(f"a='{NAME * 4}'"),
    "string in a call": long(f"a: int = g('{NAME * 4}')"),
    "adjacent strings": long(f"a='{NAME}' '{NAME}' '{NAME}'"),
    "forward reference": long(f"a: 'Sequence[{NAME * 3}]' = None"),
    "long return": long(returns=f" -> Dict[str, Tuple[{NAME}, {NAME}_too, Any]]"),
    "long return of one": long(returns=f" -> AsyncIterator[{NAME}_and_{NAME}_{NAME}]"),
    "long union returned": long(returns=f" -> {NAME} | Sequence[{NAME}] | {NAME}_too"),
    "return without parameters": f"def f() -> Dict[str, Tuple[{NAME}, {NAME}, {NAME}_too]]",
    "union without parameters": f"def f() -> {NAME} | Sequence[{NAME}] | {NAME}_too",
    "name without parameters": f"def {NAME}_function_name_is_even_longer_than_that() -> Noneeee",
    "return in parentheses": f"def f(self) -> (Callable[[{NAME}, {NAME}], {NAME}_too])",
    "no parameter, no return": f"def {NAME * 3}()",
    "wide characters": f"def f(a='{'中' * 30}', b='{'中' * 7}')",
}

#: Headers with syntax that the oldest Python lacks.
NEW = {
    "type parameters": "def f[T:(int,str),*Ts,**P=[int]](x:T)->T",
    "type parameters, long": "def f[T: (int, str)]" + long().removeprefix("def function"),
    "long type parameters": f"def f[T: {NAME}_one, S: Sequence[{NAME}_two] = int, *Ts](x: T)",
    "class, long type parameters": f"class X[T: {NAME}_one, S: Sequence[{NAME}_two] = int](A)",
    "class, type parameters alone": f"class X[T: {NAME}_one, S: Sequence[{NAME}_two] = int]",
    "class, both long": f"class X[T: {NAME}, S: {NAME}, R](Sequence[T], Generic[{NAME}])",
    "template string": "def f(a=t'{x}')",
}

#: Decorators, and how they stand in the block.
DECORATORS = {
    "name": ("dataclass", "@dataclass"),
    "written with its sign": ("@dataclass", "@dataclass"),
    "call": ("dataclass( frozen = True,)", "@dataclass(frozen=True)"),
    "string": ("app.route('/a', methods=['GET'])", '@app.route("/a", methods=["GET"])'),
    "long call": (f"mark(a={NAME}, b='{NAME}', c=[x])", None),
    "very long call": (f"mark(a={NAME}, b=[{NAME}, {NAME}, {NAME}], c={NAME})", None),
    "long call of a list": (f"mark('a', [({NAME}, 1), ({NAME}, 2), ({NAME}, 3)])", None),
    "long call of a string": (f"mark('{NAME}, {NAME}, {NAME}')", None),
    "calls in a row": (f"mark(a={NAME})(b={NAME}, c={NAME})", None),
    "comprehension": (f"mark(list({NAME} for a, {NAME} in zip({NAME}, g(b))))", None),
    "string that cannot be broken": (f"{NAME}.{NAME}.{NAME}.name", None),
}

TABLE = {
    **{f"short: {name}": Header((), case[0]) for name, case in SHORT.items()},
    **{f"broken: {name}": Header((), case) for name, case in BROKEN.items()},
    **{f"decorator: {name}": Header((case[0],), "def f()") for name, case in DECORATORS.items()},
    **{f"new: {name}": Header((), case) for name, case in NEW.items()},
}
#: The first Python that knows the syntax of a case; of the other new ones it is 3.13.
SINCE = {"short: stars": (3, 11), "new: template string": (3, 14)}


@pytest.fixture(scope="module")
def formatted() -> dict[str, tuple[str, str]]:
    """Return the block of each case of the table, and what ruff makes of it."""
    blocks = ["\n".join(signature_block([header])) for header in TABLE.values()]
    pairs = zip(blocks, ruff_formatted(blocks), strict=True)
    return dict(zip(TABLE, pairs, strict=True))


@pytest.mark.parametrize("name", TABLE)
def test_ruff_changes_nothing(formatted: dict[str, tuple[str, str]], name: str) -> None:
    block, after = formatted[name]
    assert block == after


@pytest.mark.parametrize("name", TABLE)
def test_the_meaning_stays(name: str) -> None:
    if sys.version_info < SINCE.get(name, (3, 13) if name.startswith("new") else (3, 10)):
        pytest.skip("this Python does not know the syntax")
    header = TABLE[name]
    assert meaning("\n".join(signature_block([header]))) == meaning(plain(header))


def plain(header: Header) -> str:
    """Return a header and its decorators as written."""
    decorators = (f"@{each.removeprefix('@')}\n" for each in header.decorators)
    return f"{''.join(decorators)}{header.signature}: ..."


@pytest.mark.parametrize("name", [name for name, case in SHORT.items() if case[1]])
def test_a_short_header_stands_on_one_line(name: str) -> None:
    written, expected = SHORT[name]
    assert signature_block([Header((), written)]) == [f"{expected}: ..."]


@pytest.mark.parametrize("name", [name for name, case in DECORATORS.items() if case[1]])
def test_decorators_stand_above(name: str) -> None:
    written, expected = DECORATORS[name]
    assert signature_block([Header((written, "other"), "def f()")]) == [
        expected,
        "@other",
        "def f(): ...",
    ]


@pytest.mark.parametrize(
    ("signature", "lines"),
    [
        pytest.param(f"def {'f' * 73}(x)", 1, id="80 characters"),
        pytest.param(f"def {'f' * 74}(x)", 3, id="81 characters"),
        pytest.param(f"def f(x='{'中' * 36}')", 1, id="88 columns"),
        pytest.param(f"def f(x='{'中' * 37}')", 3, id="90 columns"),
    ],
)
def test_how_long_a_line_may_be(signature: str, lines: int) -> None:
    assert len(signature_block([Header((), signature)])) == lines


def test_a_constructor_that_its_indentation_makes_too_long() -> None:
    method = Header((), f"def __init__({'s' * 66})")
    assert len(method.signature) == 80
    assert class_block(Header((), "class X"), [method]) == [
        "class X:",
        "    def __init__(",
        f"        {'s' * 66},",
        "    ): ...",
    ]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param(Header((), "def f(" + "a" * 73 + ")"), False, id="80 characters"),
        pytest.param(Header((), "def f(" + "a" * 74 + ")"), True, id="81 characters"),
        pytest.param(Header(("property",), "def f(self)"), True, id="decorator"),
    ],
)
def test_what_needs_a_block(header: Header, expected: bool) -> None:
    assert needs_block(header) is expected


OVERLOADS = [
    Header(("overload",), "def __init__(self, a: int)"),
    Header(("overload",), "def __init__(self, a: str, *, b: int=1)"),
    Header((), "def __init__(self, a, **options)"),
]


def test_one_parameter_a_line() -> None:
    header = Header(
        (), "def f(self, a: int=1, *args, key: 'Callable[[int], str]|None'=None) -> int"
    )
    long_one = header._replace(signature=header.signature.replace("key", "a_longer_key"))
    assert signature_block([long_one]) == [
        "def f(",
        "    self,",
        "    a: int = 1,",
        "    *args,",
        '    a_longer_key: "Callable[[int], str]|None" = None,',
        ") -> int: ...",
    ]


def test_several_headers_have_blank_lines_between() -> None:
    assert signature_block(OVERLOADS[1:]) == [
        "@overload",
        "def __init__(self, a: str, *, b: int = 1): ...",
        "",
        "",
        "def __init__(self, a, **options): ...",
    ]


def test_a_class_holds_its_constructors() -> None:
    lines = class_block(Header(("dataclass",), "class X(A,B)"), OVERLOADS)
    assert lines == [
        "@dataclass",
        "class X(A, B):",
        "    @overload",
        "    def __init__(self, a: int): ...",
        "",
        "    @overload",
        "    def __init__(self, a: str, *, b: int = 1): ...",
        "",
        "    def __init__(self, a, **options): ...",
    ]
    assert ruff_formatted(["\n".join(lines)]) == ["\n".join(lines)]


def test_a_class_without_a_constructor() -> None:
    assert class_block(Header((), "class X( A )"), []) == ["class X(A): ..."]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "def",
        "def f(a",
        "def f)a(",
        "def f(a=')",
        "def f(a=f'{')",
        "def f(=)",
        "class X(a:b)",
        "def f(a=$b)",
        "x\ny",
        "\x00",
        "def f(a='\ud800', b=?)",
    ],
)
def test_what_is_no_header_stands_as_written(text: str) -> None:
    assert signature_block([Header((), text)]) == [f"{text}: ..."]
    assert class_block(Header((), text), [Header((), text)])[-1] == f"    {text}: ..."


@pytest.mark.parametrize("text", ["f(a", "f'{", "a ? b", "\\", "\n"])
def test_what_is_no_decorator_stands_as_written(text: str) -> None:
    assert signature_block([Header((text,), "def f()")]) == [f"@{text}", "def f(): ..."]


@pytest.mark.parametrize(
    "default",
    [
        pytest.param("[" * 10_000 + "]" * 10_000, id="brackets"),
        pytest.param("lambda:" * 10_000 + "0", id="lambdas"),
        pytest.param("f'{" * 10_000 + "}'" * 10_000, id="f-strings"),
        pytest.param("x[1]" * 10_000, id="subscripts"),
        pytest.param("'a' r'b' " * 10_000, id="strings"),
        pytest.param("x**" * 10_000 + "1", id="powers"),
        pytest.param("(" * 10_000, id="open brackets"),
    ],
)
def test_deep_nesting_is_survived(default: str) -> None:
    block = "".join("".join(signature_block([Header((default,), f"def f(a={default})")])).split())
    assert block.count(default[0].replace("'", '"')) >= 2


@given(st.text(), st.text())
def test_any_text_is_survived(signature: str, decorator: str) -> None:
    assert signature_block([Header((decorator,), signature)])


BLANK = st.sampled_from(["", " ", "  "])
ATOM = st.sampled_from(
    "a None x.y 1 0XFf .5 5. 1E3 'a' '\"' '\\'' \"\\\"\" u'a' R'\\d' b'\\xAB' f'{a}' ... ()".split()
)


def _compound(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return expressions made of others, with any blanks and some needless parentheses."""
    pair = st.tuples(BLANK, inner, BLANK, inner, BLANK)

    def form(text: str) -> st.SearchStrategy[str]:
        return pair.map(lambda each: text.format(*each))

    return st.one_of(
        *map(
            form,
            (
                "a[{0}{1}{2},{3}{4}]",
                "a[{1}{2}:{3}]",
                "f({0}{1}{2},k{2}={4}{3},)",
                "({1},{3}{0},)",
                "({1}{2},)",
                "[{1},{3}{0}]",
                "{{{0}{1}:{2}{3}}}",
                "({1}{2}+{0}{3})",
                "({1}) ** {0}({3})",
                "a ** {0}- b | ({3}{2})",
                "({1} if ({3}) else {1})",
                "({1}{0}) not {2} in ({3})",
                "(lambda x,*y{0}:{2}{3})",
                "[{1} for x,{0}y in ({3}) if {1}]",
                "-{0}({1})",
                "'a'{0}\"b\"{2}f'c{{x}}{{{{'",
            ),
        )
    )


EXPRESSION = st.recursive(ATOM, _compound, max_leaves=12)


@given(st.lists(st.tuples(st.none() | EXPRESSION, EXPRESSION), max_size=4), EXPRESSION, BLANK)
def test_formatting_keeps_the_meaning(
    parameters: list[tuple[str | None, str]], other: str, blank: str
) -> None:
    written = [
        f"p{at}{blank}{'' if annotation is None else ':' + blank + annotation}={blank}{default}"
        for at, (annotation, default) in enumerate(parameters)
    ]
    header = Header((f"mark({other})",), f"def f({', '.join(written)})->{blank}({other})")
    try:
        expected = meaning(plain(header))
    except SyntaxError:
        return
    assert meaning("\n".join(signature_block([header]))) == expected


#: Packages of this environment, whose sources hold what people write.
PACKAGES = ("_pytest", "attr", "hypothesis", "rich")


def _blocks(source: Path) -> Iterator[tuple[str, str]]:
    """Yield every definition of a source as written and as a block, classes as a whole."""
    try:
        definitions = read_facts(source.read_bytes()).definitions
    except SourceError:
        return
    for at, each in enumerate(definitions):
        if each.kind in ("class", "function"):
            yield plain(_header(each)), "\n".join(signature_block([_header(each)]))
        if each.kind == "class":
            inits = [_header(one) for one in definitions if one.owner == at and _builds(one)]
            block = "\n".join(class_block(_header(each), inits))
            indented = "\n".join(
                f"    {line}" for init in inits for line in plain(init).split("\n")
            )
            yield plain(_header(each)).removesuffix(" ...") + f"\n{indented or ' ...'}", block


def _builds(definition: Definition) -> bool:
    return definition.kind == "function" and definition.name in ("__init__", "__new__")


def _header(definition: Definition) -> Header:
    return Header(tuple(each.text for each in definition.decorators), definition.signature)


def test_ruff_changes_no_block_of_real_packages() -> None:
    site = Path(sysconfig.get_paths()["purelib"])
    sources = [path for name in PACKAGES for path in sorted((site / name).rglob("*.py"))]
    found = {block: code for source in sources for code, block in _blocks(source)}
    assert len(found) > 2_000
    pairs = zip(found, ruff_formatted(list(found)), strict=True)
    assert [pair for pair in pairs if pair[0] != pair[1]] == []
    assert [block for block, code in found.items() if meaning(block) != meaning(code)] == []
