"""Markdown, Mermaid and links: text made safe and put into form."""
