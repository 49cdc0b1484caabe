"""Rules about code that comes as data."""

from __future__ import annotations

import pytest

from repo_docs_hook.rules import security
from repo_docs_hook.rules.security import code as security_code
from repo_docs_hook.rules.security import deserialization as security_deserialization
from tests.rules.telling import Cases, is_of_methods, list_silent, read, tell

CASES: Cases = {
    "eval and exec": (
        """
def f(text):
    eval(text)
    exec(text)
""",
        ["Code Execution B102: exec @ f", "Code Execution B307: eval @ f"],
    ),
    "a method called eval": (
        """
model.eval()
""",
        [],
    ),
    "eval of another module, in a string, shadowed": (
        """
import ast
from .safe import exec
ast.literal_eval('1')
'eval(text)'
exec('x')
def f(eval):
    eval('x')
""",
        [],
    ),
    "compile": (
        """
import runpy
compile('1', 'f', 'eval')
runpy.run_path('x')
""",
        ["Code Execution: compile @ -", "Code Execution: runpy.run_path @ -"],
    ),
    "compile to a tree, or a pattern": (
        """
import ast, re
compile('1', 'f', 'exec', ast.PyCF_ONLY_AST)
compile('1', 'f', 'exec', flags=ast.PyCF_ONLY_AST | 1)
re.compile('x')
""",
        [],
    ),
    "pickle under other names": (
        """
import pickle as pk
from shelve import open as shelf
from cloudpickle import loads
pk.loads(b'')
shelf('x')
loads(b'')
""",
        [
            "Deserialization: cloudpickle.loads @ -",
            "Deserialization B301: pickle.loads @ -",
            "Deserialization B301: shelve.open @ -",
        ],
    ),
    "numpy with pickles": (
        """
import numpy as np
np.load('x', allow_pickle=True)
""",
        ["Deserialization: numpy.load(allow_pickle=True) @ -"],
    ),
    "numpy without pickles, pickle.dumps, json.loads": (
        """
import numpy as np, json, pickle
np.load('x', allow_pickle=False)
json.loads('1')
pickle.dumps(1)
""",
        [],
    ),
    "a loader imported and handed on": (
        """
from pickle import loads
read = loads
""",
        ["Deserialization B403: pickle.loads @ -"],
    ),
    "a name of pickle's that loads nothing": (
        """
from pickle import PickleError, HIGHEST_PROTOCOL
""",
        [],
    ),
    "pickle imported and handed on": (
        """
import pickle
serializer = pickle
""",
        ["Deserialization B403: pickle @ -"],
    ),
    "pickle for a type checker": (
        """
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import pickle
""",
        [],
    ),
    "marshal": (
        """
import marshal
marshal.loads(b'')
""",
        ["Deserialization B302: marshal.loads @ -"],
    ),
    "torch": (
        """
import torch
torch.load('x')
torch.load('x', weights_only=False)
torch.load('x', weights_only=True)
torch.load('x', **options)
""",
        [
            "Deserialization B614: torch.load @ -",
            "Deserialization B614: torch.load(weights_only=...) @ -",
            "Deserialization B614: torch.load(weights_only=False) @ -",
        ],
    ),
    "torch with weights only": (
        """
import torch
torch.load('x', weights_only=True)
""",
        [],
    ),
    "torch, perhaps with weights only": (
        """
import torch
def f(safe):
    torch.load('x', weights_only=safe)
def g(options):
    torch.load('x', **options)
""",
        ["Deserialization B614: torch.load(weights_only=...) @ f, g"],
    ),
    "pickle that another module passes on": (
        """
from .compat import pickle
from six.moves import cPickle
from pkg._vendor import dill as d
from . import serializers
def f(data):
    pickle.loads(data)
    cPickle.load(data)
    d.Unpickler(data)
    serializers.load(data)
""",
        [
            "Deserialization B301: cPickle.load @ f",
            "Deserialization B301: dill.Unpickler @ f",
            "Deserialization B301: pickle.loads @ f",
        ],
    ),
    "dill from a function of the same file": (
        """
def import_dill():
    try:
        import dill
    except ImportError:
        return None
    return dill
dill = import_dill()
class Reader:
    def read(self, data):
        pickler = import_dill()
        return pickler.loads(data) or dill.load(data)
""",
        [
            "Deserialization B301: dill.load @ Reader.read",
            "Deserialization B301: dill.loads @ Reader.read",
        ],
    ),
    "what a function returns that imports nothing": (
        """
import dill
def make(dill):
    return dill
def loop():
    other = loop()
    return other
made, other = make(), loop()
made = make()
made.loads(b'')
other.loads(b'')
""",
        ["Deserialization B403: dill @ -"],
    ),
    "a class that is called pickle": (
        """
class pickle:
    def loads(data): ...
pickle.loads(data)
""",
        [],
    ),
    "pickle handed on": (
        """
import pickle
from . import registry
registry.add('pickle', pickle.dumps, pickle.loads)
""",
        ["Deserialization B301: pickle.loads @ -"],
    ),
    "another load handed on": (
        """
import json
reader = json.load
""",
        [],
    ),
    "subclass of an unpickler": (
        """
import pickle
class Restricted(pickle.Unpickler): ...
""",
        ["Deserialization: pickle.Unpickler @ Restricted", "Deserialization B403: pickle @ -"],
    ),
    "yaml": (
        """
import yaml
yaml.load(text)
def f(loader):
    yaml.load(text, Loader=loader)
    yaml.load(text, yaml.FullLoader)
    yaml.unsafe_load(text)
""",
        [
            "Deserialization: yaml.unsafe_load @ f",
            "Deserialization B506: yaml.load @ -",
            "Deserialization B506: yaml.load(Loader=...) @ f",
        ],
    ),
    "yaml with a safe loader": (
        """
import yaml
from yaml import CSafeLoader
yaml.safe_load(text)
yaml.load(text, Loader=yaml.SafeLoader)
yaml.load(text, CSafeLoader)
yaml.load(text, Loader=yaml.BaseLoader)
""",
        [],
    ),
    "downloads": (
        """
from huggingface_hub import snapshot_download
from transformers import AutoModel
snapshot_download('a/b')
snapshot_download('a/b', revision='main')
def f():
    AutoModel.from_pretrained('bert')
""",
        [
            "Unpinned Download B615: huggingface_hub.snapshot_download @ -",
            "Unpinned Download B615: transformers.AutoModel.from_pretrained @ f",
        ],
    ),
    "pinned downloads and folders": (
        """
from huggingface_hub import snapshot_download
from transformers import AutoModel
snapshot_download('a/b', revision='0123456789abcdef')
snapshot_download('a/b', revision=REVISION)
AutoModel.from_pretrained('./model')
AutoModel.from_pretrained(path)
""",
        [],
    ),
    "configuration from the network": (
        """
import logging.config
logging.config.listen(9999)
""",
        ["Remote Configuration B612: logging.config.listen @ -"],
    ),
    "verified configuration": (
        """
import logging.config
logging.config.listen(9999, verify=check)
""",
        [],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_notes(source: str, expected: list[str]) -> None:
    facts = read(source)
    assert tell(facts, security.notes(facts)) == expected


def test_every_row_has_a_case() -> None:
    rows = security_code.ROWS + security_deserialization.ROWS
    sources = [read(source) for source, _ in CASES.values()]
    assert list_silent([row for row in rows if not is_of_methods(row)], sources) == []
