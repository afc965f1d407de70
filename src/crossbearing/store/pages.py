"""Copies a ledger's file page by page while others read and write it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from crossbearing.errors import LedgerError
from crossbearing.store.address import address_of
from crossbearing.store.database import one_line
from crossbearing.store.sqlite import BUSY_SECONDS, SqliteFile

# So many pages are copied at a time (16 MiB of pages as SQLite makes them); writers come in between.
PAGES = 4096
# A writer that comes in between has SQLite begin again. After so many times the rest is copied in one go, for which
# writers wait, so that one who never rests cannot keep a backup from being made.
BEGINNINGS = 3


class _InterruptedError(Exception):
    """Others have written too often."""


def copy_pages(source: Path, target: Path, asked: str) -> None:
    """Make `target` a copy of the ledger in the file `source` as it stands at one moment."""
    _require_ledger(source, asked)
    try:
        # Never started where it has gone meanwhile, as a plain name would be.
        ours = sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS)
        with closing(ours), closing(sqlite3.connect(target)) as theirs:
            try:
                ours.backup(theirs, pages=PAGES, progress=_patience())
            except _InterruptedError:
                ours.backup(theirs)
            # One file is the whole copy, whichever way the ledger keeps its journal.
            theirs.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise LedgerError(f"Cannot {asked}: {one_line(error)}. Nothing was written; {_advice(str(error))}") from error


def _require_ledger(source: Path, asked: str) -> None:
    if not source.exists():
        raise LedgerError(f"Cannot {asked}: there is no file {source}. Check the name")
    database = SqliteFile(address_of(source), source, create=False)
    database.engine.dispose()


def _patience() -> Callable[[int, int, int], None]:
    """What counts how often the copying had to begin again: each time more is left than before."""
    before, begun = 0, 0

    def look(status: int, remaining: int, total: int) -> None:
        nonlocal before, begun
        begun += remaining > before
        before = remaining
        if begun > BEGINNINGS:
            raise _InterruptedError

    return look


def _advice(found: str) -> str:
    if "locked" in found:
        return "another program is writing, try again when it is done"
    if "malformed" in found or "not a database" in found:
        return "`crossbearing verify` says what is damaged"
    return "free space on the disk, and check who may write there"
