"""Find the repository and the commit that this tool was installed from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from repo_docs_hook import __version__

#: The URL for the entry where the installation names none; the user puts in the owner.
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
        """Whether it is on this machine, where others cannot clone it."""
        return self.url.startswith("file:")


def find_source() -> Source:
    """Return the source that the installed distribution names.

    That is the git repository that it was installed from (``direct_url.json``, PEP 610), else
    that of its metadata, else UNKNOWN.
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

    The ``rev`` of an installation from git is the commit, since not every commit has a tag, or
    this release's tag where that was installed. Credentials are removed; a URL that would need
    quotes in YAML is ignored.
    """
    named = [_from_git(direct)]
    for line in labelled:
        label, _, url = line.partition(", ")
        named += [Source(url.strip())] if label.lower() in _LABELS else []
    bare = (replace(each, url=_CREDENTIALS.sub(r"\1", each.url)) for each in named)
    return next((each for each in bare if _URL.fullmatch(each.url)), Source())


def _from_git(direct: str) -> Source:
    """Return the git repository of a PEP 610 record, with an empty URL where it names none."""
    try:
        record = json.loads(direct)
        info = record["vcs_info"]
        url = str(record["url"]) if info["vcs"] == "git" else ""
        commit, asked = str(info.get("commit_id")), info.get("requested_revision")
    except (ValueError, KeyError, TypeError, AttributeError):
        return Source("")
    return Source(url, commit if _COMMIT.fullmatch(commit) and asked != _TAG else _TAG)
