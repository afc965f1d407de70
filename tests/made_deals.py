"""Small readings that tell of deals, as tests on agreements build on; their texts exist only as far as words go."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from crossbearing.model.agreement import Agreement, AgreementStatus, Degree, Obligation, Performance, Violation
from crossbearing.model.claim import Claim, ClaimKind, Form, Link, Polarity
from crossbearing.model.entity import Alignment, Entity, EntityType, Mention, MentionKind
from crossbearing.model.figure import Category, Figure, Modifier
from crossbearing.model.reading import Imprint, Reading
from crossbearing.model.span import Span
from crossbearing.model.when import Basis, Precision, When

GOVERNMENT, FRONT = "actor:karun-government", "actor:delta-front"


@dataclass(frozen=True)
class State:
    """What a made report says was done: how far, when (EDTF) and how much."""

    degree: Degree
    date: str | None = "2031-05-10"
    amount: int | None = None
    unit: str = "persons"


@dataclass(frozen=True)
class Term:
    """One obligation of a made report, with its states. Parties are entity keys."""

    action: str
    object: str | None = None
    debtor: str | None = None
    creditor: str | None = None
    amount: int | None = None
    unit: str = "persons"
    key: str | None = None
    denied: bool = False
    states: tuple[State, ...] = ()


@dataclass(frozen=True)
class Breach:
    """One violation of a made report."""

    what: str
    accused: str | None = FRONT
    by: str | None = GOVERNMENT
    denied_by: str | None = None


@dataclass(frozen=True)
class Told:
    """One agreement of a made report."""

    terms: tuple[Term, ...] = ()
    name: str = "Karun accord"
    key: str | None = None
    date: str | None = "2031-05-01"
    parties: tuple[str, ...] = (GOVERNMENT, FRONT)
    prior: str | None = None
    status: AgreementStatus = AgreementStatus.IN_PROGRESS
    breaches: tuple[Breach, ...] = ()


def make_told(number: int, *agreements: Told, published: str = "2031-05-12", publisher: str | None = None) -> Reading:
    """The reading of report `number`, with these agreements, by an outlet of its own unless one is named."""
    return _Maker(number, publisher or f"media:outlet-{number}").reading(agreements, published)


class _Maker:
    def __init__(self, number: int, publisher: str) -> None:
        self._name = f"r{number}"
        self._at = 0
        self._entities = {publisher: self._entity("p", publisher)}
        self._figures: list[Figure] = []
        self._claims: list[Claim] = []

    def reading(self, agreements: Sequence[Told], published: str) -> Reading:
        made = tuple(self._agreement(f"a{n}", told) for n, told in enumerate(agreements, 1))
        document = Imprint(
            "Outlet", "p", Alignment.UNKNOWN, None, None, None, "en", "news_report", published, "explicit", "", ()
        )
        digest = sha256(self._name.encode()).hexdigest()
        known = tuple(self._entities.values())
        figures, claims = tuple(self._figures), tuple(self._claims)
        reading = Reading(self._name, f"{self._name}.txt", digest, document, entities=known, agreements=made)
        return replace(reading, quantities=figures, claims=claims)

    def _agreement(self, id_: str, told: Told) -> Agreement:
        owed = tuple(self._obligation(f"{id_}.o{n}", term) for n, term in enumerate(told.terms, 1))
        states = [(f"{id_}.o{n}", state) for n, term in enumerate(told.terms, 1) for state in term.states]
        done = tuple(self._performance(f"{id_}.f{n}", of, state) for n, (of, state) in enumerate(states, 1))
        broken = tuple(self._violation(f"{id_}.v{n}", one) for n, one in enumerate(told.breaches, 1))
        parties = tuple(self._party(key) or "" for key in told.parties)
        key = told.key or f"agreement:{self._name}"
        when = None if told.date is None else _when(told.date)
        terms = (told.status, (), told.prior, owed, done, broken, ())
        return Agreement(id_, key, told.name, parties, None, when, *terms)

    def _obligation(self, id_: str, term: Term) -> Obligation:
        words = self._span(f"{term.action} {term.object or ''}".strip())
        if term.denied:
            self._claim(words, ClaimKind.DENIAL, Polarity.NEGATED)
        parties = self._party(term.debtor), self._party(term.creditor)
        figure = self._figure(term.amount, term.unit)
        return Obligation(id_, term.key or id_, *parties, term.action, term.object, figure, None, None, (words,))

    def _performance(self, id_: str, obligation: str, state: State) -> Performance:
        when = None if state.date is None else _when(state.date)
        figure = self._figure(state.amount, state.unit)
        return Performance(id_, obligation, when, figure, state.degree, (), (self._span("it was done"),))

    def _violation(self, id_: str, one: Breach) -> Violation:
        said = self._claim(self._span(one.what), ClaimKind.ACCUSATION, Polarity.AFFIRMED, self._party(one.by))
        denied: tuple[str, ...] = ()
        if one.denied_by is not None:
            words = self._span("that is untrue")
            denied = (self._claim(words, ClaimKind.DENIAL, Polarity.NEGATED, self._party(one.denied_by)),)
        parties = self._party(one.accused), self._party(one.by)
        return Violation(id_, *parties, one.what, (said,), (self._span(one.what),), denied)

    def _claim(self, words: Span, kind: ClaimKind, polarity: Polarity, by: str | None = None) -> str:
        chain = (Link(by or "p", None, None),)
        self._claims.append(Claim(f"c{len(self._claims) + 1}", chain, (words,), Form.INDIRECT, kind, polarity))
        return self._claims[-1].id

    def _figure(self, amount: int | None, unit: str) -> str | None:
        if amount is None:
            return None
        bounds = (amount, amount, amount, False, Modifier.EXACT)
        words = self._span(str(amount))
        self._figures.append(Figure(f"q{len(self._figures) + 1}", words, *bounds, unit, unit, Category.OTHER))
        return self._figures[-1].id

    def _party(self, key: str | None) -> str | None:
        if key is None:
            return None
        if key not in self._entities:
            self._entities[key] = self._entity(f"e{len(self._entities)}", key)
        return self._entities[key].id

    def _entity(self, id_: str, key: str) -> Entity:
        name = key.partition(":")[2]
        place = self._span(name)
        mention = Mention(place.quote, place.start, place.end, MentionKind.NAME)
        return Entity(id_, key, name, EntityType.ARMED_ACTOR, (mention,))

    def _span(self, words: str) -> Span:
        self._at += len(words) + 1
        return Span(words, self._at - len(words) - 1, self._at - 1)


def _when(edtf: str) -> When:
    return When(edtf, Precision.DAY if len(edtf) == len("2031-05-01") else Precision.INTERVAL, Basis.EXPLICIT)
