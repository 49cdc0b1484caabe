"""Rows for patterns in statements: errors, matching, imports at run time, globals."""

from __future__ import annotations

from repo_docs_hook.rules.arguments import ends, given, none_of, variable
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On

ROWS = (
    Row(
        "Broad Except",
        On.SYNTAX,
        "except",
        "also catches KeyboardInterrupt and SystemExit",
        what="except:",
        test=given("", "", position=0),
    ),
    Row(
        "Broad Except",
        On.SYNTAX,
        "except",
        "also catches KeyboardInterrupt and SystemExit",
        what="except BaseException:",
        test=given("", "BaseException", position=0),
    ),
    Row(
        "Broad Except",
        On.SYNTAX,
        "except",
        what="except Exception:",
        test=given("", "Exception", position=0),
    ),
    Row(
        "Deprecation",
        On.CALL,
        "warnings.warn warnings.warn_explicit",
        "warns its callers",
        what="DeprecationWarning",
        test=ends("category", "DeprecationWarning", "PendingDeprecationWarning", position=1),
    ),
    Row(
        "Deprecation",
        On.DECORATOR,
        "warnings.deprecated typing_extensions.deprecated",
        "warns its callers",
        test=none_of(given("category", "None")),
    ),
    Row(
        "Dynamic Import",
        On.CALL,
        "importlib.import_module builtins.__import__",
        "loads a module whose name is known only at run time",
        test=variable("name", 0),
    ),
    Row(
        "Dynamic Import",
        On.CALL,
        "importlib.util.spec_from_file_location importlib.machinery.SourceFileLoader",
        "loads a module from a file",
    ),
    Row("Exception Group", On.SYNTAX, "except*", what=""),
    Row("Global State", On.SYNTAX, "global", "rebinds variables of the module", what="global"),
    Row("Pattern Matching", On.SYNTAX, "match", what=""),
    Row(
        "Suppressed Errors",
        On.CALL,
        "contextlib.suppress",
        test=given("", "=builtins.Exception", "=builtins.BaseException", position=0),
    ),
)
