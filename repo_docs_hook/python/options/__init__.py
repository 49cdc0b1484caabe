"""What the outside can set: the environment variables and command line options of a source."""
