"""How often passwords were guessed at in vain, and until when no other guess is taken."""

# Invariants kept here:
# - a guess is counted before it is looked at, so that many at once are no way round the delay;
# - it stands in the ledger, so that starting the server anew does not help who guesses;
# - what was typed as a name stands here as a hash alone: now and then somebody types their password there.

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from types import MappingProxyType

from sqlalchemy import Connection, delete, insert, select

from crossbearing.model.decision import person_key
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.tables import GUESS


@dataclass(frozen=True, slots=True)
class Patience:
    """So many guesses in vain are free; after each further one the wait doubles from a second, up to `longest`."""

    free: int
    longest: timedelta

    def wait(self, failures: int) -> timedelta:
        """How long no other guess is taken."""
        over = failures - self.free
        # Beyond this power any wait is the longest.
        return timedelta(0) if over <= 0 else min(self.longest, timedelta(seconds=2 ** min(over - 1, 30)))


NAME, ADDRESS = "name", "address"
# Anybody can have an account's delay grow and so keep its owner out: a minute for each guess is no help to who guesses
# at twelve characters, and one that the owner can wait for. Behind one address an office may sit, so that more is free;
# whoever goes on from there is no colleague.
PATIENCE: Mapping[str, Patience] = MappingProxyType(
    {NAME: Patience(4, timedelta(minutes=1)), ADDRESS: Patience(12, timedelta(minutes=15))}
)
# What nobody has guessed at for so long is forgotten.
FORGOTTEN = timedelta(days=1)


class Guesses:
    """The guesses at the accounts of an open ledger."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store

    def take(self, name: str, address: str) -> timedelta | None:
        """Count a guess as one in vain. How long to wait instead, where it comes too early and is not counted."""
        with self._store.writing("sign in to") as (connection, _):
            now = _moment(self._store.time())
            connection.execute(delete(GUESS).where(GUESS.c.until < _written(now - FORGOTTEN)))
            found = [_found(connection, of, key) for of, key in _keys(name, address)]
            until = max((until for _, until in found), default=now)
            if until > now:
                return until - now
            for (of, key), (failures, _) in zip(_keys(name, address), found, strict=True):
                _put(connection, of, key, failures + 1, now)
            return None

    def was_right(self, name: str, address: str) -> None:
        """Forget what was guessed at this account, and that this guess was one in vain for its machine.

        Not what else that machine guessed: who has an account could go on guessing at others.
        """
        with self._store.writing("sign in to") as (connection, _):
            now = _moment(self._store.time())
            (of_name, name_key), (of_address, address_key) = _keys(name, address)
            _remove(connection, of_name, name_key)
            failures, _ = _found(connection, of_address, address_key)
            _put(connection, of_address, address_key, max(0, failures - 1), now)


def _keys(name: str, address: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (NAME, _hash(person_key(name))), (ADDRESS, _hash(_network(address)))


def _network(address: str) -> str:
    """The address; of one in IPv6 the network, all of whose 2^64 addresses one machine may have.

    One in IPv4 that a server for both kinds was asked from is its own: all of those would be in one network.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))


def _hash(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _found(connection: Connection, of: str, key: str) -> tuple[int, datetime]:
    query = select(GUESS.c.failures, GUESS.c.until).where((GUESS.c.of == of) & (GUESS.c.key == key))
    row = connection.execute(query).first()
    return (0, datetime.min.replace(tzinfo=UTC)) if row is None else (row.failures, _moment(row.until))


def _put(connection: Connection, of: str, key: str, failures: int, now: datetime) -> None:
    _remove(connection, of, key)
    until = now + PATIENCE[of].wait(failures)
    connection.execute(insert(GUESS).values(of=of, key=key, failures=failures, until=_written(until)))


def _remove(connection: Connection, of: str, key: str) -> None:
    connection.execute(delete(GUESS).where((GUESS.c.of == of) & (GUESS.c.key == key)))


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written)


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
