"""One report: its text with the evidence in layers, what was made of it beside it, and what people decided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec

from crossbearing.model.kept_row import Kind
from crossbearing.model.reading import Reading
from crossbearing.reconcile.holders import publisher_name
from crossbearing.run.other_language import READ
from crossbearing.web.disputes import disputes
from crossbearing.web.errors import MissingError
from crossbearing.web.incidents.names import place_name
from crossbearing.web.page import Page
from crossbearing.web.reports.adding import Form, form_of
from crossbearing.web.reports.cards import Card, Cards
from crossbearing.web.reports.choices import Choice, choices
from crossbearing.web.reports.layers import AT_FIRST, LAYERS, Mark, marks_of, starts_of
from crossbearing.web.reports.outlines import Outlined, outlined
from crossbearing.web.reports.paragraphs import Paragraph, Paragraphs
from crossbearing.web.reports.remarks import Gone, Said
from crossbearing.web.reports.values import Values
from crossbearing.web.visit import Visit

# So many of each kind of thing that a report tells of are named; the rest are counted.
FIRST = 20
Words = Annotated[str, msgspec.Meta(max_length=4000)]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A report by its hash, the start of it or its short name; the layers that are shown, and the part of the text.

    `item` is the item that is looked at. The rest is what somebody typed into a form that could not be taken.
    """

    id: Annotated[str, msgspec.Meta(max_length=500)]
    layers: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    part: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] | None = None
    item: Annotated[str, msgspec.Meta(max_length=100)] = ""
    refused: Literal["yes"] | None = None
    verb: Annotated[str, msgspec.Meta(max_length=20)] = ""
    why: Words = ""
    typed: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who published the report and when, and on what ground that is known."""

    title: str | None
    publisher: str | None
    published: str | None
    basis: str
    why: str
    words: tuple[str, ...]
    alternatives: tuple[tuple[str, str], ...]
    language: str
    is_read: bool
    genre: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """An incident, agreement or contradiction that the report tells of."""

    id: str
    kind: str
    words: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """The things of one kind that it tells of, the first of them, and how many there are."""

    total: int
    things: list[Told]


@dataclass(frozen=True, slots=True)
class Shown:
    """The report. With `choose` several are called so, and nothing else is shown.

    `refused` counts values whose words did not stand where they were said to. `hides` says that names are replaced.
    """

    sha256: str
    doc: str
    asked: Asked
    choose: list[Outlined]
    imprint: Imprint | None = None
    layers: tuple[str, ...] = ()
    part: int = 1
    parts: int = 1
    paragraphs: list[Paragraph] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    refused: int = 0
    hides: bool = False
    incidents: Telling | None = None
    contradictions: Telling | None = None
    deals: Telling | None = None
    form: Form | None = None

    @property
    def ids(self) -> frozenset[str]:
        """The items that have a card on this page."""
        return frozenset(card.id for card in self.cards)


def look(visit: Visit, asked: Asked) -> Shown:
    """The report of that name; those to choose from where several have it, MissingError where none has."""
    found = visit.ledger.named(asked.id)
    if not found:
        raise MissingError(visit.say("report.missing", name=asked.id[:80]))
    if len(found) > 1:
        return Shown("", asked.id, asked, outlined(visit, found[:FIRST]))
    reading = visit.view.opened(found)[found[0]]
    return _Looking(visit, asked, reading).shown()


class _Looking:
    """One look at a report."""

    def __init__(self, visit: Visit, asked: Asked, reading: Reading) -> None:
        self._visit = visit
        self._asked = asked
        self._reading = reading
        self._values = Values(reading)
        self._stand_ins = self._values.stand_ins
        self._typed = dict(one.partition("=")[::2] for one in asked.typed)

    def shown(self) -> Shown:
        """What the page shows."""
        reading, asked, visit = self._reading, self._asked, self._visit
        text, marks = visit.ledger.text(reading), marks_of(reading)
        paragraphs = Paragraphs(reading, text)
        part = min(self._part(paragraphs, marks), paragraphs.parts)
        start, end = paragraphs.bounds(part)
        said = Said(reading.sha256, visit.person.name, self._values)
        said.take(visit.ledger.remarks([reading.sha256]), visit.ledger.decisions())
        starts = starts_of(reading, marks)
        cards = Cards(reading, self._values, starts, said.by_item)
        between = cards.between(start, end, with_wordless=part == paragraphs.parts)
        return Shown(
            sha256=reading.sha256,
            doc=self._stand_ins.shown(reading.doc_id),
            asked=asked,
            choose=[],
            imprint=self._imprint(),
            layers=_layers(asked.layers),
            part=part,
            parts=paragraphs.parts,
            paragraphs=paragraphs.shown(part, marks),
            cards=between,
            choices=self._choices(),
            gone=said.gone(),
            counts={name: len({one.item for one in marks if one.layer == name}) for name in LAYERS},
            refused=reading.refused,
            hides=bool(self._stand_ins),
            incidents=self._incidents(),
            contradictions=self._contradictions(),
            deals=self._deals(),
            form=form_of(reading, self._values, frozenset(card.id for card in between), self._typed),
        )

    def _part(self, paragraphs: Paragraphs, marks: Sequence[Mark]) -> int:
        """The part that is asked for, or else the one in which the item is that is looked at."""
        if self._asked.part is not None:
            return self._asked.part
        place = min((mark.start for mark in marks if mark.item == self._asked.item), default=0)
        return paragraphs.part_of(place)

    def _choices(self) -> list[Choice]:
        """The fields of the item that is looked at, with what was typed for them."""
        item = self._values.by_id.get(self._asked.item)
        if item is None:
            return []
        found = choices(self._reading, item, self._values)
        return [replace(one, now=self._typed.get(one.field, one.now)) for one in found]

    def _imprint(self) -> Imprint:
        document, shown = self._reading.document, self._stand_ins.shown
        return Imprint(
            title=None if document.title is None else shown(document.title.quote),
            publisher=publisher_name(self._reading),
            published=document.published,
            basis=document.published_basis,
            why=shown(document.published_why),
            words=tuple(shown(span.quote) for span in document.published_evidence),
            alternatives=tuple((one.edtf, shown(one.why)) for one in document.alternatives),
            language=document.language,
            is_read=document.language in READ,
            genre=document.genre,
            url=self._url(document.url),
        )

    def _url(self, url: str | None) -> str | None:
        """The address of the report, if it is one that leads to a page and may not hold a protected name."""
        is_page = url is not None and urlsplit(url).scheme in ("http", "https") and url.isprintable()
        return url if is_page and not self._stand_ins else None

    def _incidents(self) -> Telling:
        view, key = self._visit.view, [self._reading.sha256]
        told = [
            Told(one.id, one.type.value, self._stand_ins.shown(place_name(one.place, self._reading) or ""), one.date)
            for one in view.incidents_of(key, limit=FIRST)
        ]
        return Telling(view.count_of(Kind.INCIDENT_SHORT, key), told)

    def _contradictions(self) -> Telling:
        view, key = self._visit.view, [self._reading.sha256]
        found = disputes(view, view.contradictions_of(key, limit=FIRST))
        told = [Told(one.id, one.kind.value, one.issue, None) for one in found]
        return Telling(view.count_of(Kind.CONTRADICTION, key), told)

    def _deals(self) -> Telling:
        view, key = self._visit.view, [self._reading.sha256]
        names = {agreement.id: agreement.name for agreement in self._reading.agreements}
        told = []
        for deal in view.deals_of(key, limit=FIRST):
            # Under the name it has here: other reports' names may need other stand-ins.
            own = next((names.get(ref.id) for ref in deal.told if ref.sha256 == self._reading.sha256), None)
            told.append(Told(deal.id, "agreement", self._stand_ins.shown(own or ""), None))
        return Telling(view.count_of(Kind.DEAL_SHORT, key), told)


def _layers(asked: str | None) -> tuple[str, ...]:
    """The layers that are on, in their order."""
    wanted: Collection[str] = AT_FIRST if asked is None else asked.split(",")
    return tuple(name for name in LAYERS if name in wanted)


PAGES = (Page(name="report", path="/reports/{id}", asked=Asked, shown=Shown, look=look, script=True, style=True),)
