"""What is typed in a row: the blocks of commands of the README and the guide, and what was before.

Each is a session of somebody new, in a folder that holds nothing but what ``before`` makes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.guide.reading import GUIDE

START = ("README.md", "Start")
WORK = ("README.md", "Work on this repository")
BEGIN = "guide/getting-started.md"
ADOPT = "guide/adopting.md"
INSTALL = (BEGIN, "Install")
STEPWISE = (ADOPT, "Step by step instead")
UPDATE = ("guide/faq.md", "How do I update the tool?")

COMMIT = "git add -A && git commit -q -m change"
CORE = "printf 'def run(command):\\n    return command\\n' > pkg/core.py"
USER = "printf 'from pkg.core import run\\n\\n\\ndef start():\\n    run(1)\\n' > pkg/tool.py"
#: A repository with fresh pages.
DEMO = f"""\
git init -q -b main demo && cd demo && mkdir pkg && touch pkg/__init__.py && {CORE} && {USER}
git add -A && repo-docs-hook --fix > fixed && rm fixed && {COMMIT}"""
#: The small shop of the pages on adopting and on settings.
SHOP = """\
git init -q -b main shop && cd shop && mkdir -p src/shop tests docs vendor
echo '# Guide' > docs/index.md && printf 'print "two"\\n' > vendor/old.py
printf 'from setuptools import setup\\n\\nsetup()\\n' > setup.py
printf '[project]\\nname = "shop"\\n' > pyproject.toml && echo '"A shop."' > src/shop/__init__.py
printf 'def total(items):\\n    return sum(items)\\n' > src/shop/prices.py
printf 'from shop.prices import total\\n\\n\\ndef test_total():\\n    assert total([])\\n' \\
    > tests/test_prices.py
git add -A && git commit -q -m 'A shop'"""
ACTIVATE = ". ~/.venvs/repo-docs-hook/bin/activate"
HOOKS = "pre-commit install -t pre-commit -t pre-merge-commit -t pre-push"
CHANGE = "sed -i s/command/words/ pkg/core.py"
#: Two branches that each add a function, far apart, so that only pages are in conflict.
BRANCHES = f"""\
{DEMO}
printf '#\\n%.0s' 1 2 3 4 5 6 7 8 9 >> pkg/core.py && git commit -q -a -m space
git switch -q -c topic && printf 'def last():\\n    pass\\n' >> pkg/core.py
repo-docs-hook --fix > fixed; rm fixed; {COMMIT}
git switch -q main && sed -i '1i def first():\\n    pass\\n\\n' pkg/core.py
repo-docs-hook --fix > fixed; rm fixed; {COMMIT}"""

CONFIGURATION = "guide/configuration.md"
SETTINGS = """\
printf '[tool.repo-docs-hook]\\ndocs-root = "docs/reference"\\n' >> pyproject.toml
printf 'exclude = ["tests/data/", "*_pb2.py"]\\nlink-only = ["tests/"]\\n' >> pyproject.toml
git rm -q setup.py vendor/old.py && git add -A"""


#: What any other CI runs, here for once with what it installs.
SCRIPT = next(fence.text for fence in GUIDE["guide/ci.md"].fences if fence.file == "docs.sh")


@dataclass(frozen=True)
class Session:
    """The blocks that are typed one after the other, and what was there before.

    ``before`` is typed first, in a new folder; ``between`` before the command that begins
    with its key, where the text says that its reader did something; ``after`` at the end.
    """

    blocks: tuple[tuple[str, str], ...]
    before: str = ""
    between: Mapping[str, str] = field(default_factory=dict)
    after: str = ""


def pages(path: str, *headings: str) -> tuple[tuple[str, str], ...]:
    return tuple((path, heading) for heading in headings)


SESSIONS = {
    "start": Session(
        (START,),
        f"cd ~/repo-docs-hook && git init -q -b main ../your-repository && (cd ../your-repository"
        f" && mkdir pkg && {CORE} && {COMMIT})",
        {
            "repo-docs-hook --init --dry-run": "cd ../your-repository",
            "pre-commit run": f"{CHANGE} && git add pkg && ! git commit -q -m change",
        },
    ),
    "getting started": Session(
        pages(
            BEGIN,
            "Make a repository to play with",
            "Set up the hooks",
            "Write the pages",
            "Change something",
        ),
        "cd ~/repo-docs-hook",
    ),
    "adopting": Session(
        pages(
            ADOPT,
            "1. Let it propose",
            "2. Choose the sources",
            "3. Write the pages",
            "4. Commit",
        ),
        SHOP,
    ),
    "adopting step by step": Session(
        (STEPWISE,),
        f"{SHOP}\nrepo-docs-hook --init && git add -A && {HOOKS}",
    ),
    "settings": Session(pages(CONFIGURATION, "Configuration", "Patterns"), f"{SHOP}\n{SETTINGS}"),
    "formats": Session(pages("guide/command-line.md", "Output formats"), f"{DEMO}\n{CHANGE}"),
    "find a name": Session(pages("guide/pages.md", "Find a name"), DEMO),
    "CI": Session(
        pages(
            "guide/ci.md",
            "Where CI gets the tool",
            "pre-commit.ci, and other services that run pre-commit",
            "A patch for those who cannot run the tool",
        ),
        f"{DEMO}\nrepo-docs-hook --init && {COMMIT}",
        {"repo-docs-hook --patch": CHANGE},
        # The text has its reader put in another URL; pip 23 takes this one without a name only.
        f"sed -i 's/^repo-docs-hook @ //' docs-requirements.txt\n({SCRIPT})",
    ),
    "merge": Session(
        pages("guide/merges.md", "Pages in conflict"),
        BRANCHES,
        {"git rebase": "git reset -q --hard HEAD^ && git switch -q topic"},
    ),
    "main branch": Session(
        pages("guide/merges.md", "When the check on the main branch fails"),
        f"{DEMO}\n{CHANGE} && git commit -q -a -m change",
    ),
    "remove": Session(pages("guide/faq.md", "How do I remove it?"), f"{DEMO}\n{HOOKS}"),
    "benchmarks": Session(pages("guide/performance.md", "Measure yourself"), "cd ~/repo-docs-hook"),
}
