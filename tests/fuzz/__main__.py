"""``python -m tests.fuzz --minutes 20``: the long run, which ends with its figures."""

from __future__ import annotations

import argparse
import time
import traceback
from collections import Counter

from tests.fuzz.runs import COSTLY, KINDS, try_inputs

#: Inputs of a kind in one round, and of those that cost more.
_ROUND, _COSTLY_ROUND = 100, 10


def main() -> int:
    """Try inputs of all kinds in turn until the time is over; return 1 where one failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--seed", type=int, default=0, help="where to start; the next run's: +1000")
    options = parser.parse_args()
    end = time.monotonic() + 60 * options.minutes
    outcomes: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    number = options.seed
    while time.monotonic() < end:
        for kind in KINDS:
            outcomes[kind] += _try(kind, number)
        number += 1
    _show(outcomes, number)
    return int(any(each[_FAULT] for each in outcomes.values()))


_FAULT = "FAULT"


def _try(kind: str, number: int) -> Counter[str]:
    """Try one round of a kind, and print the fault that ends it, if one does."""
    try:
        return try_inputs(kind, _COSTLY_ROUND if kind in COSTLY else _ROUND, number)
    except Exception:  # of any kind: it is the finding, and the others go on
        print(f"--- {kind}, round {number}\n{traceback.format_exc()}", flush=True)
        return Counter({_FAULT: 1})


def _show(outcomes: dict[str, Counter[str]], number: int) -> None:
    """Print a table of all inputs, by kind and by outcome."""
    for kind, found in outcomes.items():
        print(f"{kind}: {found.total()}")
        for outcome, count in found.most_common():
            print(f"    {count:7} {outcome}")
    print(f"{sum(each.total() for each in outcomes.values())} inputs, rounds up to {number}")


if __name__ == "__main__":
    raise SystemExit(main())
