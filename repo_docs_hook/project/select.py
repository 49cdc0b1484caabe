"""Select the sources among some paths, as the settings say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from repo_docs_hook.config.parse import ConfigError, origin_of
from repo_docs_hook.config.values import quote
from repo_docs_hook.model.settings import Config
from repo_docs_hook.text.paths import SOURCES, is_page_name


@dataclass(frozen=True, slots=True)
class Selection:
    """The sources among some paths, sorted by code point.

    ``link_only`` are those of ``sources`` that are known but get no pages.
    """

    sources: tuple[str, ...] = ()
    link_only: frozenset[str] = frozenset()

    @property
    def documented(self) -> tuple[str, ...]:
        """The sources that get pages."""
        return tuple(path for path in self.sources if path not in self.link_only)


def select(paths: Iterable[str], config: Config) -> Selection:
    """Select the sources among ``paths`` (``/`` between parts, odd bytes surrogate-escaped).

    Pages of the docs root are never sources. Pass regular files only.
    Patterns match as git's do, but see ``gitignore.matcher`` for
    ``!``. Raises ConfigError for an invalid pattern, and for one that can
    match nothing.
    """
    included = _include_test(config)
    excluded = _pattern_test("exclude", config.exclude, config)
    linked = _pattern_test("link-only", config.link_only, config)
    _role_tests(config)  # report an invalid pattern before anything is checked
    sources = [path for path in paths if included(path)]
    if config.exclude:
        sources = [path for path in sources if not excluded(path)]
    if not selects_by_suffix(config):  # by default no page is named like a source
        sources = [path for path in sources if not is_page_name(path, config.docs_root)]
    chosen = frozenset(filter(linked, sources)) if config.link_only else frozenset()
    return Selection(tuple(sorted(sources)), chosen)


def selects_by_suffix(config: Config) -> bool:
    """Tell whether ``include`` selects what it does by default, the paths that end as SOURCES."""
    return config.include == tuple(f"*{suffix}" for suffix in SOURCES)


def find_role(path: str, config: Config) -> str:
    """Return the role that ``roles`` gives to a path, ``""`` where none of its patterns matches.

    A folder's path ends with ``/``. The first pattern that matches counts. Raises
    ConfigError for a pattern that is none.
    """
    for matches, role in _role_tests(config):
        if matches(path):
            return role
    return ""


@lru_cache(maxsize=2)
def _role_tests(config: Config) -> tuple[tuple[Callable[[str], bool], str], ...]:
    return tuple(
        (_pattern_test("roles", (pattern,), config), role) for pattern, role in config.roles
    )


def _include_test(config: Config) -> Callable[[str], bool]:
    if selects_by_suffix(config):
        return lambda path: path.endswith(SOURCES)
    return _pattern_test("include", config.include, config)


def _pattern_test(key: str, patterns: tuple[str, ...], config: Config) -> Callable[[str], bool]:
    if not patterns:
        return lambda path: False
    from repo_docs_hook.text.gitignore import compile_pattern, matcher

    compiled = []
    for text in patterns:
        try:
            compiled.append(compile_pattern(text))
        except ValueError as error:
            where = f"{origin_of(config, key)}: {key}: {quote(text)}"
            raise ConfigError(f"{where} {error}") from None
    return matcher(compiled)
