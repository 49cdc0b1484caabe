"""The form of README.md and the guide: short, linked, and free of names that do not exist."""

from __future__ import annotations

import posixpath
import re

import pytest

from repo_docs_hook import __version__
from tests.guide.reading import GUIDE, README, read_documents
from tests.places import ROOT

DOCUMENTS = {**GUIDE, **read_documents("*.md")}
PAGES = sorted(set(GUIDE) - {README.path})
#: What does not exist before there is a release: a package of an index, an owner, a tag.
MISSING = re.compile(rf"OWNER/|install repo-docs-hook|@v{__version__}|rev: v{__version__}|pypi")

#: What a maintainer asks, and where the README leads in at most two clicks.
QUESTIONS = {
    "How do I keep tests out?": "guide/faq.md#how-do-i-keep-tests-out",
    "Why is this page out of date?": "guide/faq.md#why-is-this-page-out-of-date",
    "What do I do in a merge?": "guide/faq.md#what-do-i-do-in-a-merge",
    "Is it safe on a fork's pull request?": "guide/faq.md#is-it-safe-on-a-forks-pull-request",
    "How do I turn a note off?": "guide/faq.md#how-do-i-turn-a-note-off",
    "What does `page edited by hand` mean?": "guide/faq.md#why-a-page-is-out-of-date",
    "How do I check in GitHub Actions?": "guide/ci.md#github-actions",
    "How do I use it without pre-commit?": "guide/ci.md#without-pre-commit",
    "What does exit code 2 mean?": "guide/command-line.md#exit-codes",
    "How do I commit without the pages?": "guide/faq.md#how-do-i-commit-without-updating-the-pages",
    "How do I remove it?": "guide/faq.md#how-do-i-remove-it",
    "Which files does it write?": "guide/pages.md#which-pages-there-are",
}


def test_the_readme_is_a_door() -> None:
    assert README.text.count("\n") <= 130
    assert "|" not in re.sub(r"```.*?```|`[^`]*`", "", README.text, flags=re.DOTALL), "a table"


@pytest.mark.parametrize("path", PAGES)
def test_the_readme_leads_to_every_page(path: str) -> None:
    assert path in README.links


@pytest.mark.parametrize("path", GUIDE)
def test_a_page_has_one_title_and_no_anchor_twice(path: str) -> None:
    levels = [level for level, _ in GUIDE[path].headings]
    assert levels[0] == 1 and levels.count(1) == 1
    assert len(set(GUIDE[path].anchors)) == len(GUIDE[path].anchors)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_links_lead_somewhere(path: str) -> None:
    for target in DOCUMENTS[path].links:
        if not re.match(r"https?:", target):
            file, anchor = resolve(path, target)
            assert (ROOT / file).exists(), target
            assert not anchor or anchor in DOCUMENTS[file].anchors, target


@pytest.mark.parametrize("path", GUIDE)
def test_nothing_is_named_that_does_not_exist(path: str) -> None:
    assert MISSING.findall(GUIDE[path].text) == []


@pytest.mark.parametrize("target", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_is_answered_within_two_clicks(target: str) -> None:
    first = [resolve(README.path, link) for link in README.links if "://" not in link]
    within = [
        resolve(path, link) for path, _ in first if path in GUIDE for link in GUIDE[path].links
    ]
    path, _, anchor = target.partition("#")
    assert anchor in GUIDE[path].anchors
    assert (path, anchor) in {*first, *within}


def resolve(path: str, target: str) -> tuple[str, str]:
    """Return the file and the anchor that a link of a document means."""
    file, _, anchor = target.partition("#")
    folder = posixpath.dirname(path)
    return posixpath.normpath(posixpath.join(folder, file)) if file else path, anchor
