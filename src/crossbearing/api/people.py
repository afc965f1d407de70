"""The people of a ledger: who may work on it, and as what."""

from collections.abc import Sequence

from crossbearing.api.entrance import Entrance
from crossbearing.api.passwords import Passwords, require_password
from crossbearing.errors import InputError
from crossbearing.model.decision import person_key
from crossbearing.model.person import Role
from crossbearing.store.accounts import Account, Accounts, accounts_in, add_account
from crossbearing.store.audit import Audit
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.sessions import end_sessions

# A name stands beside every decision.
LONGEST_NAME = 60


class People:
    """The accounts of an open ledger; `entrance` lets them in, `audit` tells what they did."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store
        self._accounts = Accounts(store)
        self._passwords = Passwords()
        self.audit = Audit(store)
        self.entrance = Entrance(store, self._passwords)

    def listed(self) -> list[Account]:
        """Every account, the closed ones too, by name."""
        return self._accounts.listed()

    def of(self, name: str) -> Account | None:
        """The account of that name, however it is written; None where there never was one."""
        return self._accounts.of(name)

    def has_admin(self) -> bool:
        """Whether there is somebody who can let others in."""
        return any(account.role is Role.ADMIN for account in self.listed())

    def add(self, name: str, role: Role, password: str, *, by: str) -> Account:
        """Make an account, or open a closed one again. InputError where there is one of that name."""
        _require_name(name)
        require_password(password, name)
        kept = self._passwords.kept(password)
        with self._store.writing("make an account in") as (connection, log):
            known = _one(accounts_in(connection), name)
            if known is not None and known.role is not None:
                raise InputError(f"{name!r} was to be added, and there is an account of that name. Take another one")
            add_account(log, name.strip(), role, kept, by=by)
        return self._of(name)

    def change_role(self, name: str, role: Role, *, by: str) -> Account:
        """Have somebody be something else from now on; they have to sign in again."""
        with self._store.writing("change an account of") as (connection, log):
            account = _open_one(accounts_in(connection), name)
            if account.role is role:
                raise InputError(f"{account.name} was to be {role}, and is already. Nothing was changed")
            _require_admin_left(accounts_in(connection), account, role)
            add_account(log, account.name, role, account.password, by=by)
            end_sessions(connection, name)
        return self._of(name)

    def change_password(self, name: str, password: str, *, by: str, but: str | None = None) -> Account:
        """Give an account another password; its sessions end, but for the one of the secret `but`."""
        require_password(password, name)
        kept = self._passwords.kept(password)
        with self._store.writing("change an account of") as (connection, log):
            account = _open_one(accounts_in(connection), name)
            add_account(log, account.name, account.role, kept, by=by)
            end_sessions(connection, name, but=but)
        return self._of(name)

    def close(self, name: str, *, by: str) -> Account:
        """Close an account: nobody signs in as that person any more. What they decided stays."""
        with self._store.writing("close an account of") as (connection, log):
            account = _open_one(accounts_in(connection), name)
            _require_admin_left(accounts_in(connection), account, None)
            # Of a password that opens nothing any more nothing needs to be known.
            add_account(log, account.name, None, "", by=by)
            end_sessions(connection, name)
        return self._of(name)

    def _of(self, name: str) -> Account:
        found = self._accounts.of(name)
        assert found is not None
        return found


def _one(accounts: Sequence[Account], name: str) -> Account | None:
    key = person_key(name)
    return next((account for account in accounts if person_key(account.name) == key), None)


def _open_one(accounts: Sequence[Account], name: str) -> Account:
    found = _one(accounts, name)
    if found is None or found.role is None:
        known = ", ".join(account.name for account in accounts if account.role is not None) or "none"
        raise InputError(f"The account {name!r} was asked for. Open accounts are: {known}")
    return found


def _require_admin_left(accounts: Sequence[Account], account: Account, role: Role | None) -> None:
    """InputError where nobody would be left who can let others in."""
    admins = [one for one in accounts if one.role is Role.ADMIN]
    if account.role is Role.ADMIN and role is not Role.ADMIN and len(admins) == 1:
        raise InputError(f"{account.name} is the only admin, and without one nobody is let in. Make another one first")


def _require_name(name: str) -> None:
    if not person_key(name):
        raise InputError("An account was asked for and its name is empty. Give a name")
    if len(name) > LONGEST_NAME:
        raise InputError(f"The name has {len(name)} characters. Take at most {LONGEST_NAME}")
    if not name.isprintable():
        raise InputError(f"The name {name!a} has characters that are not seen. Take letters, digits and marks")
