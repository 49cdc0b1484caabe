"""The walk over the syntax tree, and what each kind of node says."""
