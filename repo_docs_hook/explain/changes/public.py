"""What others may use of a module, and which names it still has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from repo_docs_hook.model.facts import Definition, Facts, Import


class Names:
    """The names of one state of a source; ``facts`` are all that is known of it."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def qualnames(self) -> frozenset[str]:
        """The qualified names of all definitions."""
        return frozenset(item.qualname for item in self.facts.definitions)

    @cached_property
    def _bound(self) -> frozenset[str]:
        imported = (entry.bound for entry in self.facts.imports if entry.owner == -1)
        return frozenset(imported).union(
            item.name for item in self.facts.definitions if item.owner == -1
        )

    def may_bind(self, name: str) -> bool:
        """Tell whether the module may have a name: defined, imported, by ``*``, by PEP 562."""
        return not self._bound.isdisjoint((name, "*", "__getattr__"))

    def exports(self, entry: Import) -> bool:
        """Tell whether an import is public: by ``__all__`` alone."""
        return entry.owner == -1 and entry.bound in (self.facts.exports or ())

    def is_public(self, item: Definition) -> bool:
        """Tell whether a definition is public.

        No part of its name starts with an underscore, it is not local to a function,
        and ``__all__`` has its outermost name, where that is known in full.
        """
        parts = item.qualname.split(".")
        if any(part.startswith("_") for part in parts):
            return False
        if any(owner.kind != "class" for owner in self.owners(item)):
            return False
        known = self.facts.exports if self.facts.exports_complete else None
        return known is None or parts[0] in known

    def owners(self, item: Definition) -> Iterator[Definition]:
        """Yield the definitions that a definition stands in, the nearest first."""
        while item.owner >= 0:
            item = self.facts.definitions[item.owner]
            yield item


def is_lost(old: Definition, before: Names, after: Names) -> bool:
    """Tell whether a removed definition was public, and its name cannot be bound any more."""
    kept = old.qualname in after.qualnames or (old.owner == -1 and after.may_bind(old.name))
    return before.is_public(old) and not kept


def is_lost_import(old: Import, before: Names, after: Names) -> bool:
    """Tell whether a removed import was public, and its name cannot be bound any more."""
    return before.exports(old) and not after.may_bind(old.bound)
