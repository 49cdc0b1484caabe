"""Billing, one part of a namespace package."""
