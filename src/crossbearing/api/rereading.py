"""Reads the reports of a ledger again with the present reader, from the bytes that the ledger keeps."""

# Invariant: a new reading stands beside the old ones; where none can be made, the old ones stay what is known.

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

import msgspec

from crossbearing.api.batches import batches
from crossbearing.api.known import Known
from crossbearing.errors import DateError, ReadError
from crossbearing.intake.publication import GIVEN
from crossbearing.intake.report import report_of_bytes
from crossbearing.model.decision import Decision, in_force
from crossbearing.model.reading import Reading
from crossbearing.model.report import Report
from crossbearing.reconcile.placing import Places, Waiting
from crossbearing.run.reader import Reader, reader_name
from crossbearing.store.contract import to_json
from crossbearing.store.kept_report import KeptReport, kept_report, unread
from crossbearing.store.ledger_store import LedgerStore

_PLAIN = frozenset(("text/plain", "text/html"))


class Outcome(StrEnum):
    """What became of a report that was read again."""

    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"
    # Another program read it meanwhile.
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of one report; `reason` says why it was refused, and then its old reading stays."""

    name: str
    sha256: str
    outcome: Outcome
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """Decisions in force on reports that were read again: those that found all their items, and those that now wait
    for a person to look again and did not before."""

    found: tuple[Decision, ...]
    waiting: tuple[Waiting, ...]


class _Imprint(msgspec.Struct):
    """Where a reading says when its report was published, and why that is held."""

    published: str | None = None
    published_why: str = ""


class _Reading(msgspec.Struct):
    """As much of a reading of any version as has to be known."""

    document: _Imprint


@dataclass(frozen=True, slots=True)
class _Step:
    """A report on its way: as it is kept, as it was opened, and what was made of it."""

    kept: KeptReport
    report: Report | None
    reading: Reading | ReadError | DateError | None


class Rereading:
    """One run over the reports that the present reader has not read; its length is how many there are."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store
        self._hashes = unread(store, reader=reader_name())
        self._read: set[str] = set()
        standing = _standing(store)
        self._waited = {one.decision.id for one in self._places(standing).waiting(standing)}

    def __len__(self) -> int:
        return len(self._hashes)

    def steps(self, *, processes: int = 1) -> Iterator[Reread]:
        """What becomes of each report, in the order they were added, as each is done."""
        for batch in batches(self._steps(processes)):
            yield from self._kept(batch)

    def carried(self) -> Carried:
        """What became of the decisions on the reports that were read again so far."""
        about = [one for one in _standing(self._store) if not self._read.isdisjoint(_reports(one))]
        places = self._places(about)
        waiting = places.waiting(about)
        lost = {one.decision.id for one in waiting}
        found = tuple(one for one in about if one.id not in lost)
        return Carried(found, tuple(one for one in waiting if one.decision.id not in self._waited))

    def _steps(self, processes: int) -> Iterator[_Step]:
        reader = Reader()
        opened = (_opened(kept_report(self._store, key)) for key in self._hashes)
        for step, reading in reader.beside(((one, one.report) for one in opened), processes=processes):
            yield step if reading is None else replace(step, reading=reading)

    def _kept(self, batch: Sequence[_Step]) -> Iterator[Reread]:
        """What becomes of each report, once the new readings are in the ledger."""
        new = [(one.report, one.reading) for one in batch if one.report and isinstance(one.reading, Reading)]
        is_new = iter(self._store.add_all(new, reader=reader_name()))
        for one in batch:
            name, key = one.kept.name, one.kept.sha256
            if not isinstance(one.reading, Reading):
                yield Reread(name, key, Outcome.REFUSED, str(one.reading))
            elif next(is_new):
                self._read.add(key)
                same = one.kept.readings[-1:] == (to_json(one.reading),)
                yield Reread(name, key, Outcome.SAME if same else Outcome.CHANGED)
            else:
                yield Reread(name, key, Outcome.KNOWN)

    def _places(self, decisions: Sequence[Decision]) -> Places:
        known = Known(self._store)
        return Places(known.some({key for one in decisions for key in _reports(one)}), known.past(decisions))


def _opened(kept: KeptReport) -> _Step:
    """A report as its bytes are read now, or why they cannot be."""
    try:
        _require_own_bytes(kept)
        return _Step(kept, report_of_bytes(kept.name, kept.raw, published=_given(kept), media=_media(kept)), None)
    except (ReadError, DateError) as error:
        return _Step(kept, None, error)


def _require_own_bytes(kept: KeptReport) -> None:
    if sha256(kept.raw).hexdigest() != kept.sha256:
        raise ReadError(
            f"Cannot read {kept.name}: its bytes in the ledger are not those that were added; "
            "where protected names were taken out of them that is as it should be, else run `crossbearing verify`"
        )


def _media(kept: KeptReport) -> str | None:
    """What the bytes are where they do not tell themselves; a present reader may see more in a plain file."""
    return None if kept.media_type in _PLAIN else kept.media_type


def _given(kept: KeptReport) -> str | None:
    """The date that a person gave with the report, which stands in its readings; None if nobody did."""
    imprints = (imprint for line in reversed(kept.readings) if (imprint := _imprint(line)) is not None)
    return next((one.published for one in imprints if one.published_why == GIVEN), None)


def _imprint(line: str) -> _Imprint | None:
    """What the JSON of a reading says of its publication; None where another version says it in another way."""
    try:
        return msgspec.json.decode(line, type=_Reading).document
    except msgspec.DecodeError:
        return None


def _standing(store: LedgerStore) -> list[Decision]:
    return in_force(store.decisions())


def _reports(decision: Decision) -> set[str]:
    return {one.sha256 for one in (*decision.about, *decision.others)}
