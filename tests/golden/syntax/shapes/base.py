"""What the others inherit from."""


class Base:
    """A base with one method."""

    def run(self):
        """Do nothing."""
