"""Make the trees: write, copy, or download and unpack them."""

from __future__ import annotations

import shutil
import sys
import sysconfig
import tarfile
from pathlib import Path

from benchmarks.measure import Command
from benchmarks.synthetic import write_sources

RELEASES = {"django": "django==6.1.3", "sympy": "sympy==1.14.0"}
NAMES = ("lib", "django", "sympy", "synthetic-1000", "synthetic-10000", "synthetic-50000")


def unpack(name: str, top: Path, scratch: Path) -> None:
    """Put the files of a tree below ``top``; ``name`` is one of NAMES, or a folder to copy.

    ``scratch`` is where a download may lie. Raises SystemExit where there is no such tree.
    """
    if name.startswith("synthetic-"):
        write_sources(top, int(name.removeprefix("synthetic-")))
    elif name in RELEASES:
        _download(RELEASES[name], top, scratch)
    else:
        folder = Path(sysconfig.get_path("stdlib") if name == "lib" else name)
        if not folder.is_dir():
            raise SystemExit(f"there is no tree {name}: {', '.join(NAMES)}, or a folder")
        ignored = shutil.ignore_patterns("site-packages", "__pycache__", ".git", "*.so", "*.exe")
        shutil.copytree(folder, top, ignore=ignored, symlinks=True)


def _download(release: str, top: Path, scratch: Path) -> None:
    folder = scratch / f"{top.name}-release"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet")
    which = ("--no-deps", "--no-binary", ":all:", "--ignore-requires-python")
    Command((*pip, *which, "--dest", str(folder), release), scratch).run()
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    (unpacked,) = (each for each in folder.iterdir() if each.is_dir())
    unpacked.rename(top)
    shutil.rmtree(folder)
