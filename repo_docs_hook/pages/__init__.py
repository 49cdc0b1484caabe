"""Facts and notes to the Markdown of the pages."""
