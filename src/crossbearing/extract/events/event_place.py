"""Where an event took place: the place its clause names, by the word before it, else the place told of just before."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.triggers import Trigger
from crossbearing.extract.names.entity_index import EntityIndex
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
_FROM = frozenset({"from", "of", "out"})
_TO = frozenset({"to", "into", "for", "onto", "through"})
_AWAY = frozenset({"towards", "toward"})
_PARTS = frozenset({"any", "all", "some", "each", "most", "none", "part", "parts", "both", "one", "outskirts", "edge"})
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
        if entity.type not in _PLACES or entity.id in ahead or _is_modifier(draft, mention):
            continue
        if _has_name(entity) is nameless:
            continue
        holders = _holders(mention, named)
        if any(h.type in _PLACES and h.id != entity.id and _has_name(h) is not nameless for h in holders):
            continue
        rank = _rank(draft, mention, trigger, ranks)
        if rank > 1 and len(holders) > 0 and _word_before(draft, mention.start) == "of":
            rank = 1
        key = (-rank, abs(mention.start - trigger.first.start))
        if rank > 0 and (best is None or key < best):
            best, found = key, entity.id
    return found


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
    named = [e for m, e in index.mentions_in(before) if is_place(e) and _has_name(e) and not _in_dateline(draft, m)]
    if len(named) > 0:
        return named[-1].id
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
