"""One telling of an event: a trigger with what its own clause says of date, place, parties and means."""

from dataclasses import dataclass, replace
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.cause import happens, is_animal, is_hedged, is_mishap, is_reported
from crossbearing.extract.events.event_clause import SPEECH, governing_verb, phrase, words_before
from crossbearing.extract.events.event_damage import DAMAGING, damage_in, out_of_service_in, weapons_in
from crossbearing.extract.events.event_place import (
    HITS,
    PAPERS,
    PLACELESS,
    PLAIN,
    best_place,
    opening_place,
    place_in,
    told_where,
)
from crossbearing.extract.events.hearsay import is_accused, weigh
from crossbearing.extract.events.modality import modality_of, was_due
from crossbearing.extract.events.place_wording import is_place, is_town
from crossbearing.extract.events.roles import perpetrator_of, target_of
from crossbearing.extract.events.triggers import Trigger
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.time.timeline import when_of
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.event import ATTACKS, Damage, EventType, Modality, Role, RoleBasis, Weapon
from crossbearing.model.span import Span
from crossbearing.model.when import When
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

# A date may stand this many characters outside a clause and still be its own ("..., on 3 May").
DATE_REACH = 30
# A date may stand this many characters behind an event noun ("the truce across the capital in May 2014").
NOUN_REACH = 45
# "Alleged" stands this many words before a deed at most.
_HEDGE_REACH = 3
_LADEN = frozenset({"carrying", "bearing", "containing", "holding"})
# What troops are doing all along, and not what they did: "policemen guarding a polling station".
_STANDING = frozenset({"guarding", "patrolling", "manning"})
_LEAVING = frozenset({EventType.WITHDRAWAL, EventType.DISPLACEMENT, EventType.EVACUATION})
_BE = frozenset({"was", "were", "been", "be", "being", "is", "are"})
_HANGING = frozenset({"acl", "advcl", "ccomp"})
_FURTHER = frozenset({"second", "third", "fourth", "another", "further", "fresh", "separate", "new", "similar"})
_NTH = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "latest"})
# An ordinal stands this many characters before the stretch of its count at most.
_ORDINAL_REACH = 24
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """One telling. `date` and `place` are those of its own words; `site` is a place there without a name,
    `on_site` says that the words lay the event there plainly.

    `mention` marks one that points back to what is told elsewhere, `further` one that says it does not ("a second").
    """

    trigger: Trigger
    span: Span
    evidence: Span
    zone: ZoneKind
    paragraph: int
    modality: Modality
    date: When | None
    place: str | None
    site: str | None
    on_site: bool
    perpetrator: Role | None
    target: Role | None
    target_is_place: bool
    weapons: tuple[Weapon, ...]
    damage: tuple[Damage, ...]
    mention: bool
    further: bool

    @property
    def type(self) -> EventType:
        """The kind of happening."""
        return self.trigger.type


def see(draft: Draft, index: EntityIndex, trigger: Trigger) -> Sighting | None:
    """What the words around a trigger tell; None if they tell of no event."""
    marked = draft.marked
    if trigger.needs == "toll" and not _is_of_people(marked, trigger):
        return None
    if trigger.type in ATTACKS and is_mishap(marked.words(marked.sentences[trigger.first.sentence])):
        return None
    evidence = _evidence(marked, trigger)
    date = None if trigger.needs == "toll" else _own_date(draft, trigger, evidence)
    due = date is not None and was_due(marked, trigger)
    modality = modality_of(draft, trigger, dated=due or _is_to_come(draft, date))
    if modality is None or _only_describes(marked, trigger) or _is_left_behind(marked, trigger):
        return None
    perpetrator = perpetrator_of(draft, index, trigger, modality)
    modality = weigh(draft, trigger, modality, perpetrator)
    if perpetrator is not None and (
        is_accused(draft, trigger, perpetrator) or _is_suspected(marked, trigger, perpetrator)
    ):
        perpetrator = replace(perpetrator, basis=RoleBasis.ALLEGED)
    sentence = marked.sentences[trigger.first.sentence]
    target = _on_basis(target_of(draft, index, trigger, modality), modality)
    place = _place(draft, index, trigger, evidence)
    site = best_place(draft, index, trigger, evidence, nameless=True)
    if trigger.type is EventType.TERRITORY_HANDOVER and place is None and site is None:
        return None
    if trigger.type is EventType.SIEGE and target is not None and is_place(index.get(target.entity)):
        place = target.entity
    if trigger.type is EventType.SIEGE and place is not None:
        target = Role(place, RoleBasis.STATED)
    return Sighting(
        trigger=trigger,
        span=trigger_span(marked, trigger),
        evidence=evidence,
        zone=sentence.zone,
        paragraph=sentence.paragraph,
        modality=modality,
        date=date,
        place=place,
        site=None if site is None else site[1],
        on_site=site is not None and (site[0] == PLAIN or (site[0] > PLAIN and trigger.type in HITS)),
        perpetrator=_on_basis(perpetrator, modality),
        target=target,
        target_is_place=target is not None and is_town(index.get(target.entity)),
        weapons=weapons_in(marked, trigger.type, _armed_words(marked, trigger, evidence)),
        damage=_damage(marked, trigger, sentence),
        mention=_points_back(marked, trigger, sentence.zone),
        further=_is_further(marked, trigger),
    )


def _is_of_people(marked: Marked, trigger: Trigger) -> bool:
    """Whether the dead told of are people and no beasts."""
    befallen = (trigger.clause.subject, trigger.clause.object)
    return not any(word is not None and is_animal(word) for word in befallen)


def _is_suspected(marked: Marked, trigger: Trigger, doer: Role) -> bool:
    """Whether the report itself only suspects who did it ("an alleged airstrike", "suspected rebels")."""
    first = marked.sentences[trigger.first.sentence].first
    near = marked.tokens[max(first, trigger.first.i - _HEDGE_REACH) : trigger.last.i + 1]
    named = () if doer.span is None else marked.tokens_in(doer.span.start, doer.span.end)
    before = marked.tokens[max(0, named[0].i - 2) : named[0].i] if len(named) > 0 else ()
    return is_hedged((*near, *named, *before))


def _place(draft: Draft, index: EntityIndex, trigger: Trigger, evidence: Span) -> str | None:
    """The place in the words of the event; of a full telling also one further on in its sentence."""
    found = told_where(draft, index, trigger) or place_in(draft, index, trigger, evidence)
    if found is not None or trigger.mention:
        return found
    if trigger.type in PLACELESS:
        return None if trigger.type in PAPERS else opening_place(draft, index, trigger)
    end = draft.marked.sentences[trigger.first.sentence].end
    behind = place_in(draft, index, trigger, draft.marked.span(trigger.first.start, end))
    return behind or opening_place(draft, index, trigger)


def _damage(marked: Marked, trigger: Trigger, sentence: Sentence) -> tuple[Damage, ...]:
    """What the sentence says was damaged, of deeds that leave damage."""
    if trigger.type not in DAMAGING | ATTACKS:
        return ()
    return (*damage_in(marked, sentence), *out_of_service_in(marked, sentence))


def _only_describes(marked: Marked, trigger: Trigger) -> bool:
    """Whether the clause only says who a source or what a load is ("people arriving say", "trucks carrying food")."""
    verb = trigger.clause.verb or trigger.anchor
    source = marked.head(verb)
    if verb.tag == "VBG" and verb.lower in _STANDING:
        return True
    habit = trigger.type is EventType.MONITOR_OBSERVATION and verb.tag in ("VBZ", "VBP")
    if habit and verb.dep == "acl:relcl":
        return True
    if verb.lower in _LADEN and verb.tag == "VBG" and marked.child(verb, "aux") is None:
        return True
    if verb.dep != "acl" or verb.tag != "VBG" or source is None or not source.dep.startswith("nsubj"):
        return False
    above = marked.head(source)
    return above is not None and above.lower in SPEECH


def _is_left_behind(marked: Marked, trigger: Trigger) -> bool:
    """Whether a passive "left" tells of no departure: "the town was left without water"."""
    if trigger.type not in _LEAVING or trigger.anchor.lower != "left":
        return False
    return any(word.lower in _BE for word in marked.tokens[max(0, trigger.anchor.i - 2) : trigger.anchor.i])


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
        if before.pos not in kinds or before.lower in _months():
            break
        first = before
    return marked.span_of(first, trigger.last)


@cache
def _months() -> frozenset[str]:
    return frozenset(load("events")["classes"]["month"].split())


def _evidence(marked: Marked, trigger: Trigger) -> Span:
    """The clause of a verb or of a noun it turns on; of any other noun its phrase."""
    if trigger.is_noun and trigger.mention and not _takes_place(marked, trigger):
        words = [word for word in phrase(marked, trigger.anchor) if word.pos != "PUNCT"] or [trigger.anchor]
        first = min((words[0], trigger.first), key=lambda word: word.i)
        last = max((words[-1], trigger.last), key=lambda word: word.i)
        return marked.span_of(first, last)
    return trigger.clause.span(marked, trigger.first, trigger.last)


def _is_to_come(draft: Draft, date: When | None) -> bool:
    """Whether a date of its own is set, not before the report was published."""
    if date is None:
        return False
    now = None if draft.published is None else draft.published.days[0]
    last = date.days[1]
    return now is None or last is None or last >= now


def _armed_words(marked: Marked, trigger: Trigger, evidence: Span) -> Span:
    """The words of the event with those shortly before its verb, where a bomb or gun acts as its subject."""
    before = () if trigger.is_noun else words_before(marked, trigger.first)
    first = before[0].start if len(before) > 0 else evidence.start
    return marked.span(min(first, evidence.start), evidence.end)


def _own_date(draft: Draft, trigger: Trigger, evidence: Span) -> When | None:
    """The date among the words of the event, or right beside them; None if it has none of its own."""
    marked = draft.marked
    when = when_of(draft, marked.span_of(trigger.first, trigger.last)) or _shared_date(draft, trigger)
    if when is None or when.span is None or when.edtf is None or when.span.covers(trigger_span(marked, trigger)):
        return None
    if trigger.is_noun and _is_stretch_of_count(marked, when.span):
        return None
    if trigger.is_noun and trigger.mention and not _takes_place(marked, trigger):
        return when if _stands_with_noun(marked, trigger, when.span) else None
    if "/" in when.edtf and _is_of_subclause(marked, trigger, when.span):
        return None
    if _shared_date(draft, trigger) == when:
        return when
    inside = evidence.start - DATE_REACH <= when.span.start and when.span.end <= evidence.end + DATE_REACH
    if _is_relative(marked, trigger):
        return when if evidence.covers(when.span) else None
    sentence = marked.sentences[trigger.first.sentence]
    alone = sum(1 for d in draft.dates if d.span and sentence.start <= d.span.start < sentence.end) == 1
    return when if inside or alone else None


def _is_stretch_of_count(marked: Marked, date: Span) -> bool:
    """Whether a stretch only says within which time an attack is the so-manieth: "the third such attack this month"."""
    before = [
        word for word in marked.tokens_in(max(0, date.start - _ORDINAL_REACH), date.start) if word.end <= date.start
    ]
    nth = [word.i for word in before if word.lower in _NTH]
    behind = before[-1:] if len(nth) > 0 else []
    return len(nth) > 0 and all(word.lower in ("in", "such", "within") or word.pos == "NOUN" for word in behind)


def _shared_date(draft: Draft, trigger: Trigger) -> When | None:
    """The date of the verb that the trigger's verb is joined to by "and"."""
    verb = trigger.clause.verb
    head = None if verb is None or verb.dep != "conj" else draft.marked.head(verb)
    return None if head is None else when_of(draft, draft.marked.span_of(head, head))


def _is_relative(marked: Marked, trigger: Trigger) -> bool:
    """Whether the trigger's clause describes a noun that the sentence tells something else about."""
    verb = trigger.clause.verb or trigger.anchor
    head = marked.head(verb)
    if verb.dep != "acl:relcl" and any(word.lower == "where" for word in words_before(marked, trigger.first)[-3:]):
        return True
    if verb.dep != "acl:relcl" or head is None:
        return False
    above = governing_verb(marked, head)
    return above is not None and marked.child(above, "cop") is None


def _stands_with_noun(marked: Marked, trigger: Trigger, date: Span) -> bool:
    """Whether a date is a noun's own: in its phrase ("Tuesday's attack"), or behind it with no verb in between."""
    if date.end <= trigger.first.start:
        between = marked.tokens_in(date.end, trigger.first.start)
        return all(word.lower in ("'s", "’s") or word.pos in ("ADJ", "NOUN", "PROPN") for word in between)
    between = marked.tokens_in(trigger.last.end, date.start)
    if date.start - trigger.last.end > NOUN_REACH:
        return False
    return not any(word.pos in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ") for word in between)


def _is_of_subclause(marked: Marked, trigger: Trigger, date: Span) -> bool:
    """Whether the date belongs to a clause that hangs on the trigger's ("villagers held since 2015")."""
    words = marked.tokens_in(date.start, date.end)
    verb = governing_verb(marked, words[-1]) if len(words) > 0 else None
    if verb is None or verb in (trigger.anchor, trigger.clause.verb):
        return False
    own = trigger.clause.verb or trigger.anchor
    for word in (verb, *marked.ancestors(verb)):
        if word == own:
            return True
        if word.dep.split(":")[0] not in _HANGING:
            return False
    return False


def _points_back(marked: Marked, trigger: Trigger, zone: ZoneKind) -> bool:
    """Whether the words mostly repeat what is told elsewhere; never so for "a second strike"."""
    if zone is ZoneKind.TITLE:
        return True
    if _is_further(marked, trigger) or _takes_place(marked, trigger):
        return False
    before = marked.tokens[trigger.anchor.i - 1] if trigger.anchor.i > 0 else trigger.anchor
    presupposed = trigger.anchor.tag == "VBG" and before.lower in ("before", "after")
    return trigger.mention or presupposed or _is_definite(marked, trigger)


def _is_further(marked: Marked, trigger: Trigger) -> bool:
    """Whether a noun says itself that it is one more: "a second strike", "another raid"."""
    if not trigger.is_noun or marked.child(trigger.anchor, "cop") is not None:
        return False  # "it was the third such attack" is the one told of
    return any(c.lower in _FURTHER and c.i < trigger.anchor.i for c in marked.children(trigger.anchor))


def _takes_place(marked: Marked, trigger: Trigger) -> bool:
    """Whether an unknown deed, named by a noun, is told to have taken place: "a gun battle broke out"."""
    if not trigger.is_noun or _is_definite(marked, trigger) or not trigger.anchor.dep.startswith("nsubj"):
        return False
    verb = marked.head(trigger.anchor)
    fought = trigger.type is EventType.ARMED_CLASH and verb is not None and is_reported(verb)
    return verb is not None and verb.pos == "VERB" and (happens(verb) or fought)


def _is_definite(marked: Marked, trigger: Trigger) -> bool:
    """Whether a noun trigger is a known one: "the shelling", "Tuesday's attack"."""
    if not trigger.is_noun:
        return False
    return any(_marks_known(marked, child) for child in marked.children(trigger.anchor, "det", "nmod:poss"))


def _marks_known(marked: Marked, word: Token) -> bool:
    return word.lower in _DEFINITE or (word.pos == "PROPN" and marked.child(word, "case") is not None)
