"""Documentation pages of a Python repository, and proof that they are fresh."""

__version__ = "0.1.0"
