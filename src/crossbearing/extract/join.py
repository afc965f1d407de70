"""Ties the parts together: which figures, claims, events and terms speak of one another."""

from collections.abc import Mapping
from dataclasses import replace

from crossbearing.extract.draft import Draft
from crossbearing.extract.topic import Topics
from crossbearing.extract.unsaid import Unsaid
from crossbearing.model.claim import Claim
from crossbearing.model.span import Span


def join(draft: Draft) -> Draft:
    """The draft with its cross references filled."""
    told = {claim.id: _told(draft, claim) for claim in draft.claims}
    carriers = _carriers(told)
    figures = tuple(replace(figure, claims=tuple(carriers.get(figure.id, ()))) for figure in draft.figures)
    narrated = {claim.id for claim in draft.claims if claim.last.entity == draft.publisher}
    events = tuple(
        replace(event, claims=tuple(c for c in carriers.get(event.id, ()) if c not in narrated))
        for event in draft.events
    )
    # A claim may speak of a happening that it does not tell, so topics come after what is told.
    topics = Topics(draft)
    claims = tuple(_with_topics(claim, topics.about(claim, told[claim.id])) for claim in draft.claims)
    draft = replace(draft, claims=claims, figures=figures, events=events)
    return replace(draft, silences=Unsaid(draft).all())


def _with_topics(claim: Claim, about: tuple[str, ...]) -> Claim:
    return claim if about == claim.about else replace(claim, about=about)


def _told(draft: Draft, claim: Claim) -> tuple[str, ...]:
    """Ids already set by a step, then events, figures and terms whose words stand in the claim's content."""
    found = list(claim.about)
    start, end = min(part.start for part in claim.content), max(part.end for part in claim.content)
    events = [event for event in draft.events if event.trigger.start < end and start < event.trigger.end]
    found.extend(event.id for event in events if _shares(event.trigger, claim))
    figures = [figure for figure in draft.figures if figure.span.start < end and start < figure.span.end]
    found.extend(figure.id for figure in figures if _shares(figure.span, claim))
    found.extend(silence.id for silence in draft.silences if _shares(silence.span, claim))
    for agreement in draft.agreements:
        found.extend(term.id for term in agreement.obligations if _touches(term.spans, claim))
        found.extend(term.id for term in agreement.performance if _touches(term.spans, claim))
        found.extend(term.id for term in agreement.violations if _touches(term.spans, claim))
    found.extend(status.id for status in draft.place_status if _touches(status.spans, claim))
    return tuple(dict.fromkeys(found))


def _touches(spans: tuple[Span, ...], claim: Claim) -> bool:
    return any(_shares(span, claim) for span in spans)


def _shares(span: Span, claim: Claim) -> bool:
    return any(part.overlaps(span) for part in claim.content)


def _carriers(told: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """The claims that speak of each thing, in their order."""
    carriers: dict[str, list[str]] = {}
    for claim, about in told.items():
        for item in about:
            carriers.setdefault(item, []).append(claim)
    return carriers
