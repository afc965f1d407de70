"""Where an event took place: the place its clause names, by the word before it, else the place told of just before."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.triggers import Trigger
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.names.name_lexicon import listed_names
from crossbearing.extract.words.inflections import plurals
from crossbearing.extract.words.marked import Sentence
from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.event import EventType
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

# A place in the title counts as if it were named this often.
TITLE_WEIGHT = 3
# The topic of a report is named at least so often, and by this factor more than the next place.
MAIN_WEIGHT = 2
MAIN_LEAD = 1.15
_PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})
_IN = frozenset(
    {"in", "at", "near", "on", "outside", "around", "inside", "across", "over", "throughout", "within", "beside"}
)
_NEAR = frozenset({"near", "outside", "beside"})
_FROM = frozenset({"from", "of", "out"})
_TO = frozenset({"to", "into", "for", "onto", "through"})
_AWAY = frozenset({"towards", "toward"})
_SIGNED = re.compile(
    r"\b(?:signed|initial+ed|agreed|reached|brokered|negotiated|sealed|concluded|hammered out|announced)"
    r"(?: on [A-Z]?[\w. ]{1,16})? (?:in|at) (?:the )?\Z"
)
_SIGNED_REACH = 48
_IN_NAMED = re.compile(r" in (?:the \w+ of )?[A-Z]")
_PARTS = frozenset({"any", "all", "some", "each", "most", "none", "part", "parts", "both", "one", "outskirts", "edge"})
_KNOWN = frozenset({"the", "both", "these", "those", "all", "its", "their"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "this", "that"})

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
# A truce holds for the country, and so do wars; a postponement is told of where the thing postponed was to be.
_AT_LARGE = frozenset({EventType.CEASEFIRE_START})
_OF_THE_SCENE = frozenset({EventType.POSTPONEMENT})
_WARS = frozenset({"war", "conflict", "insurgency", "uprising"})
# Of those, the ones that take no place at all: where a paper was signed is not where it holds.
_PAPER = frozenset({EventType.AGREEMENT_REACHED, EventType.STATEMENT})


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
_HITS = frozenset(
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
    if trigger.type in _PAPER:
        return None
    ranks = _ranks(trigger.type)
    best: tuple[int, int] | None = None
    found = None
    named = index.mentions_in(stretch)
    ahead = {entity.id for mention, entity in named if _word_before(draft, mention.start) in _AWAY}
    for mention, entity in named:
        if entity.type not in _PLACES or entity.id in ahead:
            continue
        if trigger.type in PLACELESS and (_is_seat(draft, mention, named) or _is_signed_there(draft, mention)):
            continue
        home = trigger.type in _DEPARTURES and _is_home(draft, mention, named)
        if _is_modifier(draft, mention) and not home:
            continue
        if _has_name(entity) is nameless:
            continue
        holders = _holders(mention, named)
        if any(h.type in _PLACES and h.id != entity.id and _has_name(h) is not nameless for h in holders):
            continue
        beside = None if nameless else _beside(draft, mention, named)
        where, place = beside or (mention, entity)
        rank = ranks.origin if home else _rank(draft, where, trigger, ranks)
        if rank > 1 and len(holders) > 0 and not home and _word_before(draft, where.start) == "of":
            rank = 1
        key = (-rank, abs(where.start - trigger.first.start))
        if rank > 0 and (best is None or key < best):
            best, found = key, place.id
    return found


def struck(draft: Draft, index: EntityIndex, trigger: Trigger) -> str | None:
    """The id of the site that an attack hits, where the object of its verb is one; a site "in X" is told of as X."""
    clause = trigger.clause
    hit = clause.subject if clause.passive else clause.object
    if trigger.type not in _HITS or hit is None or hit.tag == "NNS" or _IN_NAMED.match(draft.marked.text, hit.end):
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
        nameless = entity.type is EntityType.PLACE and not _has_name(entity)
        known = nameless and (_are_settlements(draft, mention) or entity.mentions[0].start < mention.start)
        if known and _rank(draft, mention, trigger, ranks) >= ranks.inside:
            return entity.id
    return None


def _are_settlements(draft: Draft, mention: Mention) -> bool:
    """Whether the head of the phrase is a plural word for places: "the two towns"."""
    words = draft.marked.tokens_in(mention.start, mention.end)
    head = next((word for word in words if word.pos in ("NOUN", "PROPN") and word.lower in _kinds_of_place()), None)
    return head is not None and head.tag in ("NNS", "NNPS") and words[0].lower in _KNOWN


def _ranks(kind: EventType) -> _Ranks:
    if kind in PLACELESS:
        return _INDOORS
    if kind in _DEPARTURES:
        return _DEPART
    return _ARRIVE if kind in _ARRIVALS else _STAY


def _rank(draft: Draft, mention: Mention, trigger: Trigger, ranks: _Ranks) -> int:
    word = _word_before(draft, mention.start)
    if word in _IN:
        return ranks.inside
    if word in _FROM:
        return ranks.origin
    if word in _TO:
        return ranks.goal
    if _is_object(draft, mention, trigger):
        return ranks.bare
    return min(ranks.bare, 2 if mention.start > trigger.first.start else 1)


def _is_home(draft: Draft, mention: Mention, named: list[tuple[Mention, Entity]]) -> bool:
    """Whether the name is that of the home of people: "the inhabitants of Orla", "Orla residents"."""
    people = [holder for holder in _holders(mention, named) if holder.type is EntityType.GROUP]
    return bool(people) and (_word_before(draft, mention.start) in _FROM or _is_modifier(draft, mention))


def _beside(draft: Draft, mention: Mention, named: list[tuple[Mention, Entity]]) -> tuple[Mention, Entity] | None:
    """The place without a name that a name only helps to find: "a village near Orla" is not Orla."""
    if _word_before(draft, mention.start) not in _NEAR:
        return None
    around = (
        (other, entity)
        for other, entity in named
        if other.start < mention.start and other.end == mention.end and entity.type in _PLACES
    )
    return next((pair for pair in around if not _has_name(pair[1])), None)


def _is_seat(draft: Draft, mention: Mention, named: list[tuple[Mention, Entity]]) -> bool:
    """Whether the place only says where those sit who speak: "the General Staff in Orla said"."""
    text = draft.marked.text
    return any(
        other.end < mention.start and entity.type not in _PLACES and text[other.end : mention.start] in (" in ", " at ")
        for other, entity in named
    )


def _is_somebodys(draft: Draft, mention: Mention, named: list[tuple[Mention, Entity]]) -> bool:
    """Whether the place only says who somebody is: "the army of Orla", "soldiers at Orla"."""
    return _is_seat(draft, mention, named) or any(h.type not in _PLACES for h in _holders(mention, named))


def _is_signed_there(draft: Draft, mention: Mention) -> bool:
    """Whether a paper was signed there: where it holds is another matter."""
    return _SIGNED.search(draft.marked.text, max(0, mention.start - _SIGNED_REACH), mention.start) is not None


def _is_object(draft: Draft, mention: Mention, trigger: Trigger) -> bool:
    """Whether the place stands right behind the trigger's verb or is its object."""
    words = draft.marked.tokens_in(mention.start, mention.end)
    if any(word == trigger.clause.object for word in words):
        return True
    between = draft.marked.tokens_in(trigger.anchor.end, mention.start)
    return mention.start >= trigger.anchor.end and all(word.lower in _ARTICLES or word.pos == "ADJ" for word in between)


def _word_before(draft: Draft, offset: int) -> str:
    """The last word before `offset`, articles and adjectives left out."""
    marked = draft.marked
    sentence = marked.sentence_at(offset)
    if sentence is None:
        return ""
    words = [word for word in marked.tokens_in(sentence.start, offset) if word.end <= offset]
    while len(words) > 0:
        word = words.pop()
        if word.lower in _ARTICLES or word.pos in ("ADJ", "NUM"):
            continue
        if word.lower == "of" and len(words) > 0 and words[-1].lower in _kinds_of_place() | _PARTS:
            words.pop()
            continue
        return word.lower
    return ""


@cache
def _kinds_of_place() -> frozenset[str]:
    """Words for what a place is: "the town of Maychew" is Maychew."""
    return plurals(frozenset(load("events")["classes"]["land"].split()))


def _holders(mention: Mention, named: list[tuple[Mention, Entity]]) -> list[Entity]:
    """The entities named by longer phrases around a name ("the army of Tigray", "Fuaa and Kafraya")."""
    return [
        entity
        for other, entity in named
        if other.start <= mention.start and mention.end <= other.end and other != mention
    ]


def _is_modifier(draft: Draft, mention: Mention) -> bool:
    """Whether the name only qualifies a noun after it ("Waer residents", "the town's hospital", "US-supplied")."""
    tokens = draft.marked.tokens_in(mention.start, mention.end)
    if len(tokens) == 0:
        return True
    last = tokens[-1]
    if draft.marked.text[last.end : last.end + 1] in ("-", "‑"):
        return True  # "US-supplied rockets" did not fall on the United States
    head = draft.marked.head(last)
    return last.dep in ("compound", "amod") and head is not None and head.start >= mention.end


def scene_of(scenes: list[tuple[int, str]], draft: Draft, index: EntityIndex, trigger: Trigger) -> str | None:
    """The place of an event whose own words name none: where the report plays at that point, by the kind of event.

    `scenes` holds the first character and the place of each event placed so far.
    """
    if trigger.type in _AT_LARGE or trigger.anchor.lemma in _WARS:
        return country_at_war(draft)
    if trigger.type in PLACELESS and trigger.type not in _OF_THE_SCENE:
        return None
    return scene_before(scenes, draft, index, trigger)


def country_at_war(draft: Draft) -> str | None:
    """The country that the report plays in, where it names it as a place."""
    countries = [
        (sum(mention.kind is MentionKind.NAME for mention in entity.mentions), -number, entity.id)
        for number, entity in enumerate(draft.entities)
        if entity.type is EntityType.PLACE and _is_country(entity)
    ]
    return max(countries)[2] if countries else None


def _is_country(entity: Entity) -> bool:
    listed = listed_names().get(entity.name)
    return listed is not None and listed.sort == "country"


def scene_before(scenes: list[tuple[int, str]], draft: Draft, index: EntityIndex, trigger: Trigger) -> str | None:
    """The place told of last in the paragraph before the trigger, else the place that the report is mostly about.

    `scenes` holds the first character and the place of each event placed so far.
    """
    sentence = draft.marked.sentences[trigger.first.sentence]
    sentences = draft.marked.sentences
    paragraph = [s.start for s in sentences if s.paragraph == sentence.paragraph and s.zone == sentence.zone]
    near = [p for at, p in scenes if paragraph[0] <= at < trigger.first.start and _has_name(index.get(p))]
    if len(near) > 0:
        return near[-1]
    before = Span.of(draft.marked.text, paragraph[0], trigger.first.end)
    told = index.mentions_in(before)
    named = [(m, e) for m, e in told if is_place(e) and _has_name(e) and not _in_dateline(draft, m)]
    lands = [(m, e) for m, e in named if e.type is EntityType.PLACE]
    scenic = [(m, e) for m, e in lands if not _is_somebodys(draft, m, told)]
    if len(named) > 0:
        return (scenic or lands or named)[-1][1].id
    return _named_next(draft, index, sentence) or main_place(draft)


def _named_next(draft: Draft, index: EntityIndex, sentence: Sentence) -> str | None:
    """The place that the rest of this sentence or the next one of its paragraph says something happened in."""
    following = draft.marked.sentences[sentence.index : sentence.index + 2]
    last = following[-1] if following[-1].paragraph == sentence.paragraph else sentence
    near = index.mentions_in(draft.marked.span(sentence.start, last.end))
    there = [e for m, e in near if is_place(e) and _has_name(e) and _word_before(draft, m.start) in _IN]
    return there[0].id if len(there) > 0 else None


def _has_name(entity: Entity | None) -> bool:
    """Whether a place is named anywhere, so that more than one event can be laid there."""
    return entity is not None and any(mention.kind is MentionKind.NAME for mention in entity.mentions)


def main_place(draft: Draft) -> str | None:
    """The place that the report is mostly about: named in its title or most often; None if two are so alike."""
    counts: Counter[str] = Counter()
    for entity in draft.entities:
        if entity.type in _PLACES and _has_name(entity):
            counts[entity.id] = sum(_weight(draft, mention) for mention in entity.mentions)
    topic = _first_of_title(draft)
    if topic is not None:
        counts[topic] += TITLE_WEIGHT
    ranked = sorted(counts.items(), key=lambda pair: -pair[1])
    if len(ranked) == 0 or ranked[0][1] < MAIN_WEIGHT:
        return None
    if len(ranked) > 1 and ranked[0][1] < MAIN_LEAD * ranked[1][1]:
        return None
    return ranked[0][0]


def _first_of_title(draft: Draft) -> str | None:
    """The named place that stands first in the title as a scene."""
    inside = [
        (mention.start, entity.id)
        for entity in draft.entities
        if entity.type in _PLACES and _has_name(entity)
        for mention in entity.mentions
        if _is_scene_of_title(draft, mention)
    ]
    return min(inside)[1] if len(inside) > 0 else None


def _weight(draft: Draft, mention: Mention) -> int:
    """What a mention says for a place as the report's topic: nothing in a dateline, most in the title."""
    if _in_dateline(draft, mention):
        return 0
    return TITLE_WEIGHT if _is_scene_of_title(draft, mention) else 1


def _is_scene_of_title(draft: Draft, mention: Mention) -> bool:
    """Whether the title lays something there; a capital that only "answers" is a government."""
    titles = draft.marked.report.spans_of(ZoneKind.TITLE)
    inside = any(span.start <= mention.start < span.end for span in titles)
    return inside and _word_before(draft, mention.start) in _IN | _FROM | _TO


def _in_dateline(draft: Draft, mention: Mention) -> bool:
    spans = draft.marked.report.spans_of(ZoneKind.DATELINE)
    return any(span.start <= mention.start < span.end for span in spans)


def is_place(entity: Entity | None) -> bool:
    """Whether an entity is somewhere."""
    return entity is not None and entity.type in _PLACES
