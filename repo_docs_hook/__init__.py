"""Documentation pages of a Python repository, and proof that they are fresh.

Public are the command line (options, exit codes, modes), the settings, the ids of the hooks
(``repo-docs-check``, ``repo-docs-fix``), the report of ``--output-format json`` as
``schemas/report-1.json`` describes it, and ``__version__``. The modules of this package are
private: whatever can be imported from them may change in any release.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
