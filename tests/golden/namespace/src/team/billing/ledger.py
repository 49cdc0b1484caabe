"""Who paid what."""

from team.mail import letters

from ..mail.letters import send

ENTRIES: list[str] = []


def close():
    """Close the books, and tell everybody."""
    send(letters.GREETING)
