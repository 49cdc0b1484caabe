"""Rows for weak hashes and guessable secrets."""

from __future__ import annotations

import re

from repo_docs_hook.rules.arguments import argument, every, given
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On, Subject

_WEAK_HASHES = ("md4", "md5", "sha", "sha1")
_BROKEN = "two inputs with the same digest can be made"
_SECRET = re.compile(
    r"(?:^|[._])(?:password|passwd|passphrase|secret|salt|nonce|otp|csrf|api_?key)s?(?:$|[._])",
    re.IGNORECASE,
)
_LIBRARIES = ("Crypto", "Cryptodome")


def _list_names(pattern: str, names: str) -> str:
    """Dotted names of both libraries that are imported as ``Crypto``, one for each name."""
    return " ".join(f"{lib}.{pattern % name}" for lib in _LIBRARIES for name in names.split())


def _is_for_security(subject: Subject) -> bool:
    """Whether the hash may be used for security: ``usedforsecurity`` is not off."""
    return argument(subject, "usedforsecurity") in (None, "True")


def _is_not_called(subject: Subject) -> bool:
    """Whether the file calls the function nowhere."""
    return all(call.target != subject.target for call in subject.facts.calls)


def _name_hash(subject: Subject) -> str:
    """Return the hash's name, lower case, of a call of ``hashlib.new``."""
    return (argument(subject, "name", 0) or "").strip("'\"").lower()


def _makes_secret(subject: Subject) -> bool:
    """Whether the definition's name says that it makes a secret."""
    definition = subject.definition
    return definition is not None and _SECRET.search(definition.qualname) is not None


ROWS = (
    Row(
        "Guessable Secret",
        On.CALL,
        "random.random random.randrange random.randint random.choice "
        "random.choices random.uniform random.randbytes random.sample random.getrandbits "
        "random.Random",
        "predictable from earlier output; secrets has what is not",
        "B311",
        test=_makes_secret,
    ),
    Row(
        "Weak Hash",
        On.CALL,
        _list_names("Hash.%s.new", "MD2 MD4 MD5 SHA")
        + " cryptography.hazmat.primitives.hashes.MD5 cryptography.hazmat.primitives.hashes.SHA1",
        _BROKEN,
        "B303",
    ),
    Row(
        "Weak Hash",
        On.CALL,
        "hashlib.md5 hashlib.sha1 _md5.md5 _sha1.sha1",
        _BROKEN,
        "B324",
        test=_is_for_security,
    ),
    Row(
        "Weak Hash",
        On.VALUE,
        "hashlib.md5 hashlib.sha1",
        f"handed on as a value; {_BROKEN}",
        "B324",
    ),
    Row(
        "Weak Hash",
        On.IMPORT,
        "hashlib.md5 hashlib.sha1",
        f"handed on as a value; {_BROKEN}",
        "B324",
        test=_is_not_called,
    ),
    Row(
        "Weak Hash",
        On.CALL,
        "hashlib.new",
        _BROKEN,
        "B324",
        what=lambda subject: f"hashlib.new('{_name_hash(subject)}')",
        test=every(lambda subject: _name_hash(subject) in _WEAK_HASHES, _is_for_security),
    ),
    Row(
        "Weak Hash",
        On.CALL,
        "crypt.crypt",
        "quick to guess passwords from",
        "B324",
        test=given(
            "salt", "=crypt.METHOD_CRYPT", "=crypt.METHOD_MD5", "=crypt.METHOD_BLOWFISH", position=1
        ),
    ),
    Row(
        "Weak Hash",
        On.CALL,
        "crypt.mksalt",
        "quick to guess passwords from",
        "B324",
        test=given(
            "method",
            "=crypt.METHOD_CRYPT",
            "=crypt.METHOD_MD5",
            "=crypt.METHOD_BLOWFISH",
            position=0,
        ),
    ),
)
