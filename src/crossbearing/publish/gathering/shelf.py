"""Opened reports: the reading with its items by id, its text, and where its places lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from crossbearing.model.agreement import Agreement, Obligation, Performance, Violation
from crossbearing.model.claim import Claim
from crossbearing.model.entity import Entity
from crossbearing.model.event import Event
from crossbearing.model.figure import Figure
from crossbearing.model.place import Fix
from crossbearing.model.place_status import PlaceStatus
from crossbearing.model.reading import Identified, Reading
from crossbearing.model.silence import Silence
from crossbearing.model.span import Span
from crossbearing.publish.gathering.looked import Beside, Looked, Texts

# So many reports are kept open: the pages that things are gathered in seldom name more.
OPEN = 2_000


@dataclass(frozen=True)
class Opened:
    """A report as it is needed to give something of it out."""

    reading: Reading
    texts: Texts

    @cached_property
    def text(self) -> str:
        """The text that the reading's offsets count in."""
        return self.texts.text(self.reading)

    @cached_property
    def fixes(self) -> Mapping[str, Fix]:
        """Where the places of the report lie, by entity id."""
        return self.texts.fixes(self.reading)

    @cached_property
    def items(self) -> Mapping[str, Identified]:
        """Every item of the reading by its id."""
        return {item.id: item for item in self.reading.items()}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.reading.entities}

    @cached_property
    def by_key(self) -> Mapping[str, Entity]:
        """The first entity of each key."""
        return {entity.key: entity for entity in reversed(self.reading.entities)}

    def spans(self, item: str) -> tuple[Span, ...]:
        """The words that carry an item; none where the reading has no such item."""
        return _spans(self.items.get(item))


class Shelf:
    """The reports of a ledger, of which the last ones stay open."""

    def __init__(self, looked: Looked, beside: Beside) -> None:
        self._looked = looked
        self._beside = beside
        self._open: dict[str, Opened] = {}

    def __getitem__(self, sha256: str) -> Opened:
        found = self._open.get(sha256)
        if found is None:
            if len(self._open) >= OPEN:
                self._open.clear()
                self._looked.forget()
            self._open_expected(sha256)
            found = self._open[sha256]
        return found

    def _open_expected(self, sha256: str) -> None:
        """Open a report and those that are expected to be asked for with it."""
        opened = self._looked.by_hash
        readings = [opened[sha256], *(reading for key, reading in opened.items() if key != sha256)]
        new = [reading for reading in readings if reading.sha256 not in self._open]
        texts = self._beside(new)
        self._open.update((reading.sha256, Opened(reading, texts)) for reading in new)


def _spans(item: object) -> tuple[Span, ...]:
    if isinstance(item, Claim):
        return item.content
    if isinstance(item, Event):
        return item.evidence or (item.trigger,)
    if isinstance(item, Figure | Silence):
        return (item.span,)
    if isinstance(item, Obligation | Performance | Violation | PlaceStatus):
        return item.spans
    return item.evidence if isinstance(item, Agreement) else ()
