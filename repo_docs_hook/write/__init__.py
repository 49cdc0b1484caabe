"""The modules that write: pages, the index, report files."""
