"""One setting in a configuration file: at its place, with all else as it was."""

from __future__ import annotations

import pytest

from repo_docs_hook.adopt.settings_text import add_setting

HEADER = "[tool.repo-docs-hook]"
LINE = 'docs-root = "docs/code"'
ADDED = f"{HEADER}\n{LINE}\n"

PROJECT = {
    "empty": ("", ADDED),
    "comment alone": ("# c\n", f"# c\n\n{ADDED}"),
    "tables": ("[tool.x]\na = 1 # c\n", f"[tool.x]\na = 1 # c\n\n{ADDED}"),
    "trailing comment": ("[tool.x]\n# end", f"[tool.x]\n# end\n\n{ADDED}"),
    "blank line at the end": ("[tool.x]\n\n", f"[tool.x]\n\n{ADDED}"),
    "no newline": ("[tool.x]\na = 1", f"[tool.x]\na = 1\n\n{ADDED}"),
    "CRLF": ("[a]\r\nb = 1\r\n", f"[a]\r\nb = 1\r\n\r\n{HEADER}\r\n{LINE}\r\n"),
    "dotted keys": ("tool.x.y = 1\n", f"tool.x.y = 1\n\n{ADDED}"),
    "array of tables": ("[[tool.x.y]]\na = 1\n", f"[[tool.x.y]]\na = 1\n\n{ADDED}"),
    "own table": (
        f"{HEADER} # ours\nexclude = []\n\n[z]\n",
        f"{HEADER} # ours\n{LINE}\nexclude = []\n\n[z]\n",
    ),
    "own table, spelled otherwise": (
        "[ tool . 'repo-docs-hook' ]\r\nexclude = []\r\n",
        f"[ tool . 'repo-docs-hook' ]\r\n{LINE}\r\nexclude = []\r\n",
    ),
    "own table, at the end": (HEADER, ADDED),
}

OWN = {
    "empty": ("", f"{LINE}\n"),
    "keys": ("# c\n\nexclude = []\n", f"# c\n\n{LINE}\nexclude = []\n"),
    "tables": ('[roles]\n"a" = "b"\n', f'{LINE}\n[roles]\n"a" = "b"\n'),
}

REFUSED = {
    "inline": "tool = { x = 1 }\n",
    "inline, ours": "[tool]\nrepo-docs-hook = { exclude = [] }\n",
    "dotted, ours": "tool.repo-docs-hook.exclude = []\n",
    "not a table": "tool = 1\n",
    "ours is not a table": "[tool]\nrepo-docs-hook = 1\n",
    "a header in a string": f'a = """\n{HEADER}\n"""\n[tool.repo-docs-hook.roles]\n',
}


@pytest.mark.parametrize(("before", "after"), PROJECT.values(), ids=PROJECT)
def test_pyproject(before: str, after: str) -> None:
    assert add_setting(before, "docs-root", "docs/code", own_file=False) == after


@pytest.mark.parametrize(("before", "after"), OWN.values(), ids=OWN)
def test_a_file_of_its_own(before: str, after: str) -> None:
    assert add_setting(before, "docs-root", "docs/code", own_file=True) == after


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_other_forms_are_left(text: str) -> None:
    assert add_setting(text, "docs-root", "docs/code", own_file=False) is None
