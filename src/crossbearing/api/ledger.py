"""A ledger as its users hold it: add reports, ask what is claimed, owed, done, contradicted and left unsaid."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from crossbearing.api import searching
from crossbearing.api.added import Added, Read, is_new, refused
from crossbearing.api.batches import batches
from crossbearing.api.casing import cases_of
from crossbearing.api.decided_search import found_as_decided
from crossbearing.api.deciding import Deciding, Said, verb_of
from crossbearing.api.desk import Desk
from crossbearing.api.keeping import find_or_keep, rules_key
from crossbearing.api.known import Known
from crossbearing.api.log_book import LogBook
from crossbearing.api.looks import Looks
from crossbearing.api.lost import Lost
from crossbearing.api.outgoing import Asked, Going, going
from crossbearing.api.people import People
from crossbearing.api.present import present_of
from crossbearing.api.protection import Protection
from crossbearing.api.rereading import Rereading
from crossbearing.api.reviewing import Reviewing
from crossbearing.api.siting import Siting
from crossbearing.api.snapshot import Snapshot
from crossbearing.api.texts import Texts
from crossbearing.errors import ReadError
from crossbearing.intake.sources.opener import Opener
from crossbearing.model.agreement import Agreement
from crossbearing.model.claim import Claim
from crossbearing.model.contradiction import Contradiction
from crossbearing.model.deal import Deal
from crossbearing.model.decision import Decision, Verb
from crossbearing.model.incident import Incident
from crossbearing.model.kept_row import KeptRow, Kind
from crossbearing.model.pair import Pair
from crossbearing.model.place import Fix, Place
from crossbearing.model.place_status import PlaceStatus
from crossbearing.model.reading import Reading
from crossbearing.model.reprint import Reprint
from crossbearing.model.silence import Silence
from crossbearing.reconcile.decisions.cases import Cases
from crossbearing.reconcile.decisions.decided_readings import Decided
from crossbearing.reconcile.decisions.remarks import Remarks
from crossbearing.reconcile.filter import Filter
from crossbearing.reconcile.kept_rows import rows_of
from crossbearing.reconcile.placing import Waiting
from crossbearing.reconcile.view import Options, View
from crossbearing.resolve.gazetteer import Gazetteer
from crossbearing.resolve.places import resolve_places
from crossbearing.run.opened import Opened, opened
from crossbearing.run.reader import Reader, listed, reader_name
from crossbearing.store.joining import Joined, merge
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.refusals import Refusal, keep_refusals, refusals
from crossbearing.store.sealing import Key
from crossbearing.store.seals import verified
from crossbearing.store.search_wanted import Wanted
from crossbearing.store.settings import Settings
from crossbearing.store.snapshots import Snapshots, memory_snapshots
from crossbearing.store.verify import Verified

if TYPE_CHECKING:
    from crossbearing.api.watching import Watching
    from crossbearing.intake.web.feed_list import FeedList
    from crossbearing.store.stamps import Stamps


class Ledger:
    """An open ledger.

    with crossbearing.open("waer.db") as ledger:
        ledger.add(["report.txt"])
        for reading, claim in ledger.claims():
            print(reading.document.publisher, claim.kind, claim.content[0].quote)
    """

    def __init__(self, place: str | Path, *, create: bool, as_read: bool = False) -> None:
        self._store = LedgerStore(place, create=create)
        self._as_read = as_read
        self._gazetteer = Gazetteer()
        self._lost = Lost(self._store)
        # What people decided, with where each decision stands.
        self.log_book = LogBook(self._store, self._lost)
        # Who may work on the ledger, and who is signed in.
        self.people = People(self._store)

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
        """Read files, folders, archives, tables and feeds, and keep each report whole or not at all.

        What cannot be read is named and left out; `refusals` lists it later.
        """
        return list(self.adding(paths, published=published, processes=processes))

    def adding(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        published: str | None = None,
        processes: int = 1,
        opener: Opener | None = None,
    ) -> Iterator[Added]:
        """The same one report at a time, in order, as each is done; `processes` of them share the reading.

        An `opener` of your own says which columns of tables hold what, and how far it is.
        """
        every = opened(listed(paths), opener=opener or Opener(), published=published)
        for batch in batches(self._read(every, processes), is_new):
            yield from self._kept(batch)

    def _read(self, every: Iterable[Opened], processes: int) -> Iterator[Read]:
        """Each report in order, with what is to be kept of it or what else becomes of it."""
        reading_of = ((one, one.report) for one in map(self._unless_held, every))
        for one, reading in Reader().beside(reading_of, processes=processes):
            yield one if reading is None else replace(one, reading=reading)

    def _unless_held(self, one: Opened) -> Read:
        """What was opened; without its report if the ledger holds what this reader makes of it."""
        if one.report is None or self._store.holds(one.report.sha256, reader=reader_name()):
            return Read(one, None, one.refused)
        return Read(one, one.report, None)

    def _kept(self, batch: Sequence[Read]) -> Iterator[Added]:
        """What becomes of each report, once those that were read are in the ledger, with what could not be."""
        new = [(one.report, one.reading) for one in batch if one.report and isinstance(one.reading, Reading)]
        news = iter(self._store.add_all(new, reader=reader_name()))
        keep_refusals(self._store, [refused(one) for one in batch if isinstance(one.reading, ReadError)])
        for one in batch:
            was = one.opened
            if isinstance(one.reading, ReadError):
                yield Added(was.path, "refused", str(one.reading), was.name)
            else:
                # A file may come twice in one call, so that it is held by now.
                kept = one.reading is not None and next(news)
                language = was.report.publication.language if was.report is not None else "en"
                yield Added(was.path, "kept" if kept else "known", None, was.name, language, was.note)

    def refusals(self) -> list[Refusal]:
        """What could not be read when reports were added, each with its reason."""
        return refusals(self._store)

    def readings(self) -> list[Reading]:
        """Every report's reading, by publication date: this version's, where it has read the report, or the newest.

        What people rejected, amended and protected is so in them.
        """
        return self.decided().readings

    def decided(self) -> Decided:
        """The same, with what was taken out of them, and what was ruled."""
        return self._known().decided()

    def _known(self, day: str | None = None) -> Known:
        return Known(self._store, day, as_read=self._as_read)

    def text(self, reading: Reading) -> str:
        """The text that the reading's offsets count in."""
        return Known(self._store).text(reading)

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
        return self._fixes(Known(self._store), reading)

    def fixes_of(self, readings: Sequence[Reading]) -> dict[str, dict[str, Fix]]:
        """The same of several reports, by hash; looked up where it was worked out before."""
        siting = Siting(self._store.sited(), readings, partial(self._fixes, Known(self._store)))
        return {reading.sha256: siting(reading) for reading in readings}

    def _fixes(self, known: Known | Texts, reading: Reading) -> dict[str, Fix]:
        dateline = reading.document.dateline_place
        return resolve_places(reading.entities, known.text(reading), self._gazetteer, dateline=dateline)

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
        options = Options() if options is None else options
        return self._view(options, self._known(options.known_on))[0]

    def _view(self, options: Options, known: Known) -> tuple[View, Siting]:
        """The view, and what places its reports."""
        decided = known.decided()
        texts = Texts(decided.readings, known.texts)
        siting = Siting(self._store.sited(), decided.readings, partial(self._fixes, texts))
        return View(decided.readings, fixes=siting, options=decided.options(options)), siting

    def snapshot(
        self,
        options: Options | None = None,
        *,
        making: Callable[[], None] | None = None,
        aside: Callable[[], Snapshots] | None = None,
    ) -> Snapshot:
        """The same, kept in the ledger and looked up; `making` is called where it has to be worked out first.

        It takes as long as `view` when reports or decisions were added since; later it answers at once. Where the
        ledger cannot be written to, it is kept `aside`, in memory where nothing else is said.
        """
        options = Options() if options is None else options
        present = present_of(self._store, options, as_read=self._as_read)

        def work() -> list[KeptRow]:
            if making is not None:
                making()
            view, siting = self._view(options, present.known)
            rows = [*rows_of(view), KeptRow(kind=Kind.STATE, id=rules_key(options), value=present.state)]
            siting.keep()
            return rows

        kept, number = find_or_keep(self._store.snapshots(), present.key, work, aside or memory_snapshots)
        return Snapshot(kept, number, present.known.some, options.policy)

    def forget_views(self) -> None:
        """Drop the views that are kept in the ledger: the next look works them out again from what was added."""
        self._store.forget_views()

    def going(self, asked: Asked | None = None, *, making: Callable[[], None] | None = None) -> Going:
        """What may leave the ledger: formats read its `outgoing`; nothing that names its `hidden` may be written."""
        asked = Asked() if asked is None else asked
        return going(self._store, partial(self.snapshot, asked.options, making=making), self._fixes, asked)

    def decisions(self) -> list[Decision]:
        """Every decision ever made, in order, those that were replaced or undone included."""
        return self._store.decisions()

    def remarks(self, hashes: Collection[str] | None = None) -> Remarks:
        """What people decided of single items of these reports, or of all, to be shown beside them."""
        return self._known().remarks(hashes)

    @property
    def settings(self) -> Settings:
        """The settings of the ledger: the two-person rule."""
        return Settings(self._store)

    def waiting(self) -> list[Waiting]:
        """The decisions in force on items that the present readings do not have any more, each with the reason."""
        return self._lost.waiting(self.decisions())

    @property
    def looks(self) -> Looks:
        """Up to where people have seen what came: `of` a person, `done`, and what `came` since."""
        return Looks(self._store)

    def reviewing(self, view: Snapshot | None = None, *, who: str | None = None) -> Reviewing:
        """What waits for people, or for one: the queue of a view (the present one), less what was decided on since."""
        decisions = self.decisions()
        return Reviewing(self.snapshot() if view is None else view, decisions, self._lost.waiting(decisions), who)

    def cases(self, view: Snapshot | None = None, *, who: bool = False) -> Cases:
        """The decisions on single items as test cases for readers; with `who`, also who decided, when and why."""
        return cases_of(self._store, (self.snapshot() if view is None else view).protected(), who=who)

    def rereading(self) -> Rereading:
        """A run over the reports that only other versions of the reader have read: `steps` adds what this one finds.

        Nothing is replaced, and the files of the reports are not needed.
        """
        return Rereading(self._store)

    def decide(self, verb: Verb | str, *names: str, who: str, view: Snapshot | None = None, **said: Any) -> Decision:
        """Add a decision on what is named: an incident's id, `REPORT:ITEM`, or for `undo` a decision's id.

        `said` as for `Said`: `why`, `value`, `replaces`. `merge` makes incidents one, `split` takes events
        (`REPORT:ITEM`) out of the incident named first, `amend` sets one field (`value="type=airstrike"`), `add` adds a
        claim that the reader missed, from `REPORT:START-END` (`value="kind=denial; holder=e3"`). `accept` with a
        decision's id is the second person's word under the two-person rule. Incidents are those of the `view` that was
        looked at, or else of the present one.
        """
        this = Said(who=who, when=self._store.time(), **said)
        desk = Desk(self._store, self.snapshot if view is None else lambda: view)
        self._store.decide(found := Deciding(desk).decision(verb_of(verb), names, this))
        return found

    def named(self, name: str) -> list[str]:
        """The hashes of reports that are called so, or else of those whose hash begins so."""
        return Desk(self._store, self.snapshot).hashes(name)

    def verify(self, *, head: str | None = None, key: Key | None = None) -> Verified:
        """Everything that is kept, checked offline: the log's chain, every hash, every quote at its offsets.

        With `head`, the head of the chain as it was noted down earlier, also that nothing before it was rewritten; with
        the `key` also what stood in the place of protected names.
        """
        return verified(self._store, head=head, key=key)

    @property
    def protection(self) -> Protection:
        """The protected people of the ledger: `protect`, `again`, `reveal`, `listed`."""
        return Protection(self._store)

    @property
    def stamps(self) -> "Stamps":
        """Time stamps by an authority (RFC 3161) of what the ledger holds. SetupError without the extra `stamps`."""
        stamps: Stamps = import_module("crossbearing.store.stamps").Stamps(self._store)
        return stamps

    def watching(self, feeds: "FeedList", **how: Any) -> "Watching":
        """A watch over feeds, whose new reports are kept one by one as `steps` goes on.

        `how` as for `Watching`: `clock`, `sleep`, and `stopped`, which is asked before each thing that is done.
        """
        watching: Watching = import_module("crossbearing.api.watching").Watching(self._store, feeds, **how)
        return watching

    def merge(self, other: str | Path) -> Joined:
        """Take every report, reading and decision of the ledger at another place that this one has not."""
        return merge(self._store, other)

    def search(self, words: str, *, limit: int = searching.LIMIT, offset: int = 0, **wanted: Any) -> searching.Found:
        """Reports with these words ("a phrase", -without, begin*, this OR that), newest first, and their claims.

        `wanted` as for `Wanted`: `publisher="Hill Post"`, `time="2016-11"`, `holder=...`, `inside="claims"`.
        """
        found = searching.search(self._store, words, Wanted(**wanted), limit=limit, offset=offset)
        return found_as_decided(found, self._known())

    def rebuild_search(self) -> int:
        """Make the search index anew from the readings. How many reports it has then."""
        return searching.rebuild(self._store)

    @property
    def store(self) -> LedgerStore:
        """What keeps it."""
        return self._store

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
