"""The other tools: what each does and does not do, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Peer:
    """A tool and what running it has shown.

    ``traits`` are yes or no: proves that docs are fresh, shows the diff, incremental, reads
    what is staged. ``requirement`` is what pip installs, ``""`` where pip does not;
    ``program`` its command, ``argv`` the arguments of a whole run, ``again`` those of a
    second one where it has a quicker one. ``{out}`` stands for a place to write to,
    ``{packages}`` for the tree's packages, ``{options}`` for the same, each behind ``-p``.
    ``codes`` are the ends that are no failure.
    """

    name: str
    does: str
    traits: tuple[str, str, str, str]
    requirement: str = ""
    program: str = ""
    argv: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    codes: tuple[int, ...] = (0,)


#: This tool, measured with the others but run from this checkout.
OURS = "repo-docs-hook"
_NO = ("no", "no", "no", "no")

PEERS = (
    Peer(
        name=OURS,
        does="Markdown pages for every file and folder; again: `--check`",
        traits=("yes", "yes", "yes", "yes"),
    ),
    Peer(
        name="documate",
        does="Markdown pages for each part of the tree, and a call graph; again: `--check`",
        traits=("yes", "no", "yes", "no"),
        requirement="documate==0.7.0",
        program="documate",
        again=("--check",),
        codes=(0, 1),
    ),
    Peer(
        name="griffe dump",
        does="the API of the packages as JSON",
        traits=_NO,
        requirement="griffe==2.4.1",
        program="griffe",
        argv=("dump", "-s", ".", "-o", "{out}", "{packages}"),
    ),
    Peer(
        name="pydoc-markdown",
        does="the API of the packages as one Markdown text",
        traits=_NO,
        requirement="pydoc-markdown==4.8.2",
        program="pydoc-markdown",
        argv=("-q", "-I", ".", "{options}"),
    ),
    Peer(
        name="interrogate",
        does="counts what has a docstring",
        traits=_NO,
        requirement="interrogate==1.7.0",
        program="interrogate",
        argv=("-q", "--fail-under", "0", "."),
    ),
    Peer(
        name="sphinx-apidoc",
        does="stubs for Sphinx from the names of modules; opens no source",
        traits=_NO,
        requirement="sphinx==9.0.4",
        program="sphinx-apidoc",
        argv=("-q", "-f", "-o", "{out}", "."),
    ),
    Peer(
        name="ctags",
        does="where each name is defined",
        traits=_NO,
        program="ctags",
        argv=("-R", "--languages=Python", "-f", "{out}", "."),
    ),
)
