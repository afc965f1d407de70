"""The verbs of the README: read a report, open a ledger."""

from pathlib import Path

from crossbearing.api.ledger import Added, Ledger
from crossbearing.model.reading import Reading
from crossbearing.run.reader import Reader

__all__ = ["Added", "Ledger", "Reader", "open", "read"]


def open(path: str | Path, *, create: bool = True) -> Ledger:  # the verb users know from files
    """The ledger at `path`, started if there is none (unless `create` is False)."""
    return Ledger(Path(path), create=create)


def read(path: str | Path, *, published: str | None = None) -> Reading:
    """The ledger of one report file. `published` is EDTF ("2016-11-17") where the file does not say."""
    reader = Reader()
    return reader.reading(reader.report(Path(path), published=published))
