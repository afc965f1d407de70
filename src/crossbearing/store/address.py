"""Where a ledger is: a file, or a database on a PostgreSQL server."""

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from crossbearing.errors import LedgerError

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_SERVER = ("postgresql", "postgres", "postgresql+psycopg")
_EXAMPLE = "Write postgresql://USER:PASSWORD@HOST/DATABASE, or the name of a file"


@dataclass(frozen=True, slots=True)
class Address:
    """A ledger's place; `path` is None on a server. As text it hides the password."""

    url: URL
    path: Path | None = None

    def __str__(self) -> str:
        if self.path is not None:
            return str(self.path)
        return self.url.set(drivername="postgresql").render_as_string(hide_password=True)

    @property
    def name(self) -> str:
        """What the ledger is called by itself: the file without ending and folder, or the database."""
        return self.path.stem if self.path is not None else self.url.database or ""


def address_of(given: str | Path) -> Address:
    """The place that a name or a URL means. A path is always a file; LedgerError for a URL no ledger can have."""
    if isinstance(given, Path) or _SCHEME.match(given) is None:
        # Made absolute, so that no name is taken for SQLite's ":memory:" or for an address.
        path = Path(given)
        return Address(URL.create("sqlite", database=str(path.absolute())), path)
    scheme = given.partition("://")[0]
    if scheme.lower() not in _SERVER:
        raise LedgerError(f"Cannot open a ledger at {scheme}://...: {scheme} is no database known here. {_EXAMPLE}")
    try:
        url = make_url(f"postgresql+psycopg://{given.partition('://')[2]}")
    except (ArgumentError, ValueError) as error:
        raise LedgerError(f"Cannot open a ledger at {scheme}://...: the address cannot be read. {_EXAMPLE}") from error
    if not url.database:
        raise LedgerError(f"Cannot open a ledger at {scheme}://...: the address names no database. {_EXAMPLE}")
    return Address(url)
