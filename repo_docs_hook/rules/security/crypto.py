"""Rows for weak ciphers and keys."""

from __future__ import annotations

from repo_docs_hook.rules.arguments import Test, argument, read_number
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On, Subject

_CURVES = " ".join(
    f"cryptography.hazmat.primitives.asymmetric.ec.{name}"
    for name in ("SECP192R1", "SECT163K1", "SECT163R2")
)
_LIBRARIES = ("Crypto", "Cryptodome")


def _list_names(pattern: str, names: str) -> str:
    """Dotted names of both libraries that are imported as ``Crypto``, one for each name."""
    return " ".join(f"{lib}.{pattern % name}" for lib in _LIBRARIES for name in names.split())


def _is_small(keyword: str, position: int, bits: int) -> Test:
    """Return a test that the argument is a constant below ``bits``."""

    def check(subject: Subject) -> bool:
        value = read_number(argument(subject, keyword, position))
        return value is not None and value < bits

    return check


ROWS = (
    Row(
        "Weak Cipher",
        On.CALL,
        _list_names("Cipher.%s.new", "ARC2 ARC4 Blowfish DES XOR"),
        "breakable with today's means",
        "B304",
    ),
    Row(
        "Weak Cipher",
        On.CALL,
        " ".join(
            f"cryptography.hazmat.{place}.{name}"
            for place in ("primitives.ciphers.algorithms", "decrepit.ciphers.algorithms")
            for name in ("ARC4", "Blowfish", "CAST5", "IDEA", "SEED", "TripleDES")
        ),
        "breakable with today's means, or out of use",
        "B304",
    ),
    Row(
        "Weak Cipher",
        On.CALL,
        "cryptography.hazmat.primitives.ciphers.modes.ECB",
        "equal blocks stay equal in the ciphertext",
        "B305",
    ),
    Row(
        "Weak Key",
        On.CALL,
        "cryptography.hazmat.primitives.asymmetric.rsa.generate_private_key",
        "below 2048 bits",
        "B505",
        test=_is_small("key_size", 1, 2048),
    ),
    Row(
        "Weak Key",
        On.CALL,
        "cryptography.hazmat.primitives.asymmetric.dsa.generate_private_key",
        "below 2048 bits",
        "B505",
        test=_is_small("key_size", 0, 2048),
    ),
    Row(
        "Weak Key",
        On.CALL,
        _list_names("PublicKey.%s.generate", "DSA RSA"),
        "below 2048 bits",
        "B505",
        test=_is_small("bits", 0, 2048),
    ),
    Row("Weak Key", On.CALL, _CURVES, "a curve below 224 bits", "B505"),
    Row(
        "pyCrypto",
        On.IMPORT,
        "Crypto.*",
        "the name of pyCrypto, unmaintained since 2014, and of its successor pycryptodome",
        "B413",
        what="Crypto",
    ),
)
