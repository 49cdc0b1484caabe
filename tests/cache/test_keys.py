"""What the key of stored facts covers: all that reads them, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from tests.layers import SOURCES, ours
from tests.places import PACKAGE


def reader_key(package: Path) -> bytes:
    """Return the digest that a copy of the package makes of its reader."""
    spec = spec_from_file_location("fingerprint_of_a_copy", package / "cache/keys.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    key: bytes = module.fingerprint_reader()
    return key


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package."""
    return shutil.copytree(PACKAGE, tmp_path_factory.mktemp("copy") / PACKAGE.name)


def reached(*modules: str) -> set[str]:
    """Return the modules that some modules import, directly or not, and these themselves."""
    found: set[str] = set()
    waiting = [*modules]
    while waiting:
        module = waiting.pop()
        found.add(module)
        waiting += ours(SOURCES[module]) - found
    return found


READER = reached("sources/worker", "python/reader", "sources/serialize")


def test_the_reader_is_all_that_turns_bytes_into_rows() -> None:
    assert {
        "sources/worker",
        "sources/serialize",
        "text/identifiers",
        "model/facts",
        "python/reader",
        "python/lexer/tokens",
    } <= READER
    assert not READER & {
        "model/outcome",
        "sources/library",
        "cache/store",
        "config/parse",
        "pages/render",
    }


@contextmanager
def changed(file: Path, old: str, new: str) -> Iterator[None]:
    """Replace the last ``old`` in a file by ``new``, for a while."""
    text = file.read_text("utf-8")
    before, found, after = text.rpartition(old)
    assert found == old
    file.write_text(before + new + after, "utf-8")
    yield
    file.write_text(text, "utf-8")


@pytest.mark.parametrize("module", SOURCES)
def test_a_changed_line_counts_where_sources_are_read(module: str, package: Path) -> None:
    before = reader_key(package)
    with changed(package / f"{module}.py", "\n", "\n# one line more\n"):
        assert (reader_key(package) != before) == (module in READER)


def test_data_that_is_no_fact_may_change(package: Path) -> None:
    before = reader_key(package)
    with changed(package / "model/outcome.py", "class Outcome:", "class Result:"):
        assert reader_key(package) == before
    with changed(package / "model/facts.py", "class Facts:", "class Findings:"):
        assert reader_key(package) != before


#: Ways to import a module ``inner/far.py``, or a name of it.
FORMS = {
    "a name": "from repo_docs_hook.inner.far import name",
    "a name by another": "from repo_docs_hook.inner.far import name as other",
    "a module": "import repo_docs_hook.inner.far",
    "a module by another name": "import repo_docs_hook.inner.far as other  # noqa",
    "a module of a package": "from repo_docs_hook.inner import near, far",
    "several lines": "from repo_docs_hook.inner import (\n    near,\n    far,\n)",
    "in a function": "def f():\n    from repo_docs_hook.inner.far import name\n",
    "for types alone": "if TYPE_CHECKING:\n    from repo_docs_hook.inner.far import name\n",
    "through another": "from repo_docs_hook.inner.through import name",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_form_of_import_is_followed(form: str, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "python").mkdir()
    (tmp_path / "python/reader.py").write_text("", "utf-8")
    (tmp_path / "cache").mkdir()
    shutil.copy(PACKAGE / "cache/keys.py", tmp_path / "cache")
    for name in ("__init__", "near", "far"):
        (inner / f"{name}.py").write_text("name = 1\n", "utf-8")
    (inner / "through.py").write_text("import repo_docs_hook.inner.far\n", "utf-8")
    (tmp_path / "sources/worker.py").write_text(f"import os\n{form}\n", "utf-8")
    before = reader_key(tmp_path)
    (inner / "far.py").write_text("name = 2\n", "utf-8")
    assert reader_key(tmp_path) != before
