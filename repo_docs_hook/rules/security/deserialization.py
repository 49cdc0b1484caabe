"""Rows for data that can become code: pickles, YAML, models."""

from __future__ import annotations

from repo_docs_hook.rules.arguments import (
    absent,
    ends,
    every,
    given,
    is_uncalled,
    none_of,
    variable,
)
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On, Subject

_RUNS = "runs code chosen by whoever wrote the bytes"
_PICKLES = frozenset(("pickle", "cPickle", "dill", "cloudpickle"))
_READING = (".load", ".loads", ".Unpickler")
_SAFE_LOADERS = ("SafeLoader", "CSafeLoader", "BaseLoader", "CBaseLoader")


def _is_passed_on(subject: Subject) -> bool:
    """Whether the function is one of pickle or its kin that another module passes on."""
    if not subject.target.endswith(_READING):
        return False
    path = subject.target.split(".")
    return len(path) > 2 and path[-2] in _PICKLES


def _name_passed_on(subject: Subject) -> str:
    return ".".join(subject.target.split(".")[-2:])


ROWS = (
    Row(
        "Deserialization",
        On.CALL,
        "pickle.load pickle.loads pickle.Unpickler _pickle.load _pickle.loads _pickle.Unpickler "
        "cPickle.load cPickle.loads cPickle.Unpickler dill.load dill.loads dill.Unpickler "
        "shelve.open shelve.DbfilenameShelf jsonpickle.decode jsonpickle.unpickler.decode "
        "jsonpickle.unpickler.Unpickler pandas.read_pickle",
        _RUNS,
        "B301",
    ),
    Row("Deserialization", On.CALL, "cloudpickle.load cloudpickle.loads joblib.load", _RUNS),
    Row(
        "Deserialization",
        On.CALL,
        "*",
        _RUNS,
        "B301",
        what=_name_passed_on,
        test=_is_passed_on,
    ),
    Row(
        "Deserialization",
        On.VALUE,
        "pickle.load pickle.loads _pickle.load _pickle.loads cPickle.load cPickle.loads "
        "dill.load dill.loads cloudpickle.load cloudpickle.loads joblib.load",
        f"handed on as a value; {_RUNS}",
        "B301",
    ),
    Row(
        "Deserialization",
        On.ANCESTOR,
        "pickle.Unpickler pickle._Unpickler _pickle.Unpickler cPickle.Unpickler dill.Unpickler "
        "cloudpickle.Unpickler",
        f"{_RUNS}, unless its find_class refuses",
    ),
    Row(
        "Deserialization",
        On.CALL,
        "numpy.load",
        _RUNS,
        what="numpy.load(allow_pickle=True)",
        test=given("allow_pickle", "True", position=2),
    ),
    Row(
        "Deserialization",
        On.CALL,
        "marshal.load marshal.loads",
        "crafted bytes can crash the interpreter or become code",
        "B302",
    ),
    Row(
        "Deserialization",
        On.CALL,
        "torch.load torch.serialization.load",
        _RUNS,
        "B614",
        what="torch.load(weights_only=False)",
        test=given("weights_only", "False"),
    ),
    Row(
        "Deserialization",
        On.CALL,
        "torch.load torch.serialization.load",
        _RUNS + ", where weights_only is not on by default (before PyTorch 2.6)",
        "B614",
        test=absent("weights_only"),
    ),
    Row(
        "Deserialization",
        On.CALL,
        "torch.load torch.serialization.load",
        f"{_RUNS}, unless weights_only is true",
        "B614",
        what="torch.load(weights_only=...)",
        test=variable("weights_only"),
    ),
    Row(
        "Deserialization",
        On.IMPORT,
        "pickle cPickle _pickle dill shelve pickle.load "
        "pickle.loads pickle.Unpickler dill.load dill.loads shelve.open",
        "imported, and used in ways that no call here shows",
        "B403",
        test=is_uncalled,
    ),
    Row(
        "Deserialization",
        On.CALL,
        "yaml.load yaml.load_all",
        "builds any object that the text names",
        "B506",
        test=absent("Loader", 1),
    ),
    Row(
        "Deserialization",
        On.CALL,
        "yaml.load yaml.load_all",
        "builds any object that the text names, unless the loader is a safe one",
        "B506",
        what="yaml.load(Loader=...)",
        test=every(
            none_of(absent("Loader", 1)), none_of(ends("Loader", *_SAFE_LOADERS, position=1))
        ),
    ),
    Row(
        "Deserialization",
        On.CALL,
        "yaml.unsafe_load yaml.unsafe_load_all",
        "builds any object that the text names",
    ),
)
