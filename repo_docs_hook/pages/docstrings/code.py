"""Tell Python from other text, and name the languages that a fence may have."""

from __future__ import annotations

import re
from collections.abc import Sequence

PYTHON, TEXT = "python", "text"
#: What authors call a language -> what GitHub and site generators highlight. Others that they
#: would render as pictures (``math``, ``mermaid``, ``geojson``...) are never taken.
_LANGUAGES = {
    **dict.fromkeys(("py", "py3", "python", "python3", "pycon", "python-console"), PYTHON),
    **dict.fromkeys(("ipython", "ipython3", "default", "doctest"), PYTHON),
    **dict.fromkeys(("sh", "shell", "bash", "console", "shell-session", "zsh"), "sh"),
    **{each: each for each in ("c", "cpp", "css", "cython", "diff", "html", "http", "ini")},
    **{each: each for each in ("java", "javascript", "json", "jinja", "makefile", "rst", "rust")},
    **{each: each for each in ("sql", "toml", "typescript", "xml", "yaml")},
    **{"c++": "cpp", "cfg": "ini", "js": "javascript", "jsonc": "json", "yml": "yaml"},
    **{"postgresql": "sql", "mysql": "sql", "pycon+sql": PYTHON, "python+sql": PYTHON},
}
_SESSION = re.compile(r">>> ?|In \[[0-9]+\]:")
# A line that begins a statement of Python, or goes on with one.
_STATEMENT = re.compile(
    r"(?:from [\w.]+ import |import \w|(?:async )?def \w+ ?[(\[]|class \w+ ?[(:\[]"
    r"|@\w[\w.]*(?:\(|$)"
    r"|(?:if|elif|while|for|with|async (?:for|with)|except|match|case) .*:(?:  ?#.*| \w.*)?$"
    r"|(?:try|else|finally):|(?:return|raise|yield|assert|del|await|global)(?: [^ ]*)?$"
    r"|(?:return|raise|yield|await|assert) [\w.]+ ?[(\[=+*/%.-]|(?:pass|break|continue)$"
    r"|[\w.]+(?:, ?[\w.]+)*(?:\[[^\]]*\])?(?:: ?[\w.\[\], |]+)? ?[-+*/|&@]?= ?\S"
    r"|[\w.]+\(.*|[\])}]+[,:]?(?:  ?#.*)?$|#|\.\.\.$|\"\"\"|''')",
    re.ASCII,
)
_GAP = re.compile(r"[^\s.!?] {3,}\S")
_DRAWN = re.compile(r"[|+][-=| ].*[|+] *\Z|[-=]{3,} [-=]{3,}|.*(?:[\u2500-\u257f]|[-=]{3,}>)")


def language_of(name: str) -> str:
    """Return the language of a fence for what an author calls it, ``text`` for an unknown one."""
    return _LANGUAGES.get(name.strip(" ").lower(), TEXT)


def is_session(line: str) -> bool:
    """Tell whether a line is the first one of a doctest or an IPython session."""
    return bool(_SESSION.match(line))


def is_python(lines: Sequence[str]) -> bool:
    """Tell whether all lines without indent look like statements of Python.

    A rule over lines, so that it is the same under every release of Python.
    """
    tops = [line for line in lines if line and line[0] != " "]
    if tops and is_session(tops[0]):
        return True
    told = any(line[0] != "#" for line in tops)
    return told and all(_STATEMENT.match(line) for line in tops)


def is_drawn(lines: Sequence[str]) -> bool:
    """Tell whether the places of characters in lines matter, as in a table or a drawing."""
    return any(_DRAWN.match(line.strip(" ")) or _GAP.search(line) for line in lines)
