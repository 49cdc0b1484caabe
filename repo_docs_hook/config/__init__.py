"""The settings: files to data."""
