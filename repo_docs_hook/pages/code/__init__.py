"""Python code as a formatter would leave it: tokens, the blanks between them, lines."""
