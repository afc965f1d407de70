"""What the reports that decisions speak of are read as, and had been read as when each decision was made."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Row, func, select

from crossbearing.errors import LedgerError
from crossbearing.model.decision import Decision
from crossbearing.model.held import NO_PAST, Held, Past
from crossbearing.store.contract import from_json
from crossbearing.store.ledger_store import TOGETHER, LedgerStore, newest_last
from crossbearing.store.tables import DECISION, READING, TEXT


def past_of(
    store: LedgerStore, decisions: Sequence[Decision], *, reader: str | None, before: str | None = None
) -> Past:
    """The past of the reports that these decisions speak of.

    The present is the reading by `reader`, or else the newest; of those added before a moment, where one is given.
    """
    wanted = sorted(set().union(*map(_reports, decisions)))
    if len(wanted) == 0:
        return NO_PAST
    now: dict[str, int] = {}
    held: dict[int, Held] = {}
    for start in range(0, len(wanted), TOGETHER):
        is_wanted = READING.c.sha256.in_(wanted[start : start + TOGETHER])
        which = select(READING.c.sha256, READING.c.entry).where(is_wanted)
        now.update((row.sha256, row.entry) for row in store.rows(newest_last(which, reader, before)))
        what = select(READING.c.entry, READING.c.json, TEXT.c.text).where(is_wanted)
        held.update(_held(store.rows(what.join(TEXT, TEXT.c.sha256 == READING.c.text))))
    made = {row.id: row.entry for row in store.rows(select(DECISION.c.id, DECISION.c.entry))}
    present = {sha256: held[entry] for sha256, entry in now.items() if entry in held}
    by_report: defaultdict[str, list[Held]] = defaultdict(list)
    for entry in sorted(held, reverse=True):
        by_report[held[entry].reading.sha256].append(held[entry])
    return Past(present, {one.id: _by_then(one, made[one.id], by_report) for one in decisions if one.id in made})


def read_once(store: LedgerStore, hashes: Collection[str]) -> set[str]:
    """Those of these reports of which there is one reading, so that every decision was made on that."""
    wanted, found = sorted(hashes), set[str]()
    for start in range(0, len(wanted), TOGETHER):
        query = select(READING.c.sha256).where(READING.c.sha256.in_(wanted[start : start + TOGETHER]))
        found.update(row.sha256 for row in store.rows(query.group_by(READING.c.sha256).having(func.count() == 1)))
    return found


def _held(rows: Sequence[Row[Any]]) -> Iterator[tuple[int, Held]]:
    """The readings in these rows, but for such as an older version wrote and this one cannot take."""
    for row in rows:
        with suppress(LedgerError):
            yield row.entry, Held(row.entry, from_json(row.json, where="a reading"), row.text)


def _by_then(decision: Decision, entry: int, by_report: Mapping[str, Sequence[Held]]) -> tuple[Held, ...]:
    """The readings that were there when a decision was added at this entry, newest first."""
    return tuple(one for sha256 in _reports(decision) for one in by_report.get(sha256, ()) if one.entry < entry)


def _reports(decision: Decision) -> list[str]:
    return list(dict.fromkeys(one.sha256 for one in (*decision.about, *decision.others)))
