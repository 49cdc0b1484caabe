"""Why a page is out of date, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    """Why a page is out of date. The words for each are in ``report/words.py``."""

    SOURCE_CHANGED = "source changed"
    SOURCE_ADDED = "source added"
    SOURCE_ADDED_WITHOUT_PAGES = "source added without pages"
    SOURCE_RENAMED_FROM = "source renamed from"
    SOURCE_RENAMED_TO = "source renamed to"
    SOURCE_DELETED = "source deleted"
    NOT_A_SOURCE = "not a source any more"
    NO_SUCH_SOURCE = "no such source"
    PAGE_MISSING = "page missing"
    PAGE_DELETED = "page deleted"
    PAGE_EDITED = "page edited"
    PAGE_MERGED = "page merged"
    PAGE_WITHOUT_SOURCE = "page without source"
    NOT_ADDED = "not added"
    IN_CONFLICT = "in conflict"
    OTHER_SOURCES = "other sources"
    SOURCE_BELOW = "source below"
    PROJECT = "project"
    SETTINGS = "settings"
    OLDER_FORMAT = "older format"
    NEWER_FORMAT = "newer format"
    BEFORE = "before"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Why:
    """A reason, with the other ``path`` of a source that was renamed.

    Of a page in another format ``format`` is the number of that, ``current`` the one of the
    format that this release writes.
    """

    reason: Reason
    path: str = ""
    format: int = 0
    current: int = 0

    @property
    def is_format(self) -> bool:
        """Whether a page was written in another format than the one of this release."""
        return self.reason in (Reason.OLDER_FORMAT, Reason.NEWER_FORMAT)
