"""Letters to customers."""

import team.billing.ledger

GREETING = "Hello"


def send(text):
    """Send a letter."""
    team.billing.ledger.ENTRIES.append(text)
