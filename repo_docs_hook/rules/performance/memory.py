"""Rows for memory: caches, layout, shared and mapped memory, limits."""

from __future__ import annotations

from repo_docs_hook.rules.arguments import absent, argument, given, none_of
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On, Subject

# https://docs.python.org/3/reference/datamodel.html: these get the class, without a decorator.
_OF_CLASSES = ("__new__", "__init_subclass__", "__class_getitem__")
_UNBOUNDED = "unbounded, emptied only by its cache_clear()"


def _name_cache(subject: Subject) -> str:
    """Return the decorator with its arguments, ``...`` for those whose value is not known."""
    arguments = ", ".join(
        f"{item.keyword}={value}" if item.keyword.isidentifier() else item.keyword + value
        for item in subject.arguments
        for value in (item.value.removeprefix("=") or "...",)
    )
    return f"{subject.target}({arguments})" if arguments else subject.target


def _is_owned_by_class(subject: Subject) -> bool:
    owner = subject.definition.owner if subject.definition else -1
    return owner >= 0 and subject.facts.definitions[owner].kind == "class"


def _takes_instance(subject: Subject) -> bool:
    """Whether the function is a method that gets an instance."""
    definition = subject.definition
    if definition is None or definition.name in _OF_CLASSES or not _is_owned_by_class(subject):
        return False
    plain = {"builtins.staticmethod", "builtins.classmethod"}
    return not any(item.target in plain for item in definition.decorators)


def _is_endless(subject: Subject) -> bool:
    return argument(subject, "maxsize", 0) == "None"


ROWS = (
    Row(
        "Cached Method",
        On.DECORATOR,
        "functools.lru_cache functools.cache",
        "the cache keeps the instances that it was called on alive",
        what="",
        test=_takes_instance,
    ),
    Row("Caching", On.DECORATOR, "functools.cache", _UNBOUNDED),
    Row(
        "Caching",
        On.DECORATOR,
        "functools.lru_cache",
        _UNBOUNDED,
        what=_name_cache,
        test=_is_endless,
    ),
    Row(
        "Caching", On.DECORATOR, "functools.lru_cache", what=_name_cache, test=none_of(_is_endless)
    ),
    Row(
        "Caching",
        On.DECORATOR,
        "functools.cached_property django.utils.functional.cached_property",
        "once for each instance",
    ),
    Row(
        "Caching",
        On.DECORATOR,
        "cachetools.cached cachetools.cachedmethod "
        "cachetools.func.lru_cache cachetools.func.ttl_cache joblib.Memory.cache",
    ),
    Row(
        "Caching",
        On.CALL,
        "cachetools.LRUCache cachetools.TTLCache cachetools.LFUCache diskcache.Cache joblib.Memory",
    ),
    Row("Compact Layout", On.CALL, "array.array"),
    Row(
        "Garbage Collection", On.CALL, "gc.disable gc.enable gc.freeze gc.collect gc.set_threshold"
    ),
    Row("Memory Mapping", On.CALL, "mmap.mmap numpy.memmap numpy.lib.format.open_memmap"),
    Row(
        "Memory Mapping",
        On.CALL,
        "numpy.load",
        what="numpy.load(mmap_mode=...)",
        test=none_of(given("mmap_mode", "None", position=1), absent("mmap_mode", 1)),
    ),
    Row("Recursion Limit", On.CALL, "sys.setrecursionlimit threading.stack_size"),
    Row(
        "Shared Memory",
        On.CALL,
        "multiprocessing.shared_memory.SharedMemory "
        "multiprocessing.shared_memory.ShareableList multiprocessing.Array multiprocessing.Value "
        "multiprocessing.sharedctypes.*",
    ),
)
