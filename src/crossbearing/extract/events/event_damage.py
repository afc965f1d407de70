"""The weapons of an event and what it damaged."""

from dataclasses import dataclass
from functools import cache

from crossbearing.extract.events.event_clause import NEAR, clause_of, object_words, phrase
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.event import ATTACKS, Damage, DamageLevel, EventType, Weapon
from crossbearing.model.span import Span
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases

_ARMED = ATTACKS | {EventType.WEAPONS_HANDOVER, EventType.WEAPONS_WITHDRAWAL}
_LEFT_OUT = frozenset({"DET", "PRON", "PUNCT", "ADP", "CCONJ"})


# What leaves damage, or goes to see it.
DAMAGING = frozenset(
    {
        EventType.OFFENSIVE,
        EventType.SHELLING,
        EventType.ROCKET_FIRE,
        EventType.AIRSTRIKE,
        EventType.FIRE,
        EventType.MONITOR_OBSERVATION,
    }
)


@dataclass(frozen=True, slots=True)
class _Words:
    levels: dict[str, DamageLevel]
    things: frozenset[str]
    severe: frozenset[str]
    out_of_service: Phrases


@cache
def _words() -> _Words:
    table = load("damage")
    return _Words(
        _levels(table["levels"]),
        all_forms(frozenset(table["objects"]["things"].split())),
        frozenset(table["degree"]["severe"].split()),
        Phrases({"out_of_service": table["degree"]["out_of_service"]}),
    )


def _levels(table: dict[str, str]) -> dict[str, DamageLevel]:
    """The level of each form of a verb; one listed twice has the level listed first."""
    found: dict[str, DamageLevel] = {}
    for level, verbs in table.items():
        for form in all_forms(frozenset(verbs.split())):
            found.setdefault(form, DamageLevel(level))
    return found


@cache
def weapon_words() -> Phrases:
    """The words for weapons, by their kind."""
    return Phrases(load("weapons")["kinds"])


def weapons_in(marked: Marked, kind: EventType, span: Span) -> tuple[Weapon, ...]:
    """The weapons named in the words of an armed event, each kind once."""
    if kind not in _ARMED:
        return ()
    found: dict[str, Weapon] = {}
    for hit in weapon_words().find(marked.text, span.start, span.end):
        found.setdefault(hit.label, Weapon(hit.label, marked.span(hit.start, hit.end)))
    return tuple(found.values())


def damage_in(marked: Marked, sentence: Sentence) -> tuple[Damage, ...]:
    """What a sentence says was damaged or destroyed."""
    found = []
    for word in marked.words(sentence):
        level = _level(marked, word)
        if level is None:
            continue
        thing = _thing(marked, word)
        if len(thing) > 0:
            found.append(_damage(marked, word, thing, level))
    return tuple(found)


def _level(marked: Marked, word: Token) -> DamageLevel | None:
    level = _words().levels.get(word.lower)
    if level is None or word.pos not in ("VERB", "NOUN", "ADJ"):
        return None
    severe = level is DamageLevel.DAMAGED and _is_severe(marked, word)
    return DamageLevel.SEVERELY_DAMAGED if severe else level


def _is_severe(marked: Marked, word: Token) -> bool:
    near = marked.tokens[max(0, word.i - 2) : word.i + 3]
    return any(other.lower in _words().severe and other.sentence == word.sentence for other in near)


def _thing(marked: Marked, word: Token) -> tuple[Token, ...]:
    """The words of what was hit: the object (or subject of the passive) if it is a thing; else nothing."""
    clause = clause_of(marked, word)
    candidates = object_words(marked, word, clause) if clause.verb == word else _following(marked, word)
    things = [token for token in candidates if token.lower in _words().things]
    if len(things) == 0:
        return ()
    head = things[0]
    while head.i + 1 < len(marked.tokens) and marked.tokens[head.i + 1] in things:
        head = marked.tokens[head.i + 1]
    first = head.i
    while first - 1 > 0 and marked.tokens[first - 1].pos in ("NOUN", "ADJ", "NUM") and marked.tokens[first - 1] != word:
        first -= 1
    return marked.tokens[first : head.i + 1]


def _following(marked: Marked, word: Token) -> tuple[Token, ...]:
    last = min(marked.sentences[word.sentence].last, word.i + 1 + NEAR)
    return marked.tokens[word.i + 1 : last]


def _damage(marked: Marked, word: Token, thing: tuple[Token, ...], level: DamageLevel) -> Damage:
    first, last = min(word.i, thing[0].i), max(word.i, thing[-1].i)
    if first > 0 and marked.tokens[first - 1].lower in _words().severe:
        first -= 1
    name = " ".join(token.text for token in thing if token.pos not in _LEFT_OUT)
    return Damage(name, level, marked.span_of(marked.tokens[first], marked.tokens[last]))


def out_of_service_in(marked: Marked, sentence: Sentence) -> tuple[Damage, ...]:
    """What a sentence says no longer works."""
    found = []
    for hit in _words().out_of_service.find(marked.text, sentence.start, sentence.end):
        token = marked.token_at(hit.start)
        subject = None if token is None else clause_of(marked, token).subject
        if token is not None and subject is not None and subject.lower in _words().things:
            words = phrase(marked, subject)
            name = " ".join(word.text for word in words if word.pos not in _LEFT_OUT)
            found.append(Damage(name, DamageLevel.OUT_OF_SERVICE, marked.span(words[0].start, hit.end)))
    return tuple(found)
