"""Measure the tool against the least that it has to do, and beside other tools."""
