"""How long the tests of the cache look for a wrong answer."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("long", max_examples=8000, deadline=None)
