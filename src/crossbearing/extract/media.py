"""Pictures and films: caption, credit, and the event they depict."""

import re
from dataclasses import replace
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.model.media import Media
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load


def find_media(draft: Draft) -> Draft:
    """The draft with one item for each caption zone."""
    captions = draft.marked.report.spans_of(ZoneKind.CAPTION)
    items = tuple(_item(draft, f"m{number}", span) for number, span in enumerate(captions, 1))
    return replace(draft, media=items)


def _item(draft: Draft, item_id: str, zone: Span) -> Media:
    text = draft.marked.text
    match = _credit_pattern().search(text, zone.start, zone.end)
    caption = Span.trimmed(text, zone.start, match.start() if match else zone.end)
    credit = Span.trimmed(text, match.start(), zone.end) if match else None
    return Media(item_id, _kind(zone.quote), caption, credit, _credited(draft, credit), _depicted(draft, zone))


@cache
def _credit_pattern() -> re.Pattern[str]:
    words = sorted(load("media")["credit"], key=lambda word: (-len(word), word))
    return re.compile(rf"[(\[]?\b(?:{'|'.join(re.escape(word) for word in words)})(?=\W|$)", re.IGNORECASE)


def _kind(caption: str) -> str:
    lower = caption.lower()
    kinds: dict[str, list[str]] = load("media")["kinds"]
    return next((kind for kind, words in kinds.items() if any(word in lower for word in words)), "photo")


def _credited(draft: Draft, credit: Span | None) -> str | None:
    """The last entity named in the credit; the publisher where the credit names nobody else."""
    if credit is None:
        return None
    named = EntityIndex(draft.entities).in_span(credit)
    return named[-1].id if named else draft.publisher


def _depicted(draft: Draft, zone: Span) -> str | None:
    """An event told in the caption itself; else one of the same place and day."""
    told = [event.id for event in draft.events if zone.covers(event.trigger)]
    if told:
        return told[0]
    places = {entity.id for entity in EntityIndex(draft.entities).in_span(zone)}
    dates = {when.edtf for when in draft.dates if when.span is not None and zone.covers(when.span)}
    here = [event for event in draft.events if event.place in places]
    same_day = [event.id for event in here if event.date.edtf in dates]
    return same_day[0] if same_day else (here[0].id if here and not dates else None)
