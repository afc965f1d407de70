"""A view that is kept in its ledger: what is asked for is looked up, and only the reports it names are opened."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

import msgspec

from crossbearing.api.opened_readings import OpenedReadings
from crossbearing.errors import InputError
from crossbearing.model.contradiction import Contradiction, ContradictionKind
from crossbearing.model.course import Correction, Dependence, Spell, Step
from crossbearing.model.deal import Deal
from crossbearing.model.heard import Heard
from crossbearing.model.incident import Bond, Incident
from crossbearing.model.kept_row import Kind, Lookup
from crossbearing.model.outline import Outline
from crossbearing.model.queued import Cause, Queued
from crossbearing.model.reading import Reading
from crossbearing.model.reprint import Reprint
from crossbearing.model.silence import SilenceKind, ToldSilence
from crossbearing.model.source import Source
from crossbearing.model.watch import Unsaid, Watched
from crossbearing.reconcile.bonds import Bonds
from crossbearing.reconcile.filter import Filter
from crossbearing.reconcile.keys import place_skeleton
from crossbearing.reconcile.named import named, require_start
from crossbearing.reconcile.protection import hiding
from crossbearing.reconcile.silences import names_of, unsaid
from crossbearing.reconcile.tallies.policies import Policy
from crossbearing.reconcile.tallies.weighing import Weighing
from crossbearing.store.snapshots import Snapshots, damaged_view
from crossbearing.vocab.folding import fold

_HASH = re.compile(rb'"sha256":"([0-9a-f]{64})"')
EVERYTHING = Lookup()
# So many reports are looked up together.
TOGETHER = 500
Thing = TypeVar("Thing")


class Snapshot:
    """What all reports say together, looked up. `by_hash` opens the readings that are asked for."""

    def __init__(
        self,
        kept: Snapshots,
        number: int,
        open_readings: Callable[[Collection[str]], list[Reading]],
        policy: Policy | None = None,
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        self._kept = kept
        # Names that were protected since, small letters.
        self._hidden = hidden
        self._policy = Policy() if policy is None else policy
        self._number = number
        self._open_readings = open_readings
        self.by_hash = OpenedReadings(self._open)

    def again(self) -> "Snapshot":
        """The same view with nothing opened, for somebody else."""
        return Snapshot(self._kept, self._number, self._open_readings, self._policy, self._hidden)

    def incidents(
        self, wanted: Filter | None = None, *, limit: int | None = None, offset: int = 0, short: bool = False
    ) -> list[Incident]:
        """The incidents that are wanted, in order of date and place; `offset` of them are passed over.

        Those in `short` come without the grounds by which they were joined, and much sooner.
        """
        lookup = EVERYTHING if wanted is None else wanted.lookup()
        return self._rows(Kind.INCIDENT_SHORT if short else Kind.INCIDENT, Incident, lookup, limit, offset)

    def count(self, kind: Kind, wanted: Filter | None = None) -> int:
        """How many things of a kind there are; of incidents, how many are wanted."""
        return self._kept.count(self._number, kind, EVERYTHING if wanted is None else wanted.lookup())

    def newest(self, wanted: Filter | None = None, *, limit: int, offset: int = 0) -> list[Incident]:
        """The same in short from the newest on, with those of unknown date last."""
        lookup, kind = EVERYTHING if wanted is None else wanted.lookup(), Kind.INCIDENT_SHORT
        dated, undated = replace(lookup, dated=True, backwards=True), replace(lookup, dated=False)
        found = self._rows(kind, Incident, dated, limit, offset)
        if len(found) == limit:
            return found
        passed = max(0, offset - self._kept.count(self._number, kind, dated))
        return found + self._rows(kind, Incident, undated, limit - len(found), passed)

    def incidents_around(self, incident: Incident, reach: int) -> list[Incident]:
        """So many incidents just before and after this one in the order of dates, in short, itself included."""
        return _decoded(self._kept.around(self._number, Kind.INCIDENT_SHORT, incident.id, reach), Incident)

    def incident(self, name: str, *, short: bool = False) -> Incident:
        """The incident of that id, or of the only id that begins so; InputError where there is none or more."""
        kind = Kind.INCIDENT_SHORT if short else Kind.INCIDENT
        return named(name, self._called(kind, Incident, name, "incident"), "incident")

    def history(self, incident: Incident) -> tuple[Step, ...]:
        """The incident's tallies as its reports came in."""
        return self.weighing(incident).history(self._policy)

    def bonds(self, incident: Incident) -> tuple[Bond, ...]:
        """What holds each event of the incident to the others, in the order of its members."""
        return self._only(Kind.BONDS, Bonds, Lookup(id=incident.id)).bonds

    def weighing(self, incident: Incident) -> Weighing:
        """The incident's counts as they came in: its tallies and their history by any policy, with no report opened."""
        return self._only(Kind.COUNTS, Weighing, Lookup(id=incident.id))

    def deals(self, *, limit: int | None = None, offset: int = 0, short: bool = False) -> list[Deal]:
        """Every agreement under all its names; in `short` without the grounds by which they were joined."""
        if not short:
            return self._rows(Kind.DEAL, Deal, EVERYTHING, limit, offset)
        rows = self._kept.rows(self._number, Kind.DEAL_SHORT, EVERYTHING, limit=limit, offset=offset)
        found = _decoded(rows, Deal)
        # Deals are told by hundreds of reports; a list has the words of the first one of each alone.
        self.by_hash.expect(told[0].sha256 for deal in found for told in (deal.told, *(d.told for d in deal.duties)))
        return found

    def deal(self, name: str, *, short: bool = False) -> Deal:
        """The deal of that id, or of the only id that begins so; InputError where there is none or more."""
        kind = Kind.DEAL_SHORT if short else Kind.DEAL
        return named(name, self._called(kind, Deal, name, "agreement"), "agreement")

    def rounds_after(self, deal: str) -> list[Deal]:
        """The deals that follow the one of that id in a chain of rounds, in short."""
        return _decoded(self._kept.rows(self._number, Kind.DEAL_SHORT, Lookup(among=(deal,))), Deal)

    def contradictions(
        self,
        *,
        kind: ContradictionKind | None = None,
        place: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Contradiction]:
        """Where sources cannot all be right, and why; of a kind or over incidents at a place where that is asked."""
        return self._rows(Kind.CONTRADICTION, Contradiction, _contradicting(kind, place), limit, offset)

    def count_contradictions(self, *, kind: ContradictionKind | None = None, place: str | None = None) -> int:
        """How many of them there are."""
        return self._kept.count(self._number, Kind.CONTRADICTION, _contradicting(kind, place))

    def contradictions_on(self, ids: Sequence[str]) -> list[Contradiction]:
        """Those over the incidents and agreements of these ids."""
        return self._rows(Kind.CONTRADICTION, Contradiction, Lookup(among=tuple(ids)))

    def contradiction(self, name: str) -> Contradiction:
        """The contradiction of that id; InputError where there is none."""
        found = self._rows(Kind.CONTRADICTION, Contradiction, Lookup(id=name))
        if len(found) != 1:
            raise InputError(f"{name!r} was asked for and no contradiction has that id. `contradictions` lists them")
        return found[0]

    def contradictions_named(self, ids: Iterable[str]) -> list[Contradiction]:
        """The contradictions of these ids, in their order."""
        rows = (row for id in ids for row in self._kept.rows(self._number, Kind.CONTRADICTION, Lookup(id=id)))
        return _decoded(rows, Contradiction)

    def incidents_of(self, reports: Collection[str], *, limit: int | None = None, offset: int = 0) -> list[Incident]:
        """The incidents that these reports (hashes) tell of, in short."""
        return self._rows(Kind.INCIDENT_SHORT, Incident, _told_by(reports), limit, offset)

    def contradictions_of(
        self, reports: Collection[str], *, limit: int | None = None, offset: int = 0
    ) -> list[Contradiction]:
        """The contradictions of which one side is in these reports."""
        return self._rows(Kind.CONTRADICTION, Contradiction, _told_by(reports), limit, offset)

    def deals_of(self, reports: Collection[str], *, limit: int | None = None, offset: int = 0) -> list[Deal]:
        """The agreements that these reports tell of, in short."""
        rows = self._kept.rows(self._number, Kind.DEAL_SHORT, _told_by(reports), limit=limit, offset=offset)
        return _decoded(rows, Deal)

    def spells_of(self, reports: Collection[str], *, limit: int | None = None, offset: int = 0) -> list[Spell]:
        """The statuses of places that these reports tell."""
        return self._rows(Kind.SPELL, Spell, _told_by(reports), limit, offset)

    def silences_of(self, reports: Collection[str], *, limit: int | None = None, offset: int = 0) -> list[ToldSilence]:
        """The silences that these reports tell."""
        return self._rows(Kind.SILENCE, ToldSilence, _told_by(reports), limit, offset)

    def outlines_of(self, reports: Collection[str]) -> list[Outline]:
        """These reports in short."""
        return self._rows(Kind.REPORT, Outline, _told_by(reports))

    def count_of(self, kind: Kind, reports: Collection[str]) -> int:
        """How many things of a kind these reports tell of; of incidents and deals the short ones are counted."""
        return self._kept.count(self._number, kind, _told_by(reports))

    def place(self, name: str, *, time: str | None = None, limit: int | None = None, offset: int = 0) -> list[Spell]:
        """The status over time of a place, however its name is spelled; within a time (EDTF) where one is asked for."""
        return self._rows(Kind.SPELL, Spell, Filter(place=name, time=time).lookup(), limit, offset)

    def counts_at(self, names: Iterable[str]) -> list[int]:
        """How many statuses each of these places has, however their names are spelled."""
        return self._kept.counts_at(self._number, Kind.SPELL, [place_skeleton(name) for name in names])

    def busiest_places(self, *, limit: int, offset: int = 0) -> list[tuple[int, Incident]]:
        """How many incidents each place has, and the first of them in short; the places with most first."""
        found = self._kept.busiest(self._number, Kind.INCIDENT_SHORT, limit=limit, offset=offset)
        return list(zip((many for many, _ in found), _decoded((row for _, row in found), Incident), strict=True))

    def count_places(self) -> int:
        """How many places have incidents."""
        return self._kept.count_places(self._number, Kind.INCIDENT_SHORT)

    def incident_days(self, wanted: Filter) -> list[tuple[str, int]]:
        """How many of the wanted incidents begin on each day (ISO 8601), in order."""
        return self._kept.days(self._number, Kind.INCIDENT_SHORT, wanted.lookup())

    def spells(self, *, limit: int | None = None, offset: int = 0) -> list[Spell]:
        """The status over time of every place."""
        return self._rows(Kind.SPELL, Spell, EVERYTHING, limit, offset)

    def silences(
        self,
        *,
        who: str | None = None,
        how: SilenceKind | None = None,
        limit: int | None = None,
        offset: int = 0,
        newest: bool = False,
    ) -> list[ToldSilence]:
        """Every silence that a report tells, or of those with these words in their name, or of that kind.

        In order of the reports; the `newest` first where that is asked for.
        """
        wanted = _silent(who, how)
        if not newest:
            return self._rows(Kind.SILENCE, ToldSilence, wanted, limit, offset)
        last = max(0, self._kept.count(self._number, Kind.SILENCE, wanted) - offset)
        first = 0 if limit is None else max(0, last - limit)
        return self._rows(Kind.SILENCE, ToldSilence, wanted, last - first, first)[::-1] if last else []

    def count_silences(self, *, who: str | None = None, how: SilenceKind | None = None) -> int:
        """How many such silences there are."""
        return self._kept.count(self._number, Kind.SILENCE, _silent(who, how))

    def unsaid(self, watch: Sequence[Watched], time: str | None = None) -> list[Unsaid]:
        """Which watched outlets and parties said nothing of an incident they cover, of that time (EDTF) if given."""
        heard = ((watched, self._heard(watched, time)) for watched in watch)
        return [found for watched, of_it in heard for found in unsaid([watched], of_it, self._own(watched))]

    def reports(self, wanted: Lookup = EVERYTHING, *, limit: int | None = None, offset: int = 0) -> list[Outline]:
        """The reports that are wanted in short, by publication date; their types are folded names of publishers."""
        return self._rows(Kind.REPORT, Outline, wanted, limit, offset)

    def count_reports(self, wanted: Lookup) -> int:
        """How many reports are wanted."""
        return self._kept.count(self._number, Kind.REPORT, wanted)

    def reprints(self) -> list[Reprint]:
        """Reports that repeat another one's text."""
        return self._rows(Kind.REPRINT, Reprint, EVERYTHING)

    def corrections(self) -> list[Correction]:
        """What reports take back."""
        return self._rows(Kind.CORRECTION, Correction, EVERYTHING)

    def dependence(self) -> list[Dependence]:
        """Claims of several reports that rest on one source."""
        return self._rows(Kind.DEPENDENCE, Dependence, EVERYTHING)

    def sources(
        self, name: str | None = None, *, limit: int | None = None, offset: int = 0, short: bool = False
    ) -> list[Source]:
        """Outlets and named holders, those with most reports first; with a name those whose names have its words.

        Those in `short` come without the sources, contradictions and items that each is set beside, and much sooner.
        """
        kind = Kind.SOURCE_SHORT if short else Kind.SOURCE
        return self._rows(kind, Source, _bearing(name), limit, offset)

    def count_sources(self, name: str | None = None) -> int:
        """How many sources there are; with a name, how many have its words in theirs."""
        return self._kept.count(self._number, Kind.SOURCE_SHORT, _bearing(name))

    def source(self, name: str) -> Source:
        """The source of that id, or of the only id that begins so; InputError where there is none or more."""
        return named(name, self._called(Kind.SOURCE, Source, name, "source"), "source")

    def queued(
        self,
        *,
        cause: Cause | None = None,
        place: str | None = None,
        without: Sequence[str] = (),
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Queued]:
        """What a person should look at, for a cause, at a place, without these ids, the weightiest first."""
        wanted = _queued(cause, place, without)
        return _decoded(self._kept.rows(self._number, Kind.QUEUE, wanted, limit=limit, offset=offset), Queued)

    def count_queued(self, *, cause: Cause | None = None, place: str | None = None, without: Sequence[str] = ()) -> int:
        """How many such things there are."""
        return self._kept.count(self._number, Kind.QUEUE, _queued(cause, place, without))

    def queued_on(self, hashes: Sequence[str]) -> list[Queued]:
        """What a person should look at of which one of these reports tells, each once."""
        found: dict[str, Queued] = {}
        for start in range(0, len(hashes), TOGETHER):
            wanted = _told_by(hashes[start : start + TOGETHER])
            found |= {one.id: one for one in _decoded(self._kept.rows(self._number, Kind.QUEUE, wanted), Queued)}
        return list(found.values())

    def queued_as(self, id: str) -> Queued | None:
        """The thing to look at of that id; None where there is none."""
        return next(iter(_decoded(self._kept.rows(self._number, Kind.QUEUE, Lookup(id=id)), Queued)), None)

    def queued_beside(
        self, id: str, step: int, *, cause: Cause | None = None, place: str | None = None, without: Sequence[str] = ()
    ) -> Queued | None:
        """The thing to look at that comes after the one of that id, or before it where `step` is below zero."""
        row = self._kept.beside(self._number, Kind.QUEUE, _queued(cause, place, without), id, step=step)
        return None if row is None else _decoded([row], Queued)[0]

    def protected(self) -> frozenset[str]:
        """The names that some report protects, small letters."""
        return self._only(Kind.PROTECTED, frozenset[str]) | self._hidden

    def opened(self, hashes: Collection[str]) -> dict[str, Reading]:
        """These readings alone by hash, opened together; whoever any report protects is protected in them."""
        return {reading.sha256: reading for reading in self._open(hashes)} if hashes else {}

    def forget(self) -> None:
        """Let go of the readings that were opened so far; they are opened again when asked for."""
        self.by_hash.forget()

    def _open(self, hashes: Collection[str]) -> list[Reading]:
        """These readings, in which whoever any report protects is protected."""
        hidden = self.protected()
        return [hiding(reading, hidden) for reading in self._open_readings(hashes)]

    def _heard(self, watched: Watched, time: str | None) -> list[Heard]:
        places = tuple(place_skeleton(name) for name in watched.places)
        return self._rows(Kind.HEARD, Heard, replace(Filter(time=time).lookup(), places=places or None))

    def _own(self, watched: Watched) -> list[Outline]:
        """Reports of a watched outlet, or such as quote a watched party."""
        return self._rows(Kind.REPORT, Outline, Lookup(party=names_of(watched).__contains__))

    def _rows(
        self, kind: Kind, of: type[Thing], wanted: Lookup = EVERYTHING, limit: int | None = None, offset: int = 0
    ) -> list[Thing]:
        rows = self._kept.rows(self._number, kind, wanted, limit=limit, offset=offset)
        self.by_hash.expect(key.decode() for row in rows for key in _HASH.findall(row))
        return _decoded(rows, of)

    def _called(self, kind: Kind, of: type[Thing], name: str, noun: str) -> list[Thing]:
        """The thing of that id, or else those whose ids begin so: a whole id is found at once."""
        return self._rows(kind, of, Lookup(id=name)) or self._rows(kind, of, _starting(name, noun))

    def _only(self, kind: Kind, of: type[Thing], wanted: Lookup = EVERYTHING) -> Thing:
        found = self._rows(kind, of, wanted)
        if len(found) != 1:
            raise damaged_view(f"{len(found)} rows in the place of one")
        return found[0]


def _decoded(rows: Iterable[bytes], of: type[Thing]) -> list[Thing]:
    try:
        return [msgspec.json.decode(row, type=of) for row in rows]
    except msgspec.DecodeError as error:
        raise damaged_view(error) from error


def _bearing(name: str | None) -> Lookup:
    """Those whose folded name has the words of this one."""
    words = fold(name or "").split()
    return Lookup(party=lambda party: all(word in party for word in words)) if words else EVERYTHING


def _silent(who: str | None, how: SilenceKind | None) -> Lookup:
    return replace(_bearing(who), types=None if how is None else (how.value,))


def _queued(cause: Cause | None, place: str | None, without: Sequence[str]) -> Lookup:
    return Lookup(
        among=None if cause is None else (cause.value,),
        places=None if place is None else (place_skeleton(place),),
        without=tuple(without),
    )


def _contradicting(kind: ContradictionKind | None, place: str | None) -> Lookup:
    return Lookup(
        types=None if kind is None else (kind.value,), places=None if place is None else (place_skeleton(place),)
    )


def _told_by(reports: Collection[str]) -> Lookup:
    return Lookup(told_by=tuple(sorted(reports)))


def _starting(name: str, noun: str) -> Lookup:
    return Lookup(starts=require_start(name, noun))
