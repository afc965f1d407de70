"""Adds a folder of very many tiny files, of which few are reports, and tells how long it took and how much memory.

    python tests/reliability/many_files.py FOLDER 1000000

FOLDER is made, and left there. docs/formats.md has what came out.
"""

import resource
import sys
import time
from pathlib import Path

import crossbearing

# One file in so many is a report.
EVERY = 10_000
REPORT = "Hill Post, 7 March 2031. Shells hit the market of Tall Nur on Friday and killed {} people, residents said.\n"


def make(folder: Path, count: int) -> None:
    """The files, a thousand to a folder."""
    for number in range(count):
        place = folder / f"{number // 1000:04d}"
        if number % 1000 == 0:
            place.mkdir(parents=True, exist_ok=True)
        text = REPORT.format(number // EVERY + 2) if number % EVERY == 0 else ""
        (place / f"{number:07d}.txt").write_text(text, encoding="utf-8")


def main(folder: Path, count: int) -> None:
    make(folder / "files", count)
    started, first = time.monotonic(), None
    outcomes: dict[str, int] = {}
    with crossbearing.open(folder / "many.db", create=True) as ledger:
        for added in ledger.adding([folder / "files"]):
            first = first or time.monotonic() - started
            outcomes[added.outcome] = outcomes.get(added.outcome, 0) + 1
        refused = len(ledger.refusals())
    took = time.monotonic() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count:,} files: {outcomes}, {refused:,} refusals in the ledger")
    print(f"first outcome after {first:.1f} s, all after {took:.0f} s, peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
