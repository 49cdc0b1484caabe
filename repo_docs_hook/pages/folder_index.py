"""The index page of a folder: its subfolders and files, each with one line."""

from __future__ import annotations

from repo_docs_hook.pages.folder import FolderPage
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import bullets, link, page_text, section, table
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.text.headings import IndexSection, Title
from repo_docs_hook.text.paths import name_of


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
    return section(
        IndexSection.OVERVIEW, sentence, "" if sentence else page.role, bullets((location,))
    )


def _subfolders(page: FolderPage) -> str:
    lines = []
    for each in page.subfolders:
        text = page.describe_subfolder(each)
        label = link(code(f"{name_of(each)}/"), page.links.folder(each))
        lines.append(f"{label}: {text}" if text else label)
    return section(IndexSection.SUBFOLDERS, bullets(lines) or "No folder in it holds a source.")


def _files(page: FolderPage) -> str:
    if not page.files:
        return section(IndexSection.FILES, "No source stands directly in this folder.")
    rows = [_row(page, path) for path in page.files]
    return section(
        IndexSection.FILES, table(("File", "Description", "Documentation", "Keywords"), rows)
    )


def _row(page: FolderPage, path: str) -> tuple[str, ...]:
    links, name = page.links, name_of(path)
    source = link(code(name), links.to(path))
    if not page.project.has_pages(path):
        return source, page.describe_file(path), "", ""
    pages = link("docs", links.documentation(path)), link("keywords", links.keywords(path))
    return source, page.describe_file(path), *pages


def _navigation(page: FolderPage) -> str:
    lines = []
    if page.folder:
        parent = page.folder.rpartition("/")[0]
        lines.append(f"**Parent folder**: {page.links.folder_link(parent)}")
    doc = page.project.pages.folder_doc(page.folder)
    if doc:
        target = page.links.to(doc)
        lines.append(f"**Folder documentation**: {link(code('doc.md'), target)}")
    return section(IndexSection.NAVIGATION, bullets(lines))
