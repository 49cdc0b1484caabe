"""Rules about the network and web applications."""

from __future__ import annotations

import pytest

from repo_docs_hook.rules import security
from repo_docs_hook.rules.security import network as security_network
from repo_docs_hook.rules.security import tls as security_tls
from tests.rules.telling import Cases, is_of_methods, list_silent, read, tell

CASES: Cases = {
    "telnet and ftp": (
        """
import telnetlib
from ftplib import FTP
telnetlib.Telnet('x')
FTP('x')
""",
        [
            "Cleartext Protocol B312: telnetlib.Telnet @ -",
            "Cleartext Protocol B321: ftplib.FTP @ -",
        ],
    ),
    "telnet and ftp imported": (
        """
import telnetlib, ftplib
client = telnetlib, ftplib
""",
        ["Cleartext Protocol B401: telnetlib @ -", "Cleartext Protocol B402: ftplib @ -"],
    ),
    "ftp over TLS": (
        """
import ftplib
ftplib.FTP_TLS('x')
""",
        [],
    ),
    "ipmi and snmp": (
        """
from pyghmi.ipmi import command
from pysnmp.hlapi import CommunityData, UsmUserData
CommunityData('public', mpModel=0)
UsmUserData('name')
""",
        [
            "Cleartext Protocol B415: pyghmi @ -",
            "Cleartext Protocol B508: pysnmp.hlapi.CommunityData @ -",
            "Cleartext Protocol B509: pysnmp.hlapi.UsmUserData @ -",
        ],
    ),
    "snmp with encryption": (
        """
from pysnmp.hlapi import CommunityData, UsmUserData
CommunityData('public')
UsmUserData('name', 'auth', 'priv')
UsmUserData('name', authKey='a', privKey='b')
""",
        [],
    ),
    "certificates": (
        """
import ssl, requests, httpx, aiohttp, urllib3
ssl._create_unverified_context()
requests.get('x', verify=False, timeout=1)
httpx.Client(verify=False)
aiohttp.TCPConnector(ssl=False)
urllib3.PoolManager(cert_reqs=ssl.CERT_NONE)
""",
        [
            "Disabled Certificate Check: aiohttp.TCPConnector @ -",
            "Disabled Certificate Check: ssl.CERT_NONE @ -",
            "Disabled Certificate Check B323: ssl._create_unverified_context @ -",
            "Disabled Certificate Check B501: httpx.Client(verify=False) @ -",
            "Disabled Certificate Check B501: requests.get(verify=False) @ -",
        ],
    ),
    "certificates, by attribute": (
        """
import requests, ssl
from ssl import CERT_NONE
def f():
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
def g(context, session):
    context.verify_mode = CERT_NONE
    context.options.verify_mode: int = ssl.VerifyMode.CERT_NONE
    session.verify = False
def h():
    ssl._create_default_https_context = ssl._create_unverified_context
""",
        [
            "Disabled Certificate Check: check_hostname = False @ f",
            "Disabled Certificate Check: verify_mode = ssl.CERT_NONE @ f, g",
            "Disabled Certificate Check B323: ssl._create_unverified_context @ h",
            "Disabled Certificate Check B501: verify = False @ g",
        ],
    ),
    "certificates, by attribute, checked or not known": (
        """
import requests, ssl
def f(context, session, wanted):
    context.check_hostname = True
    context.verify_mode = ssl.CERT_REQUIRED
    context.check_hostname = wanted
    session.verify = '/etc/ca.pem'
    check_hostname = False
    verify = False
class Context:
    check_hostname = False
    verify: bool = False
""",
        [],
    ),
    "an attribute called verify of something else": (
        """
form.verify = False
""",
        [],
    ),
    "certificates checked": (
        """
import ssl, requests, aiohttp
aiohttp.TCPConnector(limit=3)
ssl.create_default_context()
requests.get('x', timeout=1)
requests.get('x', verify=True, timeout=1)
requests.get('x', verify=path, timeout=1)
""",
        [],
    ),
    "verify of something else": (
        """
signature.get(verify=False)
""",
        [],
    ),
    "urlopen": (
        """
from urllib.request import urlopen
urlopen(url)
""",
        ["HTTP Request B310: urllib.request.urlopen @ -"],
    ),
    "urlopen with a constant scheme": (
        """
from urllib.request import urlopen
urlopen('https://example.org')
""",
        [],
    ),
    "a certificate option of another name": (
        """
urllib3.PoolManager(cert_reqs='CERT_REQUIRED')
""",
        [],
    ),
    "cgi": (
        """
from wsgiref.handlers import CGIHandler
""",
        ["HTTP Request B412: wsgiref.handlers.CGIHandler @ -"],
    ),
    "requests without a timeout": (
        """
import requests, httpx
requests.get('x')
requests.post('x', timeout=None)
httpx.get('x', timeout=None)
""",
        [
            "HTTP Request B113: httpx.get @ -",
            "HTTP Request B113: requests.get @ -",
            "HTTP Request B113: requests.post @ -",
        ],
    ),
    "requests with one": (
        """
import requests, httpx
requests.get('x', timeout=3)
requests.get('x', **options)
httpx.get('x')
session.get('x')
""",
        [],
    ),
    "old protocols": (
        """
import ssl
ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_SSLv3)
ssl.SSLContext(ssl.PROTOCOL_TLSv1)
ssl.wrap_socket(sock)
def f(version=ssl.PROTOCOL_SSLv2): ...
""",
        [
            "Old Protocol Version B502: ssl.SSLContext @ -",
            "Old Protocol Version B502: ssl.wrap_socket @ -",
            "Old Protocol Version B503 @ f",
            "Old Protocol Version B504: ssl.wrap_socket @ -",
        ],
    ),
    "current protocols": (
        """
import ssl
ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_TLS)
def f(version=ssl.PROTOCOL_TLS_SERVER): ...
""",
        [],
    ),
    "all interfaces": (
        """
import uvicorn
uvicorn.run(app, host='0.0.0.0')
def f():
    uvicorn.run(app, host='::')
""",
        ["Open to All Interfaces B104: uvicorn.run @ -, f"],
    ),
    "one interface, an address that is compared": (
        """
app.run('127.0.0.1')
address.startswith('0.0.0.0')
""",
        [],
    ),
    "host keys": (
        """
import paramiko
def f(client):
    client.set_missing_host_key_policy(paramiko.WarningPolicy())
""",
        ["Unknown Host Key B507: paramiko.WarningPolicy @ f"],
    ),
    "host keys that are checked": (
        """
import paramiko
client.set_missing_host_key_policy(paramiko.RejectPolicy)
""",
        [],
    ),
    "debugger off, another run": (
        """
import flask
app.run(debug=False)
app.run()
""",
        [],
    ),
    "debug without flask": (
        """
app.run(debug=True)
""",
        [],
    ),
    "csrf": (
        """
from django.views.decorators.csrf import csrf_exempt
@csrf_exempt
def hook(): ...
""",
        ["No CSRF Protection: django.views.decorators.csrf.csrf_exempt @ hook"],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_notes(source: str, expected: list[str]) -> None:
    facts = read(source)
    assert tell(facts, security.notes(facts)) == expected


def test_every_row_has_a_case() -> None:
    rows = security_network.ROWS + security_tls.ROWS
    sources = [read(source) for source, _ in CASES.values()]
    assert list_silent([row for row in rows if not is_of_methods(row)], sources) == []
