"""What a silence is about: what its own words name, else the happening or claim it follows."""

from dataclasses import replace
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.words.content_words import content_lemmas
from crossbearing.model.claim import Certainty, Claim
from crossbearing.model.entity import Entity, EntityType
from crossbearing.model.event import ATTACKS, Event, EventType
from crossbearing.model.silence import Silence, SilenceKind
from crossbearing.model.span import Span
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases

# "Nobody could verify this" speaks of a claim that ends at most this many characters before it: two sentences of news.
CLAIM_REACH = 250
# Where so many attacks on a place are told, a silence on it is not about one of them.
_SERIES = 4
_ABOUT_ATTACKS = (SilenceKind.NO_CLAIM_OF_RESPONSIBILITY, SilenceKind.NO_ATTRIBUTION, SilenceKind.NO_FIGURE)
_ASKED = (SilenceKind.NO_COMMENT, SilenceKind.NOT_REACHED, SilenceKind.DID_NOT_REPORT)
# What somebody is asked to answer for.
_VIOLENT = ATTACKS | {EventType.FIRE, EventType.BREACH_TALLY}
_ANSWERED = _VIOLENT | {EventType.AID_OBSTRUCTION, EventType.MONITOR_ACCESS_DENIED}
# What nobody is asked to comment on: that something was said, seen or negotiated.
_TALK = (EventType.STATEMENT, EventType.NEGOTIATION, EventType.MONITOR_OBSERVATION, EventType.MONITOR_ACCESS)


class Unsaid:
    """Tells of each silence of a draft what it is about."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._index = EntityIndex(draft.entities)

    def about(self, silence: Silence) -> str | None:
        """The id of an event, claim, deal or entity; None where the report gives nothing."""
        draft = self._draft
        own = [event for event in draft.events if silence.span.covers(event.trigger)]
        if own:
            return own[0].id
        named = self._named(silence)
        if named is not None:
            return named
        deal = next((deal for deal in draft.agreements if _names_a_deal(silence.span)), None)
        if deal is not None:
            return deal.id
        before = [claim for claim in draft.claims if 0 <= silence.span.start - claim.content[-1].end <= CLAIM_REACH]
        if silence.kind is SilenceKind.COULD_NOT_VERIFY and before and _doubts_a_claim(silence, before[-1]):
            return before[-1].id
        told = self._told_before(silence)
        return told.id if told is not None else before[-1].id if before else None

    def all(self) -> tuple[Silence, ...]:
        """The silences with what they are about; one right behind another is about the same unless it names a thing."""
        found: list[Silence] = []
        for silence in self._draft.silences:
            about = silence.about or (self._goes_on(found[-1], silence) if found else None) or self.about(silence)
            found.append(replace(silence, about=about))
        return tuple(found)

    def _goes_on(self, before: Silence, silence: Silence) -> str | None:
        """What the silence before is about, where this one follows it in its paragraph with nothing told between."""
        marked = self._draft.marked
        first, second = marked.sentence_at(before.span.start), marked.sentence_at(silence.span.start)
        if before.kind is not silence.kind or first is None or second is None or first.paragraph != second.paragraph:
            return None
        told = any(before.span.end <= event.trigger.start < silence.span.end for event in self._draft.events)
        named = self._topic(silence) is not None or _names_a_deal(silence.span)
        return None if told or named or second.index - first.index > 1 else before.about

    def _named(self, silence: Silence) -> str | None:
        """The happening at a place that the silent words name, else the place or state itself."""
        topic = self._topic(silence)
        if topic is None:
            return None
        if topic.type is EntityType.GOVERNMENT:
            return topic.id
        there = [event for event in self._draft.events if event.type not in _TALK and self._is_at(event, topic)]
        before = [event for event in there if event.trigger.start < silence.span.start and event.type in ATTACKS]
        if len(before) >= _SERIES and silence.kind is SilenceKind.DID_NOT_REPORT:
            return topic.id
        found = before or there
        return found[0].id if found else topic.id if silence.kind is SilenceKind.DID_NOT_REPORT else None

    def _is_at(self, event: Event, topic: Entity) -> bool:
        """Whether a happening took place there, or at a site that its sentence says is there."""
        if event.place is None or event.place == topic.id:
            return event.place is not None
        site, sentence = self._index.get(event.place), self._draft.marked.sentence_at(event.trigger.start)
        if site is None or site.type is not EntityType.FACILITY or sentence is None:
            return False
        return topic in self._index.in_span(self._draft.marked.span(sentence.start, sentence.end))

    def _topic(self, silence: Silence) -> Entity | None:
        """The place or state that stands behind "about", "on", "mention" and the like."""
        hit = next(_on().find(silence.span.quote), None)
        if hit is None or silence.kind in (SilenceKind.COULD_NOT_VERIFY, SilenceKind.NO_FIGURE):
            return None
        start = silence.span.start + hit.end
        if start >= silence.span.end:
            return None
        behind = self._index.in_span(self._draft.marked.span(start, silence.span.end))
        kinds = (EntityType.PLACE, EntityType.FACILITY, EntityType.GOVERNMENT)
        return next((entity for entity in behind if entity.id != silence.who and entity.type in kinds), None)

    def _told_before(self, silence: Silence) -> Event | None:
        """The last happening told before; of attacks the last one, where somebody is asked to answer for them."""
        told = [event for event in self._draft.events if event.trigger.start < silence.span.start]
        told = [event for event in told if event.type not in _TALK] or told
        here = [event for event in told if self._is_beside(event, silence)]
        if silence.kind in _ABOUT_ATTACKS:
            violent = [event for event in told if event.type in _VIOLENT]
            told = [event for event in violent if event in here] or violent or told
        elif silence.kind in _ASKED:
            told = [event for event in here if event.type in _ANSWERED] or told
        found = self._alike(silence, told) or told
        lead = self._lead_attack(silence)
        if lead is not None and found and not any(self._is_beside(event, silence) for event in found):
            return lead
        return max(found, key=lambda event: event.trigger.start, default=None)

    def _is_beside(self, event: Event, silence: Silence) -> bool:
        """Whether a happening is told in the paragraph of the silence."""
        marked = self._draft.marked
        first, second = marked.sentence_at(event.trigger.start), marked.sentence_at(silence.span.start)
        return first is not None and second is not None and first.paragraph == second.paragraph

    def _lead_attack(self, silence: Silence) -> Event | None:
        """The attack that the report opens on, of which a later paragraph speaks again without telling it."""
        if silence.kind not in (*_ABOUT_ATTACKS, *_ASKED):
            return None
        first = min(self._draft.events, key=lambda event: event.trigger.start, default=None)
        return first if first is not None and first.type in ATTACKS else None

    def _alike(self, silence: Silence, told: list[Event]) -> list[Event]:
        """The happenings that share words with what the silence is said to be on."""
        marked = self._draft.marked
        hit = next(_on().find(silence.span.quote), None)
        start = silence.span.end if hit is None else silence.span.start + hit.end
        if start >= silence.span.end:
            return []
        words = content_lemmas(marked, (marked.span(start, silence.span.end),))
        return [event for event in told if words & content_lemmas(marked, (event.trigger,))]


def _doubts_a_claim(silence: Silence, claim: Claim) -> bool:
    """Whether it is one claim that could not be verified: "it", "this", "the document"; not "the accounts"."""
    plural = next(_several().find(silence.span.quote), None)
    told = claim.last.holder is not None or claim.certainty is Certainty.HEDGED or not claim.about
    return plural is None and told


def _names_a_deal(span: Span) -> bool:
    words = {word.strip(".,;").lower() for word in span.quote.split()}
    return not words.isdisjoint(load("agreements_named")["words"])


@cache
def _on() -> Phrases:
    return Phrases({"on": load("silences")["on"]})


@cache
def _several() -> Phrases:
    return Phrases({"several": load("silences")["several"]})
