"""A package of two modules."""
