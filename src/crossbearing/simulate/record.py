"""The items of one reading as they are gathered while its report is written."""

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from re import sub

from crossbearing.model.agreement import Agreement, AgreementStatus, Obligation, Performance, Violation
from crossbearing.model.claim import Claim
from crossbearing.model.entity import Alignment, Entity, EntityType, Mention, MentionKind
from crossbearing.model.event import Event
from crossbearing.model.figure import PART_OF_COUNT, Category, Figure
from crossbearing.model.pair import Pair, PairType
from crossbearing.model.place_status import PlaceStatus
from crossbearing.model.relation import Relation
from crossbearing.model.silence import Silence
from crossbearing.model.span import Span
from crossbearing.model.when import When
from crossbearing.simulate.counts import Count
from crossbearing.simulate.told import FigureTruth, Truth
from crossbearing.vocab.spelling import plain

_PREFIX = {
    EntityType.ARMED_ACTOR: "actor",
    EntityType.GOVERNMENT: "actor",
    EntityType.ORGANISATION: "organisation",
}
_OF_PEOPLE = frozenset(Category) - {Category.VEHICLES, Category.OTHER}
# A war has some hundreds of names that come again and again.
NAMES_KEPT = 4096
VAGUE_NOTE = "order of magnitude"


@dataclass
class Deal:
    """One agreement while its parts are gathered."""

    id: str
    key: str
    name: str
    parties: tuple[str, ...]
    status: AgreementStatus = AgreementStatus.AGREED
    date: When | None = None
    mediator: str | None = None
    obligations: list[Obligation] = field(default_factory=list)
    performance: list[Performance] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)

    def made(self) -> Agreement:
        """The agreement of the reading."""
        return Agreement(
            self.id,
            self.key,
            self.name,
            self.parties,
            self.mediator,
            self.date,
            self.status,
            (),
            None,
            tuple(self.obligations),
            tuple(self.performance),
            tuple(self.violations),
            tuple(self.evidence),
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """What a figure hangs on: the claim that gives it, the event it measures, the EDTF period it covers."""

    claim: str
    event: str | None = None
    interval: str | None = None


@dataclass(slots=True)
class _Named:
    """An entity while its mentions are gathered."""

    id: str
    shown: str
    type: EntityType
    alignment: Alignment
    protect: bool
    mentions: list[Mention] = field(default_factory=list)

    def made(self, key: str) -> Entity:
        """The entity of the reading."""
        return Entity(
            self.id,
            key,
            self.shown,
            self.type,
            tuple(self.mentions),
            alignment=self.alignment,
            protect=self.protect,
        )


class Record:
    """Gathers items and gives each an id; `truth` is filled beside them."""

    def __init__(self) -> None:
        self.truth = Truth()
        self.events: list[Event] = []
        self.figures: list[Figure] = []
        self.claims: list[Claim] = []
        self.pairs: list[Pair] = []
        self.silences: list[Silence] = []
        self.statuses: list[PlaceStatus] = []
        self.relations: list[Relation] = []
        self.deals: dict[str, Deal] = {}
        self._entities: dict[str, _Named] = {}
        self._numbers: Counter[str] = Counter()

    def new(self, prefix: str) -> str:
        """The next id of a kind: `ev1`, `q7`."""
        self._numbers[prefix] += 1
        return f"{prefix}{self._numbers[prefix]}"

    def entity(
        self,
        name: str,
        type: EntityType,
        alignment: Alignment = Alignment.UNKNOWN,
        *,
        span: Span | None = None,
        protect: bool = False,
    ) -> str:
        """The id of who or what is named so, with a mention of it where the words stand."""
        key = f"{_PREFIX.get(type, type.value)}:{slug(name)}"
        known = self._entities.get(key)
        if known is None:
            shown = f"[{name}]" if protect else name
            known = self._entities[key] = _Named(self.new("e"), shown, type, alignment, protect)
        if span is not None:
            kind = MentionKind.NAME if _is_name(span.quote, type) else MentionKind.NOMINAL
            known.mentions.append(Mention(span.quote, span.start, span.end, kind))
        return known.id

    def knows(self, name: str, type: EntityType) -> bool:
        """Whether somebody of this name was spoken of before."""
        return f"{_PREFIX.get(type, type.value)}:{slug(name)}" in self._entities

    def figure(self, count: Count, span: Span, truth: FigureTruth, setting: Setting) -> str:
        """Keep a count where its words stand."""
        people = count.category in _OF_PEOPLE or count.noun == "detainees"
        note = PART_OF_COUNT if count.part else VAGUE_NOTE if count.vague else None
        made = Figure(
            id=self.new("q"),
            span=span,
            value=count.value,
            low=count.low,
            high=count.high,
            strict=count.strict,
            modifier=count.modifier,
            unit="persons" if people else count.noun,
            counts=f"{count.noun} {count.category.value}" if people else count.noun,
            category=count.category,
            interval=setting.interval,
            event=setting.event,
            claims=(setting.claim,),
            note=note,
        )
        self.figures.append(made)
        self.truth.figures[made.id] = truth
        return made.id

    def claim(self, claim: Claim, origin: str) -> None:
        """Keep a claim and what it rests on."""
        self.claims.append(claim)
        self.truth.origins[claim.id] = origin

    def pair(self, type: PairType, a: str, b: str, issue: str) -> None:
        """Keep two items that stand against each other."""
        self.pairs.append(Pair(self.new("p"), type, a, b, issue))

    def entities(self) -> tuple[Entity, ...]:
        """Everyone and everything named, with the mentions."""
        return tuple(one.made(key) for key, one in self._entities.items())


def _is_name(words: str, type: EntityType) -> bool:
    return type is EntityType.PLACE or words.rsplit(maxsplit=1)[-1][0].isupper()


@lru_cache(maxsize=NAMES_KEPT)
def slug(name: str) -> str:
    """The name in small letters and hyphens, without articles and accents, as readings have it."""
    return sub(r"[^a-z0-9]+", "-", plain(name)).strip("-")
