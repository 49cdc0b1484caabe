"""Rows for TLS and host keys: checks that are off, broken protocols."""

from __future__ import annotations

from repo_docs_hook.rules.arguments import absent, argument, either, ends, every, given, imports
from repo_docs_hook.rules.match import Row, name_target
from repo_docs_hook.rules.subjects import On, Subject

_VERBS = "get options head post put patch delete"
_REQUESTS = " ".join(f"requests.{verb}" for verb in [*_VERBS.split(), "request"])
_HTTPX = " ".join(
    f"httpx.{verb}" for verb in [*_VERBS.split(), "request", "stream", "Client", "AsyncClient"]
)
_OLD_PROTOCOLS = (
    "PROTOCOL_SSLv2",
    "PROTOCOL_SSLv3",
    "PROTOCOL_TLSv1",
    "PROTOCOL_TLSv1_1",
    "SSLv2_METHOD",
    "SSLv3_METHOD",
    "TLSv1_METHOD",
    "TLSv1_1_METHOD",
)
_NO_CHECK = "accepts any certificate, so anyone can sit in between"


def _has_old_default(subject: Subject) -> bool:
    """Whether a parameter's default is a protocol version that is broken."""
    parameters = subject.definition.parameters if subject.definition else ()
    return any(item.default.rpartition(".")[2] in _OLD_PROTOCOLS for item in parameters)


ROWS = (
    Row(
        "Disabled Certificate Check",
        On.SETTING,
        "?.verify_mode",
        _NO_CHECK,
        what="verify_mode = ssl.CERT_NONE",
        test=ends("", "CERT_NONE", position=0),
    ),
    Row(
        "Disabled Certificate Check",
        On.SETTING,
        "?.check_hostname",
        "accepts a certificate that was made for another host",
        what="check_hostname = False",
        test=given("", "False", position=0),
    ),
    Row(
        "Disabled Certificate Check",
        On.SETTING,
        "?.verify",
        _NO_CHECK,
        "B501",
        what="verify = False",
        test=every(given("", "False", position=0), imports("requests", "httpx")),
    ),
    Row(
        "Disabled Certificate Check",
        On.VALUE,
        "ssl._create_unverified_context",
        _NO_CHECK,
        "B323",
    ),
    Row("Disabled Certificate Check", On.CALL, "ssl._create_unverified_context", _NO_CHECK, "B323"),
    Row(
        "Disabled Certificate Check",
        On.CALL,
        f"{_REQUESTS} {_HTTPX}",
        _NO_CHECK,
        "B501",
        what=lambda subject: f"{name_target(subject)}(verify=False)",
        test=given("verify", "False"),
    ),
    Row(
        "Disabled Certificate Check",
        On.CALL,
        "aiohttp.TCPConnector",
        _NO_CHECK,
        test=either(given("ssl", "False"), given("verify_ssl", "False")),
    ),
    Row(
        "Disabled Certificate Check",
        On.CALL,
        "*",
        _NO_CHECK,
        what="ssl.CERT_NONE",
        test=given("cert_reqs", "=ssl.CERT_NONE", "'CERT_NONE'"),
    ),
    Row(
        "Old Protocol Version",
        On.CALL,
        "ssl.wrap_socket ssl.SSLContext OpenSSL.SSL.Context",
        "a broken version of SSL or TLS",
        "B502",
        test=either(
            ends("ssl_version", *_OLD_PROTOCOLS),
            ends("protocol", *_OLD_PROTOCOLS, position=0),
            ends("method", *_OLD_PROTOCOLS, position=0),
        ),
    ),
    Row(
        "Old Protocol Version",
        On.FLAG,
        "function",
        "a broken version of SSL or TLS by default",
        "B503",
        what="",
        test=_has_old_default,
    ),
    Row(
        "Old Protocol Version",
        On.CALL,
        "ssl.wrap_socket",
        "leaves the version to its default",
        "B504",
        test=absent("ssl_version", 5),
    ),
    Row(
        "Unknown Host Key",
        On.CALL,
        "?.set_missing_host_key_policy",
        "trusts any new host",
        "B507",
        what=lambda subject: (argument(subject, "policy", 0) or "").lstrip("="),
        test=every(
            imports("paramiko"), ends("policy", "AutoAddPolicy", "WarningPolicy", position=0)
        ),
    ),
    Row(
        "Unknown Host Key",
        On.CALL,
        "paramiko.AutoAddPolicy paramiko.WarningPolicy "
        "paramiko.client.AutoAddPolicy paramiko.client.WarningPolicy",
        "trusts any new host",
        "B507",
    ),
)
