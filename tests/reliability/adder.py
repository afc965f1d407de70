"""The program that is killed: adds reports to a ledger and says which are kept, one line each, as soon as they are.

`adder.py made LEDGER NUMBER TOGETHER` adds reports whose readings are at hand; `adder.py read LEDGER FILE...` reads
them as `crossbearing add` does.
"""

import logging
import sys
from collections.abc import Iterator, Sequence

from supply import READER, batches

from crossbearing import api
from crossbearing.errors import CrossbearingError
from crossbearing.store.ledger_store import LedgerStore


def main(arguments: Sequence[str]) -> int:
    """Say what is kept; 2 with one line if the ledger cannot be written."""
    kind, place, *rest = arguments
    lines = made(place, int(rest[0]), int(rest[1])) if kind == "made" else read(place, rest)
    # As the command line does: errors are said once, below.
    logging.getLogger("psycopg").addHandler(logging.NullHandler())
    try:
        for line in lines:
            print(line, flush=True)
    except CrossbearingError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def made(place: str, number: int, together: int) -> Iterator[str]:
    """The lines of a run over made-up reports: "storing" before a transaction, "kept" and names after it."""
    with LedgerStore(place, create=True) as ledger:
        for batch in batches(range(number), together):
            yield "storing"
            ledger.add_all(batch, reader=READER)
            yield " ".join(["kept", *(report.name for report, _ in batch)])


def read(place: str, files: Sequence[str]) -> Iterator[str]:
    """The lines of a run over files."""
    with api.open(place) as ledger:
        yield "storing"
        for added in ledger.adding(files):
            yield f"kept {added.path.name}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
