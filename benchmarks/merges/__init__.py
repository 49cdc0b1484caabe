"""Replay the merges of real histories and report how their pages merge.

For each merge commit whose two sides both changed Python sources and whose sources merge
clean, the pages of the merge base, of both sides and of the merged sources are generated and
committed. Then the two sides are merged by git with their pages, and it is recorded which pages
conflict, which ones merge without a conflict but are not what the merged sources generate, and
whether ``--fix`` and ``git add`` mend all of them. What the recorded merge commit contains is
not used: git merges its parents again.

    python -m benchmarks.merges --repository ~/src/flask --repository ~/src/scrapy.git

prints Markdown tables. A repository is anything that git can clone from a path. Nothing is
written to it, and its HEAD says which merges there are. Merges are taken newest first, at most
``--limit`` of a repository; nothing is sampled at random, so each run over the same commits
gives the same answers. ``--settings`` names a file of settings in the form of
``repo-docs-hook.toml`` without ``docs-root``, to compare pages under other settings.
``--verbose`` lists every conflict and wrong page with the lines of both sides, and ``--output``
writes them to a JSON file. The tool must be installed for the Python that runs this.

What is left out, and counted: merges with several merge bases, and merges in which a Python
source or ``pyproject.toml`` (its ``[project]`` is on pages) conflicts. Conflicts in other files,
such as a changelog, are no concern of pages and do not matter here.
"""
