"""The same, without the compiled part."""


def get(key):
    return str(key)
