r"""What names are made of, for regular expressions.

A class of what is not in it is compiled in a fraction of the time that one with all that is
beyond ASCII takes. It does not ask which letters Python's own version knows (``\w``).
"""

#: A character of a name: ASCII letters, digits, ``_``, and anything beyond ASCII.
CHARACTER = r"[^\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]"
#: One that a name can begin with.
START = r"[^\x00-\x40\x5b-\x5e\x60\x7b-\x7f]"
#: A character of a dotted name.
DOTTED = r"[^\x00-\x2d\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]"
