"""What follows from the set of source paths and the settings."""
