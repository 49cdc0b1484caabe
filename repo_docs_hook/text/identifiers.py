r"""The characters of Python's names, for regular expressions.

Every character beyond ASCII counts, since ``\w`` differs between releases of Python. The classes
are negated, because those compile much faster than ones with everything beyond ASCII.
"""

#: A character of a name: ASCII letters, digits, ``_``, and anything beyond ASCII.
CHARACTER = r"[^\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]"
#: One that a name can begin with.
START = r"[^\x00-\x40\x5b-\x5e\x60\x7b-\x7f]"
#: A character of a dotted name.
DOTTED = r"[^\x00-\x2d\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]"


def is_public(name: str) -> bool:
    """Tell whether a name is public by itself: it does not begin with an underscore."""
    return not name.startswith("_")


def is_special(name: str) -> bool:
    """Tell whether a name is one that Python itself looks up, such as ``__enter__``."""
    return name.startswith("__") and name.endswith("__")
