"""Configuration files in, settings or a message out."""

from __future__ import annotations

import subprocess
import sys

import pytest

from repo_docs_hook.config.keys import KEYS
from repo_docs_hook.config.parse import ConfigError, origin_of, parse_config, show_config
from repo_docs_hook.model.settings import Config, Rule
from repo_docs_hook.text.paths import CONFIG_FILES

OWN, PROJECT = CONFIG_FILES


def own(text: str) -> Config:
    return parse_config({OWN: text.encode()})


def error_of(texts: dict[str, bytes]) -> str:
    with pytest.raises(ConfigError) as caught:
        parse_config(texts)
    return str(caught.value)


VALUES = {
    "docs-root": ('docs-root = "site/code"', "docs_root", "site/code"),
    "docs-root, slash": ('docs-root = "docs/"', "docs_root", "docs"),
    "docs-root, dot slash": ('docs-root = "./docs//x/."', "docs_root", "docs/x"),
    "docs-root, root": ('docs-root = "."', "docs_root", "."),
    "docs-root, root slash": ('docs-root = "./"', "docs_root", "."),
    "docs-root, like .git": ('docs-root = "docs/.github"', "docs_root", "docs/.github"),
    "docs-root, letters": ('docs-root = "документы"', "docs_root", "документы"),
    "include": ('include = ["*.py", "bin/run"]', "include", ("*.py", "bin/run")),
    "exclude": ('exclude = ["tests/"]', "exclude", ("tests/",)),
    "link-only": ('link-only = ["a", "!b"]', "link_only", ("a", "!b")),
    "no patterns": ("include = []", "include", ()),
    "link": ('original-source = "link"', "original_source", "link"),
    "embed": ('original-source = "embed"', "original_source", "embed"),
    "docstring-style, auto": ('docstring-style = "auto"', "docstring_style", "auto"),
    "docstring-style, numpy": ('docstring-style = "numpy"', "docstring_style", "numpy"),
    "members, all": ('members = "all"', "members", "all"),
    "members, public": ('members = "public"', "members", "public"),
    "sections, all": ('sections = "all"', "sections", "all"),
    "sections, filled": ('sections = "filled"', "sections", "filled"),
    "folder-pages": ("folder-pages = false", "folder_pages", False),
    "require": ('require = "existing"', "require", "existing"),
    "roles": ('roles = { "b/" = "x", "a/" = "y" }', "roles", (("b/", "x"), ("a/", "y"))),
    "no roles": ("roles = {}", "roles", ()),
    "rules": (
        'rules = [{ section = "security", call = ["a.b", "c.*"], title = "T", reason = "R" }, '
        '{ section = "patterns", import = "ünit", title = " \\"t\\" " }]',
        "rules",
        (
            Rule("security", "call", ("a.b", "c.*"), "T", "R"),
            Rule("patterns", "import", ("ünit",), '"t"'),
        ),
    ),
    "ignore": ('ignore = ["broad-except", "B603"]', "ignore", ("broad-except", "B603")),
    "ignore nothing": ("ignore = []", "ignore", ()),
    "no rules": ("rules = []", "rules", ()),
    "project-name": ('project-name = "Ünit 1"', "project_name", "Ünit 1"),
    "size, bytes": ("max-file-size = 1", "max_file_size", 1),
    "size, KiB": ('max-file-size = "512 KiB"', "max_file_size", 524288),
    "size, MiB": ('max-file-size = "3MiB"', "max_file_size", 3145728),
    "size, GiB": ('max-file-size = "1 gib"', "max_file_size", 1073741824),
    "size, kB": ('max-file-size = "7 kB"', "max_file_size", 7000),
    "size, MB": ('max-file-size = "2 MB"', "max_file_size", 2000000),
    "size, no unit": ('max-file-size = "900"', "max_file_size", 900),
    "version, exact": ('required-version = "==0.1.0"', "required_version", "==0.1.0"),
    "version, range": ('required-version = ">=0.1,<2"', "required_version", ">=0.1,<2"),
    "version, none": ('required-version = ""', "required_version", ""),
}


@pytest.mark.parametrize(("line", "field", "value"), VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("file", CONFIG_FILES)
def test_value(file: str, line: str, field: str, value: object) -> None:
    header = "" if file == OWN else "[tool.repo-docs-hook]\n"
    config = parse_config({file: (header + line).encode()})
    assert getattr(config, field) == value
    assert config.origins == ((line.split(" = ")[0], file),)


ERRORS = {
    "outside": ('docs-root = "../x"', "docs-root: must stay inside"),
    "outside, later": ('docs-root = "a/../../x"', "docs-root: must stay inside"),
    "absolute": ('docs-root = "/etc"', "docs-root: must be a relative path"),
    "backslash": ("docs-root = 'docs\\x'", "docs-root: must be a relative path"),
    "drive": ('docs-root = "C:docs"', "docs-root: must be a relative path"),
    "git's": ('docs-root = ".git"', "docs-root: must not lead into .git, git's own folder"),
    "git's, inside": ('docs-root = ".git/x"', "docs-root: must not lead into .git"),
    "git's, below": ('docs-root = "docs/.git/hooks"', "docs-root: must not lead into .git"),
    "git's, case": ('docs-root = "docs/.GiT"', "docs-root: must not lead into .git"),
    "git's, trailing dot": ('docs-root = ".git. /x"', "docs-root: must not lead into .git"),
    "git's, short name": ('docs-root = "GIT~1"', "docs-root: must not lead into .git"),
    "git's, zero width": ('docs-root = ".g\u200cit"', 'and ".g\\u200cit" does'),
    "control": ('docs-root = "a\\u001b[31m"', 'and "a\\u001b[31m" does'),
    "C1 control": ('docs-root = "a\\u009b"', 'and "a\\u009b" does'),
    "no folder": ('docs-root = ""', "docs-root: must not be empty"),
    "folder, type": ("docs-root = 3", "docs-root: must be a string"),
    "one pattern": ('include = "*.py"', "include: must be a list of gitignore patterns"),
    "pattern, type": ('exclude = ["a", 3]', "exclude: each pattern must be a string"),
    "pattern, blank": ('exclude = [" "]', "exclude: each pattern must not be empty"),
    "pattern, two lines": ('link-only = ["a\\nb"]', "link-only: each pattern must not hold"),
    "folder-pages, text": ('folder-pages = "no"', "folder-pages: must be true or false"),
    "require": ('require = "some"', 'require: must be "all" or "existing"'),
    "roles, list": ('roles = ["a"]', "roles: must be a table of patterns"),
    "roles, number": ('roles = { "a/" = 1 }', "roles: each pattern and role must be a string"),
    "ignore, text": ('ignore = "B603"', "ignore: must be a list of ids of notes"),
    "ignore, number": ("ignore = [603]", "ignore: each id must be a string"),
    "ignore, nearly an id": (
        'ignore = ["broad_except"]',
        'ignore: no note has the id "broad_except"; did you mean "broad-except"?',
    ),
    "ignore, another case": ('ignore = ["b603"]', 'did you mean "B603"?'),
    "ignore, nearly that of a rule": (
        'ignore = ["my-tt"]\nrules = [{ section = "security", call = "a", title = "My T" }]',
        'ignore: no note has the id "my-tt"; did you mean "my-t"?',
    ),
    "ignore, no id": ('ignore = ["?"]', 'no note has the id "?"; see --list-rules'),
    "rule, title without letters": (
        'rules = [{ section = "security", call = "a", title = "!" }]',
        "rules: table 1: title must have a letter or a digit",
    ),
    "rules, table": ("rules = {}", "rules: must be a list of tables"),
    "rules, texts": ('rules = ["a"]', "rules: must be a list of tables"),
    "rule, unknown key": (
        'rules = [{ section = "security", calls = "a", title = "t" }]',
        'rules: table 1: unknown key "calls"; did you mean "call"?',
    ),
    "rule, far key": (
        "rules = [{ zzz = 1 }]",
        'rules: table 1: unknown key "zzz"; the keys are section, call, import, base, decorator,',
    ),
    "rule, no subject": (
        'rules = [{ section = "security", title = "t" }]',
        "rules: table 1: must have one of call, import, base, decorator, and has 0",
    ),
    "rule, two subjects": (
        'rules = [{ section = "security", title = "t", call = "a", base = "b" }]',
        "rules: table 1: must have one of call, import, base, decorator, and has 2",
    ),
    "rule, no title": ('rules = [{ section = "security", call = "a" }]', "1: title is missing"),
    "rule, no section": ('rules = [{ title = "t", call = "a" }]', "1: section is missing"),
    "rule, section": (
        'rules = [{ section = "safety", call = "a", title = "t" }]',
        'rules: table 1: section must be "patterns" or "performance" or "security"',
    ),
    "rule, second": (
        'rules = [{ section = "security", call = "a", title = "t" }, { title = "t" }]',
        "rules: table 2: must have one of",
    ),
    "rule, title type": (
        'rules = [{ section = "security", call = "a", title = 3 }]',
        "rules: table 1: title must be a string",
    ),
    "rule, reason hidden": (
        'rules = [{ section = "security", call = "a", title = "t", reason = "a\\u202eb" }]',
        "rules: table 1: reason must not hold control or invisible characters",
    ),
    "rule, no names": (
        'rules = [{ section = "security", call = [], title = "t" }]',
        "rules: table 1: call must not be empty",
    ),
    "rule, name type": (
        'rules = [{ section = "security", base = [1], title = "t" }]',
        "rules: table 1: base must be a string",
    ),
    "rule, call as written": (
        'rules = [{ section = "security", call = "os.system()", title = "t" }]',
        'rules: table 1: call must be a dotted name, such as "os.system" or "requests.*", not',
    ),
    "rule, star inside": (
        'rules = [{ section = "security", call = "os.*.x", title = "t" }]',
        "rules: table 1: call must be a dotted name",
    ),
    "rule, relative": (
        'rules = [{ section = "security", import = ".a", title = "t" }]',
        "rules: table 1: import must be a dotted name",
    ),
    "rule, blank": (
        'rules = [{ section = "security", import = "a ", title = "t" }]',
        "rules: table 1: import must be a dotted name",
    ),
    "style": ('original-source = "Embed"', 'original-source: must be "link" or "embed"'),
    "style, type": ("original-source = []", 'original-source: must be "link" or "embed"'),
    "docstring-style": (
        'docstring-style = "rst"',
        'docstring-style: must be "auto" or "google" or "numpy" or "sphinx" or "epytext"',
    ),
    "members": ('members = "private"', 'members: must be "all" or "public"'),
    "sections": ("sections = true", 'sections: must be "all" or "filled"'),
    "name, blank": ('project-name = "  "', "project-name: must not be empty"),
    "name, type": ("project-name = true", "project-name: must be a string"),
    "size, nothing": ("max-file-size = 0", "max-file-size: must be a number of bytes above 0"),
    "size, negative": ("max-file-size = -1", "max-file-size: must be a number"),
    "size, boolean": ("max-file-size = true", "max-file-size: must be a number"),
    "size, float": ("max-file-size = 1.5", "max-file-size: must be a number"),
    "size, unit": ('max-file-size = "1 MiX"', "max-file-size: must be a number"),
    "size, digits": ('max-file-size = "٣ MB"', "max-file-size: must be a number"),
    "size, huge": (f'max-file-size = "{"9" * 5000}"', "max-file-size: must be a number"),
    "version, form": ('required-version = "0.1"', "required-version: must be a version specifier"),
    "version, type": ("required-version = 0.1", "required-version: must be a version specifier"),
    "version, other": (
        'required-version = ">=0.2"',
        'required-version: this is repo-docs-hook 0.1.0, and ">=0.2" is asked for:'
        " pip install 'repo-docs-hook>=0.2', or set `rev`",
    ),
    "unknown, near": ('docs_root = "x"', 'unknown key "docs_root"; did you mean "docs-root"?'),
    "unknown, far": (
        "qqq = 1",
        'unknown key "qqq"; the keys are docs-root, docstring-style, exclude, folder-pages, ignore',
    ),
    "unknown, odd": ('"\\u001b" = 1', 'unknown key "\\u001b"; the keys are'),
}


@pytest.mark.parametrize(("line", "message"), ERRORS.values(), ids=ERRORS)
@pytest.mark.parametrize("file", CONFIG_FILES)
def test_error(file: str, line: str, message: str) -> None:
    header = "" if file == OWN else "[tool.repo-docs-hook]\n"
    text = error_of({file: (header + line).encode()})
    assert text.startswith(f"{file}: ")
    assert message in text
    assert "\n" not in text


SYNTAX = {
    "value": (b"docs-root = \n", "1:13: "),
    "second line": (b"# x\ninclude = [}\n", "2:12: "),
    "end": (b'project-name = "x', "1:18: "),
    "end, later line": (b"a = 1\nb = [1,", "2:8: "),
    "twice": (b"project-name = 'a'\nproject-name = 'b'\n", "2:"),
    "byte order mark": (b"\xef\xbb\xbfinclude = []", "1:1: starts with a byte order mark"),
    "not UTF-8": (b"# x\n# \xc3\xa9\xff\n", "2:4: is not UTF-8"),
    "UTF-16": ("include = []".encode("utf-16"), "1:1: is not UTF-8"),
    "huge number": (b"max-file-size = " + b"9" * 5000, "1:1: "),
    "nested": (b"include = " + b"[" * 5000, ""),
}


@pytest.mark.parametrize(("data", "message"), SYNTAX.values(), ids=SYNTAX)
def test_syntax_error_has_its_position(data: bytes, message: str) -> None:
    text = error_of({OWN: data})
    assert text.startswith(f"{OWN}:{message}")
    assert "(at " not in text


def test_every_error_is_named_and_the_version_first() -> None:
    text = error_of({OWN: b'fol = false\ninclude = 1\nrequired-version = ">9"\n'})
    assert [line.split(": ")[1][:16] for line in text.split("\n")] == [
        "required-version",
        "include",
        'unknown key "fol',
    ]


NAMES = {
    "own key": ({OWN: b'project-name = "own"', PROJECT: b'[project]\nname = "p"'}, "own"),
    "project": ({PROJECT: b'[project]\nname = "p"'}, "p"),
    "project, beside own file": ({OWN: b"", PROJECT: b'[project]\nname = "p"'}, "p"),
    "project, inline": ({PROJECT: b'project = {name = "p"}'}, "p"),
    "project, escaped": ({PROJECT: b'["proj\\u0065ct"]\nname = "p"'}, "p"),
    "table wins": (
        {PROJECT: b'[project]\nname = "p"\n[tool.repo-docs-hook]\nproject-name = "t"'},
        "t",
    ),
    "dynamic": ({PROJECT: b"[project]\nversion = '1'"}, "this repository"),
    "nothing": ({}, "this repository"),
    "own file skips the table": (
        {OWN: b"", PROJECT: b'[tool.repo-docs-hook]\nproject-name = "t"'},
        "this repository",
    ),
    "escaped table": ({PROJECT: b'[tool."repo-docs-h\\u006fok"]\nproject-name = "t"'}, "t"),
    "other tool": ({PROJECT: b"[tool.black]\nline-length = 1"}, "this repository"),
}


@pytest.mark.parametrize(("texts", "name"), NAMES.values(), ids=NAMES)
def test_project_name(texts: dict[str, bytes], name: str) -> None:
    assert parse_config(texts).project_name == name


PROJECT_ERRORS = {
    "project": (b"project = 1", "pyproject.toml: project: must be a table"),
    "name": (b"[project]\nname = 1", "pyproject.toml: project.name: must be a string"),
    "tool": (b"tool = 1 # repo-docs-hook", "pyproject.toml: tool: must be a table"),
    "table": (b"tool.repo-docs-hook = 1", "pyproject.toml: tool.repo-docs-hook: must be a table"),
    "syntax": (b"[project\nname = 1", "pyproject.toml:1:9: "),
}


@pytest.mark.parametrize(("data", "message"), PROJECT_ERRORS.values(), ids=PROJECT_ERRORS)
def test_pyproject_error(data: bytes, message: str) -> None:
    assert error_of({PROJECT: data}).startswith(message)


def test_own_file_wins_as_a_whole() -> None:
    table = b'[tool.repo-docs-hook]\ndocs-root = "t"\nexclude = ["t"]\nnonsense = 1'
    config = parse_config({OWN: b'docs-root = "o"', PROJECT: table})
    assert (config.docs_root, config.exclude) == ("o", ())
    assert config.origins == (("docs-root", OWN),)


def test_defaults() -> None:
    assert parse_config({}) == Config()


def test_description_names_every_setting_and_its_origin() -> None:
    texts = {
        OWN: b'exclude = ["a\\"b"]\nroles = {"a/" = "b"}\nmax-file-size = 1025',
        PROJECT: b'project.name = "p"',
    }
    config = parse_config(texts)
    assert show_config(config) == (
        'required-version = ""  # default\n'
        'docs-root = "docs"  # default\n'
        'include = ["*.py", "*.pyi"]  # default\n'
        'exclude = ["a\\"b"]  # repo-docs-hook.toml\n'
        "link-only = []  # default\n"
        'original-source = "link"  # default\n'
        'docstring-style = "auto"  # default\n'
        'members = "all"  # default\n'
        'sections = "all"  # default\n'
        "folder-pages = true  # default\n"
        'require = "all"  # default\n'
        'roles = { "a/" = "b" }  # repo-docs-hook.toml\n'
        "rules = []  # default\n"
        'ignore = ["B603"]  # default\n'
        'project-name = "p"  # pyproject.toml [project].name\n'
        'max-file-size = "1025 B"  # repo-docs-hook.toml\n'
    )
    assert origin_of(config, "exclude") == OWN
    assert origin_of(config, "include") == "default"


@pytest.mark.parametrize("line", [line for line, _, _ in VALUES.values()], ids=VALUES)
def test_description_reads_back(line: str) -> None:
    config = own(line)
    again = own(show_config(config))
    for field, _ in KEYS.values():
        assert getattr(again, field) == getattr(config, field)


IMPORTS = {
    "nothing set": ("{'pyproject.toml': b'[tool.black]'}", set()),
    "settings": (
        "{'repo-docs-hook.toml': b'exclude = [\"a\"]\\nrequired-version = \"==0.1.0\"'}",
        {"toml"},
    ),
    "range of versions": (
        "{'repo-docs-hook.toml': b'required-version = \">=0.1\"'}",
        {"toml", "packaging"},
    ),
}


@pytest.mark.parametrize(("texts", "loaded"), IMPORTS.values(), ids=IMPORTS)
def test_imports_only_what_the_settings_need(texts: str, loaded: set[str]) -> None:
    code = (
        "import sys; from repo_docs_hook.config.parse import parse_config\n"
        f"parse_config({texts})\n"
        "names = {'tomllib': 'toml', 'tomli': 'toml'}\n"
        "heavy = ('tomllib', 'tomli', 'packaging', 'difflib')\n"
        "print(*{names.get(n, n) for n in heavy if n in sys.modules})"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert set(result.stdout.split()) == loaded


def test_ids_of_ones_own_rules_can_be_ignored() -> None:
    text = 'ignore = ["my-t"]\nrules = [{ section = "security", call = "a", title = "My T!" }]'
    config = parse_config({OWN: text.encode()})
    assert (config.ignore, [rule.id for rule in config.rules]) == (("my-t",), ["my-t"])
