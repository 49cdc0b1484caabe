"""Markdown, Mermaid and links: escape text and give it form."""
