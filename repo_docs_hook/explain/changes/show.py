"""How a definition, or the difference between two, is shown on one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from repo_docs_hook.model.facts import Definition, Facts, Parameter
from repo_docs_hook.model.outcome import ApiChange, Sign

_HEADS = {"function": ("async def ", "def "), "class": ("class ",), "type alias": ("type ",)}
_STARS = {"variable positional": "*", "variable keyword": "**"}
_FLAGS = {
    "generator": "a generator",
    "reassigned": "reassigned",
    "typing": "for typing only",
    "conditional": "conditional",
    "optional": "optional",
    "lazy": "lazy",
}


def named(item: Definition, facts: Facts) -> str:
    """Return a definition with the word for what it is: ``method Foo.run(self)``."""
    member = item.owner >= 0 and facts.definitions[item.owner].kind == "class"
    word = "method" if member and item.kind == "function" else item.kind
    return f"{_async(item)}{word} {_short(item)}"


def show_both(old: Definition, new: Definition) -> tuple[str, str]:
    """Return two states of a definition in the shortest form that shows a difference.

    The word for what it is stands there for classes, and where that is what changed.
    """
    forms: tuple[Callable[[Definition], str], ...] = (_short, _whole, _worded)
    if old.kind != new.kind or old.kind == "class":
        forms = (_worded,)
    shown = [(show(old), show(new)) for show in forms]
    return next((pair for pair in shown if pair[0] != pair[1]), shown[-1])


def flag_changes(name: str, old: Iterable[str], new: Iterable[str]) -> Iterator[ApiChange]:
    """Yield a change for each flag of a definition or import that came or went."""
    before, after = frozenset(old), frozenset(new)
    for flag, words in _FLAGS.items():
        if (flag in before) != (flag in after):
            word = "now" if flag in after else "no longer"
            yield ApiChange(Sign.CHANGED, f"{name}: {word} {words}")


def tail(item: Definition) -> str:
    """Return what follows the name in the header: all of it but ``def name``."""
    head = next((head for head in _HEADS.get(item.kind, ()) if item.signature.startswith(head)), "")
    return item.signature.removeprefix(head).removeprefix(item.name)


def _short(item: Definition) -> str:
    """Return a function without its annotations: ``Foo.run(self, *, force=False) -> int``."""
    if item.kind != "function":
        return _whole(item)
    returns = f" -> {item.returns}" if item.returns else ""
    return f"{item.qualname}({', '.join(_parameters(item.parameters))}){returns}"


def _whole(item: Definition) -> str:
    return item.qualname + tail(item)


def _worded(item: Definition) -> str:
    return f"{_async(item)}{item.kind} {_whole(item)}"


def _async(item: Definition) -> str:
    return "async " if "async" in item.flags else ""


def _parameters(parameters: Iterable[Parameter]) -> Iterator[str]:
    """Yield parameters without annotations, with the bare ``/`` and ``*`` between them."""
    previous = ""
    for parameter in parameters:
        kind = parameter.kind
        if previous == "positional only" != kind:
            yield "/"
        if kind == "keyword only" and previous not in ("keyword only", "variable positional"):
            yield "*"
        default = f"={parameter.default}" if parameter.default else ""
        yield f"{_STARS.get(kind, '')}{parameter.name}{default}"
        previous = kind
    if previous == "positional only":
        yield "/"
