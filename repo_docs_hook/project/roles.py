"""What a part of a repository is for, by the names of its folders."""

from __future__ import annotations

#: Role by name of folder, lower case. Where two folders of a path have roles, the first row wins.
ROLES = (
    ("vendored code", "vendor vendored _vendor _vendored third_party thirdparty 3rdparty"),
    ("testing infrastructure", "test tests testing unittests e2e"),
    ("benchmarks", "bench benchmark benchmarks asv_bench"),
    ("examples", "demo demos example examples sample samples tutorial tutorials"),
    ("documentation", "doc docs documentation"),
    ("scripts and tools", "bin script scripts tool tools"),
    ("database migrations", "migrations"),
    ("continuous integration", ".github .gitlab .circleci"),
    ("type stubs", "stubs typings"),
)


def builtin_role(path: str) -> str:
    """Return what the folder of ``path`` is for, ``""`` where its parts do not say.

    ``path`` is a file's or a folder's, with ``/`` between its parts. A part counts when it
    is one of the names in ``ROLES``, in any case, and never when it only contains one.
    """
    parts = {part.lower() for part in path.split("/")}
    return next((title for title, names in ROLES if parts.intersection(names.split())), "")
