"""Where the words of an event lay it: the place its clause names, by the word before it."""

import re
from dataclasses import dataclass

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.place_wording import (
    ARTICLES,
    AWAY,
    FROM,
    IN,
    OUT_OF,
    PLACES,
    TO,
    are_settlements,
    beside,
    has_name,
    holders,
    is_home,
    is_modifier,
    is_seat,
    is_signed_there,
    word_before,
)
from crossbearing.extract.events.triggers import Trigger
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.model.entity import Entity, EntityType, Mention
from crossbearing.model.event import EventType
from crossbearing.model.span import Span

_IN_NAMED = re.compile(r" in (?:the \w+ of )?[A-Z]")

_DEPARTURES = frozenset(
    {EventType.EVACUATION, EventType.DISPLACEMENT, EventType.WITHDRAWAL, EventType.WEAPONS_WITHDRAWAL}
)
# These happen between parties or on paper; the report's scene is not their place.
PLACELESS = frozenset(
    {
        EventType.AGREEMENT_REACHED,
        EventType.CEASEFIRE_START,
        EventType.STATEMENT,
        EventType.PRISONER_RELEASE,
        EventType.PRISONER_EXCHANGE,
        EventType.DETENTION,
        EventType.BREACH_TALLY,
        EventType.POSTPONEMENT,
        EventType.NEGOTIATION,
        EventType.WEAPONS_HANDOVER,
    }
)
# Of those, papers, whose only place is where they were signed.
PAPERS = frozenset({EventType.AGREEMENT_REACHED, EventType.STATEMENT})


# From this rank on the words say plainly that it happened there.
PLAIN = 4
# "Where" opens its clause this many words before the trigger at most.
_WHERE_REACH = 12
# The place that opens a sentence stands among its first words: "in the town of Orla".
_OPENING_WORDS = 5
_OPENERS = frozenset({"in", "at", "near", "outside", "around", "inside"})


@dataclass(frozen=True, slots=True)
class _Ranks:
    """How well the word before a place fits it for a place of the event: more is better, 0 not at all."""

    inside: int
    origin: int
    goal: int
    bare: int


_STAY = _Ranks(inside=4, origin=2, goal=2, bare=5)
_DEPART = _Ranks(inside=2, origin=4, goal=0, bare=5)
_ARRIVE = _Ranks(inside=3, origin=0, goal=4, bare=5)
_INDOORS = _Ranks(inside=4, origin=0, goal=2, bare=0)
HITS = frozenset(
    {
        EventType.SHELLING,
        EventType.AIRSTRIKE,
        EventType.ROCKET_FIRE,
        EventType.FIRE,
        EventType.OFFENSIVE,
        EventType.SNIPER_FIRE,
    }
)
_ARRIVALS = frozenset({EventType.AID_DELIVERY, EventType.CONTROL_CHANGE, EventType.MONITOR_ACCESS})


def place_in(
    draft: Draft, index: EntityIndex, trigger: Trigger, stretch: Span, *, nameless: bool = False
) -> str | None:
    """The id of the place that the words of an event name as its scene; None if they name none.

    With `nameless` the best of the places without a name ("a clinic", "the barracks").
    """
    best = best_place(draft, index, trigger, stretch, nameless=nameless)
    return None if best is None else best[1]


def best_place(
    draft: Draft, index: EntityIndex, trigger: Trigger, stretch: Span, *, nameless: bool
) -> tuple[int, str] | None:
    """How well the best place of these words fits, and its id; None if none does."""
    if trigger.type in PAPERS:
        return _signed_at(draft, index, stretch, nameless=nameless)
    ranks = _ranks(trigger.type)
    best: tuple[int, int] | None = None
    found = None
    named = index.mentions_in(stretch)
    if not any(entity.type in PLACES for _, entity in named):
        return None
    ahead = {entity.id for mention, entity in named if word_before(draft, mention.start) in AWAY}
    for mention, entity in named:
        if entity.type not in PLACES or entity.id in ahead:
            continue
        if trigger.type in PLACELESS and is_signed_there(draft, mention):
            continue
        if is_seat(draft, mention, named, told=trigger.type not in PLACELESS or mention.start > trigger.last.start):
            continue
        if _holds_finer(draft, mention, named):
            continue
        home = trigger.type in _DEPARTURES and is_home(draft, mention, named)
        if is_modifier(draft, mention) and not home:
            continue
        if has_name(entity) is nameless:
            continue
        around = holders(mention, named)
        if any(h.type in PLACES and h.id != entity.id and has_name(h) is not nameless for h in around):
            continue
        where, place = (None if nameless else beside(draft, mention, named)) or (mention, entity)
        rank = ranks.origin if home else _rank(draft, where, trigger, ranks)
        if rank > 1 and len(around) > 0 and not home and word_before(draft, where.start) == "of":
            rank = 1
        key = (-rank, abs(where.start - trigger.first.start))
        if rank > 0 and (best is None or key < best):
            best, found = key, place.id
    return None if best is None or found is None else (-best[0], found)


def _holds_finer(draft: Draft, mention: Mention, named: list[tuple[Mention, Entity]]) -> bool:
    """Whether the name owns the place right behind it: "Orla's Durra district" is Durra."""
    owns = draft.marked.text[mention.end : mention.end + 2] in ("'s", "’s")
    return owns and any(m.start == mention.end + 3 and e.type in PLACES and has_name(e) for m, e in named)


def _signed_at(draft: Draft, index: EntityIndex, stretch: Span, *, nameless: bool) -> tuple[int, str] | None:
    """Where a paper was signed, with how sure that is; where it was only reached or announced is no place of it."""
    for mention, entity in index.mentions_in(stretch):
        if entity.type in PLACES and has_name(entity) is not nameless and is_signed_there(draft, mention):
            return PLAIN, entity.id
    return None


def told_where(draft: Draft, index: EntityIndex, trigger: Trigger) -> str | None:
    """The id of the place that a clause with "where" hangs on: "Durra, where two men were shot"."""
    marked = draft.marked
    first = marked.sentences[trigger.first.sentence].first
    before = marked.tokens[max(first, trigger.first.i - _WHERE_REACH) : trigger.first.i]
    wheres = [word for word in before if word.lower == "where"]
    if len(wheres) == 0 or wheres[-1].i < first + 1:
        return None
    last = marked.tokens[wheres[-1].i - 1]
    last = marked.tokens[last.i - 1] if last.text == "," and last.i > first else last
    between = marked.tokens[wheres[-1].i + 1 : trigger.first.i]
    if any(word.text in ",;:" and word.i + 1 < trigger.first.i for word in between):
        return None
    entity = index.of_word(last.start)
    return entity.id if entity is not None and entity.type in PLACES else None


def opening_place(draft: Draft, index: EntityIndex, trigger: Trigger) -> str | None:
    """The id of the named place that a sentence opens with: "At Orla, a liaison officer says, they asked for days"."""
    marked = draft.marked
    sentence = marked.sentences[trigger.first.sentence]
    opening = marked.tokens[sentence.first : min(sentence.last, sentence.first + _OPENING_WORDS)]
    if len(opening) < _OPENING_WORDS or opening[0].lower not in _OPENERS or trigger.first.i <= opening[-1].i:
        return None
    for mention, entity in index.mentions_in(marked.span(opening[0].start, trigger.first.start)):
        if mention.start > opening[-1].start:
            return None
        if entity.type in PLACES and has_name(entity) and not is_modifier(draft, mention):
            return entity.id
    return None


def struck(draft: Draft, index: EntityIndex, trigger: Trigger) -> str | None:
    """The id of the site that an attack hits, where the object of its verb is one; a site "in X" is told of as X."""
    clause = trigger.clause
    hit = clause.subject if clause.passive else clause.object
    if trigger.type not in HITS or hit is None or hit.tag == "NNS" or _IN_NAMED.match(draft.marked.text, hit.end):
        return None
    entity = index.headed_at(hit.start)
    return entity.id if entity is not None and entity.type is EntityType.FACILITY else None


def told_of(draft: Draft, index: EntityIndex, trigger: Trigger, stretch: Span) -> str | None:
    """The id of a place without a name that is plainly the scene and was told of before: "retook the village".

    So are several places told of as one: "left the four towns", "in both villages".
    """
    ranks = _ranks(trigger.type)
    if trigger.type in PLACELESS:
        return None
    for mention, entity in index.mentions_in(stretch):
        nameless = entity.type is EntityType.PLACE and not has_name(entity)
        known = nameless and (are_settlements(draft, mention) or entity.mentions[0].start < mention.start)
        if known and _rank(draft, mention, trigger, ranks) >= ranks.inside:
            return entity.id
    return None


def _ranks(kind: EventType) -> _Ranks:
    if kind in PLACELESS:
        return _INDOORS
    if kind in _DEPARTURES:
        return _DEPART
    return _ARRIVE if kind in _ARRIVALS else _STAY


def _rank(draft: Draft, mention: Mention, trigger: Trigger, ranks: _Ranks) -> int:
    word = word_before(draft, mention.start)
    if word in IN:
        return ranks.inside
    if trigger.type is EventType.CONTROL_CHANGE and trigger.last.lower in FROM and word in FROM:
        return ranks.inside  # whom they drove out of it held it
    if word in OUT_OF and trigger.type in HITS:
        return 0  # where the shells came from is not where they fell
    if word in FROM:
        return ranks.origin
    if word in TO:
        return ranks.goal
    if _is_object(draft, mention, trigger):
        return ranks.bare
    return min(ranks.bare, 2 if mention.start > trigger.first.start else 1)


def _is_object(draft: Draft, mention: Mention, trigger: Trigger) -> bool:
    """Whether the place stands right behind the trigger's verb or is its object."""
    words = draft.marked.tokens_in(mention.start, mention.end)
    if any(word == trigger.clause.object for word in words):
        return True
    between = draft.marked.tokens_in(trigger.anchor.end, mention.start)
    return mention.start >= trigger.anchor.end and all(word.lower in ARTICLES or word.pos == "ADJ" for word in between)
