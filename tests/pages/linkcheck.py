"""Follow every link and anchor of a set of pages, as GitHub's own parser finds them."""

from __future__ import annotations

import os
import posixpath
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

import cmarkgfm  # type: ignore[import-untyped]
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]

EXTENSIONS = ("table", "strikethrough", "autolink", "tagfilter", "tasklist")
_OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES


def to_html(text: str) -> str:
    """Return a page as cmark-gfm renders it with every extension on."""
    html: str = cmarkgfm.markdown_to_html_with_extensions(text, _OPTIONS, list(EXTENSIONS))
    return html


class Elements(HTMLParser):
    """The elements of a page: tags in order, targets of links, ids of anchors, all text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.targets: list[str] = []
        self.ids: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("href", "src"):
                self.targets.append(value or "")
            elif name == "id":
                self.ids.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def broken_links(pages: Mapping[str, str], files: Collection[str]) -> Iterator[str]:
    """Yield one line for every link of ``pages`` (path -> text) that leads nowhere.

    A link must lead to a page, to one of ``files``, or to a folder of one of them, and its
    fragment to an anchor of that page. Anchors that a page has twice are told too.
    """
    elements = {path: Elements(to_html(text)) for path, text in pages.items()}
    ids = {path: frozenset(found.ids) for path, found in elements.items()}
    folders = {""}
    for path in [*pages, *files]:
        while path := path.rpartition("/")[0]:
            folders.add(path)
    known = {*pages, *files, *folders}
    for page, found in elements.items():
        for twice in (each for each, count in Counter(found.ids).items() if count > 1):
            yield f"{page}: anchor {twice!r} more than once"
        for target in set(found.targets):
            path, fragment = resolve(page, target)
            if path not in known:
                yield f"{page}: {target} leads nowhere"
            elif fragment and fragment not in ids[path]:
                yield f"{page}: {target} has no such anchor"


def resolve(page: str, target: str) -> tuple[str, str]:
    """Return the path and the fragment that a link on a page means."""
    path, _, fragment = target.partition("#")
    decoded = os.fsdecode(unquote_to_bytes(path))
    full = posixpath.normpath(posixpath.join(posixpath.dirname(page), decoded)) if path else page
    return "" if full == "." else full, unquote_to_bytes(fragment).decode("utf-8", "replace")
