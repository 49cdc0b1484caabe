"""Reports take what ``explain`` says as it is meant: outcomes are made by the tool itself.

No test here writes a phrase that two modules share, so that a phrase can change in one place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import StringIO

import pytest

from repo_docs_hook.config.read import read_config
from repo_docs_hook.git.repository import Repository
from repo_docs_hook.git.views import open_view
from repo_docs_hook.judge.outcome import judge_pages
from repo_docs_hook.judge.plan import plan_changes
from repo_docs_hook.model.outcome import Checked, Kind, Outcome, Where
from repo_docs_hook.model.reasons import Reason, Why
from repo_docs_hook.report import Manner, find_report
from repo_docs_hook.report.drifts import group_by_source, open_drifts
from repo_docs_hook.report.findings import list_findings
from repo_docs_hook.report.sources import show_sources
from repo_docs_hook.report.summary import checked_nothing
from repo_docs_hook.report.words import KINDS, SILENT, say_why
from repo_docs_hook.sources.library import Library
from repo_docs_hook.text.labels import NOTHING_STAGED, is_nothing
from tests.cli.conftest import fresh, template
from tests.conftest import Repo

__all__ = ["fresh", "template"]

CORE, PAGE = "pkg/core.py", "docs/pkg/core.py_docs.md"
HOOKS = "repos:\n- repo: local\n  hooks:\n  - id: repo-docs-check\n  - id: repo-docs-fix\n"
Act = Callable[[Repo], None]


def judge(
    repo: Repo, *, in_commit: bool = True, environment: Mapping[str, str] | None = None
) -> Outcome:
    """Return what a check of the index finds; outside a commit it is of everything."""
    with Repository.open(str(repo.top)) as git:
        view = open_view(git, staged=True, environment={})
        config = read_config(view)
        judged = plan_changes(view, config, in_commit=in_commit)
        library = Library(view.read, view.measure, config.max_file_size, 0)
        return judge_pages(view, judged, library, environment or {}, "")


def show(outcome: Outcome, form: str = "full") -> str:
    stream = StringIO()
    find_report(form)(outcome, stream, Manner(color="never", code=1))
    return stream.getvalue()


def write_on_page(repo: Repo) -> None:
    page = (repo.top / PAGE).read_text("utf-8")
    repo.write(PAGE, page.replace("Run it.", "Run it now."))
    repo.add()


def edit_source(repo: Repo) -> None:
    repo.write(CORE, "def run(command, *, force): ...\n\n\ndef other(): ...\n")
    repo.add()


def stop_before_the_pages(repo: Repo) -> None:
    edit_source(repo)
    repo.commit()


def delete_pages(repo: Repo) -> None:
    repo.git("rm", "--quiet", "docs/pkg/*core*")


def lose_pages(repo: Repo) -> None:
    delete_pages(repo)
    repo.commit()


def exclude_source(repo: Repo) -> None:
    repo.write("repo-docs-hook.toml", f'exclude = ["{CORE}"]\n')
    repo.commit()


def unstage_pages(repo: Repo) -> None:
    lose_pages(repo)
    repo.git("checkout", "--quiet", "HEAD^", "--", PAGE)
    repo.git("reset", "--quiet")


def leave_in_conflict(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "other")
    repo.commit({PAGE: "theirs\n"})
    repo.git("checkout", "--quiet", "main")
    repo.commit({PAGE: "ours\n"})
    with pytest.raises(AssertionError):
        repo.git("merge", "--quiet", "other")


@pytest.mark.parametrize(
    ("act", "in_commit", "edited"),
    [
        pytest.param(write_on_page, True, True, id="its page edited"),
        pytest.param(edit_source, True, False, id="the source edited"),
        pytest.param(stop_before_the_pages, False, False, id="out of date since before"),
        pytest.param(delete_pages, True, False, id="its pages deleted"),
        pytest.param(leave_in_conflict, False, False, id="in conflict"),
    ],
)
def test_what_is_edited_by_hand_is_offered_to_be_dropped(
    act: Act, in_commit: bool, edited: bool, fresh: Repo
) -> None:
    act(fresh)
    outcome = judge(fresh, in_commit=in_commit)
    assert {drift.is_edited for drift in open_drifts(outcome) if drift.source} == {edited}
    assert [group.is_edited for group in group_by_source(outcome)] == [edited]
    assert outcome.drop
    assert (outcome.drop[0].text in show(outcome)) == edited
    assert (f"edit {CORE}:5" in show(outcome)) == edited


def messages(outcome: Outcome) -> list[str]:
    return [finding.message for finding in list_findings(outcome)]


def whys(outcome: Outcome) -> list[Why]:
    return [group.cause.why for group in group_by_source(outcome)]


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        pytest.param(lose_pages, Kind.MISSING, id="missing"),
        pytest.param(stop_before_the_pages, Kind.STALE, id="stale"),
        pytest.param(exclude_source, Kind.ORPHANED, id="orphaned"),
        pytest.param(unstage_pages, Kind.UNSTAGED, id="unstaged"),
        pytest.param(leave_in_conflict, Kind.UNMERGED, id="in conflict"),
    ],
)
def test_a_cause_that_says_no_more_than_the_kind_is_told_as_none(
    act: Act, kind: Kind, fresh: Repo
) -> None:
    act(fresh)
    outcome = judge(fresh, in_commit=False)
    drifts = tuple(drift for drift in outcome.drifts if drift.kind is kind and drift.source == CORE)
    assert drifts
    assert all(drift.why for drift in drifts)
    causes = tuple(cause for cause in outcome.causes if cause.source == CORE)
    bare = tuple(replace(drift, why=None) for drift in drifts)
    explained, unexplained = Outcome(drifts, causes=causes), Outcome(bare)
    assert messages(explained) == messages(unexplained)
    assert whys(explained) == whys(unexplained)


def test_a_cause_that_says_more_is_told(fresh: Repo) -> None:
    edit_source(fresh)
    outcome = judge(fresh)
    (why,) = {drift.why for drift in outcome.drifts if drift.source}
    assert why
    told = say_why(why)
    assert all(each.message.endswith(told) for each in list_findings(outcome) if each.line)
    assert told in show(outcome)


def stage_a_note(repo: Repo) -> None:
    repo.write("notes.txt", "Other.\n")
    repo.add()


def delete_everything(repo: Repo) -> None:
    repo.git("rm", "-r", "--quiet", "pkg", "tests", "far", "calm", "docs")
    repo.commit()


@pytest.mark.parametrize(
    ("act", "in_commit", "nothing"),
    [
        pytest.param(stage_a_note, True, True, id="a commit without sources"),
        pytest.param(delete_everything, False, True, id="a repository without sources"),
        pytest.param(lose_pages, False, False, id="everything"),
        pytest.param(edit_source, True, False, id="a source"),
        pytest.param(write_on_page, True, False, id="a page"),
    ],
)
def test_a_run_that_had_nothing_to_judge_is_known(
    act: Act, in_commit: bool, nothing: bool, fresh: Repo
) -> None:
    act(fresh)
    outcome = judge(fresh, in_commit=in_commit)
    assert checked_nothing(outcome) == is_nothing(outcome.checked.to_value()) == nothing
    clean = show(Outcome(checked=outcome.checked))
    assert clean.startswith("Checked nothing") == nothing


@pytest.mark.parametrize("index", ["index", "index.lock"], ids=["commit", "commit -a"])
def test_the_hook_that_is_said_to_fail_is_the_one_that_updates(index: str, fresh: Repo) -> None:
    fresh.commit({".pre-commit-config.yaml": HOOKS})
    edit_source(fresh)
    outcome = judge(fresh, environment={"PRE_COMMIT": "1", "GIT_INDEX_FILE": f"/r/.git/{index}"})
    (told,) = (line for line in show(outcome).split("\n") if " ends " in line)
    assert told.lstrip().startswith("pre-commit run ")
    by_hand = judge(fresh, environment={"GIT_INDEX_FILE": f"/r/.git/{index}"})
    assert " ends " not in show(by_hand)


@pytest.mark.parametrize("in_commit", [True, False], ids=["from sources", "from pages"])
def test_what_breaks_others_is_a_field_and_no_words(in_commit: bool, fresh: Repo) -> None:
    (edit_source if in_commit else stop_before_the_pages)(fresh)
    outcome = judge(fresh, in_commit=in_commit)
    (cause,) = json.loads(show(outcome, "json"))["causes"]
    told = {change["text"].split("(")[0]: change for change in cause["changes"]}
    assert told["~ run"]["breaking"]
    assert told["~ run"]["text"].endswith("run(command, *, force)")
    assert not told["+ function other"]["breaking"]


def test_a_changed_signature_may_be_broken_at_its_arrow(fresh: Repo) -> None:
    edit_source(fresh)
    lines = show_sources(group_by_source(judge(fresh)), verbose=False, diffs=True)
    rests = ["".join(span.text for span in line.rest) for line in lines]
    assert any(rest.startswith(" -> run(command, *, force)") for rest in rests)


def test_every_kind_and_every_reason_has_its_words() -> None:
    assert KINDS.keys() == SILENT.keys() == set(Kind)
    words = [say_why(Why(reason, "pkg/old.py")) for reason in Reason]
    assert all(words)
    assert {say_why(Why(reason)) == KINDS[kind].why for kind, reason in SILENT.items()} == {True}


def test_a_commit_of_nothing_is_told_early_as_a_whole_run_tells_it() -> None:
    assert Checked(where=Where.STAGED).to_value() == NOTHING_STAGED
    assert is_nothing(NOTHING_STAGED)
