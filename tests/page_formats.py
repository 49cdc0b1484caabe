"""Pages of any format: the shortest one, a real one as another release marks it, a whole tree."""

from __future__ import annotations

from repo_docs_hook.pages.markup.markdown import FORMAT, page_text
from repo_docs_hook.text.headings import Title
from tests.places import TESTS

#: A repository as the first release left it, its sources and its pages.
FIRST_RELEASE = TESTS / "golden/format-1/repository"


def our_page(number: int = FORMAT) -> str:
    """Return a short page of ours, in the format of that number."""
    return in_format(page_text(Title.INDEX, "text"), number)


def in_format(page: str, number: int) -> str:
    """Return a page of this release with the head that another format gives it."""
    title, _, marker, *rest = page.split("\n")
    ours = f" (format {FORMAT})"
    if number == 1:
        return "\n".join([marker.replace(ours, ""), title, *rest])
    return "\n".join([title, "", marker.replace(ours, f" (format {number})"), *rest])


def first_release() -> dict[str, bytes]:
    """Return the files of ``FIRST_RELEASE``, by path."""
    files = sorted(path for path in FIRST_RELEASE.rglob("*") if path.is_file())
    return {path.relative_to(FIRST_RELEASE).as_posix(): path.read_bytes() for path in files}
