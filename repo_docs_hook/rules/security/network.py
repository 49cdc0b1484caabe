"""Rows for the network: clear text, open interfaces, no timeouts, and web applications."""

from __future__ import annotations

from repo_docs_hook.rules.arguments import (
    absent,
    argument,
    either,
    every,
    given,
    imports,
    is_text,
    is_uncalled,
)
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On, Subject

_VERBS = "get options head post put patch delete"
_REQUESTS = " ".join(f"requests.{verb}" for verb in [*_VERBS.split(), "request"])
_HTTPX = " ".join(
    f"httpx.{verb}" for verb in [*_VERBS.split(), "request", "stream", "Client", "AsyncClient"]
)
_HOSTS = ("host", "hostname", "bind", "address", "addr", "interface", "server_name")
_ALL_INTERFACES = ("'0.0.0.0'", "'::'")
_CLEAR = "sends everything in clear text, passwords too"


def _binds_all(subject: Subject) -> bool:
    """Whether a constant that means every interface is given as the host."""
    return any(argument(subject, name) in _ALL_INTERFACES for name in _HOSTS)


def _opens_any_scheme(subject: Subject) -> bool:
    """Whether the address is not a constant that begins with http or https."""
    address = argument(subject, "url", 0)
    return not (is_text(address) and (address or "")[1:].startswith(("http:", "https:")))


def _lacks_privacy(subject: Subject) -> bool:
    """Whether SNMP's user data has no key for encryption."""
    return argument(subject, "privKey", 2) is None


ROWS = (
    Row("Cleartext Protocol", On.CALL, "telnetlib.Telnet", _CLEAR, "B312"),
    Row("Cleartext Protocol", On.CALL, "ftplib.FTP", _CLEAR, "B321"),
    Row(
        "Cleartext Protocol",
        On.IMPORT,
        "telnetlib telnetlib.Telnet",
        _CLEAR,
        "B401",
        test=is_uncalled,
    ),
    Row("Cleartext Protocol", On.IMPORT, "ftplib ftplib.FTP", _CLEAR, "B402", test=is_uncalled),
    Row(
        "Cleartext Protocol",
        On.IMPORT,
        "pyghmi pyghmi.*",
        "IPMI's authentication is broken",
        "B415",
        what="pyghmi",
    ),
    Row(
        "Cleartext Protocol",
        On.CALL,
        "pysnmp.hlapi.CommunityData",
        "SNMP versions 1 and 2 send their password in clear text",
        "B508",
        test=given("mpModel", "0", "1", position=None),
    ),
    Row(
        "Cleartext Protocol",
        On.CALL,
        "pysnmp.hlapi.UsmUserData",
        "SNMP without encryption",
        "B509",
        test=_lacks_privacy,
    ),
    Row(
        "HTTP Request",
        On.CALL,
        "urllib.request.urlopen urllib.request.urlretrieve "
        "urllib.request.URLopener urllib.request.FancyURLopener six.moves.urllib.request.urlopen "
        "six.moves.urllib.request.urlretrieve",
        "opens file: and other schemes too",
        "B310",
        test=_opens_any_scheme,
    ),
    Row(
        "HTTP Request",
        On.IMPORT,
        "wsgiref.handlers.CGIHandler twisted.web.twcgi.CGIScript twisted.web.twcgi.CGIDirectory",
        "a Proxy header becomes the variable HTTP_PROXY",
        "B412",
    ),
    Row(
        "HTTP Request",
        On.CALL,
        _REQUESTS,
        "waits for ever where the server says nothing",
        "B113",
        test=either(absent("timeout"), given("timeout", "None")),
    ),
    Row(
        "HTTP Request",
        On.CALL,
        _HTTPX,
        "waits for ever where the server says nothing",
        "B113",
        test=given("timeout", "None"),
    ),
    Row(
        "Open to All Interfaces",
        On.CALL,
        "*",
        "reachable from every network of the machine",
        "B104",
        test=_binds_all,
    ),
    Row(
        "Open to All Interfaces",
        On.CALL,
        "?.run ?.listen",
        "reachable from every network of the machine",
        "B104",
        test=given("host", *_ALL_INTERFACES, position=0),
    ),
    Row(
        "Debugger in the Open",
        On.CALL,
        "?.run",
        "whoever reaches the debugger runs code",
        "B201",
        what="run(debug=True)",
        test=every(imports("flask"), given("debug", "True")),
    ),
    Row(
        "No CSRF Protection",
        On.DECORATOR,
        "django.views.decorators.csrf.csrf_exempt",
        "other sites can make a visitor's browser call it",
    ),
)
