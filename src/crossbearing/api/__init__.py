"""The verbs of the README: read a report, open a ledger, copy it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from crossbearing.api.added import Added
from crossbearing.api.ledger import Ledger
from crossbearing.errors import ReadError
from crossbearing.model.reading import Reading
from crossbearing.run.pool import require_processes
from crossbearing.run.reader import Reader, listed
from crossbearing.store.copying import backup, restore
from crossbearing.store.joining import Joined

__all__ = ["Added", "Joined", "Ledger", "Reader", "backup", "open", "read", "read_many", "restore"]


def open(  # the verb users know from files
    place: str | Path, *, create: bool = True, as_read: bool = False
) -> Ledger:
    """The ledger in that file or PostgreSQL database, started if there is none (unless `create` is False).

    A database is named by a URL: postgresql://USER:PASSWORD@HOST/DATABASE. A Path is always a file. With `as_read` it
    says what the reader made of its reports, and what people decided has no effect but to protect.
    """
    return Ledger(place, create=create, as_read=as_read)


def read(path: str | Path, *, published: str | None = None) -> Reading:
    """The ledger of one report file. `published` is EDTF ("2016-11-17") where the file does not say."""
    reader = Reader()
    return reader.reading(reader.report(path, published=published))


def read_many(
    paths: str | Path | Iterable[str | Path], *, published: str | None = None, processes: int = 1
) -> Iterator[Reading | ReadError]:
    """The ledger of each report file (or of one), in order, or the ReadError that says why there is none.

    With several `processes`, a script must start its work under `if __name__ == "__main__":`.
    """
    require_processes(processes)
    return Reader().files(listed(paths), published=published, processes=processes)
