"""What deserves a second look for security, with the id of Bandit's test where it has one."""

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

# Left out of Bandit's tests (https://bandit.readthedocs.io/en/latest/plugins/): B101 (assert)
# and B311 away from secrets, which half of all files would carry; B105-B107 and B109-B111, which
# judge by a variable's name; B110 and B112, B613, B604, which no fact shows for sure; B405-B409,
# since who imports an XML module may only write XML (B313-B319 tell who parses it).
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
    """Return what deserves a second look, one note each, sorted by title, Bandit's id, ``what``."""
    return match(facts, _TABLE)
