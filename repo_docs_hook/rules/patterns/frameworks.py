"""Rows for frameworks and libraries: command lines, web, tests, logging, plugins."""

from __future__ import annotations

import re

from repo_docs_hook.model.notes import Phrase
from repo_docs_hook.rules.arguments import every, imports, none_of
from repo_docs_hook.rules.match import Row, name_target
from repo_docs_hook.rules.subjects import On, Subject

# Layers have short names of capitals (LSTM, GRU).
_CONSTANT = re.compile(r"\.(?:_+[A-Z][A-Z0-9_]*|[A-Z0-9]+_[A-Z0-9_]*|[A-Z0-9]{5,}|__\w+__)\.")
_WEB = imports(
    "aiohttp", "bottle", "fastapi", "falcon", "flask", "litestar", "quart", "sanic", "starlette"
)


def _name_package(subject: Subject) -> str:
    """Return the target's package and module: ``torch.nn`` for ``torch.nn.functional.relu``."""
    return ".".join(subject.target.split(".")[:2])


def _is_of_constant(subject: Subject) -> bool:
    """Whether what is called is a method of a constant, such as ``SIZES.get`` or ``__name__``."""
    return _CONSTANT.search(subject.target) is not None


def _name_route(subject: Subject) -> str:
    return "@" + name_target(subject).rpartition(".")[2]


ROWS = (
    Row("Automatic Differentiation", On.ANCESTOR, "torch.autograd.Function"),
    Row(
        "Automatic Differentiation",
        On.CALL,
        "torch.autograd.* torch.no_grad torch.enable_grad torch.inference_mode "
        "torch.set_grad_enabled torch.func.grad torch.func.vjp torch.func.jvp jax.grad "
        "jax.value_and_grad jax.vjp jax.jvp jax.jacfwd jax.jacrev jax.hessian "
        "tensorflow.GradientTape autograd.grad",
    ),
    Row(
        "Automatic Differentiation",
        On.DECORATOR,
        "torch.no_grad torch.enable_grad torch.inference_mode jax.grad jax.custom_vjp "
        "jax.custom_jvp tensorflow.custom_gradient",
    ),
    Row("Automatic Differentiation", On.CALL, "?.backward", test=imports("torch")),
    Row("Background Task", On.DECORATOR, "celery.shared_task dramatiq.actor huey.task"),
    Row("Background Task", On.DECORATOR, "?.task", what="@task", test=imports("celery", "huey")),
    Row(
        "Command Line",
        On.CALL,
        "argparse.ArgumentParser optparse.OptionParser getopt.getopt "
        "docopt.docopt fire.Fire typer.Typer typer.run absl.app.run",
    ),
    Row("Command Line", On.DECORATOR, "click.command click.group"),
    Row(
        "Command Line",
        On.DECORATOR,
        "?.command ?.group ?.callback",
        what=_name_route,
        test=imports("click", "typer"),
    ),
    Row(
        "Data Model",
        On.ANCESTOR,
        "pydantic.BaseModel pydantic.RootModel pydantic_settings.BaseSettings "
        "django.db.models.Model sqlalchemy.orm.DeclarativeBase sqlmodel.SQLModel "
        "marshmallow.Schema msgspec.Struct peewee.Model mongoengine.Document "
        "rest_framework.serializers.Serializer rest_framework.serializers.ModelSerializer "
        "django.forms.Form django.forms.ModelForm",
    ),
    Row(
        "Data Model",
        On.CALL,
        "sqlalchemy.orm.declarative_base "
        "sqlalchemy.ext.declarative.declarative_base pydantic.create_model",
    ),
    Row("Database Migration", On.ANCESTOR, "django.db.migrations.Migration"),
    Row(
        "Logging Configuration",
        On.CALL,
        "logging.basicConfig logging.config.dictConfig logging.config.fileConfig "
        "logging.captureWarnings",
        "for the whole process",
    ),
    Row(
        "Neural Network",
        On.ANCESTOR,
        "torch.nn.Module torch.nn.modules.module.Module torch.nn.modules.Module "
        "pytorch_lightning.LightningModule lightning.LightningModule "
        "lightning.pytorch.LightningModule keras.Model keras.layers.Layer tensorflow.keras.Model "
        "tensorflow.keras.layers.Layer tensorflow.Module flax.linen.Module flax.nnx.Module",
    ),
    Row(
        "Neural Network",
        On.CALL,
        "torch.nn.* keras.layers.* tensorflow.keras.layers.* flax.linen.*",
        what=lambda subject: Phrase(f"{_name_package(subject)} layers and functions"),
        test=none_of(_is_of_constant),
    ),
    Row(
        "Plugin Hooks",
        On.CALL,
        "importlib.metadata.entry_points pkg_resources.iter_entry_points "
        "pluggy.PluginManager pluggy.HookspecMarker pluggy.HookimplMarker",
    ),
    Row("Signal Handler", On.CALL, "signal.signal"),
    Row("Signal Handler", On.DECORATOR, "django.dispatch.receiver"),
    Row("URL Routing", On.CALL, "django.urls.path django.urls.re_path", what=""),
    Row(
        "Weak Reference",
        On.CALL,
        "weakref.ref weakref.proxy weakref.finalize weakref.WeakMethod "
        "weakref.WeakSet weakref.WeakKeyDictionary weakref.WeakValueDictionary",
    ),
    Row(
        "Web View",
        On.ANCESTOR,
        "django.views.View django.views.generic.* flask.views.View flask.views.MethodView "
        "rest_framework.views.APIView rest_framework.viewsets.* rest_framework.generics.* "
        "tornado.web.RequestHandler starlette.endpoints.HTTPEndpoint "
        "http.server.BaseHTTPRequestHandler http.server.SimpleHTTPRequestHandler",
    ),
    Row("Web View", On.DECORATOR, "django.views.decorators.* rest_framework.decorators.api_view"),
    Row(
        "Web View",
        On.DECORATOR,
        "?.route ?.get ?.post ?.put ?.patch ?.delete ?.websocket",
        what=_name_route,
        test=every(_WEB),
    ),
)
