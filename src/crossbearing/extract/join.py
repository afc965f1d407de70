"""Ties the parts together: which figures, claims, events and terms speak of one another."""

from dataclasses import replace

from crossbearing.extract.draft import Draft
from crossbearing.model.claim import Claim
from crossbearing.model.event import ATTACKS
from crossbearing.model.silence import Silence, SilenceKind
from crossbearing.model.span import Span
from crossbearing.vocab import load

# "Nobody could verify this" speaks of a claim that ends at most this many characters before it: two sentences of news.
CLAIM_REACH = 250
_ABOUT_ATTACKS = (SilenceKind.NO_CLAIM_OF_RESPONSIBILITY, SilenceKind.NO_ATTRIBUTION)


def join(draft: Draft) -> Draft:
    """The draft with its cross references filled."""
    claims = tuple(replace(claim, about=_about(draft, claim)) for claim in draft.claims)
    draft = replace(draft, claims=claims)
    figures = tuple(replace(figure, claims=_carriers(draft, figure.id)) for figure in draft.figures)
    events = tuple(
        replace(event, claims=tuple(c for c in _carriers(draft, event.id) if not _is_narrator(draft, c)))
        for event in draft.events
    )
    silences = tuple(replace(silence, about=silence.about or _unsaid(draft, silence)) for silence in draft.silences)
    return replace(draft, figures=figures, events=events, silences=silences)


def _unsaid(draft: Draft, silence: Silence) -> str | None:
    """What a silence is about: what its own words name, else the last fitting happening or claim told before it."""
    own = [event for event in draft.events if silence.span.covers(event.trigger)]
    if own:
        return own[0].id
    deal = next((deal for deal in draft.agreements if _names_a_deal(silence.span)), None)
    if deal is not None:
        return deal.id
    before = [claim for claim in draft.claims if 0 <= silence.span.start - claim.content[-1].end <= CLAIM_REACH]
    if silence.kind is SilenceKind.COULD_NOT_VERIFY and before and not before[-1].about:
        return before[-1].id
    told = [event for event in draft.events if event.trigger.start < silence.span.start]
    if silence.kind in _ABOUT_ATTACKS:
        told = [event for event in told if event.type in ATTACKS] or told
    if told:
        return max(told, key=lambda event: event.trigger.start).id
    return before[-1].id if before else None


def _names_a_deal(span: Span) -> bool:
    words = {word.strip(".,;").lower() for word in span.quote.split()}
    return not words.isdisjoint(load("agreements_named")["words"])


def _about(draft: Draft, claim: Claim) -> tuple[str, ...]:
    """Ids already set by a step, then events, figures and terms whose words stand in the claim's content."""
    found = list(claim.about)
    for event in draft.events:
        if any(_shares(span, claim) for span in (event.trigger,)):
            found.append(event.id)
    found.extend(figure.id for figure in draft.figures if _shares(figure.span, claim))
    for silence in draft.silences:
        if _shares(silence.span, claim):
            found.append(silence.id)
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


def _carriers(draft: Draft, item: str) -> tuple[str, ...]:
    return tuple(claim.id for claim in draft.claims if item in claim.about)


def _is_narrator(draft: Draft, claim_id: str) -> bool:
    return any(c.id == claim_id and c.last.entity == draft.publisher for c in draft.claims)
