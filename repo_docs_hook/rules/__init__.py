"""Rules on sources: tables of rows that are matched against facts, one table a section."""

from __future__ import annotations

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.notes import Findings, Note, Statement
from repo_docs_hook.project.project import Project
from repo_docs_hook.rules import patterns, performance, purpose, security
from repo_docs_hook.rules.custom import add_notes
from repo_docs_hook.text.paths import folder_of


def findings(path: str, facts: Facts, project: Project | None = None) -> Findings:
    """Return all that the rules find in the source at ``path``, with ``/`` between its parts.

    With a ``project``, the rules that its configuration adds are applied too.
    """
    rules = project.config.rules if project else ()

    def with_added(section: str, notes: tuple[Note, ...]) -> tuple[Note, ...]:
        added = tuple(rule for rule in rules if rule.section == section)
        if not project or not added:
            return notes
        return add_notes(notes, facts, added, lambda target: _absolute(project, path, target))

    return Findings(
        purpose=purposes(path, facts, project),
        patterns=with_added("patterns", patterns.notes(facts)),
        performance=with_added("performance", performance.notes(facts)),
        security=with_added("security", security.notes(facts)),
    )


def purposes(path: str, facts: Facts, project: Project | None) -> tuple[Statement, ...]:
    """Return what is known of the purpose of the source at ``path``, in a fixed order."""
    in_package = project is not None and folder_of(path) in project.modules.packages
    return purpose.statements(path, facts, in_package=in_package)


def _absolute(project: Project, path: str, target: str) -> str:
    """Return the absolute name of a target, as far as the module of the source is known."""
    if target.startswith(":"):
        module = project.modules.module_name(path)
        return f"{module}.{target[1:]}" if module else target
    return project.modules.absolute(path, target)
