"""Rules on security: risky calls and settings, with the ids of Bandit's tests."""

from __future__ import annotations

from repo_docs_hook.model.facts import Facts
from repo_docs_hook.model.notes import Note
from repo_docs_hook.rules.match import make_table, match
from repo_docs_hook.rules.security import code as security_code
from repo_docs_hook.rules.security import crypto as security_crypto
from repo_docs_hook.rules.security import deserialization as security_deserialization
from repo_docs_hook.rules.security import files as security_files
from repo_docs_hook.rules.security import hashes as security_hashes
from repo_docs_hook.rules.security import markup as security_markup
from repo_docs_hook.rules.security import network as security_network
from repo_docs_hook.rules.security import processes as security_processes
from repo_docs_hook.rules.security import sql as security_sql
from repo_docs_hook.rules.security import tls as security_tls
from repo_docs_hook.rules.security import xml as security_xml

# Bandit's tests (https://bandit.readthedocs.io/en/latest/plugins/) that are left out: B101 (assert)
# and B311 away from secrets, which half of all files would have; B105-B107 and B109-B111, which
# judge by a variable's name; B110, B112, B604 and B613, which no fact proves; B405-B409, since a
# module that imports an XML library may only write XML (B313-B319 find those that parse it).
ROWS = (
    security_code.ROWS
    + security_crypto.ROWS
    + security_deserialization.ROWS
    + security_files.ROWS
    + security_hashes.ROWS
    + security_markup.ROWS
    + security_network.ROWS
    + security_processes.ROWS
    + security_sql.ROWS
    + security_tls.ROWS
    + security_xml.ROWS
)
_TABLE = make_table(ROWS)


def notes(facts: Facts) -> tuple[Note, ...]:
    """Return the notes on security, sorted by title, Bandit's id and ``what``."""
    return match(facts, _TABLE)
