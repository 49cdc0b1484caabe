"""Python: the reader, what names mean, tests by name. No other package imports libcst."""
