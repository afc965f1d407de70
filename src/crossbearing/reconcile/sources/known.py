"""Who counts as a source: outlets that publish and named holders. Whoever is protected is one under a code alone."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from crossbearing.model.code import is_code
from crossbearing.model.entity import Alignment, Entity, EntityType, MentionKind
from crossbearing.model.reading import Reading
from crossbearing.model.when import days_of
from crossbearing.reconcile.hidden_words import hidden_in
from crossbearing.reconcile.origins import Origins

# Reports without a date come after all others, as the last of a list.
_NEVER = "9999"
Word = TypeVar("Word", bound=str)


@dataclass(slots=True)
class Seen:
    """What is seen of one source while reports are gone through: what they call it, its own reports and others'."""

    names: Counter[str] = field(default_factory=Counter)
    types: Counter[EntityType] = field(default_factory=Counter)
    alignments: Counter[Alignment] = field(default_factory=Counter)
    own: set[str] = field(default_factory=set)
    quoting: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """What most reports call it."""
        return _most(self.names)

    @property
    def type(self) -> EntityType:
        """What most reports have it be."""
        return _most(self.types)

    @property
    def alignment(self) -> Alignment:
        """The side on which most reports see it that see it on one."""
        told: Counter[Alignment] = Counter(
            {side: count for side, count in self.alignments.items() if side is not Alignment.UNKNOWN}
        )
        return _most(told) if told else Alignment.UNKNOWN


class Known:
    """The sources of some readings by key, and which of them an item rests on.

    `hidden` are the names that some report protects: nothing that bears one in its name is a source here.
    """

    def __init__(self, readings: Sequence[Reading], origins: Origins, hidden: Collection[str]) -> None:
        self._origins = origins
        self._hidden = hidden
        # A name comes again in report after report.
        self._open: dict[str, bool] = {}
        self._outlet: dict[str, str] = {}
        self.seen: dict[str, Seen] = {}
        for reading in readings:
            self._take(reading)
        self._day = {reading.sha256: reading.document.published for reading in readings}

    def outlet(self, sha256: str) -> str | None:
        """The key of the outlet that published a report; None where that is not known or not told."""
        return self._outlet.get(sha256)

    def of(self, origin: str, sha256: str) -> str | None:
        """The source that an origin is; the publisher where the report does not name whom it heard it from."""
        if origin in self.seen:
            return origin
        publisher = self._origins.of_report(sha256)
        return publisher if publisher in self.seen else self._outlet.get(sha256)

    def dates(self, seen: Seen) -> tuple[str | None, str | None]:
        """The dates of the first and the last report that has the source; None where no report has a date."""
        dates = {self._day[sha256] for sha256 in (*seen.own, *seen.quoting)} - {None}
        first = min(dates, key=lambda day: (str(days_of(day or "")[0] or ""), day), default=None)
        last = max(dates, key=lambda day: (str(days_of(day or "")[1] or _NEVER), day), default=None)
        return first, last

    def _take(self, reading: Reading) -> None:
        entities = {entity.id: entity for entity in reading.entities}
        own = entities.get(reading.document.publisher_entity or "")
        if own is not None:
            name = reading.document.publisher or own.name
            if self._is_open(name) and not own.protect:
                self._outlet[reading.sha256] = own.key
                self._of(own.key, own, name).own.add(reading.sha256)
        for holder in _holders(reading, entities):
            key = _key(holder)
            if key is not None and holder is not own and self._is_open(holder.name):
                self._of(key, holder, holder.name).quoting.add(reading.sha256)

    def _of(self, key: str, entity: Entity, name: str) -> Seen:
        seen = self.seen.setdefault(key, Seen())
        seen.names[name] += 1
        seen.types[entity.type] += 1
        seen.alignments[entity.alignment] += 1
        return seen

    def _is_open(self, name: str) -> bool:
        """Whether no protected name stands in this one."""
        if name not in self._open:
            self._open[name] = next(hidden_in(name, self._hidden), None) is None
        return self._open[name]


def _most(counts: Mapping[Word, int]) -> Word:
    """What is counted most, the first in the alphabet of equals."""
    return min(counts, key=lambda one: (-counts[one], one))


def _holders(reading: Reading, entities: Mapping[str, Entity]) -> Iterator[Entity]:
    """Everybody in the chains of a report's claims, once."""
    links = {link.entity for claim in reading.claims for link in claim.chain}
    yield from (entity for key, entity in entities.items() if key in links)


def _key(entity: Entity) -> str | None:
    """By what the entity is known again in other reports; None where it is not named or must not be."""
    if entity.protect:
        return entity.name.casefold() if is_code(entity.name) else None
    return entity.key if any(mention.kind is MentionKind.NAME for mention in entity.mentions) else None
