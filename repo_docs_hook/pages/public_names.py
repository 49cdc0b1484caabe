"""The public names of a module: those in ``__all__``, else those without an underscore."""

from __future__ import annotations

from typing import NamedTuple

from repo_docs_hook.model.facts import Import
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.text.identifiers import is_public


class PublicName(NamedTuple):
    """A public name, and the index of its definition, or its import, or neither."""

    name: str
    definition: int | None
    import_: Import | None


def public_names(page: ModulePage) -> list[PublicName]:
    """Return the names that ``__all__`` lists, else those that are public by name, sorted.

    Without ``__all__``, an imported name is public if it is written ``X as X`` (PEP 484), or
    if a package imports it from its own modules.
    """
    imports = [each for each in page.facts.imports if each.owner < 0 and each.name != "*"]
    passed_on = {each.bound: each for each in imports if _is_reexport(page, each)}
    bound = {each.bound: each for each in imports} | passed_on
    if page.facts.exports is not None:
        names = set(page.facts.exports)
    else:
        names = {name for name in page.top_level if is_public(name)} | set(passed_on)
    return [PublicName(name, page.top_level.get(name), bound.get(name)) for name in sorted(names)]


def starred_modules(page: ModulePage) -> list[tuple[str, str]]:
    """Return the modules of ``from ... import *``, sorted: absolute where known, and as written."""
    starred = (each for each in page.facts.imports if each.name == "*" and each.owner < 0)
    modules = {each.module for each in starred}
    return sorted((page.project.modules.absolute(page.source, name), name) for name in modules)


def is_variable(page: ModulePage, public: PublicName) -> bool:
    """Tell whether a public name is a variable that the module defines."""
    return public.definition is not None and page.definitions[public.definition].kind == "variable"


def is_package(page: ModulePage) -> bool:
    """Tell whether a source is its package's ``__init__``."""
    return page.source.rpartition("/")[2] in ("__init__.py", "__init__.pyi")


def _is_reexport(page: ModulePage, import_: Import) -> bool:
    if not import_.name or not is_public(import_.bound):
        return False
    if page.source.endswith(".pyi"):
        return import_.name == import_.alias
    own = is_package(page) and import_.module[:1] == "." != import_.module[1:2]
    return "typing" not in import_.flags and (own or import_.name == import_.alias)


def find_origin(page: ModulePage, public: PublicName) -> str | None:
    """Return the path of the source that a public name is imported from, None for no other source.

    A package's ``__all__`` may also name a submodule that it does not import.
    """
    if public.definition is not None:
        return None
    if public.import_ is None and (not is_package(page) or "." in public.name):
        return None
    target = f".{public.name}" if public.import_ is None else public.import_.target
    found = page.project.resolve(page.source, target)
    return None if found == page.source else found
