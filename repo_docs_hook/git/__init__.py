"""What git knows: snapshots of index, trees and disk, their contents and differences."""

from repo_docs_hook.git.command import GitError
from repo_docs_hook.git.repository import Repository

__all__ = ["GitError", "Repository"]
