"""The titles of pages, and of their sections, each with the id that links and readers use.

This is the only place of a title. Writer, reader, keyword page and report name a section by
its member here.
"""

from __future__ import annotations

from enum import Enum

#: What the anchors of sections begin with; the hyphen keeps them apart from Python names.
PREFIX = "section-"


#: Headings inside sections.
CODE_STRUCTURE = "### Code Structure"
ROLE = "### Role in the Project"
IMPORT_DEPENDENCIES = "### Import Dependencies"
TESTING, USAGE = "### Testing", "### Usage Examples"
COMMAND_LINE, ENVIRONMENT = "### Command Line", "### Environment"


class Title(Enum):
    """What the title of a page begins with; the path that the page is about follows."""

    DOCUMENTATION = "Documentation"
    KEYWORDS = "Keyword Index"
    INDEX = "Index"


class Section(Enum):
    """A section of a page: ``id`` is what its anchor is made of, ``title`` its heading."""

    def __init__(self, identifier: str, title: str) -> None:
        self.id = identifier
        self.title = title

    @property
    def anchor(self) -> str:
        """The id of the anchor on the heading's line."""
        return f"{PREFIX}{self.id}"


class FileSection(Section):
    """Sections of the documentation page of a source, in the order of the page."""

    METADATA = ("file-metadata", "File Metadata")
    PURPOSE = ("file-purpose", "File Purpose")
    ORIGINAL = ("original-source", "Original Source")
    OVERVIEW = ("high-level-overview", "High-Level Overview")
    ANALYSIS = ("detailed-analysis", "Detailed Analysis")
    ARCHITECTURE = ("architecture-design", "Architecture & Design")
    DEPENDENCIES = ("dependencies", "Dependencies")
    PATTERNS = ("code-patterns-idioms", "Code Patterns & Idioms")
    PERFORMANCE = ("performance-considerations", "Performance Considerations")
    SECURITY = ("security-safety", "Security & Safety")
    TESTING = ("testing-usage", "Testing & Usage")
    RELATED = ("related-files", "Related Files")
    REFERENCES = ("cross-references", "Cross-References")


class KeywordSection(Section):
    """Sections of the keyword page of a source, in the order of the page."""

    INFORMATION = ("file-information", "File Information")
    KEYWORDS = ("keywords-extracted", "Keywords Extracted")
    MAP = ("keyword-section-map", "Keyword → Section Map")


class IndexSection(Section):
    """Sections of the index page of a folder, in the order of the page."""

    OVERVIEW = ("overview", "Overview")
    SUBFOLDERS = ("subfolders", "Subfolders")
    FILES = ("files", "Files")
    NAVIGATION = ("navigation", "Navigation")


class FolderSection(Section):
    """Sections of the documentation page of a folder, in the order of the page."""

    ROLE = ("role", "Role")
    CONTENTS = ("contents-overview", "Contents Overview")
    CONCEPTS = ("key-concepts", "Key Concepts")
    ARCHITECTURE = ("architecture-organization", "Architecture & Organization")
    IMPORTANT = ("important-files", "Important Files")
    WORKING = ("working-with-this-folder", "Working with This Folder")
    REFERENCES = ("cross-references", "Cross-References")
