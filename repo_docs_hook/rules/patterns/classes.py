"""Rows for patterns in the bases and decorators of classes.

Singletons, factories and the like have no rows, since no fact proves one.
"""

from __future__ import annotations

from repo_docs_hook.rules.arguments import argument
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On, Subject


def _list_options(subject: Subject) -> str:
    """Return the options that a dataclass decorator turns on: ``frozen, slots``."""
    on = [name for name in ("frozen", "kw_only", "order", "slots") if _is_on(subject, name)]
    return ", ".join(on)


def _is_on(subject: Subject, option: str) -> bool:
    return argument(subject, option) == "True"


ROWS = (
    Row("Abstract Base Class", On.BASE, "abc.ABC"),
    Row("Abstract Base Class", On.METACLASS, "abc.ABCMeta"),
    Row(
        "Dataclass",
        On.DECORATOR,
        "dataclasses.dataclass pydantic.dataclasses.dataclass",
        what=_list_options,
    ),
    Row(
        "Dataclass",
        On.DECORATOR,
        "attr.s attr.attrs attr.define attr.mutable attr.frozen "
        "attrs.define attrs.mutable attrs.frozen attr.dataclass",
    ),
    Row(
        "Enumeration",
        On.ANCESTOR,
        "enum.Enum enum.IntEnum enum.StrEnum enum.Flag enum.IntFlag enum.ReprEnum "
        "django.db.models.TextChoices django.db.models.IntegerChoices django.db.models.Choices",
    ),
    Row(
        "Metaclass",
        On.ANCESTOR,
        "builtins.type abc.ABCMeta enum.EnumMeta enum.EnumType",
        "its instances are classes",
    ),
    Row("Protocol", On.BASE, "typing.Protocol typing_extensions.Protocol"),
)
