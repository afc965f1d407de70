"""What a decision is made on: the readings it names, what people decided of them so far, and what they say together."""

# Invariant: only what is named is opened, so that a decision takes as long on a large ledger as on a small one.

from collections.abc import Callable, Collection, Sequence
from functools import cached_property

from crossbearing.api.known import Known
from crossbearing.api.snapshot import Snapshot
from crossbearing.errors import InputError
from crossbearing.model.decision import Decision, Verb, in_force, unconfirmed
from crossbearing.model.reading import Reading
from crossbearing.model.ruling import Ruling
from crossbearing.reconcile.decisions.bearing import bearing
from crossbearing.reconcile.decisions.decided_readings import Decided
from crossbearing.reconcile.named import ID_START
from crossbearing.reconcile.protection import hidden_names, names_of
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.naming import hashes_named, hashes_starting
from crossbearing.store.search_index import hidden_names as names_in_reports
from crossbearing.store.settings import Settings

# Letters of a whole hash.
_HASH = 64
_RULES = (Verb.MERGE, Verb.SPLIT)


class Desk:
    """A ledger as the one who decides has it before them. What is not asked for is not worked out."""

    def __init__(self, store: LedgerStore, look: Callable[[], Snapshot]) -> None:
        self._store = store
        self._known = Known(store)
        self._look = look
        self._opened: dict[str, Reading] = {}
        self._decided: dict[str, Decided] = {}

    @cached_property
    def two_person(self) -> bool:
        """Whether two persons are needed for what stands in the record."""
        return Settings(self._store).two_person().on

    @cached_property
    def decisions(self) -> Sequence[Decision]:
        """Every decision, in order."""
        return self._known.decisions()

    @cached_property
    def standing(self) -> Sequence[Decision]:
        """Those in force."""
        return in_force(self.decisions)

    @cached_property
    def pending(self) -> Sequence[Decision]:
        """Those that wait for a second person."""
        return unconfirmed(self.decisions)

    @cached_property
    def view(self) -> Snapshot:
        """What the reports say together."""
        return self._look()

    def hashes(self, name: str) -> list[str]:
        """The hashes of the reports that a name means: of those called so, or else of those whose hash begins so.

        A whole hash is that report's alone, whatever others are called.
        """
        if len(name) == _HASH and (whole := hashes_starting(self._store, name)):
            return whole
        found = [one.sha256 for one in self._open(hashes_named(self._store, name)) if one.doc_id == name]
        return found if found or len(name) < ID_START else hashes_starting(self._store, name)

    def named(self, name: str) -> list[Reading]:
        """The readings of these."""
        return self._open(self.hashes(name))

    def report_of(self, name: str) -> tuple[Reading, str]:
        """The reading that `REPORT:REST` names, and the rest; a report by its short name or the start of its hash."""
        report, _, rest = name.rpartition(":")
        found = self.named(report)
        if len(found) != 1:
            what = "no report has" if not found else f"{len(found)} reports have"
            raise InputError(f"{name!r} was asked for and {what} that name. Give the first letters of its hash")
        return found[0], rest

    def reading(self, sha256: str) -> Reading:
        """The reading of a report as it was read."""
        return self._open([sha256])[0]

    def text(self, sha256: str) -> str:
        """The text that the offsets of that reading count in."""
        return self._known.text(self.reading(sha256))

    def decided(self, sha256: str) -> Decided:
        """The same as people decided on it, with what was taken out of it."""
        if sha256 not in self._decided:
            self._decided[sha256] = self._under(bearing(self.decisions), {sha256})
        return self._decided[sha256]

    def rulings(self, decisions: Sequence[Decision]) -> tuple[Ruling, ...]:
        """What these decisions, those not in force left out, rule of events."""
        acting = bearing(decisions)
        return self._under(acting, {key for one in acting if one.verb in _RULES for key in _reports(one)}).rulings

    def is_protected(self, reading: Reading, item: str) -> bool:
        """Whether an item of a reading is an entity that some report of the ledger protects."""
        entity = next((one for one in self.decided(reading.sha256).readings[0].entities if one.id == item), None)
        if entity is None or entity.protect:
            return entity is not None
        if names_of(entity).isdisjoint(self._perhaps_hidden):
            return False
        # Somebody bears a name that was protected at some time; whether it still is, the view knows.
        return any(one.id == item and one.protect for one in self.view.by_hash[reading.sha256].entities)

    @cached_property
    def _perhaps_hidden(self) -> frozenset[str]:
        """Every name that some report protects, or protected by an earlier reading."""
        protecting = {key for one in self.standing if _protects(one) for key in _reports(one)}
        by_decision = hidden_names([self.decided(key).readings[0] for key in sorted(protecting)])
        with self._store.one_moment() as (_, connection):
            return by_decision | names_in_reports(connection)

    def _under(self, acting: Sequence[Decision], hashes: Collection[str]) -> Decided:
        here = [one for one in acting if not _reports(one).isdisjoint(hashes)]
        return self._known.under(here, self._open(hashes))

    def _open(self, hashes: Collection[str]) -> list[Reading]:
        missing = [key for key in hashes if key not in self._opened]
        if missing:
            self._opened.update((one.sha256, one) for one in self._known.as_read(missing))
        return [self._opened[key] for key in hashes if key in self._opened]


def _protects(decision: Decision) -> bool:
    """Whether a decision may protect somebody."""
    return decision.verb is Verb.PROTECT or (decision.verb is Verb.AMEND and "protect" in (decision.value or ""))


def _reports(decision: Decision) -> set[str]:
    return {one.sha256 for one in (*decision.about, *decision.others)}
