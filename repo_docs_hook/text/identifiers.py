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
