"""What pages show of a ledger while it moves on: the newest view there is, and what that does not know of yet."""

# Invariants: whoever was protected since a view was worked out is named by nothing that it hands out; whoever gets a
# view has it to themselves; at most one new view of a ledger is worked out at a time.

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import msgspec

from crossbearing.api.guarding import refusing
from crossbearing.api.keeping import rules_key
from crossbearing.api.known import Known
from crossbearing.api.ledger import Ledger
from crossbearing.api.making import Making
from crossbearing.api.present import Present, present_of
from crossbearing.api.snapshot import Snapshot
from crossbearing.errors import NotReadyError
from crossbearing.model.decision import Decision
from crossbearing.model.kept_row import Kind
from crossbearing.model.view_state import ViewState
from crossbearing.reconcile.protection import hidden_names
from crossbearing.reconcile.view import Options
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.snapshots import Snapshots, side_snapshots

# A view of so many reports is worked out in about a second: whoever decides waits for it and sees what it does.
AT_ONCE = 500
_SIDE = "views.db"
_FIRST = (
    "What {reports:,} reports say together is being worked out for the first time. That takes minutes where they are "
    "many; this page asks again by itself"
)
_PROTECTED = (
    "Somebody was protected, and what the reports say together is worked out anew without the name. This page asks "
    "again by itself"
)


@dataclass(frozen=True, slots=True)
class Behind:
    """What a view does not know of yet: how many reports, and which decisions by id. False where that is nothing.

    `failed` says why the newer view could not be worked out when it was last tried.
    """

    reports: int = 0
    decisions: tuple[str, ...] = ()
    failed: str | None = None

    def __bool__(self) -> bool:
        return self.reports > 0 or len(self.decisions) > 0


@dataclass(frozen=True, slots=True)
class _Now:
    """The ledger up to an entry of its log: its reports, and every decision."""

    end: int
    reports: int
    present: Present
    decisions: Sequence[Decision]


@dataclass(frozen=True, slots=True)
class _Older:
    """A view of an earlier state: where it is kept, what it was worked out from, and who was protected since."""

    of: str
    number: int
    kept: Snapshots = field(repr=False)
    known: Known = field(repr=False)
    hidden: frozenset[str]
    reports: int
    decisions: tuple[str, ...]


class Standing:
    """The view of a ledger that pages show. It is for many threads at once."""

    def __init__(self, ledger: Ledger, *, at_once: int = AT_ONCE, making: Making | None = None) -> None:
        self._ledger = ledger
        self._store: LedgerStore = ledger.store
        self._options = Options()
        self._at_once = at_once
        self._folder = TemporaryDirectory(prefix="crossbearing-", ignore_cleanup_errors=True)
        self._side = Path(self._folder.name) / _SIDE
        self.making = making or Making(self._store.address, self._side)
        self._looking, self._working = Lock(), Lock()
        self._last_look: _Now | None = None
        self._last_older: _Older | None = None
        self._beside: Snapshots | None = None

    def look(self) -> tuple[Snapshot, Behind]:
        """The view and what it does not know of. NotReadyError where there is none yet that may be shown."""
        now = self._now()
        found = self._of(now.present)
        if found is not None:
            return found, Behind()
        if now.reports <= self._at_once:
            return self._worked_out(now.present), Behind()
        self.making.begin(now.present.key)
        return self._older(now)

    def close(self) -> None:
        """Let go of what works in the background."""
        self.making.close()
        self._folder.cleanup()

    def _now(self) -> _Now:
        """The ledger as it is, looked at again where its log has grown."""
        with self._looking:
            end, last = self._store.log_end(), self._last_look
            if last is None or last.end != end:
                present = present_of(self._store, self._options)
                last = _Now(end, len(self._ledger), present, self._store.decisions())
                self._last_look = last
            return last

    def _of(self, present: Present) -> Snapshot | None:
        """The view of the present state, where it is there."""
        for kept in self._places():
            number = kept.find(present.key)
            if number is not None:
                return Snapshot(kept, number, present.known.some)
        return None

    def _places(self) -> Sequence[Snapshots]:
        """Where views are kept: in the ledger, and beside it where that cannot be written to."""
        if self._beside is None and self._side.exists():
            self._beside = side_snapshots(self._side)
        inside = self._store.snapshots()
        return (inside,) if self._beside is None else (inside, self._beside)

    def _worked_out(self, present: Present) -> Snapshot:
        """The view of the present state, worked out here; others who ask meanwhile wait for it."""
        with self._working:
            return self._of(present) or self._ledger.snapshot(self._options, aside=partial(side_snapshots, self._side))

    def _older(self, now: _Now) -> tuple[Snapshot, Behind]:
        """The newest view there is, as it was when it was worked out."""
        rules, newest = rules_key(self._options), None
        for kept in self._places():
            found = kept.newest(Kind.STATE, rules)
            newest = (kept, *found) if found is not None else newest
        if newest is None:
            raise NotReadyError(_FIRST.format(reports=now.reports))
        kept, number, json = newest
        older = self._last_older
        if older is None or (older.of, older.number) != (now.present.key, number):
            older = self._since(now, kept, number, msgspec.json.decode(json, type=ViewState))
            self._last_older = older
        snapshot = Snapshot(older.kept, older.number, older.known.some, hidden=older.hidden)
        return snapshot, Behind(older.reports, older.decisions, self.making.failed)

    def _since(self, now: _Now, kept: Snapshots, number: int, state: ViewState) -> _Older:
        """What an older view may be shown as, and what came since. NotReadyError where it may not be shown."""
        if state.sealed != now.present.state.sealed:
            raise NotReadyError(_PROTECTED)
        present, then = now.present.state.decisions, set(state.decisions)
        changed = tuple(one for one in (*present, *state.decisions) if (one in then) != (one in set(present)))
        known = Known(self._store, under=[one for one in now.decisions if one.id in then], last=state.entry)
        hidden = self._hidden_since(now, state, changed) - Snapshot(kept, number, known.some).protected()
        if hidden:
            kept = kept.checked(refusing(hidden, NotReadyError(_PROTECTED)))
        reports = self._store.reports_since(state.entry)
        return _Older(now.present.key, number, kept, known, hidden, reports, changed)

    def _hidden_since(self, now: _Now, state: ViewState, changed: Sequence[str]) -> frozenset[str]:
        """The names that are protected in reports which were added or decided on since, small letters."""
        decided = (one for one in now.decisions if one.id in set(changed))
        about = {subject.sha256 for one in decided for subject in (*one.about, *one.others)}
        return hidden_names(now.present.known.some(about | set(self._store.protecting_since(state.entry))))
