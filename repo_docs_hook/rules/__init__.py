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

    With a ``project``, the rules that its configuration adds are applied too, and the notes that
    it ignores are left out.
    """

    def configured(section: str, notes: tuple[Note, ...]) -> tuple[Note, ...]:
        if project is None:
            return notes
        added = tuple(rule for rule in project.config.rules if rule.section == section)
        if added:
            notes = add_notes(notes, facts, added, lambda name: _absolute(project, path, name))
        return tuple(note for note in notes if note.id not in project.config.ignore)

    return Findings(
        purpose=purposes(path, facts, project),
        patterns=configured("patterns", patterns.notes(facts)),
        performance=configured("performance", performance.notes(facts)),
        security=configured("security", security.notes(facts)),
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
