"""Pages in the format of another release: ours, told in one line, mended by one fix."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from repo_docs_hook.pages.markup.markdown import FORMAT, read_format
from tests.calling import Called, call
from tests.conftest import Repo
from tests.page_formats import first_release, in_format

PAGES = sorted(path for path in first_release() if path.startswith("docs/"))
TOOL, TOOL_PAGE = "pkg/tool.py", "docs/pkg/tool.py_docs.md"
OLDER = "written in format 1; this release writes format 2"
NEWER = "written in format 3, by a newer release; this release writes format 2"
TOLD = f"14 pages were {OLDER}."
COMMANDS = "repo-docs-hook --fix && git add -A docs"
MEND = f"  {COMMANDS}"
#: What is said of pages in the format of this release alone.
WRONG = (
    "edited by hand",
    "configuration or version changed",
    "Detailed Analysis",
    "docstring of",
    "function start",
    "+ import",
)


@pytest.fixture
def older(repo: Repo) -> Repo:
    """A repository whose pages the first release wrote, in its only commit."""
    repo.commit({**first_release()})
    return repo


@pytest.fixture
def updated(older: Repo) -> Repo:
    """The same, with the pages of this release in a second commit."""
    assert call(older.top, "--fix").code == 0
    older.commit()
    return older


def formats(repo: Repo) -> set[int | None]:
    """Return the formats of all pages on disk."""
    return {read_format(path.read_text("utf-8")) for path in (repo.top / "docs").rglob("*.md")}


def rewrite(repo: Repo, number: int) -> None:
    """Commit the pages on disk as a release of that format marks them."""
    for path in (repo.top / "docs").rglob("*.md"):
        path.write_text(in_format(path.read_text("utf-8"), number), "utf-8")
    repo.commit()


def paragraphs(called: Called) -> list[str]:
    return called.out.rstrip("\n").split("\n\n")


@pytest.mark.parametrize("option", ["--color=never", "--quiet", "--no-diff", "--verbose"])
@pytest.mark.parametrize(
    ("mode", "since"), [("--check", ""), ("--staged", ", since nothing is staged")]
)
def test_a_check_says_so_in_one_line(mode: str, since: str, option: str, older: Repo) -> None:
    called = call(older.top, mode, option)
    assert called.code == 1
    assert paragraphs(called) == [f"{TOLD} Checked 4 sources{since}. Update them:", MEND]


def test_one_fix_mends_all(older: Repo) -> None:
    fixed = call(older.top, "--fix")
    assert fixed.code == 0
    said = f"Updated 14 pages. {TOLD} Checked 4 sources. Add them:"
    assert paragraphs(fixed) == [said, "  git add -A docs"]
    assert formats(older) == {FORMAT}
    for argv in ((), ("--fix",), ("--no-cache",)):
        assert call(older.top, *argv).out == "Up to date. Checked 4 sources.\n"
    older.add()
    assert call(older.top, "--staged").code == 0


def test_a_fix_of_the_index_says_it_too(older: Repo) -> None:
    fixed = call(older.top, "--fix", "--staged")
    assert (fixed.code, TOLD in fixed.out) == (0, True)
    assert older.git("diff", "--name-only") == ""
    assert older.git("diff", "--cached", "--name-only").split("\n") == PAGES


def test_verbose_names_what_was_written(older: Repo) -> None:
    fixed = call(older.top, "--fix", "--verbose")
    assert [line for line in fixed.out.split("\n") if line.startswith("wrote")] == [
        f"wrote    {page}" for page in PAGES
    ]


def test_what_changed_in_a_source_is_told_from_its_states(older: Repo) -> None:
    source = (older.top / TOOL).read_text("utf-8")
    older.write(TOOL, source.replace("start()", "start(now)").replace('"""Start it."""', "..."))
    older.write("pkg/core.py", first_release()["pkg/core.py"] + b"\n# No change of the API.\n")
    older.add()
    called = call(older.top, "--staged")
    assert (called.code, paragraphs(called)) == (
        1,
        [
            f"{TOOL}  source changed\n"
            "  ~ start() -> None -> start(now) -> None   (public: breaking)\n"
            "  docstring of start",
            f"6 pages were {OLDER}. Checked 2 sources staged for this commit. Update them:",
            MEND,
        ],
    )
    cause, other = sorted(document(older, "--staged")["causes"], key=lambda each: -len(each["why"]))
    assert (cause["source"], cause["why"], cause["changes"]) == ("pkg/core.py", OLDER, [])
    assert (other["source"], other["why"], len(other["changes"])) == (TOOL, "source changed", 2)


def edit_page(repo: Repo) -> None:
    """Write on a page; a page of this release would be called edited by hand."""
    page = (repo.top / TOOL_PAGE).read_text("utf-8")
    repo.write(TOOL_PAGE, page.replace("Start it.", "Start it today."))


def restore_page(repo: Repo) -> None:
    """Put the page of the first release in the place of the right one."""
    repo.write(TOOL_PAGE, first_release()[TOOL_PAGE])


def change_settings(repo: Repo) -> None:
    """Change the settings so that every page is another one."""
    repo.write("repo-docs-hook.toml", 'original-source = "embed"\n')


def drop_sections(repo: Repo) -> None:
    """Take the names off a page: read as a page of this release they would be new."""
    page, _, end = (repo.top / TOOL_PAGE).read_text("utf-8").partition("## Detailed Analysis")
    repo.write(TOOL_PAGE, page + end[-40:])


@pytest.mark.parametrize(
    ("act", "from_first", "told"),
    [
        pytest.param(edit_page, True, 2, id="a page edited"),
        pytest.param(drop_sections, True, 2, id="a page cut"),
        pytest.param(restore_page, False, 1, id="an old page brought back"),
        pytest.param(change_settings, True, 14, id="the settings changed"),
    ],
)
@pytest.mark.parametrize("form", ["full", "concise", "json", "github", "gitlab", "sarif", "junit"])
def test_nothing_is_made_of_what_differs(
    form: str, act: Callable[[Repo], None], from_first: bool, told: int, repo: Repo
) -> None:
    repo.commit({**first_release()})
    if not from_first:
        call(repo.top, "--fix")
        repo.commit()
    act(repo)
    repo.add()
    for argv in (("--staged",), ()):
        called = call(repo.top, *argv, "--verbose", "--output-format", form)
        assert called.code == 1
        assert not [word for word in WRONG if word in called.out]
        one_for_all = form in ("full", "github")
        number = told if argv or not from_first else 14
        expected = f"{number} page{'s were' if number > 1 else ' was'} {OLDER}"
        assert (expected if one_for_all else OLDER) in called.out


def document(repo: Repo, *argv: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(
        call(repo.top, *argv, "--output-format", "json").out
    )
    return found


def test_programs_are_told_of_each_page(older: Repo) -> None:
    told = [(each["page"], each["kind"], each["cause"]) for each in document(older)["drifts"]]
    assert told == [(page, "stale", OLDER) for page in PAGES]
    lines = call(older.top, "--output-format", "concise").out.split("\n")
    assert lines[:-2] == [f"{page}: stale: {OLDER}" for page in PAGES]
    assert lines[-2] == f"{TOLD} Checked 4 sources. Update them: {COMMANDS}"


def test_a_runner_shows_one_annotation(older: Repo) -> None:
    whole = call(older.top, "--output-format", "github").out
    assert whole.startswith(f"::error title=repo-docs-hook%3A another format::{TOLD}%0AUpdate ")
    assert whole.count("::error") == 1
    older.write(TOOL, '"""A tool."""\n\n\ndef stop(): ...\n')
    older.add()
    lines = call(older.top, "--staged", "--output-format", "github").out.split("\n")
    errors = [line for line in lines if line.startswith("::error")]
    assert len(errors) == 2
    assert errors[0].startswith("::error title=repo-docs-hook%3A another format::4 pages were ")
    assert errors[1].startswith(f"::error file={TOOL},")
    assert f"{TOOL}: source changed" in errors[1]
    fixed = call(older.top, "--fix", "--output-format", "github").out
    assert "::error" not in fixed
    assert TOLD in fixed


def test_a_patch_mends_them(older: Repo) -> None:
    called = call(older.top, "--patch")
    older.git("apply", "--whitespace=nowarn", given=called.out.encode())
    assert called.err.endswith(f"{TOLD} Checked 4 sources. Update them: {COMMANDS}\n")
    assert call(older.top).code == 0


def test_orphans_go(older: Repo) -> None:
    older.git("rm", "--quiet", TOOL, "tests/test_core.py")
    checked = call(older.top, "--quiet")
    assert f"{TOOL_PAGE}: orphaned: " in checked.out
    assert "6 pages without a source. 8 pages were written in format 1" in checked.out
    fixed = call(older.top, "--fix")
    assert "Updated 8 pages, deleted 6." in fixed.out
    assert fixed.out.count("\ndeleted  ") + fixed.out.startswith("deleted  ") == 6
    assert not (older.top / "docs/tests").exists()
    assert call(older.top).code == 0


def test_pages_below_another_docs_root_go(older: Repo) -> None:
    older.write("repo-docs-hook.toml", 'docs-root = "reference"\n')
    older.add()
    assert call(older.top, "--fix").code == 0
    assert not (older.top / "docs").exists()
    assert call(older.top).code == 0


def test_init_takes_them_for_ours(older: Repo) -> None:
    adopted = call(older.top, "--init")
    assert adopted.code == 0
    assert "Pages go to" not in adopted.out
    assert not (older.top / "repo-docs-hook.toml").exists()


@pytest.mark.parametrize("page", [TOOL_PAGE, "docs/pkg/tool.py_kw.md"])
def test_what_is_missing_beside_them_is_told_apart(page: str, older: Repo) -> None:
    older.git("rm", "--quiet", page)
    called = call(older.top)
    assert paragraphs(called) == [
        f"{TOOL}  page deleted\n    to write:  {page}",
        f"1 page missing. 13 pages were {OLDER}. Checked 4 sources. Update them:",
        MEND,
    ]


def test_commands_name_no_source_since_other_pages_are_old_too(older: Repo) -> None:
    called = call(older.top, "--check", TOOL)
    assert called.out.endswith(f"Update them:\n\n{MEND}\n")


def test_pages_of_a_newer_release(updated: Repo) -> None:
    rewrite(updated, FORMAT + 1)
    checked = call(updated.top)
    said = "Update repo-docs-hook, or the rev of its hook. To go back to the pages of this release:"
    assert checked.code == 1
    assert paragraphs(checked) == [f"14 pages were {NEWER}. Checked 4 sources. {said}", MEND]
    concise = call(updated.top, "--output-format", "concise").out
    assert concise.startswith(f"docs/doc.md: stale: {NEWER}\n")
    assert concise.endswith(f"{said} {COMMANDS}\n")
    fixed = call(updated.top, "--fix")
    assert f"Updated 14 pages. 14 pages were {NEWER}." in fixed.out
    assert "To keep the newer pages, restore them and update repo-docs-hook; else add " in fixed.out
    assert formats(updated) == {FORMAT}
    assert call(updated.top).code == 0


def test_pages_of_several_formats_have_a_line_each(updated: Repo) -> None:
    rewrite(updated, FORMAT + 1)
    updated.write(TOOL_PAGE, first_release()[TOOL_PAGE])
    assert f"13 pages were {NEWER}. 1 page was {OLDER}. " in call(updated.top).out


def part(repo: Repo, words: str) -> None:
    """Commit other words of a docstring, on the pages of the first release too."""
    for path in (TOOL, TOOL_PAGE):
        text = (repo.top / path).read_text("utf-8")
        repo.write(path, text.replace("Start it.", words))
    repo.commit()


def update(repo: Repo, words: str) -> None:
    """Commit other words of a docstring with the pages of this release."""
    part(repo, words)
    assert call(repo.top, "--fix").code == 0
    repo.commit()


def update_further(repo: Repo, words: str) -> None:
    """Commit other words of a docstring with the pages of a newer release."""
    update(repo, words)
    rewrite(repo, FORMAT + 1)


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(part, update, id="format 2 into format 1"),
        pytest.param(update, part, id="format 1 into format 2"),
        pytest.param(update, update_further, id="format 3 into format 2"),
    ],
)
def test_a_merge_of_two_formats_is_mended_by_fix_and_add(
    ours: Callable[[Repo, str], None], theirs: Callable[[Repo, str], None], style: str, older: Repo
) -> None:
    older.git("checkout", "--quiet", "-b", "topic")
    theirs(older, "Start it there.")
    older.git("checkout", "--quiet", "main")
    ours(older, "Start it here.")
    with pytest.raises(AssertionError):
        older.git("-c", f"merge.conflictStyle={style}", "merge", "--quiet", "topic")
    torn = older.git("diff", "--name-only", "--diff-filter=U").split("\n")
    assert {TOOL, TOOL_PAGE} <= set(torn)
    assert (torn == [*PAGES, TOOL]) == (theirs is update_further)
    older.write(TOOL, first_release()[TOOL])
    older.add(TOOL)
    checked = call(older.top)
    assert (checked.code, *(word for word in WRONG[:2] if word in checked.out)) == (1,)
    assert call(older.top, "--fix").code == 0
    older.add()
    older.git("commit", "--quiet", "--no-edit")
    assert formats(older) == {FORMAT}
    for argv in ((), ("--no-cache",)):
        assert call(older.top, *argv).code == 0
