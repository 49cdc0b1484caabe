"""All questions to git: snapshots of index, commits and disk, their contents and differences."""
