"""The public names of a module: what ``__all__`` says, else the names without underscore."""

from __future__ import annotations

from typing import NamedTuple

from repo_docs_hook.model.facts import Import
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import link
from repo_docs_hook.pages.module import View


class PublicName(NamedTuple):
    """A public name: the definition (an index) or the import that binds it, or neither."""

    name: str
    definition: int | None
    import_: Import | None


def public_names(view: View) -> list[PublicName]:
    """Return the names that ``__all__`` lists, else those that are public by name, sorted.

    Without ``__all__``, imports count where they are meant for others: ``X as X`` (PEP 484),
    and what a package takes from its own modules.
    """
    imports = [each for each in view.facts.imports if each.owner < 0 and each.name != "*"]
    passed_on = {each.bound: each for each in imports if _is_reexport(view, each)}
    bound = {each.bound: each for each in imports} | passed_on
    if view.facts.exports is not None:
        names = set(view.facts.exports)
    else:
        names = {name for name in view.top_level if is_public(name)} | set(passed_on)
    return [PublicName(name, view.top_level.get(name), bound.get(name)) for name in sorted(names)]


def starred_modules(view: View) -> list[str]:
    """Return the modules, as absolute as can be, whose public names ``import *`` adds, sorted."""
    starred = (each for each in view.facts.imports if each.name == "*" and each.owner < 0)
    return sorted({view.project.modules.absolute(view.path, each.module) for each in starred})


def is_public(name: str) -> bool:
    """Tell whether a name is meant for others by itself."""
    return not name.startswith("_")


def is_variable(view: View, public: PublicName) -> bool:
    """Tell whether a public name is a variable that the module defines."""
    return public.definition is not None and view.definitions[public.definition].kind == "variable"


def is_package(view: View) -> bool:
    """Tell whether a source is its package's ``__init__``."""
    return view.path.rpartition("/")[2] in ("__init__.py", "__init__.pyi")


def _is_reexport(view: View, import_: Import) -> bool:
    if not import_.name or not is_public(import_.bound):
        return False
    if view.path.endswith(".pyi"):
        return import_.name == import_.alias
    own = is_package(view) and import_.module[:1] == "." != import_.module[1:2]
    return "typing" not in import_.flags and (own or import_.name == import_.alias)


def public_link(view: View, public: PublicName) -> str:
    """Return a link to what a public name means: its definition, or the file it comes from."""
    if public.definition is not None:
        return view.name_link(public.definition, public.name)
    found = origin(view, public)
    label = code(public.name)
    return link(label, view.links.documentation(found)) if found else label


def origin(view: View, public: PublicName) -> str | None:
    """Return the other source that a name comes from: imported, or a package's submodule."""
    if public.definition is not None:
        return None
    if public.import_ is None and (not is_package(view) or "." in public.name):
        return None
    target = f".{public.name}" if public.import_ is None else public.import_.target
    found = view.project.resolve(view.path, target)
    return None if found == view.path else found
