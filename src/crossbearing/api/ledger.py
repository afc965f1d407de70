"""A ledger as its users hold it: add reports, ask what is claimed, owed, done, contradicted and left unsaid."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from crossbearing.api.deciding import Deciding, Said, verb_of
from crossbearing.api.keeping import find_or_keep, view_key
from crossbearing.api.snapshot import Snapshot
from crossbearing.errors import CrossbearingError, ReadError
from crossbearing.model.agreement import Agreement
from crossbearing.model.claim import Claim
from crossbearing.model.contradiction import Contradiction
from crossbearing.model.deal import Deal
from crossbearing.model.decision import Decision, Verb, in_force
from crossbearing.model.incident import Incident
from crossbearing.model.pair import Pair
from crossbearing.model.place import Fix, Place
from crossbearing.model.place_status import PlaceStatus
from crossbearing.model.reading import Reading
from crossbearing.model.report import Report
from crossbearing.model.silence import Silence
from crossbearing.reconcile.decided import rulings_of
from crossbearing.reconcile.filter import Filter
from crossbearing.reconcile.reprints import Reprint
from crossbearing.reconcile.view import Options, View
from crossbearing.resolve.gazetteer import Gazetteer
from crossbearing.resolve.places import resolve_places
from crossbearing.run.reader import Reader, listed, reader_name
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.verify import Verified

# So many files are written to the disk together: each wait for it takes as long as reading a short report.
TOGETHER = 16


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file handed to `add`: kept, known before, or refused with its reason."""

    path: Path
    outcome: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """A file on its way into the ledger: its report unless the ledger has it, and what was made of it."""

    path: Path
    report: Report | None
    reading: Reading | ReadError | None


class Ledger:
    """An open ledger.

    with crossbearing.open("waer.db") as ledger:
        ledger.add(["report.txt"])
        for reading, claim in ledger.claims():
            print(reading.document.publisher, claim.kind, claim.content[0].quote)
    """

    def __init__(self, place: str | Path, *, create: bool) -> None:
        self._store = LedgerStore(place, create=create)
        self._gazetteer = Gazetteer()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.__exit__(kind, error, trace)

    def __len__(self) -> int:
        return self._store.count()

    def add(
        self, paths: str | Path | Iterable[str | Path], *, published: str | None = None, processes: int = 1
    ) -> list[Added]:
        """Read files, or one, and keep each whole or not at all. A file that cannot be read is named and left out."""
        return list(self.adding(paths, published=published, processes=processes))

    def adding(
        self, paths: str | Path | Iterable[str | Path], *, published: str | None = None, processes: int = 1
    ) -> Iterator[Added]:
        """The same one file at a time, in order, as each is done; `processes` of them share the reading."""
        steps = self._read(listed(paths), published, processes)
        while True:
            batch, ended = _batch(steps)
            yield from self._kept(batch)
            if ended is not None:
                raise ended
            if len(batch) == 0:
                return

    def _read(self, paths: Iterable[str | Path], published: str | None, processes: int) -> Iterator[_Read]:
        """Each file in order, with what is to be kept of it or what else becomes of it."""
        reader = Reader()
        opened = (self._opened(reader, path, published) for path in paths)
        for one, reading in reader.beside(((one, one.report) for one in opened), processes=processes):
            yield one if reading is None else replace(one, reading=reading)

    def _opened(self, reader: Reader, path: str | Path, published: str | None) -> _Read:
        """The report in a file, unless it cannot be had or the ledger holds what this reader makes of it."""
        try:
            report = reader.report(path, published=published)
        except ReadError as error:
            return _Read(Path(path), None, error)
        known = self._store.holds(report.sha256, reader=reader_name())
        return _Read(Path(path), None if known else report, None)

    def _kept(self, batch: Sequence[_Read]) -> Iterator[Added]:
        """What becomes of each file, once those that were read are in the ledger."""
        new = [(one.report, one.reading) for one in batch if one.report and isinstance(one.reading, Reading)]
        is_new = iter(self._store.add_all(new, reader=reader_name()))
        for one in batch:
            if isinstance(one.reading, ReadError):
                yield Added(one.path, "refused", str(one.reading))
            else:
                # A file may come twice in one call, so that it is held by now.
                yield Added(one.path, "kept" if one.reading is not None and next(is_new) else "known")

    def readings(self) -> list[Reading]:
        """Every report's reading, by publication date: this version's, where it has read the report, or the newest."""
        return self._store.readings(reader=reader_name())

    def text(self, reading: Reading) -> str:
        """The text that the reading's offsets count in."""
        return self._store.text_of(reading.sha256, reader=reader_name())

    def claims(self) -> Iterator[tuple[Reading, Claim]]:
        """Every claim with the reading it stands in."""
        for reading in self.readings():
            yield from ((reading, claim) for claim in reading.claims)

    def agreements(self) -> Iterator[tuple[Reading, Agreement]]:
        """Every agreement as each report tells it."""
        for reading in self.readings():
            yield from ((reading, agreement) for agreement in reading.agreements)

    def places(self) -> Iterator[tuple[Reading, PlaceStatus]]:
        """Every status of a place."""
        for reading in self.readings():
            yield from ((reading, status) for status in reading.place_status)

    def location(self, reading: Reading, place: str | None) -> Place | None:
        """Where a place of a report (by its entity id) most likely lies; None where the gazetteer cannot tell."""
        fix = self.fixes(reading).get(place) if place is not None else None
        return None if fix is None else fix.place

    def fixes(self, reading: Reading) -> dict[str, Fix]:
        """Where the places of a report lie, by entity id, with precision, confidence and reason."""
        dateline = reading.document.dateline_place
        return resolve_places(reading.entities, self.text(reading), self._gazetteer, dateline=dateline)

    def silences(self) -> Iterator[tuple[Reading, Silence]]:
        """Every silence."""
        for reading in self.readings():
            yield from ((reading, silence) for silence in reading.silences)

    def pairs(self) -> Iterator[tuple[Reading, Pair]]:
        """What stands against what inside one report."""
        for reading in self.readings():
            yield from ((reading, pair) for pair in reading.pairs)

    def view(self, options: Options | None = None) -> View:
        """What the reports say together: incidents, contradictions, places ..., by these options and all decisions."""
        readings, options = self.readings(), Options() if options is None else options
        decided = rulings_of(self.decisions(), readings)
        options = replace(options, rulings=(*decided, *options.rulings))
        return View(readings, fixes=self.fixes, options=options)

    def snapshot(self, options: Options | None = None, *, making: Callable[[], None] | None = None) -> Snapshot:
        """The same, kept in the ledger and looked up; `making` is called where it has to be worked out first.

        It takes as long as `view` when reports or decisions were added since; later it answers at once.
        """
        options = Options() if options is None else options
        decisions = self.decisions()
        key = view_key(self._store.readings_state(), in_force(decisions), options)

        def work() -> View:
            if making is not None:
                making()
            return self.view(options)

        kept, number = find_or_keep(self._store.snapshots(), key, work)
        return Snapshot(kept, number, self._some)

    def _some(self, hashes: Collection[str]) -> list[Reading]:
        return self._store.some(hashes, reader=reader_name())

    def decisions(self) -> list[Decision]:
        """Every decision ever made, in order, those that were replaced or undone included."""
        return self._store.decisions()

    def decide(
        self,
        verb: Verb | str,
        *names: str,
        who: str,
        why: str = "",
        value: str | None = None,
        replaces: str | None = None,
    ) -> Decision:
        """Add a decision on what is named: an incident's id, `REPORT:ITEM`, or for `undo` a decision's id.

        `merge` makes incidents one, `split` takes events (`REPORT:ITEM`) out of the incident named first.
        """
        said = Said(who=who, when=self._store.time(), why=why, value=value, replaces=replaces)
        found = Deciding(self.view(), self.decisions()).decision(verb_of(verb), names, said)
        self._store.decide(found)
        return found

    def verify(self, *, head: str | None = None) -> Verified:
        """Everything that is kept, checked offline: the log's chain, every hash, every quote at its offsets.

        With `head`, the head of the chain as it was noted down earlier, also that nothing before it was rewritten.
        """
        return self._store.verify(head=head)

    @property
    def name(self) -> str:
        """Where the ledger is, without the password of a server."""
        return str(self._store.address)

    def incidents(self, options: Options | None = None, **wanted: Any) -> list[Incident]:
        """Events of the reports that are the same happening; `wanted` as for `Filter`: `place="Waer"`, `time=...`."""
        wants = Filter(**wanted)
        return [incident for incident in self.view(options).incidents if wants.takes(incident)]

    def contradictions(self, options: Options | None = None) -> list[Contradiction]:
        """Where reports, or sources inside one report, cannot both be right."""
        return self.view(options).contradictions

    def deals(self, options: Options | None = None) -> list[Deal]:
        """Agreements of the reports that are one deal, each with its duties, what was done of them and what is left."""
        return self.view(options).deals

    def reprints(self) -> list[Reprint]:
        """Reports that repeat another one's text, and so add no origin of their own."""
        return self.view().reprints


def _batch(steps: Iterator[_Read]) -> tuple[list[_Read], BaseException | None]:
    """The next files, and what the user or an unusable list ended the run with: what was read before is kept then."""
    batch: list[_Read] = []
    try:
        batch.extend(islice(steps, TOGETHER))
    except (KeyboardInterrupt, CrossbearingError) as error:
        return batch, error
    return batch, None
