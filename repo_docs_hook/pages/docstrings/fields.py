"""What a docstring says of one parameter, return value, exception or attribute. Data alone."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple


class Role(Enum):
    """What a field describes; the value is the title of its table or paragraph."""

    PARAMETER = "Parameter"
    OTHER = "Other parameter"
    RECEIVED = "Received"
    ATTRIBUTE = "Attribute"
    RETURNS = "Returns"
    YIELDS = "Yields"
    RAISES = "Raises"
    WARNS = "Warns"
    NAMED = ""


class Field(NamedTuple):
    """One field: the names that it describes, their type as written, what is said of them.

    Of a field of no known kind (``NAMED``) ``names`` is what it is called. ``default`` is what
    the docstring gives beside the type, ``optional`` if it says that alone.
    """

    role: Role
    names: str
    type: str
    lines: tuple[str, ...]
    default: str = ""


class Part(NamedTuple):
    """A part of a docstring: its title, ``""`` for none, and its text or its fields.

    ``lines`` have no common indent. Of a text among fields, ``lines`` alone are there.
    """

    title: str
    lines: tuple[str, ...]
    fields: tuple[Field, ...] = ()


_DEFAULT = re.compile(r"defaults?(?:s to|\s*[=:]|\s+is\b|\s+to\b)?\s*(.*)", re.DOTALL)
_CLOSING = re.compile(r"[\s,;(]+\Z")


def split_default(text: str) -> tuple[str, str]:
    """Return a type without ``optional`` or a default, and that: ``optional``, or the default."""
    at = text.rfind("default")
    default = ""
    if at >= 0 and (not at or text[at - 1] in " ,(;") and (match := _DEFAULT.match(text, at)):
        head = text[:at]
        default = match[1].strip(" ").rstrip(".")
        if head.rstrip(" ").endswith("(") and default.endswith(")"):
            default = default[:-1]
        text = _CLOSING.sub("", head)
        default = default or "optional"
    bare = text.rstrip(" .)")
    if bare.endswith("optional") and bare[:-8].rstrip(" ")[-1:] in ("", ",", ";", "("):
        return bare[:-8].rstrip(" ,;("), default or "optional"
    return text.strip(" "), default
