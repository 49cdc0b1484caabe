"""Every combination of the forms that a hook configuration takes: what was there, stays."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
import yaml

from repo_docs_hook.adopt.excludes import exclude_pages
from repo_docs_hook.adopt.hooks import add_entry
from repo_docs_hook.adopt.patterns import page_expression
from repo_docs_hook.adopt.source import Source
from repo_docs_hook.adopt.yaml_text import read_document
from repo_docs_hook.model.settings import Config
from repo_docs_hook.text.paths import HOOK_IDS

HEADS = ("", "# Ours.\n---\n", "ci:\n  skip: [a]\n\n")
EXCLUDES = ("", "exclude: ^a/\n", "exclude: |\n  (?x)^(\n    a/  # b\n  )$\n\n", 'exclude: "^a/"\n')
FORMS = {
    "0, 2": ("", "  ", "    "),
    "0, 0": ("", "  ", "  "),
    "2, 2": ("  ", "    ", "      "),
    "2, 0": ("  ", "    ", "    "),
    "4, 4": ("    ", "      ", "          "),
}
GAPS = ("", "\n", "\n  # Next.\n")
TAILS = ("", "\n\n", "# End.\n", "\nfail_fast: true\n", "      # - id: x\n")
ENDS = ("\n", "\r\n")


def entries(form: str, gap: str) -> str:
    """Return two entries in one of FORMS, with a gap between them."""
    before, keys, hooks = FORMS[form]
    one = f"{before}- repo: a\n{keys}rev: b # c\n{keys}hooks:\n"
    one += f"{hooks}- id: d\n{hooks}  args: [--e]\n"
    return f"repos:\n{one}{gap}{one}"


def texts(form: str) -> Iterator[str]:
    """Yield a text for every head, exclude and tail; gaps and newlines take turns."""
    turns = itertools.cycle(itertools.product(GAPS, ENDS, (True, False)))
    for head, exclude, tail in itertools.product(HEADS, EXCLUDES, TAILS):
        gap, end, is_ended = next(turns)
        text = (head + exclude + entries(form, gap) + tail).replace("\n", end)
        yield text if is_ended else text.rstrip("\r\n")


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_lost(form: str) -> None:
    for text in texts(form):
        added = add_entry(read_document("x", text), Source("https://x/y", "v1"))
        assert added is not None, text
        after = exclude_pages(read_document("x", added), Config())
        assert after is not None, text
        assert_keeps(text, after)


def assert_keeps(before: str, after: str) -> None:
    """Compare two texts: as data, line by line, and in what ends the lines."""
    old, new = yaml.safe_load(before), yaml.safe_load(after)
    entry = new["repos"].pop()
    assert entry == {
        "repo": "https://x/y",
        "rev": "v1",
        "hooks": [{"id": each} for each in HOOK_IDS],
    }
    exclude = new.pop("exclude")
    assert exclude.strip().endswith(page_expression(Config()))
    assert exclude.startswith(old.pop("exclude", "").rstrip())
    assert new == old
    lines = iter(after.split("\n"))
    kept = [line for line in before.rstrip("\r\n").split("\n") if "exclude: " not in line]
    assert all(any(line.rstrip("\r") == each.rstrip("\r") for each in lines) for line in kept)
    assert after.count("\r\n") in (0, after.count("\n"))
