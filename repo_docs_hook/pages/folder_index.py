"""The index page of a folder: its subfolders and files, each with one line."""

from __future__ import annotations

from repo_docs_hook.pages.folder import Folder
from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import bullets, link, page_text, section, table
from repo_docs_hook.pages.markup.paragraphs import summary
from repo_docs_hook.text.paths import name_of


def index_text(folder: Folder) -> str:
    """Return the text of ``<folder>/index.md``."""
    return page_text(
        f"Index: {folder.label}",
        _overview(folder),
        _subfolders(folder),
        _files(folder),
        _navigation(folder),
    )


def _overview(folder: Folder) -> str:
    sentence = summary(folder.package.facts.docstring) if folder.package else ""
    location = f"**Location**: {link(folder.label, folder.links.to(folder.path))}"
    return section("Overview", sentence, "" if sentence else folder.role, bullets((location,)))


def _subfolders(folder: Folder) -> str:
    lines = []
    for each in folder.subfolders:
        text = folder.describe_subfolder(each)
        label = link(code(f"{name_of(each)}/"), folder.links.folder(each))
        lines.append(f"{label}: {text}" if text else label)
    return section("Subfolders", bullets(lines) or "No folder in it holds a source.")


def _files(folder: Folder) -> str:
    if not folder.files:
        return section("Files", "No source stands directly in this folder.")
    rows = [_row(folder, path) for path in folder.files]
    return section("Files", table(("File", "Description", "Documentation", "Keywords"), rows))


def _row(folder: Folder, path: str) -> tuple[str, ...]:
    links, name = folder.links, name_of(path)
    source = link(code(name), links.to(path))
    if not folder.project.has_pages(path):
        return source, folder.describe_file(path), "", ""
    pages = link("docs", links.documentation(path)), link("keywords", links.keywords(path))
    return source, folder.describe_file(path), *pages


def _navigation(folder: Folder) -> str:
    lines = []
    if folder.path:
        parent = folder.path.rpartition("/")[0]
        lines.append(f"**Parent folder**: {folder.links.folder_link(parent)}")
    doc = folder.project.pages.folder_doc(folder.path)
    if doc:
        target = folder.links.to(doc)
        lines.append(f"**Folder documentation**: {link(code('doc.md'), target)}")
    return section("Navigation", bullets(lines))
