"""The pages of a source that could never be read: what follows from its path alone."""

from __future__ import annotations

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.module import Module
from repo_docs_hook.model.notes import Findings
from repo_docs_hook.model.outcome import Page
from repo_docs_hook.pages.keywords import render_file_information
from repo_docs_hook.pages.markup.markdown import bullets, page_text, section
from repo_docs_hook.pages.module import ModulePage
from repo_docs_hook.pages.sections.overview import metadata_lines
from repo_docs_hook.pages.sections.purpose import known_lines
from repo_docs_hook.pages.sections.usage import render_references
from repo_docs_hook.project.project import Project
from repo_docs_hook.text.headings import FileSection, Title

_START = "Not understood: "
#: Without a reason, which may differ between machines.
_SENTENCE = f"{_START}the source cannot be read, so this page says only what its path tells."

_NO_PURPOSE = "Its path does not say what it is for."


def unread_pages(path: str, project: Project, findings: Findings) -> tuple[Page, ...]:
    """Return both pages of a source that cannot be read; ``findings`` follow from its path.

    With these pages no link on another page depends on whether a source can be read.
    """
    module = Module(path, Facts())
    pages = zip(project.pages.file_pages(path), (_documentation, _keywords), strict=True)
    return tuple(
        Page(page, render(ModulePage(module, project, findings, page)), path)
        for page, render in pages
    )


def says_not_understood(text: str) -> bool:
    """Tell whether a page is one of ``unread_pages``, by the sentence above all sections.

    No source can put that sentence on another page: text of sources stands in sections only.
    """
    head = text.partition("\n## ")[0]
    return any(line.startswith(_START) for line in head.split("\n"))


def _documentation(page: ModulePage) -> str:
    return page_text(
        Title.DOCUMENTATION,
        page.source,
        _SENTENCE,
        section(FileSection.METADATA, bullets(metadata_lines(page))),
        section(FileSection.PURPOSE, bullets(known_lines(page)) or _NO_PURPOSE),
        section(FileSection.ORIGINAL, page.links.source_link(page.source)),
        section(FileSection.REFERENCES, *render_references(page)),
    )


def _keywords(page: ModulePage) -> str:
    return page_text(Title.KEYWORDS, page.source, _SENTENCE, render_file_information(page))
