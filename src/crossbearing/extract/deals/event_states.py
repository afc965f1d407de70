"""What was done of a term, as an event of the report tells it that no verb does ("a swap of captives: 14 for 11")."""

from collections.abc import Iterator, Sequence

from crossbearing.extract.deals.obligations import quantity_in
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.performance import State
from crossbearing.extract.deals.term import Term
from crossbearing.extract.words.clauses import trimmed
from crossbearing.model.agreement import Degree
from crossbearing.model.event import Event, EventType, Modality
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind

# The kind of deed that an event of this type carries out.
_KINDS = {
    EventType.PRISONER_RELEASE: "release",
    EventType.PRISONER_EXCHANGE: "release",
    EventType.WEAPONS_HANDOVER: "disarm",
    EventType.EVACUATION: "leave",
    EventType.WITHDRAWAL: "withdraw",
    EventType.WEAPONS_WITHDRAWAL: "withdraw",
    EventType.TERRITORY_HANDOVER: "cede",
}


def event_states(cast: Cast, terms: Sequence[Term], known: Sequence[State]) -> Iterator[State]:
    """The states told by events alone, of terms of which no other words tell that something was done."""
    done = [state.term for state in known if state.degree in (Degree.FULL, Degree.PARTIAL)]
    for event in cast.draft.events:
        kind = _KINDS.get(event.type)
        if kind is None or event.modality is not Modality.OCCURRED:
            continue
        span = _told(cast, event)
        owed = [t for t in terms if t.family is not None and t.family.name == kind and t not in done]
        term = next((t for t in owed if not _is_own(cast, t, event) and not _is_early(event, t)), None)
        if term is None or span is None or any(span.overlaps(state.span) for state in known):
            continue
        done.append(term)
        when = event.date if event.date is not None and event.date.edtf is not None else None
        yield State(term, Degree.PARTIAL, span, when, quantity_in(cast.draft.figures, span), when is not None)


def _told(cast: Cast, event: Event) -> Span | None:
    """The words from a noun that tells the event to the end of its sentence."""
    marked = cast.draft.marked
    token = marked.token_at(event.trigger.start)
    sentence = None if token is None else marked.sentences[token.sentence]
    if token is None or sentence is None or token.pos not in ("NOUN", "PROPN") or sentence.zone is ZoneKind.TITLE:
        return None
    return trimmed(marked, token.i, sentence.last)


def _is_own(cast: Cast, term: Term, event: Event) -> bool:
    """Whether the event's words are those that state the term."""
    return trimmed(cast.draft.marked, term.first, term.last).overlaps(event.trigger)


def _is_early(event: Event, term: Term) -> bool:
    """Whether the event was over before the deal was made."""
    made = None if term.deal.when is None else term.deal.when.days[0]
    last = None if event.date is None else event.date.days[1]
    return made is not None and last is not None and last < made
