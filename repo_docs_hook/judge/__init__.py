"""What to check, and how the committed pages differ from what the sources generate."""
