"""Measure the tool against what it cannot do without, and beside its peers."""
