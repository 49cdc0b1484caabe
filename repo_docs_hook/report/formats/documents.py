r"""JSON and XML on their way to a stream that a CI runner may listen to.

GitHub's runner obeys ``##[command]`` anywhere in a line; both formats can write a ``#`` in
another way, so that no reader of theirs sees a difference.
"""

from __future__ import annotations

import json
from typing import Any, TextIO


def write_json(document: Any, stream: TextIO) -> None:
    """Write a document in ASCII, with a newline at its end."""
    text = json.dumps(document, indent=2)
    stream.write(text.replace("##", "#\\u0023") + "\n")


def write_xml(data: bytes, stream: TextIO) -> None:
    """Write XML that is in ASCII, with a newline at its end."""
    stream.write(data.decode("ascii").replace("##", "#&#35;") + "\n")
