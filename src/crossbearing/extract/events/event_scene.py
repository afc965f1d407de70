"""Where an event took place whose own words do not say: the place told of just before, or the report's own."""

from collections import Counter

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.event_place import PLACELESS
from crossbearing.extract.events.place_wording import (
    FROM,
    IN,
    PLACES,
    TO,
    has_name,
    in_dateline,
    is_modifier,
    is_place,
    is_somebodys,
    speaks,
    word_before,
)
from crossbearing.extract.events.triggers import Trigger
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.names.name_lexicon import listed_names
from crossbearing.extract.words.marked import Sentence
from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.event import EventType
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind

# A place in the title counts as if it were named this often.
TITLE_WEIGHT = 3
# The topic of a report is named at least so often, and by this factor more than the next place.
MAIN_WEIGHT = 2
MAIN_LEAD = 1.15
# A heading has no more words than this.
HEADING_WORDS = 8
# A truce holds for the country, and so do wars; a postponement is told of where the thing postponed was to be.
_AT_LARGE = frozenset({EventType.CEASEFIRE_START})
_OF_THE_SCENE = frozenset({EventType.POSTPONEMENT})
_PARTIES = frozenset({EntityType.ARMED_ACTOR, EntityType.GOVERNMENT, EntityType.GROUP, EntityType.ORGANISATION})
_WARS = frozenset({"war", "conflict", "insurgency", "uprising"})


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
    told_before = (index.get(p) for at, p in scenes if paragraph[0] <= at < trigger.first.start)
    near = [place for place in told_before if place is not None and has_name(place) and not _is_country(place)]
    if len(near) > 0:
        return near[-1].id
    headed = _heading_place(draft, index, sentence)
    before = Span.of(draft.marked.text, paragraph[0], trigger.first.end)
    told = index.mentions_in(before)
    named = [(m, e) for m, e in told if is_place(e) and has_name(e) and not in_dateline(draft, m)]
    lands = [(m, e) for m, e in named if e.type is EntityType.PLACE]
    scenic = [(m, e) for m, e in lands if not is_somebodys(draft, m, told)]
    if len(scenic) > 0:
        return scenic[-1][1].id
    elsewhere = headed or _named_next(draft, index, sentence) or main_place(draft, index)
    return elsewhere or next((e.id for m, e in reversed(lands or named) if not speaks(draft, m)), None)


def _heading_place(draft: Draft, index: EntityIndex, sentence: Sentence) -> str | None:
    """The place that the heading above a paragraph names: "3. Durra"."""
    sentences = draft.marked.sentences
    above = next((s for s in reversed(sentences[: sentence.index]) if s.paragraph != sentence.paragraph), None)
    if above is None or above.zone is not sentence.zone or above.last - above.first > HEADING_WORDS:
        return None
    if above.paragraph != sentence.paragraph - 1 or any(w.pos == "VERB" for w in draft.marked.words(above)):
        return None
    named = index.mentions_in(draft.marked.span(above.start, above.end))
    return next((e.id for m, e in named if is_place(e) and has_name(e)), None)


def _named_next(draft: Draft, index: EntityIndex, sentence: Sentence) -> str | None:
    """The place that the rest of this sentence or the next one of its paragraph says something happened in."""
    following = draft.marked.sentences[sentence.index : sentence.index + 2]
    last = following[-1] if following[-1].paragraph == sentence.paragraph else sentence
    near = index.mentions_in(draft.marked.span(sentence.start, last.end))
    there = [e for m, e in near if is_place(e) and has_name(e) and word_before(draft, m.start) in IN]
    return there[0].id if len(there) > 0 else None


def main_place(draft: Draft, index: EntityIndex) -> str | None:
    """The place that the report is mostly about: named in its title or most often; None if two are so alike."""
    counts: Counter[str] = Counter()
    for entity in draft.entities:
        if entity.type in PLACES and has_name(entity):
            counts[entity.id] = sum(_weight(draft, index, mention) for mention in entity.mentions)
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
        if entity.type in PLACES and has_name(entity)
        for mention in entity.mentions
        if _is_scene_of_title(draft, mention)
    ]
    return min(inside)[1] if len(inside) > 0 else None


def _weight(draft: Draft, index: EntityIndex, mention: Mention) -> int:
    """What a mention says for a place as the report's topic: nothing in a dateline or name, most in the title."""
    if in_dateline(draft, mention):
        return 0
    if _is_scene_of_title(draft, mention):
        return TITLE_WEIGHT
    return 0 if _is_of_name(draft, index, mention) else 1


def _is_of_name(draft: Draft, index: EntityIndex, mention: Mention) -> bool:
    """Whether the place only stands in the name of a party: "the Amhara militia", "the Sulik clan"."""
    longest = index.longest_at(mention.start, mention.end)
    if longest is None or longest == mention or longest.end <= mention.end:
        return False
    holder = index.at(longest.start, longest.end)
    return holder is not None and holder.type in _PARTIES and is_modifier(draft, mention)


def _is_scene_of_title(draft: Draft, mention: Mention) -> bool:
    """Whether the title lays something there; a capital that only "answers" is a government."""
    titles = draft.marked.report.spans_of(ZoneKind.TITLE)
    inside = any(span.start <= mention.start < span.end for span in titles)
    return inside and word_before(draft, mention.start) in IN | FROM | TO
