"""Pages read back: what a committed page says."""
