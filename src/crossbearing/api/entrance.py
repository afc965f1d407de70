"""Lets people in: checks passwords and keeps who is signed in."""

# Invariants kept here:
# - a new secret is made at every sign-in, so that none that was planted before is worth anything afterwards;
# - how long it takes to say no does not tell whether there is an account of that name;
# - a session says who somebody is and not what they may do: that is looked up each time.

import secrets
from datetime import datetime, timedelta

from crossbearing.api.passwords import Passwords
from crossbearing.errors import TooOftenError
from crossbearing.model.decision import person_key
from crossbearing.model.person import Person
from crossbearing.store.accounts import Accounts
from crossbearing.store.guesses import Guesses
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.sessions import Session, Sessions

# Half a day unseen is somebody who went home; after a week even who never goes home signs in again.
IDLE, LONGEST = timedelta(hours=12), timedelta(days=7)
# That somebody is there is written down so often: not for each page, which would wait for the disk.
SEEN_EVERY = timedelta(minutes=10)
# So long a secret cannot be guessed.
_SECRET_BYTES = 32


class Entrance:
    """Where people of an open ledger sign in."""

    def __init__(self, store: LedgerStore, passwords: Passwords) -> None:
        self._store = store
        self._passwords = passwords
        self._accounts = Accounts(store)
        self._guesses = Guesses(store)
        self._sessions = Sessions(store)

    def check(self, name: str, password: str, *, address: str) -> Person | None:
        """Who this name and password are of; None for nobody. TooOftenError where it was guessed at too often."""
        wait = self._guesses.take(name, address)
        if wait is not None:
            raise TooOftenError(int(wait.total_seconds()) + 1)
        account = self._accounts.of(name)
        person = None if account is None else account.person
        kept = None if account is None or person is None else account.password
        if not self._passwords.is_right(password, kept) or person is None:
            return None
        self._guesses.was_right(name, address)
        return person

    def start(self, person: Person, *, address: str) -> str:
        """The secret of a new session, for the browser to keep."""
        secret = secrets.token_urlsafe(_SECRET_BYTES)
        now = self._store.time()
        expires = _written(_moment(now) + LONGEST)
        self._sessions.start(secret, Session(person_key(person.name), address, now, now, expires))
        return secret

    def person(self, secret: str) -> Person | None:
        """Who is signed in with this secret; None where nobody is, or not any more."""
        session = self._sessions.of(secret)
        if session is None:
            return None
        now = _moment(self._store.time())
        seen = _moment(session.seen)
        if now >= min(_moment(session.expires), seen + IDLE):
            return None
        account = self._accounts.of(session.person)
        if account is None or account.person is None:
            return None
        if now - seen >= SEEN_EVERY:
            self._sessions.see(secret, _written(now))
        return account.person

    def sessions(self, name: str) -> list[Session]:
        """Where somebody is signed in now, the latest first."""
        now = _moment(self._store.time())
        found = self._sessions.of_person(name)
        return [one for one in found if now < min(_moment(one.expires), _moment(one.seen) + IDLE)]

    def end(self, secret: str) -> None:
        """Sign out."""
        self._sessions.end(secret)

    def end_all(self, name: str, *, but: str | None = None) -> int:
        """Sign somebody out everywhere, but for the session of one secret. How many sessions that were."""
        return self._sessions.end_all(name, but=but)

    def renewed(self, secret: str, person: Person, *, address: str) -> str:
        """The secret of a session that takes the place of another one."""
        self._sessions.end(secret)
        return self.start(person, address=address)


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written)


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
