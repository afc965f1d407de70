"""A view that is kept in its ledger: what is asked for is looked up, and only the reports it names are opened."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from crossbearing.model.contradiction import Contradiction
from crossbearing.model.course import Correction, Dependence, History, Spell, Step
from crossbearing.model.deal import Deal
from crossbearing.model.heard import Heard
from crossbearing.model.incident import Incident
from crossbearing.model.kept_row import Kind, Lookup
from crossbearing.model.outline import Outline
from crossbearing.model.reading import Reading
from crossbearing.model.reprint import Reprint
from crossbearing.model.silence import ToldSilence
from crossbearing.model.watch import Unsaid, Watched
from crossbearing.reconcile.filter import Filter
from crossbearing.reconcile.keys import place_skeleton
from crossbearing.reconcile.named import named, require_start
from crossbearing.reconcile.protection import hiding
from crossbearing.reconcile.silences import names_of, unsaid
from crossbearing.store.snapshots import Snapshots, damaged_view

_HASH = re.compile(rb'"sha256":"([0-9a-f]{64})"')
EVERYTHING = Lookup()
Thing = TypeVar("Thing")


class Snapshot:
    """What all reports say together, looked up. `by_hash` opens the readings that are asked for."""

    def __init__(self, kept: Snapshots, number: int, open_readings: Callable[[Collection[str]], list[Reading]]) -> None:
        self._kept = kept
        self._number = number
        self._open_readings = open_readings
        self.by_hash = OpenedReadings(self._open)

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

    def incident(self, name: str) -> Incident:
        """The incident of that id, or of the only id that begins so; InputError where there is none or more."""
        return named(name, self._rows(Kind.INCIDENT, Incident, _starting(name, "incident")), "incident")

    def history(self, incident: Incident) -> tuple[Step, ...]:
        """The incident's tallies as its reports came in."""
        return self._only(Kind.HISTORY, History, Lookup(id=incident.id)).steps

    def deals(self, *, limit: int | None = None, offset: int = 0, short: bool = False) -> list[Deal]:
        """Every agreement under all its names; in `short` without the grounds by which they were joined."""
        if not short:
            return self._rows(Kind.DEAL, Deal, EVERYTHING, limit, offset)
        rows = self._kept.rows(self._number, Kind.DEAL_SHORT, EVERYTHING, limit=limit, offset=offset)
        found = _decoded(rows, Deal)
        # Deals are told by hundreds of reports; a list has the words of the first one of each alone.
        self.by_hash.expect(told[0].sha256 for deal in found for told in (deal.told, *(d.told for d in deal.duties)))
        return found

    def deal(self, name: str) -> Deal:
        """The deal of that id, or of the only id that begins so; InputError where there is none or more."""
        return named(name, self._rows(Kind.DEAL, Deal, _starting(name, "agreement")), "agreement")

    def contradictions(self, *, limit: int | None = None, offset: int = 0) -> list[Contradiction]:
        """Where sources cannot all be right, and why."""
        return self._rows(Kind.CONTRADICTION, Contradiction, EVERYTHING, limit, offset)

    def place(self, name: str, *, limit: int | None = None, offset: int = 0) -> list[Spell]:
        """The status over time of a place, however its name is spelled."""
        return self._rows(Kind.SPELL, Spell, Lookup(places=(place_skeleton(name),)), limit, offset)

    def count_at(self, name: str) -> int:
        """How many statuses a place has."""
        return self._kept.count(self._number, Kind.SPELL, Lookup(places=(place_skeleton(name),)))

    def spells(self, *, limit: int | None = None, offset: int = 0) -> list[Spell]:
        """The status over time of every place."""
        return self._rows(Kind.SPELL, Spell, EVERYTHING, limit, offset)

    def silences(self, *, limit: int | None = None, offset: int = 0) -> list[ToldSilence]:
        """Every silence that a report tells."""
        return self._rows(Kind.SILENCE, ToldSilence, EVERYTHING, limit, offset)

    def unsaid(self, watch: Sequence[Watched]) -> list[Unsaid]:
        """Which watched outlets and parties said nothing of an incident they cover."""
        return [found for watched in watch for found in unsaid([watched], self._heard(watched), self._own(watched))]

    def reports(self, *, limit: int | None = None, offset: int = 0) -> list[Outline]:
        """Every report in short, by publication date."""
        return self._rows(Kind.REPORT, Outline, EVERYTHING, limit, offset)

    def reprints(self) -> list[Reprint]:
        """Reports that repeat another one's text."""
        return self._rows(Kind.REPRINT, Reprint, EVERYTHING)

    def corrections(self) -> list[Correction]:
        """What reports take back."""
        return self._rows(Kind.CORRECTION, Correction, EVERYTHING)

    def dependence(self) -> list[Dependence]:
        """Claims of several reports that rest on one source."""
        return self._rows(Kind.DEPENDENCE, Dependence, EVERYTHING)

    def protected(self) -> frozenset[str]:
        """The names that some report protects, small letters."""
        return self._only(Kind.PROTECTED, frozenset[str])

    def forget(self) -> None:
        """Let go of the readings that were opened so far; they are opened again when asked for."""
        self.by_hash.forget()

    def _open(self, hashes: Collection[str]) -> list[Reading]:
        """These readings, in which whoever any report protects is protected."""
        hidden = self.protected()
        return [hiding(reading, hidden) for reading in self._open_readings(hashes)]

    def _heard(self, watched: Watched) -> list[Heard]:
        places = tuple(place_skeleton(name) for name in watched.places)
        return self._rows(Kind.HEARD, Heard, Lookup(places=places or None))

    def _own(self, watched: Watched) -> list[Outline]:
        """Reports of a watched outlet, or such as quote a watched party."""
        return self._rows(Kind.REPORT, Outline, Lookup(party=names_of(watched).__contains__))

    def _rows(
        self, kind: Kind, of: type[Thing], wanted: Lookup = EVERYTHING, limit: int | None = None, offset: int = 0
    ) -> list[Thing]:
        rows = self._kept.rows(self._number, kind, wanted, limit=limit, offset=offset)
        self.by_hash.expect(key.decode() for row in rows for key in _HASH.findall(row))
        return _decoded(rows, of)

    def _only(self, kind: Kind, of: type[Thing], wanted: Lookup = EVERYTHING) -> Thing:
        found = self._rows(kind, of, wanted)
        if len(found) != 1:
            raise damaged_view(f"{len(found)} rows in the place of one")
        return found[0]


class OpenedReadings(Mapping[str, Reading]):
    """Readings by hash, of which only those are opened that are asked for; those expected are opened together."""

    def __init__(self, open_readings: Callable[[Collection[str]], list[Reading]]) -> None:
        self._open = open_readings
        self._opened: dict[str, Reading] = {}
        self._expected: set[str] = set()

    def expect(self, hashes: Iterable[str]) -> None:
        """Have these opened together when the first of them is asked for."""
        self._expected.update(key for key in hashes if key not in self._opened)

    def forget(self) -> None:
        """Let go of what was opened, and expect nothing."""
        self._opened.clear()
        self._expected.clear()

    def __getitem__(self, sha256: str) -> Reading:
        if sha256 not in self._opened:
            wanted = sorted({sha256, *self._expected})
            self._expected.clear()
            self._opened.update((reading.sha256, reading) for reading in self._open(wanted))
        return self._opened[sha256]

    def __iter__(self) -> Iterator[str]:
        return iter(self._opened)

    def __len__(self) -> int:
        return len(self._opened)


def _decoded(rows: Iterable[bytes], of: type[Thing]) -> list[Thing]:
    try:
        return [msgspec.json.decode(row, type=of) for row in rows]
    except msgspec.DecodeError as error:
        raise damaged_view(error) from error


def _starting(name: str, noun: str) -> Lookup:
    return Lookup(starts=require_start(name, noun))
