"""Contents of sources to facts, in child processes."""
