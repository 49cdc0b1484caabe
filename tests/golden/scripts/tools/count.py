#!/usr/bin/env python3
"""Count words in files."""

import argparse
import sys

import common


def main():
    """Read the arguments, and count."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    for name in parser.parse_args().files:
        print(common.words(name))


if __name__ == "__main__":
    sys.exit(main())
