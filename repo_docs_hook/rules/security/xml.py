"""Rows for XML parsers that a hostile document can exhaust."""

from __future__ import annotations

from repo_docs_hook.rules.arguments import variable
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On

_XML = "sets no limits of its own against hostile XML"


ROWS = (
    Row(
        "XML Parsing",
        On.CALL,
        "xml.etree.cElementTree.parse xml.etree.cElementTree.iterparse "
        "xml.etree.cElementTree.fromstring xml.etree.cElementTree.XMLParser",
        _XML,
        "B313",
    ),
    Row(
        "XML Parsing",
        On.CALL,
        "xml.etree.ElementTree.parse xml.etree.ElementTree.iterparse "
        "xml.etree.ElementTree.XMLParser",
        _XML,
        "B314",
    ),
    Row(
        "XML Parsing",
        On.CALL,
        "xml.etree.ElementTree.fromstring",
        _XML,
        "B314",
        test=variable("text", 0),
    ),
    Row("XML Parsing", On.CALL, "xml.sax.expatreader.create_parser", _XML, "B315"),
    Row(
        "XML Parsing",
        On.CALL,
        "xml.dom.expatbuilder.parse xml.dom.expatbuilder.parseString",
        _XML,
        "B316",
    ),
    Row(
        "XML Parsing",
        On.CALL,
        "xml.sax.parse xml.sax.parseString xml.sax.make_parser",
        _XML,
        "B317",
    ),
    Row("XML Parsing", On.CALL, "xml.dom.minidom.parse xml.dom.minidom.parseString", _XML, "B318"),
    Row("XML Parsing", On.CALL, "xml.dom.pulldom.parse xml.dom.pulldom.parseString", _XML, "B319"),
    Row(
        "XML Parsing",
        On.IMPORT,
        "xmlrpc xmlrpc.*",
        "reads XML from the other side, without limits of its own",
        "B411",
        what="xmlrpc",
    ),
)
