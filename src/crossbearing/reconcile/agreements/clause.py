"""An obligation of one report with all that joining looks at, worked out once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossbearing.model.agreement import Agreement, Obligation
from crossbearing.model.claim import Claim, ClaimKind, Polarity
from crossbearing.model.deal import Amount
from crossbearing.model.entity import Entity, EntityType
from crossbearing.model.figure import Figure
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.model.span import Span
from crossbearing.reconcile.agreements.amounts import amount_of, is_time, share_of
from crossbearing.reconcile.agreements.kinds import OTHER, Kind, kind_of
from crossbearing.reconcile.agreements.telling_deeds import is_deed
from crossbearing.reconcile.agreements.wording import spoken, stem, stemmed, stems_of, telling_party, words_of
from crossbearing.reconcile.keys import skeleton_of
from crossbearing.vocab import load

# A skeleton shorter than this is shared by names that have nothing to do with each other.
TELLING_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """One obligation as one report has it; parties are entity keys.

    `name` is the part of its key that names the clause, None where it only numbers it. `words` are stems of what it is
    about beyond its kind, `about` has those of its debtor too, `terms` are all of action and object; `said` has the
    words of stems. `places` are names by what their spellings share, `limit` the days or hours it gives, `stage` the
    words by which it is a part of another one. `deed` says that the report tells what was done and not what is owed:
    the amount is then that of the deed. `exists` is False where the report has it that nothing of the kind is
    owed.
    """

    ref: Ref
    deal: Ref
    published: str | None
    obligation: Obligation
    name: str | None
    kind: Kind
    debtor: str | None
    creditor: str | None
    words: frozenset[str]
    terms: frozenset[str]
    about: frozenset[str]
    said: Mapping[str, str]
    places: Mapping[str, str]
    amount: Amount | None
    limit: tuple[float, str] | None
    stage: str | None
    exists: bool
    deed: bool

    @property
    def owed(self) -> Amount | None:
        """How much is owed; what was done of a duty does not tell that."""
        return None if self.deed else self.amount

    @property
    def days(self) -> tuple[int, int] | None:
        """A clause is not dated."""
        return None


def clauses_of(reading: Reading, agreement: Agreement) -> tuple[Clause, ...]:
    """Every obligation of an agreement, in the order of the report."""
    figures = {figure.id: figure for figure in reading.quantities}
    entities = {entity.id: entity for entity in reading.entities}
    return tuple(_clause(reading, agreement, owed, figures, entities) for owed in agreement.obligations)


def _clause(
    reading: Reading,
    agreement: Agreement,
    owed: Obligation,
    figures: Mapping[str, Figure],
    entities: Mapping[str, Entity],
) -> Clause:
    kind = _kind(owed, agreement)
    figure = figures.get(owed.quantity or "")
    debtor = key_of(owed.debtor, entities)
    said = spoken(owed.action, owed.object, *(span.quote for span in owed.spans))
    words = frozenset(one for one in said if one not in kind.plain and not one.isdigit())
    return Clause(
        ref=Ref(reading.sha256, reading.doc_id, owed.id),
        deal=Ref(reading.sha256, reading.doc_id, agreement.id),
        published=reading.document.published,
        obligation=owed,
        name=_name(owed.key),
        kind=kind,
        debtor=debtor,
        creditor=key_of(owed.creditor, entities),
        words=words,
        terms=stems_of(owed.action, owed.object),
        said=said,
        about=words if debtor is None else words | telling_party(debtor),
        places=places_in(owed.spans, reading.entities),
        amount=_amount(kind, figure, agreement, figures),
        limit=_limit(figure),
        stage=stage_in(owed.object, owed.action),
        exists=not _is_denied(owed, reading.claims),
        deed=is_deed(reading, agreement, owed, kind),
    )


def _kind(owed: Obligation, agreement: Agreement) -> Kind:
    """The kind that action and object tell; the words of the report, but not the deal's name, where these tell none."""
    found = kind_of(owed.action, owed.object)
    if found.name != OTHER:
        return found
    return kind_of(*(span.quote.casefold().replace(agreement.name.casefold(), " ") for span in owed.spans))


def _amount(kind: Kind, figure: Figure | None, agreement: Agreement, figures: Mapping[str, Figure]) -> Amount | None:
    found = amount_of(figure) or share_of(figure, _whole(kind, agreement, figures))
    return found if found is not None and kind.takes(found.unit) else None


def _name(key: str) -> str | None:
    tail = key.partition(":")[2]
    return tail if any(letter.isalpha() for letter in tail) else None


def key_of(entity: str | None, entities: Mapping[str, Entity]) -> str | None:
    """The key of an entity id; None where there is none."""
    return entities[entity].key if entity is not None and entity in entities else None


def places_in(spans: Sequence[Span], entities: Sequence[Entity]) -> dict[str, str]:
    """The places that are named within these spans: what spellings of a name share -> the name."""
    named = {
        entity.key
        for entity in entities
        if entity.type in (EntityType.PLACE, EntityType.FACILITY)
        and any(span.start <= m.start and m.end <= span.end for m in entity.mentions for span in spans)
    }
    return {spelled(key): key.partition(":")[2] for key in sorted(named)}


def spelled(key: str) -> str:
    """What spellings of a place's name share; the name itself where too little of it is left."""
    skeleton = skeleton_of(key)
    return skeleton if len(skeleton) >= TELLING_LETTERS else key.partition(":")[2]


def _whole(kind: Kind, agreement: Agreement, figures: Mapping[str, Figure]) -> Amount | None:
    """The amount of the same agreement that a share of this kind is a part of: the first one told."""
    owed = (one for one in agreement.obligations if _kind(one, agreement) is kind)
    return next((found for one in owed if (found := amount_of(figures.get(one.quantity or "")))), None)


def _limit(figure: Figure | None) -> tuple[float, str] | None:
    if figure is None or figure.value is None or not is_time(figure):
        return None
    return float(figure.value), stem(figure.unit)


def _is_denied(owed: Obligation, claims: Sequence[Claim]) -> bool:
    """Whether the words of the obligation are what somebody says is not so."""
    return any(
        claim.kind is ClaimKind.DENIAL
        and claim.polarity is Polarity.NEGATED
        and all(any(c.start <= span.start and span.end <= c.end for c in claim.content) for span in owed.spans)
        for claim in claims
        if len(owed.spans) > 0
    )


def stage_in(*texts: str | None) -> str | None:
    """The words that make a part of a duty of this: "first stage", "half of them", "the last 8,000"."""
    for text in texts:
        words = words_of(text) if text is not None else []
        for at, word in enumerate(words):
            before = words[at - 1] if at > 0 else ""
            if stem(word) in _phase("stages") and before in load("duty_classes")["phases"]["order"]:
                return f"{before} {word}"
            if stem(word) in _phase("parts"):
                return word
            if (
                word in load("duty_classes")["phases"]["counted"]
                and words[at + 1 : at + 2]
                and words[at + 1][0].isdigit()
            ):
                return f"{word} {words[at + 1]}"
    return None


@cache
def _phase(table: str) -> frozenset[str]:
    return stemmed(load("duty_classes")["phases"][table])
