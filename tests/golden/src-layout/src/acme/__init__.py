"""Invoices, from orders."""

from acme.invoice import Invoice

__all__ = ["Invoice"]
