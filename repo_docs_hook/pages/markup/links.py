"""Links from a page to sources and folders: to their pages, else to the file itself."""

from __future__ import annotations

from dataclasses import dataclass

from repo_docs_hook.pages.markup.escape import code
from repo_docs_hook.pages.markup.markdown import link, relative_target
from repo_docs_hook.project.project import Project


@dataclass(frozen=True)
class Links:
    """Links as the page at the path ``page`` has to write them, relative to its folder."""

    page: str
    project: Project

    def to(self, path: str) -> str:
        """Return the target of any path of the repository, ``""`` for the top level."""
        return relative_target(self.page, path)

    def documentation(self, path: str) -> str:
        """Return the target of a source's documentation page, or of the source if it has none."""
        return self.to(self.project.pages.docs_page(path) if self.project.has_pages(path) else path)

    def other(self, source: str, name: str) -> str | None:
        """Return the target of another source that a dotted name means in one, None for none."""
        found = self.project.resolve(source, name)
        return None if found is None or found == source else self.documentation(found)

    def keywords(self, path: str) -> str:
        """Return the target of a source's keyword page, or of the source if it has none."""
        return self.to(
            self.project.pages.keyword_page(path) if self.project.has_pages(path) else path
        )

    def folder(self, folder: str) -> str:
        """Return the target of a folder's index page, or of the folder if it has none."""
        index = self.project.pages.folder_index(folder)
        return self.to(folder if index is None else index)

    def source_link(self, path: str) -> str:
        """Return a link to a source itself, labelled with its path."""
        return link(code(path), self.to(path))

    def documentation_link(self, path: str, label: str = "") -> str:
        """Return a link to a source's documentation page; the label is its path by default."""
        return link(code(label or path), self.documentation(path))

    def folder_link(self, folder: str) -> str:
        """Return a link to a folder's index page, labelled with its path."""
        return link(code(folder) if folder else "the top level", self.folder(folder))
