"""Docstrings to Markdown: sections, fields and text in the styles that authors write."""
