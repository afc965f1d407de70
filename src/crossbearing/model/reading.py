"""Everything one reader made of one report: the ledger's unit, and the shape of its public JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Protocol

from crossbearing.errors import ModelError
from crossbearing.model.agreement import Agreement
from crossbearing.model.claim import Claim
from crossbearing.model.entity import Alignment, Entity, Mention
from crossbearing.model.event import Event
from crossbearing.model.figure import Figure
from crossbearing.model.media import Media
from crossbearing.model.pair import Pair
from crossbearing.model.place_status import PlaceStatus
from crossbearing.model.relation import Quotation, Relation
from crossbearing.model.silence import Silence
from crossbearing.model.span import Span, require_grounded
from crossbearing.model.zone import Zone

SCHEMA = "ledger/1"


class Identified(Protocol):
    """An item of a reading: it has an id unique there."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another publication date the text would allow."""

    edtf: str
    probability: float | None
    why: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who published a report, when and on what ground: the `document` object of the ledger JSON."""

    publisher: str | None
    publisher_entity: str | None
    alignment: Alignment
    title: Span | None
    url: str | None
    dateline_place: Span | None
    language: str
    genre: str
    published: str | None
    published_basis: str
    published_why: str
    published_evidence: tuple[Span, ...]
    external_evidence: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    reprint_of: str | None = None
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One report's ledger, `ledger/1`: fields and names are those of the public JSON.

    Ids are unique within the reading. `refused` counts values whose quote was not found at its offsets.
    """

    doc_id: str
    file: str
    sha256: str
    document: Imprint
    zones: tuple[Zone, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    quantities: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    pairs: tuple[Pair, ...] = ()
    silences: tuple[Silence, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    place_status: tuple[PlaceStatus, ...] = ()
    media: tuple[Media, ...] = ()
    relations: tuple[Relation, ...] = ()
    traps: tuple[str, ...] = ()
    refused: int = 0
    schema: str = SCHEMA
    scope: str = "exhaustive"

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for item_id in self.ids():
            if item_id in seen:
                raise ModelError(f"Two items of {self.doc_id} have the id {item_id}")
            seen.add(item_id)

    def ids(self) -> Iterator[str]:
        """Every item's id, agreements' parts included."""
        yield from (item.id for item in self.items())

    def items(self) -> Iterator[Identified]:
        """Every item, agreements' parts included."""
        layers: tuple[Sequence[Identified], ...] = (
            *(self.zones, self.entities, self.events, self.quantities, self.claims, self.quotes, self.pairs),
            *(self.silences, self.place_status, self.media, self.relations, self.agreements),
        )
        yield from (item for layer in layers for item in layer)
        for agreement in self.agreements:
            terms: tuple[Sequence[Identified], ...]
            terms = (agreement.obligations, agreement.performance, agreement.violations)
            yield from (term for layer in terms for term in layer)

    def require_grounded(self, text: str) -> None:
        """Raise UngroundedError if any quote of this reading is not at its offsets in `text`."""
        require_grounded(spans_in(self), text)


def spans_in(value: object) -> Iterator[Span]:
    """Every span inside a value of the model, mentions included."""
    waiting: list[Any] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Span):
            yield one
        elif isinstance(one, Mention):
            yield Span(one.quote, one.start, one.end)
        elif isinstance(one, tuple):
            waiting.extend(reversed(one))
        else:
            waiting.extend(getattr(one, name) for name in reversed(_field_names(one.__class__)))


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    """The fields of a class of the model; none of any other."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
