"""An event of one report with all that linking looks at, worked out once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from sys import intern

from crossbearing.model.entity import Entity, MentionKind
from crossbearing.model.event import Event, Modality, Role
from crossbearing.model.figure import HUMAN_TOLL, PART_OF_COUNT, Category, Figure
from crossbearing.model.incident import Ref
from crossbearing.model.place import Extent, Fix
from crossbearing.model.reading import Reading
from crossbearing.model.when import days_of
from crossbearing.reconcile.families import family_of
from crossbearing.reconcile.keys import skeleton_of
from crossbearing.vocab import load

# What gives the positions of a report's places, by entity id.
Fixes = Callable[[Reading], Mapping[str, Fix]]

# An interval with an open end is held to reach so many days past the end that is known, and an undated event to lie
# so many days before its report at most: news is seldom older.
OPEN_DAYS = 30
NEWS_DAYS = 14
# Words shorter than this tell nothing of what happened.
WORD_LETTERS = 4
# Letters by which two forms of one word agree: "shelled", "shelling".
STEM_LETTERS = 5


_SMALL = frozenset({Extent.SITE, Extent.QUARTER, Extent.TOWN})


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day an event may lie on, as ordinals; `stated` is False where its report names none."""

    first: int
    last: int
    stated: bool = True

    @property
    def width(self) -> int:
        """How many days it covers beyond the first."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an event took place: key, name and its skeleton; position and extent where the gazetteer knows them."""

    key: str
    name: str
    skeleton: str
    lat: float | None = None
    lon: float | None = None
    extent: Extent | None = None
    country: str = ""
    admin1: str = ""

    @property
    def is_small(self) -> bool:
        """Whether it is a town or less."""
        return self.extent in _SMALL


@dataclass(frozen=True, slots=True)
class Told:
    """One event of one report; figures by category, parties as keys, stems of its words and names in them."""

    ref: Ref
    reading: Reading
    event: Event
    family: str
    when: Days | None
    spot: Spot | None
    perpetrator: str | None
    target: str | None
    figures: Mapping[Category, tuple[Figure, ...]]
    stems: frozenset[str]
    names: frozenset[str]


def told(reading: Reading, fixes: Fixes | None = None) -> Iterator[Told]:
    """Every event of a reading."""
    entities = {entity.id: entity for entity in reading.entities}
    figures = {figure.id: figure for figure in reading.quantities}
    positions = {} if fixes is None or len(reading.events) == 0 else fixes(reading)
    names = _names(entities.values())
    for event in reading.events:
        words = _words(event)
        place = entities.get(event.place) if event.place is not None else None
        doer, hit = (_entity(role, entities) for role in (event.perpetrator, event.target))
        # Place and parties speak for themselves.
        own = words & names - _names(entity for entity in (place, doer, hit) if entity is not None)
        yield Told(
            ref=Ref(reading.sha256, reading.doc_id, event.id),
            reading=reading,
            event=event,
            family=family_of(event.type),
            when=_when(event, reading.document.published),
            spot=None if place is None else _spot(place, positions.get(place.id)),
            perpetrator=None if doer is None else doer.key,
            target=None if hit is None else hit.key,
            figures=_figures(event, figures),
            stems=_stems(words, names),
            names=own,
        )


def _when(event: Event, published: str | None) -> Days | None:
    """The days of an event; those of its report's news where it is undated, None where that is undated too."""
    first, last = (None, None) if event.date.edtf is None else days_of(event.date.edtf)
    if first is not None or last is not None:
        first = first if first is not None else _moved(last, -OPEN_DAYS)
        last = last if last is not None else _moved(first, OPEN_DAYS)
        return Days(first.toordinal(), last.toordinal())
    if published is None:
        return None
    printed = days_of(published)[1]
    if printed is None:
        return None
    ahead = OPEN_DAYS if event.modality is Modality.PLANNED else 0
    return Days(printed.toordinal() - NEWS_DAYS, printed.toordinal() + ahead, stated=False)


def _moved(day: date | None, days: int) -> date:
    """The day so many days on, within the calendar."""
    assert day is not None  # one end of an interval is known
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.min + timedelta(days=ordinal - 1)


def _spot(place: Entity, fix: Fix | None) -> Spot:
    named = place.key, place.name.casefold(), skeleton_of(place.key)
    if fix is None:
        return Spot(*named)
    return Spot(*named, fix.lat, fix.lon, fix.extent, fix.place.country, fix.place.admin1)


def _entity(role: Role | None, entities: Mapping[str, Entity]) -> Entity | None:
    return entities.get(role.entity) if role is not None and role.entity is not None else None


def _figures(event: Event, figures: Mapping[str, Figure]) -> dict[Category, tuple[Figure, ...]]:
    """Whole counts of people that measure the event; parts of another count tell no toll."""
    own = [figures[key] for key in event.casualties if key in figures]
    whole = [figure for figure in own if figure.category in HUMAN_TOLL and PART_OF_COUNT not in (figure.note or "")]
    return {kind: tuple(f for f in whole if f.category is kind) for kind in {f.category for f in whole}}


def _stems(words: frozenset[str], names: frozenset[str]) -> frozenset[str]:
    """Stems of the words that tell what happened; names are compared by themselves."""
    # A war's reports use few words over and over: each stem is kept once.
    return frozenset(intern(word[:STEM_LETTERS]) for word in words - names - _common() if word.isalpha())


@cache
def _common() -> frozenset[str]:
    """Words that say little of what a sentence is about."""
    return frozenset(load("common_words")["words"])


def _words(event: Event) -> frozenset[str]:
    """The event's own words, small letters, without punctuation."""
    text = " ".join((event.label, event.trigger.quote, *(span.quote for span in event.evidence)))
    words = (word.strip(".,;:!?()[]\"'“”‘’").casefold() for word in text.split())
    return frozenset(word for word in words if len(word) >= WORD_LETTERS)


def _names(entities: Iterable[Entity]) -> frozenset[str]:
    """The words of names, small letters."""
    mentions = (m for entity in entities for m in entity.mentions if m.kind is MentionKind.NAME)
    return frozenset(word.casefold() for mention in mentions for word in mention.quote.split())
