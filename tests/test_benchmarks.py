"""The benchmark measures what it says: the same trees every time, and goals judged as shown."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from benchmarks.memory import Memory
from benchmarks.merges.__main__ import main as replay_merges
from benchmarks.merges.causes import NOT_LISTED, REMOVED, Paths, find_cause
from benchmarks.merges.clone import make_clone, name_clones
from benchmarks.merges.history import Nearness, Tally, find_merges
from benchmarks.merges.hunks import Hunk, find_conflicts
from benchmarks.results import Figure, Results
from benchmarks.rows import ROWS
from benchmarks.synthetic import make_source, write_sources
from benchmarks.table import format_memory, format_peers, format_times
from tests.conftest import Repo

ROW = ROWS[0]
COLD = "`--check`, empty cache"


def make_results(name: str, ratio: float, size: int = 1_000_000) -> Results:
    return Results(name, 10, size, {}, {ROW.run: Figure(ratio, 1.0), COLD: Figure(2.0, 1.0)})


def cells(table: str, start: str) -> list[str]:
    (line,) = (line for line in table.split("\n") if line.startswith(f"| {start} |"))
    return line.removeprefix("| ").removesuffix(" |").split(" | ")


@pytest.mark.parametrize("number", [1, 2, 22, 250])
def test_a_synthetic_tree_has_as_many_sources_as_asked_for(tmp_path: Path, number: int) -> None:
    write_sources(tmp_path, number)
    sources = sorted(tmp_path.rglob("*.py"))
    assert len(sources) == number
    for source in sources:
        text = source.read_text(encoding="utf-8")
        assert text == make_source(source.relative_to(tmp_path).as_posix())
        ast.parse(text)
        assert len(text) < 6000


@pytest.mark.parametrize(
    ("ratio", "met"),
    [(1.0, "yes"), (ROW.goal + 0.004, "yes"), (ROW.goal + 0.006, "no")],
    ids=["below", "as shown", "above"],
)
def test_a_goal_is_judged_as_it_is_shown(ratio: float, met: str) -> None:
    other = make_results("django", 1.0)
    line = cells(format_times([ROW], [make_results("lib", ratio), other]), ROW.run)
    assert line[-1] == met
    bold = "**" if met == "no" else ""
    assert line[3:5] == [f"{bold}{ratio:.2f}, {ratio:.2f} s{bold}", "1.00, 1.00 s"]


def test_time_per_byte_is_held_against_the_smallest_tree() -> None:
    found = [make_results("synthetic-1", 1.0), make_results("synthetic-9", 1.0, 500_000)]
    line = cells(format_times([ROW], found), f"{COLD}, for 1 MB of sources")
    assert line[3:] == ["0.50, 2.00 s", "1.00, 4.00 s", "yes"]


def test_tables_without_figures_are_left_out() -> None:
    results = make_results("lib", 1.0)
    assert format_memory([results]) == ""
    results.memory |= {"cold": Memory(50, 31, 90), "largest": Memory(10, 0, 10)}
    results.memory["warm"] = Memory(20, 0, 20)
    assert "| **3.10, 31 MB** | no |" in format_memory([results])


def test_only_peers_that_ran_are_listed() -> None:
    results = make_results("lib", 1.0)
    results.peers["ctags"] = (0.5, None)
    assert cells(format_peers(results), "ctags")[:3] == ["ctags", "0.50", ""]
    assert "griffe" not in format_peers(results)


def function(name: str) -> str:
    return f'def {name}():\n    """Do {name}."""\n\n\n'


MIDDLE = "".join(f"# {number}\n" for number in range(9))
FUNCTIONS = function("a") + MIDDLE + function("z")
#: What both sides change, and how many pages conflict and are wrong.
MERGES: dict[str, tuple[dict[str, str | bytes], dict[str, str | bytes]]] = {
    "one side": ({"m.py": "v = 1\n"}, {"notes.txt": "word"}),
    "sources conflict": ({"m.py": "v = 2\n"}, {"m.py": "v = 3\n"}),
    "clean": ({"one/m.py": function("f")}, {"two/m.py": function("f")}),
    "pages conflict": (
        {"pkg/a.py": function("b") + FUNCTIONS},
        {"pkg/a.py": FUNCTIONS + function("c")},
    ),
    "wrong": ({"pkg/new.py": ""}, {"two/m.py": "import pkg.new\n"}),
}


def record_merge(repo: Repo, name: str) -> str:
    """Record a merge as one that took nothing from its second parent; return its id."""
    ours, theirs = MERGES[name]
    repo.git("checkout", "--quiet", "-b", name.replace(" ", "-"))
    repo.commit(theirs)
    repo.git("checkout", "--quiet", "main")
    repo.commit(ours)
    repo.git("merge", "--quiet", "--no-edit", "--strategy=ours", name.replace(" ", "-"))
    return repo.head()


def test_merges_are_replayed(
    repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = ("m.py", "one/m.py", "two/m.py", "pkg/__init__.py")
    repo.commit({**dict.fromkeys(before, ""), "pkg/a.py": FUNCTIONS})
    names = {record_merge(repo, name): name for name in MERGES}
    output = tmp_path / "all.json"
    replay_merges(["--repository", str(repo.top), "--output", str(output), "--verbose"])
    (found,) = json.loads(output.read_text("utf-8"))
    merges = {names[each["merge"]["commit"]]: each for each in found["merges"]}
    assert [*merges] == ["wrong", "pages conflict", "clean"]
    assert found["tally"] == {"seen": 5, "several_bases": 0, "both_changed_sources": 4, "clean": 3}
    assert [bool(each["conflicts"]) for each in merges.values()] == [False, True, False]
    (conflict,) = (
        each for each in merges["pages conflict"]["conflicts"] if each["page"] == "pkg/a.py_docs.md"
    )
    table = conflict["hunks"][0]
    assert (table["section"], table["form"]) == ("High-Level Overview", "table")
    (wrong,) = merges["wrong"]["wrong"]
    assert (wrong["page"], wrong["drift"]) == ("two/m.py_docs.md", "stale")
    assert {*wrong["causes"]} == {"(a) a path that one side added"}
    assert [each["mended"] for each in merges.values()] == [True, True, None]
    told = capsys.readouterr().out
    assert cells(told, "all")[2:] == ["5", "4", "3", "1", "33.3%", "1", "0"]
    assert cells(told, "one source")[1:] == ["1", "1", "100.0%", "0", "0"]
    assert "theirs: | [`c`](#c)" in told


def test_merges_are_looked_at_newest_first_up_to_the_limit(repo: Repo, tmp_path: Path) -> None:
    repo.commit({"m.py": ""})
    names = [record_merge(repo, name) for name in ("clean", "wrong", "one side")]
    (clones := tmp_path / "clones").mkdir()
    tally = Tally()
    (found,) = find_merges(make_clone(repo.top, clones, "repo"), 1, tally)
    assert (found.commit, found.nearness) == (names[1], Nearness.NOTHING)
    assert tally == Tally(seen=2, both_changed_sources=1, clean=1)


def test_conflicts_are_told_by_their_place() -> None:
    page = """# Title
## Files <a id="section-files"></a>
<<<<<<< 1234
| ours |
=======
| theirs |
>>>>>>> 5678
```text
## no heading
```
## Graph
```mermaid
<<<<<<< 1234
=======
    a --> b
>>>>>>> 5678
"""
    assert find_conflicts(page) == [
        Hunk("Files", "table", ("| ours |",), ("| theirs |",)),
        Hunk("Graph", "diagram", (), ("    a --> b",)),
    ]


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("- `pkg.new`", "(a)"),
        ("- `pkg.newer`", NOT_LISTED),
        ("- `old`", REMOVED),
        ("    n0 ==> n1", "(b)"),
        ('#### <a id="Foo.run-2"></a>`Foo.run`', "(c)"),
        ("[a](#section-high-level-overview-2)", NOT_LISTED),
        ("Too many classes for a diagram.", "(d)"),
        ("Defines [`Foo`](#Foo).", "(e)"),
    ],
)
def test_a_wrong_page_has_its_cause(line: str, cause: str) -> None:
    paths = Paths(frozenset({"pkg/new.py", "pkg/added/__init__.py"}), frozenset({"pkg/old.pyi"}))
    hunk = Hunk("Files", "list", (), (line,))
    assert find_cause("m.py_docs.md", hunk, paths).startswith(cause)


def test_clones_of_one_name_are_numbered() -> None:
    paths = [Path("a/repo"), Path("b/repo.git"), Path("c/tool"), Path("c/repo")]
    assert name_clones(paths) == ["repo-1", "repo-2", "tool", "repo-3"]
