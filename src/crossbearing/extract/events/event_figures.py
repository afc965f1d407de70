"""Which figure measures which event."""

import re
from dataclasses import replace
from datetime import date, timedelta

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.cause import is_mishap
from crossbearing.extract.time.timeline import when_of
from crossbearing.extract.words.marked import Marked
from crossbearing.model.event import ATTACKS, Event, EventType, Modality
from crossbearing.model.figure import Category, Figure
from crossbearing.model.span import Span
from crossbearing.model.when import When
from crossbearing.vocab import load

_DEATHS = frozenset({Category.KILLED, Category.WOUNDED, Category.CASUALTIES, Category.MISSING, Category.BODIES})
_HELD = frozenset({Category.RELEASED, Category.DETAINED, Category.CAPTURED, Category.BODIES})
_MOVED = frozenset({Category.EVACUATED})
# What measures an event of a type; other figures may stand beside it but are not its toll.
TOLLS: dict[EventType, frozenset[Category]] = {
    **dict.fromkeys((*sorted(ATTACKS), EventType.FIRE), _DEATHS),
    EventType.SIEGE: frozenset({Category.KILLED}),
    EventType.EVACUATION: _MOVED,
    EventType.DISPLACEMENT: _MOVED,
    EventType.POSTPONEMENT: _MOVED,
    EventType.PRISONER_RELEASE: _HELD,
    EventType.PRISONER_EXCHANGE: _HELD,
    EventType.DETENTION: frozenset({Category.DETAINED, Category.CAPTURED}),
    EventType.BREACH_TALLY: frozenset({Category.VIOLATIONS}),
    EventType.WEAPONS_HANDOVER: frozenset({Category.WEAPONS}),
    EventType.WEAPONS_WITHDRAWAL: frozenset({Category.WEAPONS}),
    EventType.MONITOR_OBSERVATION: frozenset({Category.BODIES}),
}
# What stands with an event in its own clause without measuring it.
_BESIDE: dict[Category, frozenset[EventType]] = {
    Category.VEHICLES: frozenset(
        {EventType.EVACUATION, EventType.AID_DELIVERY, EventType.WITHDRAWAL, EventType.MONITOR_ACCESS}
    ),
    Category.AID: frozenset({EventType.AID_DELIVERY, EventType.AID_OBSTRUCTION}),
    Category.ROUNDS: frozenset({EventType.MONITOR_ACCESS_DENIED, EventType.POSTPONEMENT}),
    Category.MUNITIONS: ATTACKS,
}
# What travels, and what is fired, is told of in the sentences after its event as well.
_CARRIED = frozenset({Category.VEHICLES, Category.MUNITIONS})
# The toll of a war or of a stretch of time is that of none of its attacks: "since the war began", "so far this year".
_OF_A_STRETCH = re.compile(
    r"\bsince\s+(?:the\s+)?(?:start|beginning|outbreak|onset|eruption)\s+of\s+(?:the\s+|this\s+|its\s+)?(?:\w+\s+)?"
    r"(?:war|conflict|uprising|revolution|revolt|rebellion|insurgency|invasion|intervention|crisis|year|month)\b"
    r"|\bsince\s+(?:the\s+|this\s+)?(?:\w+\s+)?(?:war|conflict|uprising|revolution|rebellion|insurgency|invasion|crisis)\b"
    r"|\bsince\s+(?:[A-Z][a-z]+\s+)?(?:of\s+)?(?:19|20)\d\d\b"
    r"|\b(?:war|conflict|insurgency|crisis|uprising)\s+(?:that|which)\s+(?:has|have|had)\s+(?:\w+\s+)?(?:killed|claimed|left|cost)"
    r"|\b(?:years?|decades?|months)(?:\s+|-)(?:old\s+|long\s+)?(?:of\s+)?(?:\w+\s+)?(?:war|conflict|fighting|insurgency|violence|rebellion)\b"
    r"|\b(?:over|in|during|within)\s+the\s+(?:past|last|first|previous)\s+(?:\w+\s+)?(?:years?|decades?|months|half\b|quarter\b)"
    r"|\b(?:so\s+far\s+)?this\s+year\b|\b(?:every|each|per|a)\s+(?:year|month)\b|\bannually\b",
    re.IGNORECASE,
)
# Nor is what many attacks did together: "73 attacks and 112 dead".
_OF_ATTACKS = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens(?:\s+of)?|scores(?:\s+of)?"
    r"|hundreds(?:\s+of)?)\s+(?:[\w-]+\s+)?(?:attacks|strikes|airstrikes|raids|incidents|bombings|assaults)\b"
    r"|\bin\s+(?:such|similar)\s+(?:attacks|incidents|raids|bombings)\b",
    re.IGNORECASE,
)
# A count over more days than this is that of a stretch, unless its event lasts as long.
_STRETCH = timedelta(days=45)
# These describe a place or a way, not a happening.
_OUTSIDE = frozenset({Category.POPULATION, Category.DISTANCE})
_NEAR = frozenset({Category.VEHICLES, Category.AID, Category.ROUNDS, Category.SHARE, Category.DURATION})
# A part of a count stands at most this many characters behind it.
PART_REACH = 40
_PEOPLE = frozenset({"persons", "households"})
_MANY = frozenset(
    {"attacks", "strikes", "airstrikes", "raids", "bombings", "assaults", "clashes", "battles", "killings"}
)
_FOUND_DEAD = frozenset({"bodies", "corpses", "body", "corpse"})
_EXPECTED = frozenset({Modality.PLANNED, Modality.DENIED})


def tie_figures(draft: Draft) -> Draft:
    """The draft with the figures tied to the events they measure, and the events' casualties filled."""
    figures = _with_parts(draft, tuple(replace(figure, event=_event_of(draft, figure)) for figure in draft.figures))
    by_id = {event.id: event for event in draft.events}
    tolls: dict[str, list[str]] = {event.id: [] for event in draft.events}
    for figure in figures:
        if figure.event is not None and measures(figure, by_id[figure.event]):
            tolls[figure.event].append(figure.id)
    events = tuple(replace(event, casualties=tuple(tolls[event.id])) for event in draft.events)
    return replace(draft, figures=figures, events=events)


def _with_parts(draft: Draft, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures, each part of a count ("two of them porters") tied to the event of the count before it."""
    tied: list[Figure] = []
    for figure in figures:
        whole = tied[-1] if len(tied) > 0 else None
        part = figure.event is None and whole is not None and _is_part(draft, whole, figure)
        tied.append(replace(figure, event=whole.event) if part and whole is not None else figure)
    return tuple(tied)


def _is_part(draft: Draft, whole: Figure, figure: Figure) -> bool:
    text = draft.marked.text
    gap = text[whole.span.end : figure.span.start]
    behind = text[figure.span.start : figure.span.end + 12].lower()
    close = 0 <= len(gap) <= PART_REACH and not any(stop in gap for stop in ".;\n")
    return close and (" of them" in behind or " of whom" in behind or "among them" in gap or "including" in gap)


def measures(figure: Figure, event: Event) -> bool:
    """Whether a figure counts what an event did: its people, bodies, breaches, weapons."""
    if figure.category in TOLLS.get(event.type, frozenset()):
        return True
    if event.type is EventType.BREACH_TALLY and event.trigger.covers(figure.span):
        return figure.category in (Category.OTHER, Category.ROUNDS)
    if figure.category is not Category.OTHER or figure.unit not in _PEOPLE:
        return False
    if event.type is EventType.DISPLACEMENT:
        return True
    return event.type is EventType.EVACUATION and event.modality in _EXPECTED


def _event_of(draft: Draft, figure: Figure) -> str | None:
    """The event a figure belongs to: of its clause, else of its sentence, else, for a toll, told last before."""
    around = [event for event in draft.events if _belongs(figure, event)]
    if figure.category in _DEATHS and _is_of_mishap(draft.marked, figure):
        return next((event.id for event in around if event.type is EventType.FIRE), None)
    if figure.category in _DEATHS and _is_of_a_stretch(draft, figure):
        wars = [event for event in around if event.type is EventType.ARMED_CLASH or _is_long(draft.marked, event)]
        fought = [event for event in wars if _same_sentence(draft.marked, event, figure)]
        fought = fought or [event for event in draft.events if event.type is EventType.BREACH_TALLY]
        fought = [event for event in fought if _same_sentence(draft.marked, event, figure)]
        return min(fought, key=lambda event: _distance(event, figure)).id if len(fought) > 0 else None
    inside = [event for event in around if any(span.covers(figure.span) for span in (*event.evidence, event.trigger))]
    if len(inside) > 0:
        return min(inside, key=lambda event: _distance(event, figure)).id
    same = [event for event in around if _same_sentence(draft.marked, event, figure)]
    if len(same) > 0:
        return min(same, key=lambda event: _distance(event, figure)).id
    if _is_owed(draft, figure):
        return _last_deal(draft, figure)
    beside = _beside(draft, figure)
    if beside is not None or figure.category not in _DEATHS | _MOVED | _HELD | _CARRIED | {Category.WEAPONS}:
        return beside
    return _told_last(draft, figure, around)


def _is_of_a_stretch(draft: Draft, figure: Figure) -> bool:
    """Whether the figure's sentence counts the dead of a whole war, of years or of months, or of many attacks."""
    sentence = draft.marked.sentence_at(figure.span.start)
    if sentence is None:
        return False
    return any(
        pattern.search(draft.marked.text, sentence.start, sentence.end) is not None
        for pattern in (_OF_A_STRETCH, _OF_ATTACKS)
    )


def _lasts(when: When) -> bool:
    """Whether a date is a stretch of weeks or more."""
    first, last = when.days
    return first is not None and last is not None and last - first > _STRETCH


def _is_long(marked: Marked, event: Event) -> bool:
    """Whether an event lasts for weeks or is told as many ("launched 12 attacks")."""
    many = any(word.lower in _MANY for word in marked.tokens_in(event.trigger.start, event.trigger.end))
    return many or _lasts(event.date)


def _is_of_mishap(marked: Marked, figure: Figure) -> bool:
    """Whether the figure's sentence tells of a sickness, a disaster or an accident and of no violence."""
    sentence = marked.sentence_at(figure.span.start)
    return sentence is not None and is_mishap(marked.words(sentence))


def _is_owed(draft: Draft, figure: Figure) -> bool:
    """Whether the figure stands in a term of an agreement ("are to leave within 60 days")."""
    sentence = draft.marked.sentence_at(figure.span.start)
    if sentence is None:
        return False
    text = " ".join(draft.marked.text[sentence.start : sentence.end].lower().split())
    return any(f" {term} " in text for term in load("modality")["owed_terms"])


def _last_deal(draft: Draft, figure: Figure) -> str | None:
    """The agreement told of last before a figure, or the first one after it."""
    deals = [event for event in draft.events if event.type is EventType.AGREEMENT_REACHED]
    before = [event for event in deals if event.trigger.start <= figure.span.end]
    return (before[-1].id if len(before) > 0 else deals[0].id) if len(deals) > 0 else None


def _beside(draft: Draft, figure: Figure) -> str | None:
    """The event in whose words the figure stands, or, of a count of time, vehicles or goods, in whose sentence."""
    if figure.category in _OUTSIDE:
        return None
    inside = [e for e in draft.events if any(span.covers(figure.span) for span in _spans(e))]
    if len(inside) == 0 and figure.category in _NEAR:
        inside = [e for e in draft.events if _same_sentence(draft.marked, e, figure)]
    return min(inside, key=lambda event: _distance(event, figure)).id if len(inside) > 0 else None


def _told_last(draft: Draft, figure: Figure, events: list[Event]) -> str | None:
    """The event of the figure's paragraph told last before it; else, for deaths, the report's first; else the last."""
    before = [
        (max(span.start for span in event.evidence if span.start < figure.span.start), event)
        for event in events
        if event.type is not EventType.FIRE and any(span.start < figure.span.start for span in event.evidence)
    ]
    own = when_of(draft, figure.span)
    before = [pair for pair in before if not _is_of_another_day(own, pair[1], figure)]
    there = [pair for pair in before if _shares_name(draft.marked, figure, pair[1])]
    before = there if len(there) > 0 else before
    if len(before) == 0:
        return None
    latest = max(before, key=lambda pair: pair[0])
    near = draft.marked.sentence_at(latest[0])
    here = draft.marked.sentence_at(figure.span.start)
    together = near is not None and here is not None and near.paragraph == here.paragraph
    if together or figure.category not in _DEATHS:
        return latest[1].id
    if figure.counts.rsplit(" ", 1)[-1].lower() in _FOUND_DEAD:
        return None  # nobody says what they died of
    return min(before, key=lambda pair: pair[0])[1].id


def _is_of_another_day(own: When | None, event: Event, figure: Figure) -> bool:
    """Whether the day the figure stands with is not the event's; of the hurt, who may die later, only one before it."""
    if own is None or own.edtf is None or event.date.edtf is None:
        return False
    (first, last), (start, end) = own.days, event.date.days
    before = (last or date.max) < (start or date.min)
    return before or (figure.category not in _DEATHS and (end or date.max) < (first or date.min))


def _shares_name(marked: Marked, figure: Figure, event: Event) -> bool:
    """Whether the figure's sentence has a name that the event's words have too ("put the dead of Durra at 18")."""
    sentence = marked.sentence_at(figure.span.start)
    if sentence is None:
        return False
    here = {word.text for word in marked.words(sentence) if word.pos == "PROPN"}
    there = (word for span in _spans(event) for word in marked.tokens_in(span.start, span.end))
    return any(word.pos == "PROPN" and word.text in here for word in there)


def _belongs(figure: Figure, event: Event) -> bool:
    if measures(figure, event):
        return True
    return event.type in _BESIDE.get(figure.category, frozenset())


def _spans(event: Event) -> tuple[Span, ...]:
    return (event.trigger, *event.evidence)


def _same_sentence(marked: Marked, event: Event, figure: Figure) -> bool:
    sentence = marked.sentence_at(figure.span.start)
    if sentence is None:
        return False
    return any(sentence.start <= span.start < sentence.end for span in _spans(event))


def _distance(event: Event, figure: Figure) -> int:
    return min(max(s.start - figure.span.end, figure.span.start - s.end, 0) for s in (event.trigger, *event.evidence))
