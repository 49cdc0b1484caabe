"""The sections of a documentation page, a module each."""
