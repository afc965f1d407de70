"""Who did it and to whom, from the tree and from the words around a trigger."""

from dataclasses import replace
from functools import cache
from itertools import takewhile

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.answerable import answers_for
from crossbearing.extract.events.arms import FALLING, PHRASE, arms, fallen_on, launchers
from crossbearing.extract.events.event_clause import words_after
from crossbearing.extract.events.place_wording import is_place, is_town, kinds_of_place
from crossbearing.extract.events.role_entity import PRONOUNS, role_of
from crossbearing.extract.events.subject_side import burns, falling, is_borne, is_given, is_under, proclaims
from crossbearing.extract.events.triggers import Trigger
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.words.governing import preposition_of
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import EntityType
from crossbearing.model.event import ATTACKS, EventType, Modality, Role, RoleBasis
from crossbearing.model.figure import Category
from crossbearing.model.silence import SilenceKind
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

_PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})

# What moves in these is their target, not who did it.
_MOVERS = frozenset({EventType.EVACUATION, EventType.DISPLACEMENT})
_NO_ROLES = frozenset({EventType.TALKS_COLLAPSED, EventType.TALKS_SUSPENDED, EventType.OVERFLIGHT})
# Passive subjects and objects are who it befell in these.
_SUFFERED = frozenset(
    {
        EventType.OFFENSIVE,
        EventType.SHELLING,
        EventType.ROCKET_FIRE,
        EventType.AIRSTRIKE,
        EventType.SNIPER_FIRE,
        EventType.SMALL_ARMS_FIRE,
        EventType.FIRE,
        EventType.SIEGE,
        EventType.DETENTION,
        EventType.PRISONER_RELEASE,
        EventType.PRISONER_EXCHANGE,
        EventType.MONITOR_ACCESS_DENIED,
        EventType.AID_OBSTRUCTION,
    }
)
# These befall people or goods, and never the place where they do.
_OF_PEOPLE = frozenset(
    {
        EventType.DETENTION,
        EventType.PRISONER_RELEASE,
        EventType.PRISONER_EXCHANGE,
        EventType.MONITOR_ACCESS_DENIED,
        EventType.AID_OBSTRUCTION,
        EventType.SNIPER_FIRE,
    }
)
_GIVEN = frozenset({EventType.WEAPONS_HANDOVER, EventType.TERRITORY_HANDOVER})
# In a clash both sides fight: it has no doer of its own.
_ONE_SIDED = ATTACKS - {EventType.ARMED_CLASH}
# Nouns of these types take their doer before them.
_MADE_BY = _ONE_SIDED | {
    EventType.SIEGE,
    EventType.WITHDRAWAL,
    EventType.FIRE,
    EventType.DETENTION,
    EventType.ARMED_CLASH,
}
_TARGET_CASES = frozenset({"on", "at", "against", "of", "upon", "among", "into", "around", "onto", "through"})
_KEPT_OUT = frozenset({EventType.AID_OBSTRUCTION, EventType.MONITOR_ACCESS_DENIED, EventType.POSTPONEMENT})
_HIT = frozenset({Category.KILLED, Category.WOUNDED, Category.CASUALTIES, Category.MISSING, Category.BODIES})
_GATES = frozenset({"checkpoint", "roadblock", "barrier", "checkpoints", "roadblocks", "barricade"})
_JAILS = frozenset({"prison", "prisons", "jail", "jails", "custody", "captivity", "cells", "court", "courts", "hands"})
_CUSTODY = frozenset({EventType.DETENTION, EventType.PRISONER_RELEASE})
_BREAKING = frozenset({"opened", "fired", "broke", "violated", "breached", "returned", "broken"})
_BEHIND = frozenset({"on", "at", "against", "upon", "among"})
_NO_AUTHOR = frozenset({SilenceKind.NO_CLAIM_OF_RESPONSIBILITY, SilenceKind.NO_ATTRIBUTION})


@cache
def _launching() -> frozenset[str]:
    """Verbs whose subject is who makes the attack that is their object ("continued an offensive")."""
    return all_forms(frozenset(load("events")["classes"]["launching"].split()))


def perpetrator_of(draft: Draft, index: EntityIndex, trigger: Trigger, modality: Modality) -> Role | None:
    """Who did it, or, of a bomb that nobody has owned, an unknown author; None if the words do not say."""
    if trigger.type in _NO_ROLES or trigger.type in _MOVERS or trigger.needs == "toll":
        return None
    marked = draft.marked
    answer = answers_for(marked, trigger) if trigger.type in ATTACKS else None
    if answer is not None:
        role = role_of(marked, index, answer.who, modality)
        if role is not None and _can_act(index, role, trigger.type):
            return replace(role, basis=RoleBasis.STATED if answer.owned else RoleBasis.ALLEGED)
    for word in (*_doers(marked, trigger), *_owners_before(marked, trigger), *launchers(marked, trigger)):
        carrier = _carrier(word, marked)
        if carrier is None or _in_dateline(marked, carrier) or _is_hit(draft, carrier):
            continue
        role = role_of(marked, index, carrier, modality)
        if role is not None and _can_act(index, role, trigger.type):
            return role
    return None


def _is_hit(draft: Draft, word: Token) -> bool:
    """Whether a word counts dead or wounded, who never did it: "nine residents killed in shelling"."""
    return any(f.category in _HIT and f.span.start <= word.start < f.span.end for f in draft.figures)


def _in_dateline(marked: Marked, word: Token) -> bool:
    return any(s.start <= word.start < s.end for s in marked.report.spans_of(ZoneKind.DATELINE))


def unknown_author(draft: Draft, trigger: Trigger, *, anywhere: bool) -> Role | None:
    """The role of an author that the report, in this paragraph or `anywhere`, says is unknown; None if it does not."""
    silences = [silence for silence in draft.silences if silence.kind in _NO_AUTHOR]
    if trigger.type not in _ONE_SIDED | {EventType.FIRE}:
        return None
    if any(anywhere or _in_paragraph_of(draft.marked, trigger, silence.span) for silence in silences):
        return Role(None, RoleBasis.UNATTRIBUTED)
    return None


def _in_paragraph_of(marked: Marked, trigger: Trigger, span: Span) -> bool:
    there, here = marked.sentence_at(span.start), marked.sentences[trigger.first.sentence]
    return there is not None and (there.paragraph, there.zone) == (here.paragraph, here.zone)


def target_of(draft: Draft, index: EntityIndex, trigger: Trigger, modality: Modality) -> Role | None:
    """Whom or what it befell; None if the words do not say."""
    marked = draft.marked
    if trigger.needs == "toll" and not trigger.clause.passive:
        return None
    if trigger.type is EventType.MONITOR_ACCESS_DENIED:
        monitor = _nearest(draft, index, trigger, EntityType.MONITOR)
        if monitor is not None:
            return monitor
    hurt = _hurt(marked, trigger) if trigger.type in _ONE_SIDED else []
    places: list[Role] = []
    unnamed = False  # whom it befell is told, but is nobody the report knows
    for word in (*_sufferers(marked, trigger), *hurt):
        if word == trigger.clause.object and word.lower in PRONOUNS and index.covering(word.start) is None:
            continue
        role = None if _in_dateline(marked, word) else role_of(marked, index, word, modality)
        if role is None or _is_document(index, role):
            unnamed = unnamed or (word.pos == "NOUN" and word.lower not in kinds_of_place())
            continue
        if trigger.type in _OF_PEOPLE and is_place(index.get(role.entity)):
            continue
        if trigger.type in _ONE_SIDED and is_town(index.get(role.entity)):
            places.append(role)
            continue
        return role
    towns = trigger.type in FALLING if not trigger.is_noun else trigger.type is EventType.OFFENSIVE
    return places[0] if len(places) > 0 and towns and not unnamed else None


def _hurt(marked: Marked, trigger: Trigger) -> list[Token]:
    """Whom an attack killed or wounded, told in a clause that hangs on it ("hit Durra, killing two farmers")."""
    verb = trigger.clause.verb
    if verb is None:
        return []
    hanging = [child for child in marked.children(verb, "advcl", "conj") if child.lower in _harming()]
    killed = [word for child in hanging for word in marked.children(child, "obj")]
    claimed = [child for child in marked.children(verb, "advcl", "conj", "acl") if child.lower in _claiming()]
    lives = [word for child in claimed for word in marked.children(child, "obj") if word.lower in ("life", "lives")]
    return killed + [word for life in lives for word in marked.children(life, "nmod")]


@cache
def _claiming() -> frozenset[str]:
    return all_forms(frozenset({"claim", "take", "cost"}))


@cache
def _harming() -> frozenset[str]:
    return all_forms(frozenset(load("participants")["harming"].split()))


def _nearest(draft: Draft, index: EntityIndex, trigger: Trigger, kind: EntityType) -> Role | None:
    """The role of the entity of a kind named last before the end of the trigger's sentence, or in the one before."""
    marked = draft.marked
    last = marked.sentences[trigger.first.sentence]
    first = marked.sentences[max(0, last.index - 1)]
    named = [pair for pair in index.mentions_in(marked.span(first.start, last.end)) if pair[1].type is kind]
    if len(named) == 0:
        return None
    mention, entity = min(named, key=lambda pair: abs(pair[0].start - trigger.first.start))
    return Role(entity.id, RoleBasis.STATED, marked.span(mention.start, mention.end))


def _doers(marked: Marked, trigger: Trigger) -> list[Token]:
    """The heads that may name the doer, best first."""
    clause = trigger.clause
    if trigger.type is EventType.BREACH_TALLY:
        return _after_by(marked, trigger) or _breakers(trigger)
    if trigger.type is EventType.STATEMENT and trigger.is_noun and clause.subject is not None:
        return [clause.subject]
    if trigger.type is EventType.CEASEFIRE_START:
        return [clause.subject] if clause.subject is not None and proclaims(trigger) else []
    if trigger.is_noun:
        return [*_holders(marked, trigger), *_noun_doers(marked, trigger)]
    if burns(trigger):
        return []
    found = [] if clause.agent is None else [clause.agent]
    if trigger.type is EventType.CONTROL_CHANGE and trigger.anchor.lower in falling():
        return found + [c for c in marked.children(trigger.anchor, "obl") if preposition_of(marked, c) == "to"]
    if (
        clause.subject is not None
        and not clause.passive
        and not is_given(trigger)
        and not is_borne(trigger, clause.subject)
        and not _is_of_the_harmed(marked, trigger)
    ):
        found.append(clause.subject)
    return found or _keepers(marked, trigger)


def _is_of_the_harmed(marked: Marked, trigger: Trigger) -> bool:
    """Whether the trigger only takes its subject over from those killed ("six residents killed in shelling Durra")."""
    own = any(child.dep.startswith("nsubj") for child in marked.children(trigger.anchor))
    verb = marked.head(trigger.anchor) if trigger.anchor.dep == "advcl" and not own else None
    return verb is not None and verb.tag == "VBN" and verb.lower in _harming() and marked.child(verb, "obj") is None


def _holders(marked: Marked, trigger: Trigger) -> list[Token]:
    """Who holds somebody "in the hands of" whom."""
    if trigger.type is not EventType.DETENTION or trigger.last.lower != "of":
        return []
    named = list(takewhile(lambda word: word.pos in PHRASE, words_after(marked, trigger.last)))
    return [word for word in named if word.pos in ("NOUN", "PROPN")][-1:]


def _breakers(trigger: Trigger) -> list[Token]:
    """Who opens fire or breaks the truce so many times."""
    subject = trigger.clause.subject
    return [] if subject is None or trigger.first.lower not in _BREAKING else [subject]


def _keepers(marked: Marked, trigger: Trigger) -> list[Token]:
    """Whose checkpoint it was that somebody was turned back at, whose prisons they sit in."""
    nouns = _GATES if trigger.type in _KEPT_OUT else _JAILS if trigger.type in _CUSTODY else frozenset()
    gates = [word for word in trigger.clause.words if word.lower in nouns]
    return [owner for gate in gates for owner in marked.children(gate, "compound", "amod", "nmod:poss")]


def _owners_before(marked: Marked, trigger: Trigger) -> list[Token]:
    """The word right before the arms that act, where the tree hangs it elsewhere ("rebel mortars pounded")."""
    if trigger.type not in _ONE_SIDED or trigger.clause.passive:
        return []
    place = trigger.anchor.i
    acting = [w for w in marked.tokens[max(0, place - 4) : place + 1] if w.lower in arms() and w.pos != "VERB"]
    if len(acting) == 0 or acting[0].i == marked.sentences[trigger.first.sentence].first:
        return []
    before = marked.tokens[acting[0].i - 1]
    return [before] if before.pos in ("NOUN", "PROPN", "ADJ") else []


def _after_by(marked: Marked, trigger: Trigger) -> list[Token]:
    """The noun behind "by" in a count of breaches ("nine breaches by rebels")."""
    near = (*marked.tokens[trigger.first.i : trigger.last.i + 1], *words_after(marked, trigger.last))
    starts = [word.i for word in near if word.lower == "by"]
    return [word for word in near if starts and word.i > starts[0] and word.pos in ("NOUN", "PROPN")][:1]


def _noun_doers(marked: Marked, trigger: Trigger) -> list[Token]:
    """Who stands before an event noun ("regime shelling", "the army's raid"), after its "by", or launches it."""
    noun = trigger.anchor
    if trigger.type not in _MADE_BY:
        return []
    found = [w for w in marked.children(noun, "nmod:poss", "compound", "amod") if w.pos in ("NOUN", "PROPN", "ADJ")]
    for child in marked.children(noun, "nmod"):
        case = marked.child(child, "case")
        if case is not None and case.lower == "by":
            found.insert(0, child)
    clause = trigger.clause
    if clause.verb is not None and clause.verb.lower in _launching() and clause.subject is not None:
        found.append(clause.subject)
    if clause.passive and clause.agent is not None and clause.subject is not None and clause.subject.i == noun.i:
        found.insert(0, clause.agent)
    if clause.subject is not None and clause.subject.i != noun.i and trigger.anchor.lower == "rampage":
        found.append(clause.subject)
    return found + _who_harms(trigger)


def _who_harms(trigger: Trigger) -> list[Token]:
    """Who kills or wounds by the deed that stands behind its "in" ("killed 12 fighters in an air strike")."""
    clause, noun = trigger.clause, trigger.anchor
    if clause.verb is None or clause.verb.lower not in _harming() or noun.dep.split(":")[0] not in ("obl", "nmod"):
        return []
    if clause.passive:
        return [] if clause.agent is None or clause.agent.i == noun.i else [clause.agent]
    return [] if clause.subject is None or is_borne(trigger, clause.subject) else [clause.subject]


def _carrier(word: Token, marked: Marked) -> Token | None:
    """Who uses the weapon or makes the attack that acts ("army helicopters", "rebel shelling"); else the word itself.

    None where a weapon acts and nobody is named with it.
    """
    if word.lower not in arms():
        return word
    owners = marked.children(word, "compound", "nmod:poss", "amod", "nmod")
    named = [o for o in owners if o.pos in ("NOUN", "PROPN", "ADJ") and o.lower not in arms()]
    return named[0] if len(named) > 0 else None


def _sufferers(marked: Marked, trigger: Trigger) -> list[Token]:
    """The heads that may name whom it befell, best first."""
    clause = trigger.clause
    if trigger.type in _MOVERS:
        moved = clause.object if clause.object is not None and clause.object.lower in _people() else clause.subject
        return [moved] if moved is not None else []
    if is_given(trigger):
        return [] if clause.subject is None else [clause.subject]
    if trigger.type is EventType.AGREEMENT_REACHED:
        partners = () if clause.subject is None or clause.passive else marked.children(clause.subject, "conj")
        return list(partners)
    if trigger.type in _GIVEN:
        return [
            c
            for c in marked.children(clause.verb or trigger.anchor, "obl", "nmod")
            if preposition_of(marked, c) == "to"
        ]
    if trigger.type not in _SUFFERED:
        return []
    if burns(trigger):
        return [] if clause.subject is None else [clause.subject]
    found = []
    held = clause.subject is not None and is_borne(trigger, clause.subject)
    if (clause.passive or held) and clause.subject is not None and _befalls(trigger):
        found.append(clause.subject)
    related = (clause.verb or trigger.anchor).dep == "acl:relcl"
    behind = clause.object is not None and (clause.object.i > trigger.anchor.i or related)
    if clause.object is not None and behind and not trigger.is_noun:
        found.append(clause.object)
    if clause.passive and len(found) > 0 and not trigger.is_noun:
        return found  # "was ambushed on the road": the road is where, not whom
    found.extend(_after_preposition(marked, trigger))
    anchors = [trigger.anchor, *marked.children(trigger.anchor, "xcomp")]
    if clause.verb is not None:
        anchors.append(clause.verb)
    for anchor in anchors:
        found.extend(c for c in marked.children(anchor, "nmod", "obl") if preposition_of(marked, c) in _TARGET_CASES)
    if trigger.is_noun and clause.verb is not None and trigger.anchor.dep.startswith("nsubj") and clause.object:
        found.append(clause.object)
    return found + fallen_on(marked, trigger)


def _befalls(trigger: Trigger) -> bool:
    """Whether a passive clause says of its subject that it suffered the deed: "were killed in an ambush" too."""
    if not trigger.is_noun or is_under(trigger):
        return True
    verb = trigger.clause.verb
    return verb is not None and verb.lower in _harming()


def _after_preposition(marked: Marked, trigger: Trigger) -> list[Token]:
    """The noun after "on", "at", "against" right behind the trigger, where the tree missed it."""
    after = words_after(marked, trigger.last)
    if trigger.last.lower not in _BEHIND and (len(after) == 0 or after[0].lower not in _BEHIND):
        return []
    nouns = [word for word in after if word.pos in ("NOUN", "PROPN")]
    following = [
        w for w in nouns if w.i + 1 >= len(marked.tokens) or marked.tokens[w.i + 1].pos not in ("NOUN", "PROPN")
    ]
    return following[:1]


@cache
def _people() -> frozenset[str]:
    return all_forms(frozenset(load("events")["classes"]["people"].split()))


def _can_act(index: EntityIndex, role: Role, kind: EventType) -> bool:
    """Whether the entity can be who did it: no place or paper, no medium, and no monitor who attacks or is kept out."""
    entity = index.get(role.entity)
    if entity is None or entity.type in _PLACES or entity.type is EntityType.DOCUMENT:
        return False
    if kind in _ONE_SIDED and entity.type is EntityType.MEDIA:
        return False
    onlooker = kind in _ONE_SIDED or kind in (EventType.MONITOR_ACCESS_DENIED, EventType.BREACH_TALLY)
    return not (onlooker and entity.type is EntityType.MONITOR)


def _is_document(index: EntityIndex, role: Role) -> bool:
    entity = index.get(role.entity)
    return entity is not None and entity.type is EntityType.DOCUMENT
