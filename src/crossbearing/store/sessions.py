"""Who is signed in. Of what the browser keeps only a hash is here: who reads the ledger cannot pass for anybody."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from crossbearing.model.decision import person_key
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.tables import SESSION


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody signed in, from which machine, when, when last seen, and until when at most, as the log has moments."""

    person: str
    address: str
    started: str
    seen: str
    expires: str


class Sessions:
    """The sessions of an open ledger, each by its secret."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store

    def start(self, secret: str, session: Session) -> None:
        """Begin one, and forget those that are over."""
        values = {name: getattr(session, name) for name in ("person", "address", "started", "seen", "expires")}
        with self._store.writing("sign in to") as (connection, _):
            connection.execute(delete(SESSION).where(SESSION.c.expires <= session.started))
            connection.execute(insert(SESSION).values(token=_token(secret), **values))

    def of(self, secret: str) -> Session | None:
        """The session of that secret; None where there is none."""
        rows = self._store.rows(select(SESSION).where(SESSION.c.token == _token(secret)))
        return _session(rows[0]) if rows else None

    def of_person(self, name: str) -> list[Session]:
        """Everywhere that somebody is signed in, the latest first."""
        query = select(SESSION).where(SESSION.c.person == person_key(name)).order_by(SESSION.c.started.desc())
        return [_session(row) for row in self._store.rows(query)]

    def see(self, secret: str, at: str) -> None:
        """Note that it was used."""
        with self._store.writing("note who is there in") as (connection, _):
            connection.execute(update(SESSION).where(SESSION.c.token == _token(secret)).values(seen=at))

    def end(self, secret: str) -> None:
        """End the session of that secret."""
        with self._store.writing("sign out of") as (connection, _):
            connection.execute(delete(SESSION).where(SESSION.c.token == _token(secret)))

    def end_all(self, name: str, *, but: str | None = None) -> int:
        """End all sessions of somebody, but for one. How many there were."""
        with self._store.writing("sign out of") as (connection, _):
            return end_sessions(connection, name, but=but)

    def forget(self) -> None:
        """End every session there is."""
        with self._store.writing("sign out of") as (connection, _):
            connection.execute(delete(SESSION))


def end_sessions(connection: Connection, name: str, *, but: str | None = None) -> int:
    """End all sessions of somebody within a transaction, but for one. How many there were."""
    gone = delete(SESSION).where(SESSION.c.person == person_key(name))
    if but is not None:
        gone = gone.where(SESSION.c.token != _token(but))
    return int(connection.execute(gone).rowcount)


def _token(secret: str) -> str:
    # The secret is a long random number, so that a plain hash cannot be turned round.
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _session(row: Any) -> Session:
    return Session(row.person, row.address, row.started, row.seen, row.expires)
