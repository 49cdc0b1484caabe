"""The command line in, options or one sentence out."""

from __future__ import annotations

import re

import pytest

from repo_docs_hook.cli.arguments import UsageError
from repo_docs_hook.cli.options import Options, parse_options
from repo_docs_hook.report import FORMATS

GOOD = {
    "nothing": ([], Options()),
    "check": (["--check"], Options(mode="check")),
    "fix": (["--fix", "a.py", "b"], Options(mode="fix", paths=("a.py", "b"))),
    "hook": (["--check", "--staged"], Options(staged=True)),
    "files": (["--show-files", "--staged"], Options(mode="show-files", staged=True)),
    "config": (["--show-config"], Options(mode="show-config")),
    "path between": (["a", "--fix", "b"], Options(mode="fix", paths=("a", "b"))),
    "path like an option": (["a", "--", "-b", "--fix"], Options(paths=("a", "-b", "--fix"))),
    "only such a path": (["--fix", "--", "-b"], Options(mode="fix", paths=("-b",))),
    "two ends": (["--", "a", "--", "b"], Options(paths=("a", "--", "b"))),
    "odd path": (["a\udcff\n.py"], Options(paths=("a\udcff\n.py",))),
    "exit code": (
        ["--fix", "--exit-non-zero-on-fix"],
        Options(mode="fix", exit_non_zero_on_fix=True),
    ),
    "verbose": (["-v"], Options(verbose=True)),
    "quiet, jobs": (["-qj4"], Options(quiet=True, jobs=4)),
    "diff": (["--diff-lines=0", "--no-diff"], Options(diff_lines=0, no_diff=True)),
    "format": (["--output-format=sarif"], Options(output_format="sarif")),
    "file": (["--output-file", "a b", "c"], Options(output_file="a b", paths=("c",))),
    "fix to a file": (
        ["--fix", "--output-format", "json", "--output-file=x"],
        Options(mode="fix", output_format="json", output_file="x"),
    ),
    "patch": (
        ["--patch", "--staged", "--output-file", "x"],
        Options(patch=True, staged=True, output_file="x"),
    ),
    "color": (["--color", "never", "--jobs", "2"], Options(color="never", jobs=2)),
}


@pytest.mark.parametrize(("argv", "options"), GOOD.values(), ids=GOOD)
def test_options(argv: list[str], options: Options) -> None:
    assert parse_options(argv) == options


BAD = {
    "two modes": (["--check", "--fix"], "--fix"),
    "mode and list": (["--fix", "--show-files"], "--show-files"),
    "fix of the index": (["--fix", "--staged", "a.py"], "takes what is staged, no PATH"),
    "loud and quiet": (["-v", "--quiet"], "--quiet"),
    "unknown": (["--nope"], "--nope"),
    "abbreviated": (["--fi"], "--fi"),
    "color": (["--color=red"], "red"),
    "jobs": (["--jobs=-1"], "must be a number from 0"),
    "jobs, digits": (["-j", "٣"], "must be a number from 0"),
    "lines": (["--diff-lines", "9" * 5000], "must be a number from 0"),
    "lines, none": (["--diff-lines"], "--diff-lines"),
    "format": (["--output-format=xml"], "xml"),
    "empty file": (["--output-file", ""], "--output-file: must name a file"),
    "patch and fix": (
        ["--patch", "--fix"],
        "--patch goes with --check: --fix changes the pages itself",
    ),
    "patch and format": (["--patch", "--output-format=json"], "--patch is a format of its own"),
    "format of a list": (["--show-files", "--output-format=json"], "go with --check and --fix"),
    "list to a file": (["--show-config", "--output-file=x"], "go with --check and --fix"),
    "patch of a list": (["--show-files", "--patch"], "go with --check and --fix"),
    "empty path": (["a", ""], "a PATH is empty"),
}


@pytest.mark.parametrize(("argv", "part"), BAD.values(), ids=BAD)
def test_bad_usage(argv: list[str], part: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_options(argv)
    assert part in str(caught.value)
    assert str(caught.value).endswith(" (see --help)")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("before", [[], ["--fix", "a.py"], ["--nope"]], ids=" ".join)
def test_version(before: list[str]) -> None:
    assert parse_options([*before, "--version"]) == "repo-docs-hook 0.1.0\n"


@pytest.mark.parametrize("columns", ["20", "80", "300"])
def test_help_is_80_columns_and_says_the_exit_codes(
    columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    text = parse_options(["--help"])
    assert isinstance(text, str)
    assert parse_options(["-h"]) == text
    lines = text.split("\n")
    assert lines.pop() == ""
    assert 70 < max(map(len, lines)) <= 80
    codes = lines[lines.index("exit codes:") + 1 :]
    assert [line.split()[0] for line in codes[:4]] == ["0", "1", "2", "130"]


def test_the_help_speaks_as_the_guide_does() -> None:
    text = parse_options(["--help"])
    assert isinstance(text, str)
    assert re.findall(r"(?i)\b(?:judg|drift|stale|mend)\w*", text) == []
    assert ", ".join(FORMATS[:-1]) in " ".join(text.split())
