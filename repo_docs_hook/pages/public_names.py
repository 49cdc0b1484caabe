"""The public names of a module: what ``__all__`` says, else the names without underscore."""

from __future__ import annotations

from typing import NamedTuple

from repo_docs_hook.model.facts import Import
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import link
from repo_docs_hook.pages.module import ModulePage


class PublicName(NamedTuple):
    """A public name: the definition (an index) or the import that binds it, or neither."""

    name: str
    definition: int | None
    import_: Import | None


def public_names(page: ModulePage) -> list[PublicName]:
    """Return the names that ``__all__`` lists, else those that are public by name, sorted.

    Without ``__all__``, imports count where they are meant for others: ``X as X`` (PEP 484),
    and what a package takes from its own modules.
    """
    imports = [each for each in page.facts.imports if each.owner < 0 and each.name != "*"]
    passed_on = {each.bound: each for each in imports if _is_reexport(page, each)}
    bound = {each.bound: each for each in imports} | passed_on
    if page.facts.exports is not None:
        names = set(page.facts.exports)
    else:
        names = {name for name in page.top_level if is_public(name)} | set(passed_on)
    return [PublicName(name, page.top_level.get(name), bound.get(name)) for name in sorted(names)]


def starred_modules(page: ModulePage) -> list[str]:
    """Return the modules, as absolute as can be, whose public names ``import *`` adds, sorted."""
    starred = (each for each in page.facts.imports if each.name == "*" and each.owner < 0)
    return sorted({page.project.modules.absolute(page.source, each.module) for each in starred})


def is_public(name: str) -> bool:
    """Tell whether a name is meant for others by itself."""
    return not name.startswith("_")


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


def public_link(page: ModulePage, public: PublicName) -> str:
    """Return a link to what a public name means: its definition, or the file it comes from."""
    if public.definition is not None:
        return page.name_link(public.definition, public.name)
    found = find_origin(page, public)
    label = code(public.name)
    return link(label, page.links.documentation(found)) if found else label


def find_origin(page: ModulePage, public: PublicName) -> str | None:
    """Return the other source that a name comes from: imported, or a package's submodule."""
    if public.definition is not None:
        return None
    if public.import_ is None and (not is_package(page) or "." in public.name):
        return None
    target = f".{public.name}" if public.import_ is None else public.import_.target
    found = page.project.resolve(page.source, target)
    return None if found == page.source else found
