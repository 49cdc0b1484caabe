"""What stands below is read by tests, and holds none."""

from __future__ import annotations

collect_ignore_glob = ["*"]
