"""The public names of a module: what ``__all__`` says, else the names without underscore."""

from __future__ import annotations

from typing import NamedTuple

from repo_docs_hook.model import Import
from repo_docs_hook.pages.escape import code
from repo_docs_hook.pages.markdown import link
from repo_docs_hook.pages.view import View


class PublicName(NamedTuple):
    """A public name: the definition (an index) or the import that binds it, or neither."""

    name: str
    definition: int | None
    import_: Import | None


def public_names(view: View) -> list[PublicName]:
    """Return the names that ``__all__`` lists, else those that are public by name, sorted.

    Without ``__all__``, imports count where they are meant for others: ``X as X`` (PEP 484),
    and a package's own relative ones.
    """
    bound = {each.bound: each for each in view.facts.imports if each.owner < 0}
    if view.facts.exports is not None:
        names = set(view.facts.exports)
    else:
        names = {name for name in view.top_level if is_public(name)}
        names |= {name for name, each in bound.items() if _is_reexport(view, each)}
    return [PublicName(name, view.top_level.get(name), bound.get(name)) for name in sorted(names)]


def is_public(name: str) -> bool:
    """Tell whether a name is meant for others by itself."""
    return not name.startswith("_")


def is_package(view: View) -> bool:
    """Tell whether a source is its package's ``__init__``."""
    return view.path.rpartition("/")[2] in ("__init__.py", "__init__.pyi")


def _is_reexport(view: View, import_: Import) -> bool:
    if import_.name in ("", "*") or not is_public(import_.bound):
        return False
    return import_.name == import_.alias or (is_package(view) and import_.module.startswith("."))


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
    if public.import_ is None and not is_package(view):
        return None
    target = f".{public.name}" if public.import_ is None else public.import_.target
    found = view.project.resolve(view.path, target)
    return None if found == view.path else found
