"""The reader of Python sources: no other folder or module imports libcst."""
