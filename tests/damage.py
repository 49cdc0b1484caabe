"""What disks, crashes and copies do to a file: bytes changed, lost, added or turned to zero."""

from __future__ import annotations

import random
from collections.abc import Iterator


def flip(data: bytes, at: int) -> bytes:
    """Return the data with every bit of one byte turned."""
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def damage(data: bytes, dice: random.Random) -> bytes:
    """Return the data after one damage; it may be what it was."""
    at = dice.randrange(len(data))
    size = dice.choice((1, 2, 8, 64, 512, 4096))
    noise = dice.randbytes(size)
    return dice.choice(
        (
            data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :],
            data[:at] + noise + data[at + size :],
            data[:at] + bytes(size) + data[at + size :],
            data[:at],
            data[:at] + noise + data[at:],
            data[:at] + data[at + size :],
            data[:at] + data[at : at + size] + data[at:],
        )
    )


def damages(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Yield the data after each of some damages, the same ones for a seed."""
    dice = random.Random(seed)
    return (damage(data, dice) for _ in range(count))
