"""The lines of `.gitattributes`: only those that lack, behind what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.adopt.initial import ATTRIBUTES, HOOKS, SOURCE, WHOLE, assert_done, files
from tests.calling import call
from tests.conftest import Repo

ATTRIBUTE_FILES = {
    "all there": (ATTRIBUTES, ATTRIBUTES),
    "spaced and ordered otherwise": (
        ATTRIBUTES.replace(" linguist-generated eol=lf", "   eol=lf linguist-generated"),
        None,
    ),
    "one lacks": (
        ATTRIBUTES.replace("docs/**/doc.md    linguist-generated eol=lf\n", ""),
        ATTRIBUTES.replace("docs/**/doc.md    linguist", "\ndocs/**/doc.md linguist"),
    ),
    "covered by others": ("docs/** linguist-generated=true\n*.md text eol=lf\n", None),
    "half covered": ("*.md eol=lf\n", f"*.md eol=lf\n\n{ATTRIBUTES}"),
    "contradicted behind": (f"{ATTRIBUTES}docs/** -linguist-generated\n", None),
    "CRLF": (ATTRIBUTES.replace("\n", "\r\n"), None),
}


@pytest.mark.parametrize(("before", "after"), ATTRIBUTE_FILES.values(), ids=ATTRIBUTE_FILES)
def test_attributes(before: str, after: str | None, repo: Repo) -> None:
    repo.commit({**SOURCE, HOOKS: WHOLE, ".gitattributes": before})
    assert call(repo.top, "--init").code == 0
    assert files(repo)[".gitattributes"].decode() == (before if after is None else after)
    assert_done(repo)


def test_what_a_user_has_set_elsewhere_does_not_count(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "gitconfig"
    (tmp_path / "attributes").write_text("* linguist-generated eol=lf\n")
    config.write_text(f"[core]\nattributesFile = {tmp_path}/attributes\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    repo.commit({**SOURCE})
    assert call(repo.top, "--init").code == 0
    assert files(repo)[".gitattributes"].decode() == ATTRIBUTES
