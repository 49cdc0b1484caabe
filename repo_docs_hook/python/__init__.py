"""The reader of Python sources: the only room that knows libcst."""
