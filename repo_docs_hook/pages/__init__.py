"""Turn facts and notes into the Markdown of the pages, and read pages back."""
