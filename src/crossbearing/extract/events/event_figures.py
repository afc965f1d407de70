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
_NEAR = frozenset(
    {
        *(Category.VEHICLES, Category.AID, Category.ROUNDS, Category.SHARE, Category.DURATION),
        *(Category.DETAINED, Category.CAPTURED, Category.OTHER),
    }
)
_OF_THEM = re.compile(r"\w+\s+of\s+(?:them|those|these)\b", re.IGNORECASE)
# "The swap lasted two hours": of what was told just before.
_LASTED = re.compile(
    r"\b(?:last(?:ed|s|ing)?|took|takes|went\s+on|continued|dragged\s+on)\b[^.;,]{0,25}\Z", re.IGNORECASE
)
# People whom a report cites are no part of what they tell: "according to two aid workers", "three officials said".
_CITED_BEFORE = re.compile(r"\b(?:according\s+to|said|told|by|from)\s+(?:[\w’'-]+\s+){0,3}(?:and\s+)?$", re.IGNORECASE)
_CITED_BEHIND = re.compile(
    r"[^.;:]{0,40}?\b(?:said|say|says|told|tell|interviewed|quoted|reported|claimed|agreed|recalled|confirmed)\b",
    re.IGNORECASE,
)
# A part of a count stands at most this many characters behind it.
PART_REACH = 40
# A length or an order of days stands between counts and is none of them.
_MEASURED = frozenset({Category.DURATION, Category.ORDINAL, Category.DISTANCE})
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
    """The figures, what goes on counting ("two of them porters", "the number at 9,500") tied as the count before it."""
    tied: list[Figure] = []
    for figure in figures:
        whole = next((one for one in reversed(tied) if one.category not in _MEASURED), None)
        part = (
            figure.event is None
            and whole is not None
            and (_is_part(draft, whole, figure) or _goes_on(draft.marked, whole, figure))
        )
        tied.append(replace(figure, event=whole.event) if part and whole is not None else figure)
    return tuple(tied)


def _is_part(draft: Draft, whole: Figure, figure: Figure) -> bool:
    text = draft.marked.text
    gap = text[whole.span.end : figure.span.start]
    behind = text[figure.span.start : figure.span.end + 12].lower()
    close = 0 <= len(gap) <= PART_REACH and not any(stop in gap for stop in ".;\n")
    return close and (" of them" in behind or " of whom" in behind or "among them" in gap or "including" in gap)


def _goes_on(marked: Marked, whole: Figure, figure: Figure) -> bool:
    """Whether a bare number counts what the figure just before it counted, or some of it."""
    of_them = _OF_THEM.match(marked.text, figure.span.start) is not None
    if not (of_them and whole.unit == figure.unit == "persons") and not _same_things(marked, whole, figure):
        return False
    one, other = marked.sentence_at(whole.span.start), marked.sentence_at(figure.span.start)
    if one is None or other is None or one.paragraph != other.paragraph:
        return False
    return 0 <= other.index - one.index <= 1


def _same_things(marked: Marked, whole: Figure, figure: Figure) -> bool:
    """Whether a bare number has the unit and category of the figure before it."""
    if (whole.unit, whole.category) != (figure.unit, figure.category) or whole.category is Category.DURATION:
        return False
    return not any(token.pos in ("NOUN", "PROPN") for token in marked.tokens_in(figure.span.start, figure.span.end))


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
    beside = _beside(draft, figure)
    if beside is None and _is_its_length(draft.marked, figure):
        return _told_last(draft, figure, list(draft.events))
    if beside is None and _is_owed(draft, figure):
        return _last_deal(draft, figure)
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
    if len(inside) == 0 and figure.category in _NEAR and not _is_cited(draft.marked, figure):
        inside = [e for e in draft.events if _same_sentence(draft.marked, e, figure)]
    return min(inside, key=lambda event: _distance(event, figure)).id if len(inside) > 0 else None


def _is_its_length(marked: Marked, figure: Figure) -> bool:
    """Whether a duration is how long what was told before went on."""
    sentence = marked.sentence_at(figure.span.start)
    if sentence is None or figure.category is not Category.DURATION:
        return False
    return _LASTED.search(marked.text, sentence.start, figure.span.start) is not None


def _is_cited(marked: Marked, figure: Figure) -> bool:
    """Whether a figure counts people who tell of what happened."""
    sentence = marked.sentence_at(figure.span.start)
    if sentence is None or figure.unit != "persons" or figure.category is not Category.OTHER:
        return False
    before = _CITED_BEFORE.search(marked.text, sentence.start, figure.span.start)
    return before is not None or _CITED_BEHIND.match(marked.text, figure.span.end, sentence.end) is not None


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
