"""What a customer owes."""

from __future__ import annotations

from decimal import Decimal

from acme import _tax


class Invoice:
    """A bill for one order."""

    def __init__(self, net: Decimal) -> None:
        self.net = net

    def gross(self) -> Decimal:
        """Return the net amount with tax."""
        return self.net + _tax.of(self.net)
