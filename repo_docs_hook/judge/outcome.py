"""Check the pages in scope, explain those that are out of date, and say how to update them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from repo_docs_hook.judge.check import Judgement, judge
from repo_docs_hook.judge.plan import Plan
from repo_docs_hook.model.outcome import Outcome
from repo_docs_hook.model.view import Side, View
from repo_docs_hook.sources.library import Library
from repo_docs_hook.text.paths import HOOKS_FILE


def judge_pages(
    view: View, plan: Plan, library: Library, environment: Mapping[str, str], prefix: str
) -> Outcome:
    """Judge what is in scope and return what a report tells of it.

    The commands in it are to be run with ``environment`` in the folder ``prefix``.
    """
    found = judge(view, library, plan.project, plan.before, plan.scope)
    outcome = Outcome(problems=found.problems, checked=plan.checked)
    return (
        _explain(outcome, found, view, library, plan, environment, prefix)
        if found.drifts
        else outcome
    )


def _explain(
    outcome: Outcome,
    found: Judgement,
    view: View,
    library: Library,
    plan: Plan,
    environment: Mapping[str, str],
    prefix: str,
) -> Outcome:
    from repo_docs_hook.explain.causes import Causes
    from repo_docs_hook.explain.commands import Place, commands, next_step, take_back

    hooks = next(iter(view.read_paths([HOOKS_FILE]).values()), b"")
    place = Place(view.side, environment, hooks, prefix, view.operation())
    causes = Causes(view, library, plan.project)
    drifts, explained = causes.explain(found.drifts)
    return replace(
        outcome,
        drifts=drifts,
        causes=explained,
        mend=commands(drifts, explained, plan.project.config, place, blocked=bool(found.problems)),
        drop=take_back(drifts, place),
        then=next_step(place),
        staged=view.side is not Side.WORKING_TREE,
    )
