"""Paths of sources and folders to the paths of their pages, and back. Pure."""

from __future__ import annotations

from repo_docs_hook.text.paths import FILE_PAGES, FOLDER_PAGES, folder_of, join


class PagePaths:
    """Where the pages of some sources and folders are.

    ``docs_root`` is ``.`` for the top level; ``sources`` and ``folders`` are those that have
    pages.
    """

    def __init__(self, docs_root: str, sources: frozenset[str], folders: frozenset[str]) -> None:
        self._root = "" if docs_root == "." else docs_root
        self._sources, self._folders = sources, folders

    def docs_page(self, path: str) -> str:
        """Return the path of a source's documentation page."""
        return join(self._root, path + FILE_PAGES[0])

    def keyword_page(self, path: str) -> str:
        """Return the path of a source's keyword page."""
        return join(self._root, path + FILE_PAGES[1])

    def file_pages(self, path: str) -> tuple[str, ...]:
        """Return the paths of the pages of a source, in the order of ``FILE_PAGES``."""
        return self.docs_page(path), self.keyword_page(path)

    def folder_pages(self, folder: str) -> tuple[str, ...]:
        """Return the paths of the pages of a folder, none where it has none."""
        found = (self.folder_index(folder), self.folder_doc(folder))
        return tuple(page for page in found if page)

    def folder_index(self, folder: str) -> str | None:
        """Return the path of a folder's index page, None where it has none."""
        return self._folder_page(folder, FOLDER_PAGES[0])

    def folder_doc(self, folder: str) -> str | None:
        """Return the path of a folder's documentation page, None where it has none."""
        return self._folder_page(folder, FOLDER_PAGES[1])

    def _folder_page(self, folder: str, name: str) -> str | None:
        return join(self._root, join(folder, name)) if folder in self._folders else None

    def asks_for(self, page: str) -> bool:
        """Tell whether a source or folder has a page of this path."""
        if not page.startswith(join(self._root, "")):
            return False
        return self.source_of(page) in self._sources or page in self.folder_pages(
            self.folder_of(page)
        )

    def source_of(self, page: str) -> str | None:
        """Return the source that a file page would belong to, None for a folder's page.

        ``page`` is named as a page below the docs root.
        """
        for suffix in FILE_PAGES:
            if page.endswith(suffix):
                return self._inside(page)[: -len(suffix)]
        return None

    def folder_of(self, page: str) -> str:
        """Return the folder of sources that a page below the docs root stands for."""
        return folder_of(self._inside(page))

    def _inside(self, page: str) -> str:
        """Return a page's path below the docs root."""
        return page[len(join(self._root, "")) :]
