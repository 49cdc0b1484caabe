"""The sections of a documentation page: a module for one or a few, and the table of all."""
