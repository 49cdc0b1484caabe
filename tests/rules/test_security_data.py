"""Rules about hostile data: SQL, markup, XML."""

from __future__ import annotations

import pytest

from repo_docs_hook.rules import security
from repo_docs_hook.rules.security import markup as security_markup
from repo_docs_hook.rules.security import sql as security_sql
from repo_docs_hook.rules.security import xml as security_xml
from tests.rules.telling import Cases, is_of_methods, list_silent, read, tell

CASES: Cases = {
    "sql from strings": (
        """
def f(cursor, table):
    cursor.execute(f"SELECT * FROM {table}")
    cursor.executemany("INSERT INTO %s VALUES (?)" % table, rows)
    cursor.execute("select " + table)
    cursor.execute("DELETE FROM {}".format(table))
""",
        ["SQL from Strings B608: execute @ f", "SQL from Strings B608: executemany @ f"],
    ),
    "sql in a library's function": (
        """
from sqlalchemy import text
import pandas
text(f"UPDATE {table} SET x = 1")
pandas.read_sql(f"SELECT * FROM {table}", c)
""",
        [
            "SQL from Strings B608: pandas.read_sql @ -",
            "SQL from Strings B608: sqlalchemy.text @ -",
        ],
    ),
    "sql with parameters, other texts, other methods": (
        """
cursor.execute("SELECT * FROM t WHERE x = ?", (1,))
robot.execute(f"go to {place}")
cursor.execute(statement)
cursor.execute(f"{statement}")
log.info(f"SELECT {x}")
cursor.execute()
""",
        [],
    ),
    "django extra": (
        """
from django.db import models
from django.db.models.expressions import RawSQL
def f(query):
    RawSQL(text, [])
""",
        ["SQL from Strings B611: django.db.models.expressions.RawSQL @ f"],
    ),
    "extra of something else, a constant": (
        """
from django.db.models.expressions import RawSQL
film.extra('Joe')
RawSQL('select 1', [])
""",
        [],
    ),
    "markup": (
        """
from django.utils.safestring import mark_safe, SafeString
from markupsafe import Markup
def f(text):
    mark_safe(text)
    mark_safe(f'<b>{text}</b>')
    SafeString(text)
    Markup('<b>%s</b>' % text)
""",
        [
            "Unescaped Markup B308: django.utils.safestring.mark_safe @ f",
            "Unescaped Markup B703: django.utils.safestring.SafeString @ f",
            "Unescaped Markup B703: django.utils.safestring.mark_safe @ f",
            "Unescaped Markup B704: markupsafe.Markup @ f",
        ],
    ),
    "constant markup": (
        """
from django.utils.safestring import mark_safe, SafeString
from markupsafe import Markup, escape
mark_safe('<b>')
SafeString('<b>')
Markup('<b>')
escape(text)
""",
        [],
    ),
    "templates": (
        """
import jinja2
from mako.template import Template
jinja2.Environment()
jinja2.Environment(autoescape=False)
Template('x')
""",
        [
            "Unescaped Markup B701: jinja2.Environment @ -",
            "Unescaped Markup B702: mako.template.Template @ -",
        ],
    ),
    "templates that escape": (
        """
import jinja2
from mako.template import Template
jinja2.Environment(autoescape=True)
jinja2.Environment(autoescape=jinja2.select_autoescape())
jinja2.Environment(**options)
Template('x', default_filters=['h'])
from string import Template as T
T('x')
""",
        [],
    ),
    "xml": (
        """
import xml.etree.ElementTree as ET
from xml.etree import cElementTree
from xml.dom import minidom, pulldom, expatbuilder
from xml import sax
from xml.sax.expatreader import create_parser
ET.parse('a.xml')
ET.fromstring(text)
cElementTree.parse(path)
minidom.parseString(text)
pulldom.parse(path)
expatbuilder.parse(path)
sax.make_parser()
create_parser()
""",
        [
            "XML Parsing B313: xml.etree.cElementTree.parse @ -",
            "XML Parsing B314: xml.etree.ElementTree.fromstring @ -",
            "XML Parsing B314: xml.etree.ElementTree.parse @ -",
            "XML Parsing B315: xml.sax.expatreader.create_parser @ -",
            "XML Parsing B316: xml.dom.expatbuilder.parse @ -",
            "XML Parsing B317: xml.sax.make_parser @ -",
            "XML Parsing B318: xml.dom.minidom.parseString @ -",
            "XML Parsing B319: xml.dom.pulldom.parse @ -",
        ],
    ),
    "xml made, and defused": (
        """
import xml.etree.ElementTree as ET
import defusedxml.ElementTree as D
ET.Element('a')
ET.fromstring('<a/>')
D.parse(path)
""",
        [],
    ),
    "xml-rpc": (
        """
import xmlrpc.client
""",
        ["XML Parsing B411: xmlrpc @ -"],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_notes(source: str, expected: list[str]) -> None:
    facts = read(source)
    assert tell(facts, security.notes(facts)) == expected


def test_every_row_has_a_case() -> None:
    rows = security_sql.ROWS + security_markup.ROWS + security_xml.ROWS
    sources = [read(source) for source, _ in CASES.values()]
    assert list_silent([row for row in rows if not is_of_methods(row)], sources) == []
