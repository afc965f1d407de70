"""Takes into a ledger what another one holds and it does not, and says in its log which ledger that was."""

# Invariants kept here:
# - the other ledger is only read, as it stands at one moment, and only after it was verified;
# - what is taken has in this log the content that the other log tells of, in the same order;
# - a transaction never ends between a report and its reading, so that a merge which is stopped leaves a sound ledger,
#   and running it again takes the rest.

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, Table, select

from crossbearing.errors import LedgerError
from crossbearing.model.decision import SECONDED
from crossbearing.model.reading import Reading
from crossbearing.store.contract import decision_from_json, from_json
from crossbearing.store.database import Database, explaining
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.log import Log
from crossbearing.store.refusals import keep_refusals
from crossbearing.store.search_index import index_readings
from crossbearing.store.settings import Settings
from crossbearing.store.tables import (
    CLAIM,
    DECISION,
    IDENTITY,
    LOG,
    MERGED,
    RAW,
    READING,
    REFUSED,
    REPORT,
    SEALED,
    TEXT,
)
from crossbearing.store.told import Told, told, written_already
from crossbearing.store.verify import Verified, first_fault, verify

# So many entries of the other log are taken in one transaction, for which other writers wait.
ENTRIES = 256
# Whole reports held at once: they may be large.
REPORTS = 16


@dataclass(frozen=True, slots=True)
class Joined:
    """What was taken from another ledger, and what of it was left because there is one already.

    `renamed` counts reports known by another file name, `differing` are reports of which both ledgers have a reading
    by the same reader and the two are not the same. `alone` counts decisions that one person made there and that are in
    force here, where it takes two; `refused` counts what could not be read there and was not known here. `again` says
    that this very state was merged before.
    """

    reports: int
    readings: int
    decisions: int
    known: int
    renamed: int
    differing: tuple[str, ...]
    alone: int
    refused: int
    again: bool
    other: str
    head: str
    entries: int


def merge(ledger: LedgerStore, place: str | Path) -> Joined:
    """What was taken into a ledger from the one at another place, which is not changed."""
    with LedgerStore(place, migrating=False) as other, other.one_moment() as (database, theirs):
        asked = f"merge {other.address} into"
        _refuse_itself(ledger, database.identity(theirs), asked)
        found = _require_sound(ledger, verify(theirs, database.faults(theirs)), asked)
        _refuse_sealed(ledger, theirs, asked)
        taking = _Taking(ledger, str(other.address), database, theirs)
        again = _is_noted(ledger, found.head)
        if not again:
            for first, last in _stretches(theirs, found.entries):
                taking.take(first, last)
            taking.take_refusals()
            with ledger.writing(asked) as (_, log):
                log.add_row(MERGED, {"head": found.head, "entries": found.entries})
        return taking.joined(found, again=again)


class _Taking:
    """What comes over from another ledger, one stretch of its log after another."""

    def __init__(self, ledger: LedgerStore, other: str, database: Database, theirs: Connection) -> None:
        self._ledger = ledger
        self._other = other
        self._database = database
        self._theirs = theirs
        self._taken: Counter[Table] = Counter()
        self._renamed = 0
        self._alone = 0
        self._refused = 0
        self._two_person = Settings(ledger).two_person().on
        self._differing: list[str] = []

    def take(self, first: int, last: int) -> None:
        """Take what is new of these entries, in one transaction."""
        entries = told(self._theirs, first, last)
        with self._ledger.writing(f"merge {self._other} into") as (ours, log):
            known = written_already(ours, entries)
            new = [entry for entry in entries if entry.key not in known]
            self._write(ours, log, new)
            left = [entry for entry in entries if known.get(entry.key, entry.content) != entry.content]
            differing = [entry for entry in left if entry.table is READING and _differs(ours, entry)]
        self._taken.update(entry.table for entry in new)
        self._renamed += sum(entry.table is REPORT for entry in left)
        self._alone += self._two_person and sum(entry.table is DECISION and _is_alone(entry) for entry in new)
        self._differing += [entry.row["sha256"] for entry in differing]

    def take_refusals(self) -> None:
        """Take what could not be read there, so that who merges knows what is missing of those reports too."""
        query = select(REFUSED.c.reason, REFUSED.c.sha256).order_by(REFUSED.c.entry)
        with explaining(self._database, "read"):
            theirs = [("", row.reason, row.sha256) for row in self._theirs.execute(query)]
        self._refused = keep_refusals(self._ledger, theirs)

    def joined(self, found: Verified, *, again: bool) -> Joined:
        """What came over in all."""
        return Joined(
            reports=self._taken[REPORT],
            readings=self._taken[READING],
            decisions=self._taken[DECISION],
            known=found.reports - self._taken[REPORT],
            renamed=self._renamed,
            differing=tuple(self._differing),
            alone=self._alone,
            refused=self._refused,
            again=again,
            other=self._other,
            head=found.head,
            entries=found.entries,
        )

    def _write(self, ours: Connection, log: Log, new: list[Told]) -> None:
        """Write new entries with their rows, what others point to first."""
        moved = {entry.number: log.add(entry.table.name, entry.content, who=entry.who) for entry in new}
        log.write()
        self._copy_missing(ours, RAW, {entry.row["sha256"] for entry in new if entry.table is REPORT})
        self._copy_missing(ours, TEXT, {entry.row["text"] for entry in new if entry.table is READING})
        for table in (REPORT, READING, DECISION):
            rows = [entry.row | {"entry": moved[entry.number]} for entry in new if entry.table is table]
            if rows:
                ours.execute(table.insert(), rows)
        readings = [entry for entry in new if entry.table is READING]
        self._copy_claims(ours, {entry.number: moved[entry.number] for entry in readings})
        _index(ours, moved, readings)

    def _copy_missing(self, ours: Connection, table: Table, names: Collection[str]) -> None:
        """Copy bytes or texts that this ledger does not have under their names, some at a time."""
        have = set(ours.execute(select(table.c.sha256).where(table.c.sha256.in_(names))).scalars())
        missing = sorted(set(names) - have)
        for start in range(0, len(missing), REPORTS):
            query = select(table).where(table.c.sha256.in_(missing[start : start + REPORTS]))
            with explaining(self._database, "read"):
                rows = [dict(row) for row in self._theirs.execute(query).mappings()]
            ours.execute(table.insert(), rows)

    def _copy_claims(self, ours: Connection, moved: dict[int, int]) -> None:
        """Copy the rows of claims of readings, from the entries they had to those they have."""
        query = select(CLAIM).where(CLAIM.c.reading.in_(moved)).order_by(CLAIM.c.reading, CLAIM.c.position)
        with explaining(self._database, "read"):
            rows = [dict(row) | {"reading": moved[row["reading"]]} for row in self._theirs.execute(query).mappings()]
        if rows:
            ours.execute(CLAIM.insert(), rows)


def _index(ours: Connection, moved: dict[int, int], readings: list[Told]) -> None:
    """Have searches find what these readings tell."""
    is_read = TEXT.c.sha256.in_({entry.row["text"] for entry in readings})
    found = ours.execute(select(TEXT.c.sha256, TEXT.c.text).where(is_read)).all()
    texts = {row.sha256: row.text for row in found}
    index_readings(ours, [(moved[entry.number], _reading(entry), texts[entry.row["text"]]) for entry in readings])


def _reading(entry: Told) -> Reading:
    return from_json(entry.row["json"], where=f"report {entry.row['sha256'][:12]}")


def _is_alone(entry: Told) -> bool:
    """Whether a decision of the record was made by one person and waits for no other."""
    decision = decision_from_json(entry.row["json"], where=f"decision {entry.row['id'][:12]}")
    return decision.verb in SECONDED and not decision.needs_second and decision.confirms is None


def _differs(ours: Connection, entry: Told) -> bool:
    """Whether a reading differs from the one here in more than the name of the file that was read."""
    is_it = (READING.c.sha256 == entry.row["sha256"]) & (READING.c.reader == entry.row["reader"])
    json = ours.execute(select(READING.c.json).where(is_it)).scalar_one()
    here = from_json(json, where=f"report {entry.row['sha256'][:12]}")
    return replace(_reading(entry), doc_id=here.doc_id, file=here.file) != here


def _refuse_itself(ledger: LedgerStore, other: str, asked: str) -> None:
    with ledger.one_moment() as (database, connection):
        if database.identity(connection) == other:
            raise LedgerError(f"Cannot {asked} ledger {ledger.address}: both are the same ledger. Name another one")


def _require_sound(ledger: LedgerStore, found: Verified, asked: str) -> Verified:
    if found.faults:
        raise LedgerError(
            f"Cannot {asked} ledger {ledger.address}: what it holds cannot be trusted: {first_fault(found)}. "
            "Nothing was taken; merge a backup of it, or add its reports"
        )
    return found


def _refuse_sealed(ledger: LedgerStore, theirs: Connection, asked: str) -> None:
    """Raise LedgerError where names were replaced in either ledger: what the two hold of one report differs then."""
    queries = [select(table.c.entry).limit(1) for table in (SEALED, IDENTITY)]
    here = any(len(ledger.rows(query)) > 0 for query in queries)
    if here or any(theirs.execute(query).first() is not None for query in queries):
        where = "this ledger" if here else "it"
        raise LedgerError(
            f"Cannot {asked} ledger {ledger.address}: names of protected people are replaced in {where}, and reports "
            "that both hold would not agree. Nothing was taken; add its reports here: crossbearing add --key FILE"
        )


def _is_noted(ledger: LedgerStore, head: str) -> bool:
    """Whether the log tells that a ledger with this head was merged before."""
    return len(ledger.rows(select(MERGED.c.entry).where(MERGED.c.head == head))) > 0


def _stretches(theirs: Connection, end: int) -> Iterator[tuple[int, int]]:
    """The first and last entries of one transaction after another. None ends with a report: its reading follows it."""
    first = 1
    while first <= end:
        last = min(first + ENTRIES - 1, end)
        while last < end and _kind(theirs, last) == REPORT.name:
            last += 1
        yield first, last
        first = last + 1


def _kind(theirs: Connection, number: int) -> str:
    return str(theirs.execute(select(LOG.c.kind).where(LOG.c.sequence == number)).scalar_one())
