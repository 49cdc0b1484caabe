"""Rules about frameworks."""

from __future__ import annotations

import pytest

from repo_docs_hook.rules import patterns
from repo_docs_hook.rules.patterns import frameworks as patterns_frameworks
from tests.rules.telling import Cases, is_of_methods, list_silent, read, tell

CASES: Cases = {
    "automatic differentiation": (
        """
import torch
import jax
class Op(torch.autograd.Function): ...
@torch.no_grad()
def evaluate(): ...
def train(loss):
    return jax.grad(loss)
""",
        [
            "Automatic Differentiation: jax.grad @ train",
            "Automatic Differentiation: torch.autograd.Function @ Op",
            "Automatic Differentiation: torch.no_grad @ evaluate",
        ],
    ),
    "background tasks": (
        """
from celery import Celery, shared_task
app = Celery()
@app.task
def send(): ...
@shared_task
def clean(): ...
""",
        ["Background Task: @task @ send", "Background Task: celery.shared_task @ clean"],
    ),
    "a task without a queue": (
        """
@app.task
def send(): ...
""",
        [],
    ),
    "command lines": (
        """
import argparse, click
def main():
    argparse.ArgumentParser()
@click.group()
def cli(): ...
@cli.command('run')
def run(): ...
""",
        [
            "Command Line: @command @ run",
            "Command Line: argparse.ArgumentParser @ main",
            "Command Line: click.group @ cli",
        ],
    ),
    "click for its echo": (
        """
import click
click.echo('hello')
""",
        [],
    ),
    "data models": (
        """
import pydantic
from django.db import models
from sqlalchemy.orm import declarative_base
class User(pydantic.BaseModel): ...
class Page(models.Model): ...
class Special(Page): ...
Base = declarative_base()
""",
        [
            "Data Model: django.db.models.Model @ Page, Special",
            "Data Model: pydantic.BaseModel @ User",
            "Data Model: sqlalchemy.orm.declarative_base @ -",
        ],
    ),
    "a command without click": (
        """
@bot.command()
def run(): ...
""",
        [],
    ),
    "database migration": (
        """
from django.db import migrations
class Migration(migrations.Migration): ...
""",
        ["Database Migration: django.db.migrations.Migration @ Migration"],
    ),
    "a class named Model": (
        """
class Model: ...
class User(Model): ...
""",
        [],
    ),
    "logging": (
        """
import logging
log = logging.getLogger(__name__)
def main():
    logging.basicConfig()
""",
        ["Logging Configuration: logging.basicConfig @ main"],
    ),
    "methods of constants of torch.nn": (
        """
from torch import nn
from torch.nn.modules.conv import _SIZES, PADDINGS
def f():
    _SIZES.get(1)
    PADDINGS.index('same')
    nn.CrossEntropyLoss.__name__.lower()
""",
        [],
    ),
    "layers with names of capitals": (
        """
from torch import nn
layer = nn.LSTM(1, 2)
""",
        ["Neural Network: torch.nn layers and functions @ -"],
    ),
    "math.log": (
        """
import math
math.log(2)
""",
        [],
    ),
    "neural network": (
        """
from torch import nn
class Net(nn.Module):
    def __init__(self):
        self.layer = nn.Linear(1, 2)
class Deeper(Net): ...
""",
        [
            "Neural Network: torch.nn layers and functions @ Net.__init__",
            "Neural Network: torch.nn.Module @ Net, Deeper",
        ],
    ),
    "a class named Module": (
        """
class Module: ...
class Net(Module): ...
""",
        [],
    ),
    "tests of tests": (
        """
import pytest
from hypothesis import given
from unittest import mock
@pytest.fixture
def box(): ...
@pytest.mark.parametrize('x', [1])
def test_box(x):
    mock.Mock()
@given(x=1)
def test_all(x): ...
@mock.patch('os.sep')
def test_patched(): ...
""",
        [],
    ),
    "a fixture of one's own": (
        """
def fixture(f): return f
@fixture
def box(): ...
""",
        [],
    ),
    "plugins": (
        """
from importlib.metadata import entry_points
def load():
    return entry_points(group='x')
""",
        ["Plugin Hooks: importlib.metadata.entry_points @ load"],
    ),
    "signals": (
        """
import signal
from django.dispatch import receiver
signal.signal(signal.SIGINT, None)
@receiver('saved')
def on_save(): ...
""",
        ["Signal Handler: django.dispatch.receiver @ on_save", "Signal Handler: signal.signal @ -"],
    ),
    "urls": (
        """
from django.urls import path
urlpatterns = [path('', None)]
""",
        ["URL Routing @ -"],
    ),
    "weak references": (
        """
import weakref
cache = weakref.WeakValueDictionary()
""",
        ["Weak Reference: weakref.WeakValueDictionary @ -"],
    ),
    "other command lines": (
        """
import optparse, typer
optparse.OptionParser()
app = typer.Typer()
@app.command()
def run(): ...
""",
        [
            "Command Line: @command @ run",
            "Command Line: optparse.OptionParser @ -",
            "Command Line: typer.Typer @ -",
        ],
    ),
    "other web frameworks": (
        """
from fastapi import FastAPI
from rest_framework.decorators import api_view
app = FastAPI()
@app.get('/')
def index(): ...
@api_view(['GET'])
def view(): ...
""",
        ["Web View: @get @ index", "Web View: rest_framework.decorators.api_view @ view"],
    ),
    "web views": (
        """
from flask import Flask
from django.views import View
from django.views.decorators.cache import never_cache
app = Flask(__name__)
@app.route('/')
def index(): ...
class Page(View): ...
@never_cache
def fresh(): ...
""",
        [
            "Web View: @route @ index",
            "Web View: django.views.View @ Page",
            "Web View: django.views.decorators.cache.never_cache @ fresh",
        ],
    ),
    "a route without a framework": (
        """
@table.route('/')
def index(): ...
""",
        [],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_notes(source: str, expected: list[str]) -> None:
    facts = read(source)
    assert tell(facts, patterns.notes(facts)) == expected


def test_every_row_has_a_case() -> None:
    rows = patterns_frameworks.ROWS
    sources = [read(source) for source, _ in CASES.values()]
    assert list_silent([row for row in rows if not is_of_methods(row)], sources) == []
