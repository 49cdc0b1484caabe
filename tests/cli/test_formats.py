"""Formats, files and patches as a user asks for them."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.calling import call
from tests.conftest import Repo
from tests.places import ROOT
from tests.report.schemas import validate_code_quality, validate_report, validate_sarif

SOURCE = (
    '"""Runs."""\n\n\ndef run(command, *, force=False):\n    """Run it."""\n    return command\n'
)
DOCUMENTS = ("json", "gitlab", "sarif", "junit")


@pytest.fixture
def stale(fresh: Repo) -> Repo:
    """A repository where a committed source has another signature than its pages."""
    fresh.commit({"pkg/core.py": SOURCE})
    return fresh


@pytest.mark.parametrize("name", ["full", "concise", "github", *DOCUMENTS])
def test_a_file_gets_what_standard_output_would(name: str, stale: Repo, tmp_path: Path) -> None:
    printed = call(stale.top, "--output-format", name)
    saved = call(stale.top, "--output-format", name, "--output-file", str(tmp_path / "report"))
    assert (saved.code, saved.out, saved.err) == (printed.code, "", "")
    assert (tmp_path / "report").read_text("utf-8") == printed.out
    assert printed.code == 1
    assert "docs/pkg/core.py_docs.md" in printed.out


def test_a_clean_run_writes_empty_documents(fresh: Repo, tmp_path: Path) -> None:
    texts = {}
    for name in DOCUMENTS:
        file = tmp_path / name
        assert call(fresh.top, "--output-format", name, "--output-file", str(file)).code == 0
        texts[name] = file.read_text("utf-8")
    assert validate_report(texts["json"])["drifts"] == []
    assert validate_code_quality(texts["gitlab"]) == []
    assert validate_sarif(texts["sarif"])["runs"][0]["results"] == []
    assert '<testcase classname="repo-docs-hook" name="6 sources" time="0" />' in texts["junit"]


def test_a_committed_tree_still_tells_what_changed(stale: Repo) -> None:
    document = validate_report(call(stale.top, "--output-format", "json").out)
    (cause,) = document["causes"]
    assert cause["why"] == "out of date"
    assert cause["changes"] == [
        {"text": "~ run(command) -> run(command, *, force=False)", "breaking": False}
    ]
    assert {drift["line"] for drift in document["drifts"] if drift["source"]} == {4}


def changes(repo: Repo) -> list[str]:
    """Return what a check says that changed."""
    document = validate_report(call(repo.top, "--output-format", "json").out)
    return [change["text"] for cause in document["causes"] for change in cause["changes"]]


def test_a_note_that_a_body_gained_is_told(fresh: Repo) -> None:
    source = (fresh.top / "pkg/core.py").read_text()
    fresh.write("pkg/core.py", source.replace("return command", "return eval(command)"))
    assert changes(fresh) == ["+ note: Code Execution (Bandit B307) in run"]


def test_other_settings_are_no_change_of_a_source(stale: Repo) -> None:
    assert changes(stale)
    stale.write("repo-docs-hook.toml", 'project-name = "other"\n')
    stale.add()
    assert changes(stale) == []


def test_problems_have_a_place(fresh: Repo) -> None:
    fresh.write("pkg/core.py", "def run(:\n")
    called = call(fresh.top, "--output-format", "concise")
    assert called.code == 2
    assert called.out.startswith("pkg/core.py:1:8: problem: ")
    (problem,) = validate_report(call(fresh.top, "--output-format", "json").out)["problems"]
    assert (problem["path"], problem["line"], problem["column"]) == ("pkg/core.py", 1, 8)


def test_pages_of_folders_follow_from_their_sources(fresh: Repo) -> None:
    fresh.write("pkg/core.py", SOURCE.replace("Runs.", "Walks."))
    drifts = validate_report(call(fresh.top, "--output-format", "json").out)["drifts"]
    causes = {drift["page"]: drift["cause"] for drift in drifts}
    assert causes["docs/pkg/index.md"] == "a source below it changed"
    assert causes["docs/pkg/core.py_docs.md"] == "source changed"


def test_a_fix_reports_what_it_did(stale: Repo) -> None:
    called = call(stale.top, "--fix", "--exit-non-zero-on-fix", "--output-format", "json")
    document = validate_report(called.out)
    assert (called.code, document["exit_code"], document["drifts"]) == (1, 1, [])
    assert "docs/pkg/core.py_docs.md" in document["written"]


def test_an_old_file_is_replaced_and_keeps_its_mode(stale: Repo) -> None:
    file = stale.write("report.json", "old")
    file.chmod(0o600)
    assert call(stale.top, "--output-format", "json", "--output-file", "report.json").code == 1
    assert validate_report(file.read_text("utf-8"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not [name for name in os.listdir(stale.top) if name.endswith(".tmp")]


BAD_FILES = {
    "no folder": ("none/report.json", "its folder does not exist"),
    "a folder": ("pkg", "it is not a regular file"),
    "a link": ("link", "it is a link, and links are not followed"),
    "a device": (os.devnull, "it is not a regular file"),
    "below a file": ("notes.txt/report", "ot a directory"),
}


@pytest.mark.parametrize(("name", "reason"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_cannot_be_written(name: str, reason: str, fresh: Repo) -> None:
    os.symlink("notes.txt", fresh.top / "link")
    called = call(fresh.top, "--output-format", "json", "--output-file", name)
    assert (called.code, called.out) == (2, "")
    start = f"repo-docs-hook: error: {name}: the report cannot be written: "
    assert called.err.startswith(start)
    assert called.err.endswith(f"{reason}\n")
    assert called.err.count("\n") == 1
    assert (fresh.top / "notes.txt").read_text() == "Not a source.\n"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing refuses root")
def test_a_folder_that_nobody_may_write_to(fresh: Repo, tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o500)
    called = call(fresh.top, "--output-file", str(tmp_path / "shut" / "report"))
    assert called.code == 2
    assert "the report cannot be written: Permission denied" in called.err


ODD = '"""A."""\n\n\ndef f(a):\n    """Do."""\n'
NAMES = {
    "plain": b"plain.py",
    "blanks and quotes": b'a b/it\'s "x" \\y.py',
    "control": b"tab\there\x1b.py",
    "umlaut": "käse.py".encode(),
    "no UTF-8": b"odd\xff.py",
}


SPOILS: dict[str, Callable[[bytes], bytes]] = {
    "docs/pkg/core.py_docs.md": lambda page: page.replace(b"\n", b"\r\n"),
    "docs/pkg/tool.py_docs.md": lambda page: page.rstrip(b"\n"),
    "docs/far/away.py_docs.md": lambda page: page + b"More\r\nand more",
}


def apply(repo: Repo, *options: str, check: tuple[str, ...] = ()) -> None:
    """Feed the tool's patch to git, and hold the outcome against the tool."""
    command = [sys.executable, "-P", "-m", "repo_docs_hook"]
    if sys.version_info < (3, 11):
        command.remove("-P")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [*command, "--patch", *check], cwd=repo.top, env=environment, capture_output=True
    )
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.startswith(b"diff --git ")
    repo.git("apply", *options, given=ran.stdout)
    assert call(repo.top, "--check", *check).code == 0


def prepare(repo: Repo) -> None:
    """Leave a page of every kind of drift: new, changed, deleted, with CR, without an end."""
    for data in NAMES.values():
        path = data.decode("utf-8", "surrogateescape")
        file = os.fsencode(repo.top) + b"/" + data
        os.makedirs(os.path.dirname(file), exist_ok=True)
        Path(os.fsdecode(file)).write_text(ODD)
        repo.git("add", "-N", "--", os.fsencode(path) if path.isascii() else data)
    assert call(repo.top, "--fix").code == 0
    repo.commit()
    for name in ("plain", "blanks and quotes", "no UTF-8"):
        file = os.fsencode(repo.top) + b"/" + NAMES[name]
        Path(os.fsdecode(file)).write_text(ODD.replace("(a)", "(a, b)"))
    (repo.top / "käse.py").unlink()
    repo.write("pkg/new.py", ODD)
    for path, change in SPOILS.items():
        page = repo.top / path
        page.write_bytes(change(page.read_bytes()))
    repo.add()


def test_a_patch_mends_a_working_tree(fresh: Repo) -> None:
    prepare(fresh)
    apply(fresh)


def test_a_patch_mends_an_index(fresh: Repo) -> None:
    prepare(fresh)
    (fresh.top / "docs/pkg/index.md").write_text("on disk alone\n")
    apply(fresh, "--cached", check=("--staged",))
    assert (fresh.top / "docs/pkg/index.md").read_text() == "on disk alone\n"


def test_a_patch_is_all_that_is_printed(stale: Repo) -> None:
    called = call(stale.top, "--patch")
    assert called.code == 1
    assert called.out.startswith("diff --git a/docs/pkg/core.py_docs.md b/docs/pkg/core.py_docs.md")
    assert "docs/pkg/core.py_docs.md: stale: stale" not in called.err
    assert "docs/pkg/core.py_docs.md: stale: differs from what its source generates\n" in called.err
    assert "Checked 6 sources." in called.err


def test_a_patch_goes_to_a_file(stale: Repo, tmp_path: Path) -> None:
    file = tmp_path / "pages.patch"
    called = call(stale.top, "--patch", "--output-file", str(file))
    assert (called.code, called.out) == (1, "")
    assert "Checked 6 sources." in called.err
    stale.git("apply", str(file))
    assert call(stale.top).code == 0


def test_a_clean_run_has_an_empty_patch(fresh: Repo) -> None:
    called = call(fresh.top, "--patch")
    assert (called.code, called.out, called.err) == (0, "", "Up to date. Checked 6 sources.\n")


def test_a_patch_leaves_out_what_could_not_be_judged(stale: Repo) -> None:
    stale.write("pkg/tool.py", "def (\n")
    called = call(stale.top, "--patch")
    assert called.code == 2
    assert "pkg/tool.py:1:5: problem: " in called.err
    assert "docs/pkg/tool.py_docs.md b/" not in called.out
    stale.git("apply", given=called.out.encode())


def test_formats_do_not_depend_on_colours(stale: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    for name in ("concise", "github", *DOCUMENTS):
        assert "\x1b" not in call(stale.top, "--output-format", name).out
    assert "\x1b" not in call(stale.top, "--patch").out


def test_names_that_are_no_text_reach_every_format(fresh: Repo) -> None:
    data = NAMES["no UTF-8"]
    Path(os.fsdecode(os.fsencode(fresh.top) + b"/" + data)).write_text(ODD)
    fresh.git("add", "--", data)
    texts = {name: call(fresh.top, "--output-format", name).out for name in DOCUMENTS}
    assert any(drift["source"] == "odd\\xff.py" for drift in json.loads(texts["json"])["drifts"])
    assert validate_code_quality(texts["gitlab"])
    assert '"uri": "odd%FF.py"' in texts["sarif"]
    assert "odd\\xff.py" in texts["junit"]


def test_the_command_can_be_typed_whatever_the_name(fresh: Repo) -> None:
    for data in (NAMES["control"], NAMES["no UTF-8"]):
        file = Path(os.fsdecode(os.fsencode(fresh.top) + b"/" + data))
        file.write_text(ODD)
        fresh.git("add", "--", data)
        (command,) = json.loads(call(fresh.top, "--output-format", "json").out)["mend"]
        typed = command.partition("--fix ")[2].partition(" && ")[0]
        ran = subprocess.run(["bash", "-c", f"printf %s {typed}"], capture_output=True, check=True)
        assert ran.stdout == data
        fresh.git("rm", "-q", "-f", "--", data)
