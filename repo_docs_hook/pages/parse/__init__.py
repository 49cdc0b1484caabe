"""Read committed pages back: whose they are, and what they show of a source."""
