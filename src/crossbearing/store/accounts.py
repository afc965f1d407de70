"""Who may work on a ledger: each change of an account is a row that the log tells of, and the last one counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from crossbearing.model.decision import person_key
from crossbearing.model.person import Person, Role
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.log import Log
from crossbearing.store.tables import ACCOUNT, LOG


@dataclass(frozen=True, slots=True)
class Account:
    """An account as it is since `at` by the word of `by`; `role` is None where it was closed.

    `password` is what Argon2id makes of the password.
    """

    name: str
    role: Role | None
    password: str
    at: str
    by: str

    @property
    def person(self) -> Person | None:
        """Whose it is; None where it was closed."""
        return None if self.role is None else Person(self.name, self.role)


class Accounts:
    """The accounts of an open ledger."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store

    def listed(self) -> list[Account]:
        """Every account as it is now, the closed ones too, by name."""
        return _accounts(self._store.rows(_newest()))

    def of(self, name: str) -> Account | None:
        """The account of that name, however it is written; None where there never was one."""
        found = _accounts(self._store.rows(_newest().where(ACCOUNT.c.person == person_key(name))))
        return found[0] if found else None


def accounts_in(connection: Connection) -> list[Account]:
    """Every account as it is within a transaction."""
    return _accounts(connection.execute(_newest()).all())


def add_account(log: Log, name: str, role: Role | None, password: str, *, by: str) -> None:
    """Have an account be so from now on."""
    values = {"person": person_key(name), "name": name, "role": role or "", "password": password}
    log.add_row(ACCOUNT, values, who=by)


def _newest() -> Any:
    last = select(func.max(ACCOUNT.c.entry)).group_by(ACCOUNT.c.person)
    query = select(ACCOUNT, LOG.c.at, LOG.c.who).join(LOG, LOG.c.sequence == ACCOUNT.c.entry)
    return query.where(ACCOUNT.c.entry.in_(last)).order_by(ACCOUNT.c.person)


def _accounts(rows: Iterable[Any]) -> list[Account]:
    return [Account(row.name, Role(row.role) if row.role else None, row.password, row.at, row.who) for row in rows]
