"""Why pages are out of date, and the commands that update them."""
