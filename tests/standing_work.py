"""Work for tests of views that keep up: in a module of its own, so that other processes find it."""

import os
import time
from pathlib import Path

from crossbearing.errors import LedgerError


def killed(place: str, aside: Path) -> None:
    """End as a process does that is killed."""
    os._exit(9)


def slow(place: str, aside: Path) -> None:
    """Take longer than any test."""
    time.sleep(600)


def refused(place: str, aside: Path) -> None:
    """Find that the ledger cannot be looked at."""
    raise LedgerError("the disk is gone")
