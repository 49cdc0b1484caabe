"""Names and characters: paths, identifiers, labels, patterns."""
