"""How lines fit into a width."""

from __future__ import annotations

import pytest

from repo_docs_hook.report.lines import Line, Span, join_names, lay_out, line

WORDS = line("  ", "one two three four", hang=4)
PATHS = line("    ", *join_names(["a b/one.py", "two.py", "three.py"]), hang=6)
HEAD = Line((Span("docs/a.md", "name"),), (Span("   "), Span("what it is")), hang=2)

CASES = {
    "no bound": (WORDS, None, ["  one two three four"]),
    "fits exactly": (WORDS, 20, ["  one two three four"]),
    "wrapped": (WORDS, 19, ["  one two three", "    four"]),
    "wrapped twice": (WORDS, 9, ["  one two", "    three", "    four"]),
    "narrower than a word": (WORDS, 3, ["  one", "    two", "    three", "    four"]),
    "cut": (line("  ", Span("+abcdef", "added"), fit="cut"), 6, ["  +abc"]),
    "wide characters are cut whole": (line("漢漢漢", fit="cut"), 5, ["漢漢"]),
    "kept": (line("  ", Span("a b c d e f"), fit="keep"), 5, ["  a b c d e f"]),
    "paths whole": (PATHS, 16, ["    a b/one.py,", "      two.py,", "      three.py"]),
    "paths with blanks whole": (PATHS, 6, ["    a b/one.py,", "      two.py,", "      three.py"]),
    "rest fits": (HEAD, 22, ["docs/a.md   what it is"]),
    "rest below": (HEAD, 21, ["docs/a.md", "  what it is"]),
    "empty": (line(), 10, [""]),
}


@pytest.mark.parametrize(("given", "width", "laid"), CASES.values(), ids=CASES)
def test_width(given: Line, width: int | None, laid: list[str]) -> None:
    found = lay_out(given, width, lambda text: len(text) + text.count("漢"))
    assert ["".join(span.text for span in spans) for spans in found] == laid
