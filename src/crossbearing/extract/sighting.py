"""One telling of an event: a trigger with what its own clause says of date, place, parties and means."""

from dataclasses import dataclass, replace

from crossbearing.extract.draft import Draft
from crossbearing.extract.entity_index import EntityIndex
from crossbearing.extract.event_clause import phrase
from crossbearing.extract.event_damage import damage_in, out_of_service_in, weapons_in
from crossbearing.extract.event_place import place_in
from crossbearing.extract.marked import Marked, Token
from crossbearing.extract.modality import modality_of, weigh
from crossbearing.extract.roles import perpetrator_of, target_of
from crossbearing.extract.timeline import when_of
from crossbearing.extract.triggers import Trigger
from crossbearing.model.event import Damage, EventType, Modality, Role, RoleBasis, Weapon
from crossbearing.model.span import Span
from crossbearing.model.when import When
from crossbearing.model.zone import ZoneKind

# A date may stand this many characters outside a clause and still be its own ("..., on 3 May").
DATE_REACH = 30
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """One telling. `date` and `place` are those of its own words; `mention` marks one that points back."""

    trigger: Trigger
    span: Span
    evidence: Span
    zone: ZoneKind
    paragraph: int
    modality: Modality
    date: When | None
    place: str | None
    perpetrator: Role | None
    target: Role | None
    weapons: tuple[Weapon, ...]
    damage: tuple[Damage, ...]
    mention: bool

    @property
    def type(self) -> EventType:
        """The kind of happening."""
        return self.trigger.type


def see(draft: Draft, index: EntityIndex, trigger: Trigger) -> Sighting | None:
    """What the words around a trigger tell; None if they tell of no event."""
    marked = draft.marked
    evidence = _evidence(marked, trigger)
    date = _own_date(draft, trigger, evidence)
    modality = modality_of(draft, trigger, dated=date is not None)
    if modality is None:
        return None
    perpetrator = perpetrator_of(draft, index, trigger, modality)
    modality = weigh(draft, trigger, modality, perpetrator)
    sentence = marked.sentences[trigger.first.sentence]
    return Sighting(
        trigger=trigger,
        span=trigger_span(marked, trigger),
        evidence=evidence,
        zone=sentence.zone,
        paragraph=sentence.paragraph,
        modality=modality,
        date=date,
        place=place_in(draft, index, trigger, evidence),
        perpetrator=_on_basis(perpetrator, modality),
        target=_on_basis(target_of(draft, index, trigger, modality), modality),
        weapons=weapons_in(marked, trigger.type, evidence),
        damage=(*damage_in(marked, sentence), *out_of_service_in(marked, sentence)),
        mention=trigger.mention or sentence.zone is ZoneKind.TITLE or _is_definite(marked, trigger),
    )


def _on_basis(role: Role | None, modality: Modality) -> Role | None:
    if role is None or modality is not Modality.ALLEGED:
        return role
    return replace(role, basis=RoleBasis.ALLEGED)


def trigger_span(marked: Marked, trigger: Trigger) -> Span:
    """The trigger's words with the helping verbs or the adjectives right before them."""
    first = trigger.first
    kinds = ("ADJ", "NOUN", "PROPN") if trigger.is_noun else ("AUX", "PART")
    while first.i > marked.sentences[first.sentence].first:
        before = marked.tokens[first.i - 1]
        if before.pos not in kinds:
            break
        first = before
    return marked.span_of(first, trigger.last)


def _evidence(marked: Marked, trigger: Trigger) -> Span:
    """The clause of a verb or of a noun it turns on; of any other noun its phrase."""
    if trigger.is_noun and trigger.mention:
        words = phrase(marked, trigger.anchor)
        first = min((words[0], trigger.first), key=lambda word: word.i)
        last = max((words[-1], trigger.last), key=lambda word: word.i)
        return marked.span_of(first, last)
    return trigger.clause.span(marked, trigger.first, trigger.last)


def _own_date(draft: Draft, trigger: Trigger, evidence: Span) -> When | None:
    """The date among the words of the event, or right beside them; None if it has none of its own."""
    when = when_of(draft, draft.marked.span_of(trigger.first, trigger.last))
    if when is None or when.span is None or when.edtf is None:
        return None
    reach = 0 if trigger.is_noun and trigger.mention else DATE_REACH
    inside = evidence.start - reach <= when.span.start and when.span.end <= evidence.end + reach
    return when if inside else None


def _is_definite(marked: Marked, trigger: Trigger) -> bool:
    """Whether a noun trigger is a known one: "the shelling", "Tuesday's attack"."""
    if not trigger.is_noun:
        return False
    return any(_marks_known(marked, child) for child in marked.children(trigger.anchor, "det", "nmod:poss"))


def _marks_known(marked: Marked, word: Token) -> bool:
    return word.lower in _DEFINITE or (word.pos == "PROPN" and marked.child(word, "case") is not None)
