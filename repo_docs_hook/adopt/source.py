"""Where the hook comes from: the repository that this tool was installed from, and its commit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from repo_docs_hook import __version__

#: Stands in the entry where the installation does not tell; the user puts in the owner.
UNKNOWN = "https://github.com/OWNER/repo-docs-hook"
_TAG = f"v{__version__}"
_LABELS = ("source", "source code", "repository")
_URL = re.compile(r"[A-Za-z][A-Za-z+]*://[\w.:/@~%+-]+")
_CREDENTIALS = re.compile(r"(https?://)[^/@]*@")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Source:
    """The ``repo`` and the ``rev`` of the entry."""

    url: str = UNKNOWN
    rev: str = _TAG

    @property
    def is_local(self) -> bool:
        """Whether only this machine has it."""
        return self.url.startswith("file:")


def find_source() -> Source:
    """Return the source that the installed distribution names.

    That is the git repository it was installed from (``direct_url.json``, PEP 610), else
    the project's own, else UNKNOWN.
    """
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        found = distribution("repo-docs-hook")
    except PackageNotFoundError:
        return Source()
    labelled = found.metadata.get_all("Project-URL") or ()
    return choose_source(found.read_text("direct_url.json") or "", labelled)


def choose_source(direct: str, labelled: Iterable[str]) -> Source:
    """Return the source from ``direct_url.json`` and the ``Project-URL`` lines of the metadata.

    An installation from git is named by its commit, since not every commit has a tag, or
    by this release's tag where that was asked for. Credentials are left out, and so is
    what has no place in a line of YAML.
    """
    named = [_from_git(direct)]
    for line in labelled:
        label, _, url = line.partition(", ")
        named += [Source(url.strip())] if label.lower() in _LABELS else []
    bare = (replace(each, url=_CREDENTIALS.sub(r"\1", each.url)) for each in named)
    return next((each for each in bare if _URL.fullmatch(each.url)), Source())


def _from_git(direct: str) -> Source:
    """Return the git repository that a PEP 610 record names, one without a URL for none."""
    try:
        record = json.loads(direct)
        info = record["vcs_info"]
        url = str(record["url"]) if info["vcs"] == "git" else ""
        commit, asked = str(info.get("commit_id")), info.get("requested_revision")
    except (ValueError, KeyError, TypeError, AttributeError):
        return Source("")
    return Source(url, commit if _COMMIT.fullmatch(commit) and asked != _TAG else _TAG)
