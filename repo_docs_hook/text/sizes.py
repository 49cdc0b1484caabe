"""Show sizes in bytes as they are written in settings: ``1 MiB``, ``2 MB``, ``900 B``."""

from __future__ import annotations

#: Units and their bytes, the largest first; binary ones first, since the first that fits counts.
UNITS = (
    *(("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)),
    *(("GB", 10**9), ("MB", 10**6), ("kB", 10**3), ("B", 1)),
)


def show_size(number: int) -> str:
    """Return a number of bytes in the first unit of which it is a whole number."""
    unit, factor = _unit_of(number)
    return f"{number // factor} {unit}"


def show_excess(number: int, limit: int) -> tuple[str, str]:
    """Return texts for a number of bytes and the limit that it exceeds, in the limit's unit.

    Where the two would be equal, both are in bytes: ``1048578 B`` and ``1 MiB, 1048576 B``.
    """
    unit, factor = _unit_of(limit)
    near = round(number / factor, 1)
    if near > limit / factor:
        return f"{near:.1f}".removesuffix(".0") + f" {unit}", show_size(limit)
    return f"{number} B", f"{show_size(limit)}, {limit} B"


def _unit_of(number: int) -> tuple[str, int]:
    return next((unit, factor) for unit, factor in UNITS if number % factor == 0)
