"""The index page of a folder: its subfolders and files, each with one line."""

from __future__ import annotations

from collections.abc import Iterator

from repo_docs_hook.pages.folder import CUT, FolderPage
from repo_docs_hook.pages.markup.escape import code, prose
from repo_docs_hook.pages.markup.markdown import bullets, flow, link, nest, page_text, table
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.project.front import find_packages, find_target
from repo_docs_hook.text.headings import IndexSection, Title
from repo_docs_hook.text.paths import name_of

#: Bytes of a list where the page is too long.
_MOST_BYTES, _MOST_OF_FILES = 60_000, 250_000
#: Characters of the project's description; it is meant to be a line (PEP 621).
_LONGEST_DESCRIPTION = 2_000


def index_text(page: FolderPage) -> str:
    """Return the text of ``<folder>/index.md``, the index page of a folder."""
    return page_text(
        Title.INDEX,
        page.name,
        _overview(page),
        _subfolders(page),
        _files(page),
        _navigation(page),
    )


def _overview(page: FolderPage) -> str:
    sentence = summary(page.package.facts.docstring) if page.package else ""
    location = f"**Location**: {link(code(page.name), page.links.to(page.folder))}"
    about = page.project.config.about.description[:_LONGEST_DESCRIPTION]
    if page.folder:
        said, front = [sentence or page.role], list[str]()
    else:
        said, front = [page.role, prose(about) or sentence], list(_front(page))
    return page.section(IndexSection.OVERVIEW, "", *said, bullets((*front, location)))


def _front(page: FolderPage) -> Iterator[str]:
    """Yield what the root's index shows of the project: its README, packages and commands."""
    if page.project.readme:
        yield f"**README**: {page.links.source_link(page.project.readme)}"
    packages = [
        link(code(name), page.links.folder(folder)) for name, folder in find_packages(page.project)
    ]
    if packages:
        yield flow("**Packages**", page.fit(packages, _MOST_BYTES))
    commands = [_command(page, *each) for each in page.project.config.about.scripts]
    if commands:
        yield nest("**Commands**", page.fit(commands, _MOST_BYTES))


def _command(page: FolderPage, name: str, reference: str) -> str:
    found, label = find_target(reference, page.project), code(reference)
    return f"{code(name)}: {link(label, page.links.documentation(found)) if found else label}"


def _subfolders(page: FolderPage) -> str:
    lines = []
    for each in page.subfolders:
        text, label = page.describe_subfolder(each), page.folder_link(each)
        lines.append(f"{label}: {text}" if text else label)
    nothing = "No folder in it holds a source."
    return page.section(IndexSection.SUBFOLDERS, nothing, bullets(page.fit(lines, _MOST_BYTES)))


def _files(page: FolderPage) -> str:
    rows = [_row(page, path) for path in page.files]
    lines = page.fit([*map(" ".join, rows)], _MOST_OF_FILES)
    cut = len(lines) - 1 if lines[-1:] == [CUT] else None
    head = ("File", "Description", "Source", "Keywords")
    shown = table(head, rows[:cut]) if rows else ""
    nothing = "No source stands directly in this folder."
    return page.section(IndexSection.FILES, nothing, shown, CUT if cut is not None else "")


def _row(page: FolderPage, path: str) -> tuple[str, ...]:
    """Return the row of a file: its page comes first, and what has none is linked itself."""
    links = page.links
    first = links.documentation_link(path, name_of(path)), page.describe_file(path)
    if not page.project.has_pages(path):
        return *first, "", ""
    return *first, link("source", links.to(path)), link("keywords", links.keywords(path))


def _navigation(page: FolderPage) -> str:
    lines = []
    if page.folder:
        parent = page.links.folder_link(page.project.parent(page.folder))
        lines.append(f"**Parent folder**: {parent}")
    doc = page.project.pages.folder_doc(page.folder)
    if doc:
        title = "Folder documentation" if page.folder else "Folder documentation, with all folders"
        lines.append(f"**{title}**: {link(code('doc.md'), page.links.to(doc))}")
    return page.section(IndexSection.NAVIGATION, "", bullets(lines))
