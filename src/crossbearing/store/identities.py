"""Protected people: their names sealed apart, a stable code everywhere else, told again to the holder of the key."""

# Invariants kept here:
# - names are replaced everywhere, sealed and told of in the log in one transaction, or nothing is changed;
# - nothing that is written names a protected person outside IDENTITY and SEALED, which are encrypted;
# - what a person is called is only told after the log tells that it was, who asked and why.

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select

from crossbearing.errors import InputError, LedgerError
from crossbearing.model.code import LENGTH, SIGNS, START
from crossbearing.model.decision import Decision, Subject, Verb
from crossbearing.model.entity import Entity, EntityType, MentionKind
from crossbearing.model.reading import Reading, spans_in
from crossbearing.store import log as kinds
from crossbearing.store.adding import Masks
from crossbearing.store.contract import decision_to_json, from_json
from crossbearing.store.kept_rows import originals
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.log import Log, decision_content
from crossbearing.store.masking import Masking
from crossbearing.store.protected_names import Identity
from crossbearing.store.rewriting import Rewriting, Sealing, unguarded
from crossbearing.store.sealing import Key, Seal
from crossbearing.store.search_index import rebuild_search
from crossbearing.store.tables import DECISION, IDENTITY, LOG, READING, SETTING
from crossbearing.vocab.folding import fold

RECIPIENT = "recipient"
# A shorter name would be found in any text.
_SHORTEST = 2
_PROTECTED = (EntityType.PERSON, EntityType.GROUP)


@dataclass(frozen=True, slots=True)
class Said:
    """Who protects or reveals, and why."""

    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom to protect: an entity of a reading, other names of the same person, and the key or its public half.

    The ledger has to be told the public half once. With the whole key, somebody who is protected already is known.
    """

    reading: Reading
    entity: str
    also: tuple[str, ...] = ()
    key: Key | str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A protected person: the code, since when, by whom, and the names where the key was given."""

    code: str
    at: str
    who: str
    names: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a ledger: the code, the rows that were replaced, and how many entries of the log name the person
    as who decided, which stay."""

    code: str
    replaced: int
    in_log: int = 0


class Identities:
    """The protected people of an open ledger."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store

    def codes(self) -> list[str]:
        """The codes there are, in the order they were made."""
        return list(
            dict.fromkeys(row.code for row in self._store.rows(select(IDENTITY.c.code).order_by(IDENTITY.c.entry)))
        )

    def listed(self, key: Key | None = None) -> list[Listed]:
        """Everybody who is protected; LedgerError if the key is another one."""
        query = select(IDENTITY.c.code, LOG.c.at, LOG.c.who).join(LOG, LOG.c.sequence == IDENTITY.c.entry)
        names = {} if key is None else {one.code: (*one.names, *one.alone) for one in self._opened(key)}
        first = {row.code: row for row in reversed(self._store.rows(query.order_by(IDENTITY.c.entry)))}
        rows = [first[code] for code in self.codes()]
        return [Listed(row.code, row.at, row.who, names.get(row.code)) for row in rows]

    def protect(self, asked: Asked, said: Said) -> Applied:
        """Put a code in the place of the names of an entity, in everything that is kept.

        InputError where there is nothing to replace.
        """
        with self._store.writing("protect a name in") as (connection, log):
            seal = _seal(connection, log, asked.key, said)
            identity = _identity(connection, asked)
            masking = Masking([identity])
            log.add_row(IDENTITY, {"code": identity.code, "names": seal.seal(_packed(identity))}, who=said.who)
            replaced = self._rewrite(connection, log, masking, Sealing(seal, said.who))
            rebuild_search(connection)
            safe = Said(said.who, masking.said(said.why))
            _decide(connection, log, _protecting(connection, asked, identity.code, safe, self._store.time()))
            spoken = connection.execute(select(LOG.c.who)).scalars()
            in_log = sum(masking.said(who) != who for who in spoken)
        self.wipe()
        return Applied(identity.code, replaced, in_log)

    def again(self, key: Key, *, who: str) -> int:
        """How many rows were replaced, once all identities were looked for in all that is kept."""
        with self._store.writing("protect names in") as (connection, log):
            replaced = self._again(connection, log, key, who, None)
            if replaced:
                rebuild_search(connection)
        self.wipe()
        return replaced

    def masking(self, key: Key, *, who: str) -> Masks:
        """What replaces the names of all identities in reports as they are added."""
        self.listed(key)
        return lambda connection, log, hashes: self._again(connection, log, key, who, hashes)

    def _again(self, connection: Connection, log: Log, key: Key, who: str, only: set[str] | None) -> int:
        identities = _opened(connection, key)
        if not identities:
            return 0
        first = originals(connection, key)
        return self._rewrite(connection, log, Masking(identities), Sealing(Seal(key.recipient), who, first), only)

    def reveal(self, code: str, key: Key, said: Said) -> tuple[str, ...]:
        """The names behind a code, once the log tells that they were revealed."""
        found = next((one for one in self._opened(key) if one.code.casefold() == code.casefold()), None)
        if found is None:
            raise InputError(
                f"{code!r} was asked for and nobody in {self._store.address} has that code. "
                f"`crossbearing identities {self._store.address}` lists them"
            )
        why = Masking([found]).said(said.why)
        decision = Decision(verb=Verb.REVEAL, who=said.who, when=self._store.time(), why=why, value=found.code)
        self._store.decide(decision)
        return (*found.names, *found.alone)

    def _rewrite(
        self, connection: Connection, log: Log, masking: Masking, sealing: Sealing, only: set[str] | None = None
    ) -> int:
        rewriting = Rewriting(connection, log, masking, sealing)
        with unguarded(self._store.database, connection):
            rewriting.run(only)
        return rewriting.replaced

    def _opened(self, key: Key) -> list[Identity]:
        with self._store.one_moment() as (_, connection):
            return _opened(connection, key)

    def wipe(self) -> None:
        """Leave nothing on disk of the rows that were replaced; LedgerError that says so where it cannot be done."""
        try:
            with self._store.explaining("clear old pages of"):
                self._store.database.wipe()
        except LedgerError as error:
            raise LedgerError(
                f"Names are replaced in {self._store.address}, but old pages of it may hold them still: {error}. "
                "Then: crossbearing protect LEDGER --again --key FILE"
            ) from error


def recipient_in(connection: Connection) -> str | None:
    """The public half of the key that a ledger seals for; None before anybody was protected."""
    query = select(SETTING.c.value).where(SETTING.c.key == RECIPIENT).order_by(SETTING.c.entry.desc()).limit(1)
    kept = connection.execute(query).scalar()
    return None if kept is None else msgspec.json.decode(kept, type=dict[str, str])["value"]


def _seal(connection: Connection, log: Log, given: Key | str | None, said: Said) -> Seal:
    """The public half of the key that the ledger seals for, which it is told the first time."""
    recipient = recipient_in(connection)
    seal = None if given is None else Seal(given.recipient if isinstance(given, Key) else given)
    if recipient is None:
        if seal is None:
            raise InputError(
                "Names can only be sealed for a key. Make one with `crossbearing key new FILE` and give what it "
                "prints: --recipient age1..."
            )
        value = msgspec.json.encode({"value": seal.recipient, "why": "names are sealed for this key"}).decode()
        log.add_row(SETTING, {"key": RECIPIENT, "value": value}, who=said.who)
        return seal
    if seal is not None and seal.recipient != recipient:
        raise InputError(
            f"This ledger seals names for the key {recipient}, and {seal.recipient} was given. "
            "All names of a ledger are sealed for one key: leave --recipient out, or name the file of that key"
        )
    return Seal(recipient)


def _identity(connection: Connection, asked: Asked) -> Identity:
    """Who an entity is: all that readings call it, under the code it has or a new one."""
    where = f"{asked.reading.doc_id}:{asked.entity}"
    one = next(one for one in asked.reading.entities if one.id == asked.entity)
    if one.type not in _PROTECTED:
        raise InputError(f"{where} is a {one.type}. Only persons and groups can be protected so")
    codes = {code.casefold(): code for code in connection.execute(select(IDENTITY.c.code)).scalars()}
    code = codes.get(one.name.casefold())
    called, keys = (set[str](), {one.key}) if code else _called(connection, one)
    given = {" ".join(name.split()) for name in asked.also}
    names = {name for name in (*(" ".join(name.split()) for name in called), *given) if len(fold(name)) >= _SHORTEST}
    if not names:
        raise InputError(
            f"{where} is not called by a name{' any more' if code else ''}, so there is nothing to replace. "
            "Give what the person is called elsewhere: --also NAME"
        )
    whole = tuple(sorted(name for name in names if " " in fold(name) or name in given))
    alone = tuple(sorted(names - set(whole)))
    code = code or _known_code(connection, asked.key, whole, keys) or _new_code(set(codes.values()))
    return Identity(code, whole, alone, tuple(sorted(keys)))


def _called(connection: Connection, one: Entity) -> tuple[set[str], set[str]]:
    """The names and keys that an entity has in all readings."""
    names, keys = set[str](), {one.key}
    for json in connection.execute(select(READING.c.json)).scalars():
        for other in from_json(json, where="a reading").entities:
            if other.type in _PROTECTED and (other.key == one.key or _is_same(other.name, one.name)):
                keys.add(other.key)
                names |= _names_of(other)
    return names, keys


def _decide(connection: Connection, log: Log, decision: Decision) -> None:
    json = decision_to_json(decision)
    entry = log.add(kinds.DECISION, decision_content(decision.id, json), who=decision.who)
    log.write()
    connection.execute(DECISION.insert().values(entry=entry, id=decision.id, json=json))


def _opened(connection: Connection, key: Key) -> list[Identity]:
    """Everybody who is protected, with all names that were given at any time."""
    found: dict[str, Identity] = {}
    for row in connection.execute(select(IDENTITY).order_by(IDENTITY.c.entry)):
        packed = key.open(bytes(row.names), what=f"the names of {row.code}")
        one = msgspec.json.decode(packed, type=Identity)
        before = found.get(one.code, Identity(one.code, ()))
        found[one.code] = Identity(
            one.code,
            tuple(dict.fromkeys((*before.names, *one.names))),
            tuple(dict.fromkeys((*before.alone, *one.alone))),
            tuple(dict.fromkeys((*before.keys, *one.keys))),
        )
    return list(found.values())


def _packed(identity: Identity) -> bytes:
    return msgspec.json.encode(identity)


def _known_code(connection: Connection, key: Key | str | None, names: Sequence[str], keys: set[str]) -> str | None:
    """The code of somebody who is protected already and bears one of these names."""
    folded = {fold(name) for name in names}
    known = _opened(connection, key) if isinstance(key, Key) else []
    is_one = (one.code for one in known if not keys.isdisjoint(one.keys) or folded & set(map(fold, one.names)))
    return next(is_one, None)


def _new_code(codes: set[str]) -> str:
    while True:
        code = START + "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
        if code not in codes:
            return code


def _names_of(entity: Entity) -> set[str]:
    """What an entity is called by name, with and without a title."""
    found = {mention.quote for mention in entity.mentions if mention.kind is MentionKind.NAME}
    bare = fold(entity.name)
    return found | {entity.name for name in found if bare and f" {bare} " in f" {fold(name)} "}


def _is_same(name: str, other: str) -> bool:
    return " " in fold(name) and fold(name) == fold(other)


def _protecting(connection: Connection, asked: Asked, code: str, said: Said, when: str) -> Decision:
    """The decision to protect an entity, by its words as they are now."""
    before, entity = asked.reading, asked.entity
    query = select(READING.c.json).where(READING.c.sha256 == before.sha256).order_by(READING.c.entry.desc())
    found = [from_json(json, where="a reading") for json in connection.execute(query).scalars()]
    # A report may have readings by several versions of the reader: this one has as many entities.
    now = max(found, key=lambda reading: len(reading.entities) == len(before.entities))
    one = next(one for one in now.entities if one.id == entity)
    words = next(spans_in(one), None)
    return Decision(
        verb=Verb.PROTECT,
        who=said.who,
        when=when,
        why=said.why,
        about=(Subject(now.sha256, now.doc_id, "entity", entity, words),),
        value=code,
    )
