"""Where the hook comes from: the repository that this tool was installed from, and its version."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from repo_docs_hook import __version__

#: Stands in the entry where the installation does not tell; the user puts in the owner.
UNKNOWN = "https://github.com/OWNER/repo-docs-hook"
_LABELS = ("source", "source code", "repository")
_URL = re.compile(r"[A-Za-z][A-Za-z+]*://[\w.:/@~%+-]+")
_CREDENTIALS = re.compile(r"(https?://)[^/@]*@")


@dataclass(frozen=True, slots=True)
class Source:
    """The ``repo`` and the ``rev`` of the entry."""

    url: str = UNKNOWN
    rev: str = f"v{__version__}"


def find_source() -> Source:
    """Return the source that the installed distribution names.

    That is the git URL it was installed from (``direct_url.json``, PEP 610), else the
    project's own, else UNKNOWN.
    """
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        found = distribution("repo-docs-hook")
    except PackageNotFoundError:
        return Source()
    labelled = found.metadata.get_all("Project-URL") or ()
    return Source(choose_url(found.read_text("direct_url.json") or "", labelled))


def choose_url(direct: str, labelled: Iterable[str]) -> str:
    """Return the URL from ``direct_url.json`` and the ``Project-URL`` lines of the metadata.

    Credentials are left out, and so is what has no place in a line of YAML.
    """
    urls = [_git_url(direct)]
    for line in labelled:
        label, _, url = line.partition(", ")
        urls += [url.strip()] if label.lower() in _LABELS else []
    bare = (_CREDENTIALS.sub(r"\1", url) for url in urls)
    return next((url for url in bare if _URL.fullmatch(url)), UNKNOWN)


def _git_url(direct: str) -> str:
    try:
        record = json.loads(direct)
        return str(record["url"]) if record["vcs_info"]["vcs"] == "git" else ""
    except (ValueError, KeyError, TypeError):
        return ""
