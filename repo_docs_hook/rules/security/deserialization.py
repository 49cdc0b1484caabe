"""Rows for data that can become code: pickles, YAML, models."""

from __future__ import annotations

from repo_docs_hook.rules.arguments import absent, ends, every, given, none_of
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On, Subject

_RUNS = "runs code chosen by whoever wrote the bytes"
_SAFE_LOADERS = ("SafeLoader", "CSafeLoader", "BaseLoader", "CBaseLoader")


def _is_uncalled(subject: Subject) -> bool:
    """Whether no call in the file goes to the module, so that its use is not known."""
    module = subject.target.partition(".")[0] + "."
    return not any(call.target.startswith(module) for call in subject.facts.calls)


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
        On.IMPORT,
        "pickle cPickle _pickle dill shelve pickle.load "
        "pickle.loads pickle.Unpickler dill.load dill.loads shelve.open",
        "imported, and used in ways that no call here shows",
        "B403",
        test=_is_uncalled,
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
