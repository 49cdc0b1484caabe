"""Rules about cryptography."""

from __future__ import annotations

import pytest

from repo_docs_hook.rules import security
from repo_docs_hook.rules.security import crypto as security_crypto
from repo_docs_hook.rules.security import hashes as security_hashes
from tests.rules.telling import Cases, is_of_methods, list_silent, read, tell

CASES: Cases = {
    "guessable secrets": (
        """
import random
def make_salt():
    return random.choice('abc')
class Password:
    def draw(self): return random.random()
""",
        [
            "Guessable Secret B311: random.choice @ make_salt",
            "Guessable Secret B311: random.random @ Password.draw",
        ],
    ),
    "random numbers for other ends": (
        """
import random, secrets
def shuffle():
    return random.choice('abc')
def make_salt():
    return secrets.token_hex()
def assault():
    return random.random()
""",
        [],
    ),
    "weak ciphers": (
        """
from Crypto.Cipher import DES
from cryptography.hazmat.primitives.ciphers import algorithms, modes
DES.new(key)
algorithms.TripleDES(key)
modes.ECB()
""",
        [
            "Weak Cipher B304: Crypto.Cipher.DES.new @ -",
            "Weak Cipher B304: cryptography.hazmat.primitives.ciphers.algorithms.TripleDES @ -",
            "Weak Cipher B305: cryptography.hazmat.primitives.ciphers.modes.ECB @ -",
            "pyCrypto B413: Crypto @ -",
        ],
    ),
    "a strong cipher": (
        """
from cryptography.hazmat.primitives.ciphers import algorithms, modes
algorithms.AES(key)
modes.GCM(iv)
""",
        [],
    ),
    "weak hashes": (
        """
import hashlib
from cryptography.hazmat.primitives import hashes
from Cryptodome.Hash import MD5
hashlib.md5(b'')
hashlib.sha1(b'', usedforsecurity=True)
hashlib.new('MD5')
hashlib.new(name='sha1')
hashes.SHA1()
MD5.new()
""",
        [
            "Weak Hash B303: Cryptodome.Hash.MD5.new @ -",
            "Weak Hash B303: cryptography.hazmat.primitives.hashes.SHA1 @ -",
            "Weak Hash B324: hashlib.md5 @ -",
            "Weak Hash B324: hashlib.new('md5') @ -",
            "Weak Hash B324: hashlib.new('sha1') @ -",
            "Weak Hash B324: hashlib.sha1 @ -",
        ],
    ),
    "weak hashes handed on": (
        """
import hashlib
from hashlib import sha1
def f(data, make=hashlib.md5):
    return sign(data, digest=hashlib.md5), {'sha1': sha1}
""",
        ["Weak Hash B324: hashlib.md5 @ -, f", "Weak Hash B324: hashlib.sha1 @ -"],
    ),
    "weak hashes named, and called": (
        """
from hashlib import md5
def f(data):
    return md5(data, usedforsecurity=False), [each.md5 for each in data]
""",
        [],
    ),
    "hashes that are strong, or guard nothing": (
        """
import hashlib
hashlib.sha256(b'')
hashlib.md5(b'', usedforsecurity=False)
hashlib.new('sha256')
hashlib.new(name)
hashlib.new('md5', usedforsecurity=False)
cache.md5('x')
""",
        [],
    ),
    "crypt": (
        """
import crypt
crypt.crypt('x', crypt.METHOD_MD5)
crypt.mksalt(crypt.METHOD_CRYPT)
""",
        ["Weak Hash B324: crypt.crypt @ -", "Weak Hash B324: crypt.mksalt @ -"],
    ),
    "crypt with a strong method": (
        """
import crypt
crypt.crypt('x', crypt.METHOD_SHA512)
crypt.mksalt(crypt.METHOD_SHA512)
""",
        [],
    ),
    "weak keys": (
        """
from cryptography.hazmat.primitives.asymmetric import rsa, dsa, ec
from Cryptodome.PublicKey import RSA
rsa.generate_private_key(65537, 1024)
dsa.generate_private_key(key_size=1_024)
RSA.generate(0x400)
ec.generate_private_key(ec.SECP192R1())
""",
        [
            "Weak Key B505: Cryptodome.PublicKey.RSA.generate @ -",
            "Weak Key B505: cryptography.hazmat.primitives.asymmetric.dsa.generate_private_key @ -",
            "Weak Key B505: cryptography.hazmat.primitives.asymmetric.ec.SECP192R1 @ -",
            "Weak Key B505: cryptography.hazmat.primitives.asymmetric.rsa.generate_private_key @ -",
        ],
    ),
    "strong keys": (
        """
from cryptography.hazmat.primitives.asymmetric import rsa, dsa, ec
from Crypto.PublicKey import RSA
rsa.generate_private_key(65537, 4096)
rsa.generate_private_key(65537, size)
dsa.generate_private_key(2048)
RSA.generate(bits=2048)
ec.generate_private_key(ec.SECP256R1())
""",
        ["pyCrypto B413: Crypto @ -"],
    ),
    "pycrypto": (
        """
from Crypto.Cipher import AES
""",
        ["pyCrypto B413: Crypto @ -"],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_notes(source: str, expected: list[str]) -> None:
    facts = read(source)
    assert tell(facts, security.notes(facts)) == expected


def test_every_row_has_a_case() -> None:
    rows = security_crypto.ROWS + security_hashes.ROWS
    sources = [read(source) for source, _ in CASES.values()]
    assert list_silent([row for row in rows if not is_of_methods(row)], sources) == []
