"""Bytes of a Python source to text, logical lines and tokens."""
