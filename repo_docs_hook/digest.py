"""Names for contents: one digest of several byte strings."""

from __future__ import annotations

try:
    # What hashlib gives too, without the time that it takes to load OpenSSL.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

SIZE = 32


def digest(*parts: bytes) -> bytes:
    """Return the BLAKE2b digest (RFC 7693) of some byte strings, ``SIZE`` bytes.

    Where one ends and the next begins counts.
    """
    whole = blake2b(digest_size=SIZE)
    for part in parts:
        whole.update(b"%d:" % len(part))
        whole.update(part)
    return whole.digest()
