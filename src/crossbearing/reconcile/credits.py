"""Which other outlet a report says its text is of: a translation, a reprint by permission, a wire dispatch."""

from functools import cache

from crossbearing.model.entity import Entity, EntityType, MentionKind
from crossbearing.model.reading import Reading
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

# Where an outlet that is named is credited without more words: "ALEPPO (Agency) -".
_DATELINES = frozenset({ZoneKind.DATELINE, ZoneKind.BYLINE})
_MARGINS = frozenset({ZoneKind.FOOTER, ZoneKind.CORRECTION_NOTE, ZoneKind.HEADER, *_DATELINES})


def credited_outlet(reading: Reading) -> Entity | None:
    """The outlet named in the dateline, or in a credit at the report's margin; None for a report of its own."""
    outlets = [e for e in reading.entities if e.type is EntityType.MEDIA and e.id != reading.document.publisher_entity]
    for zone in reading.zones:
        for span in zone.spans if zone.kind in _MARGINS else ():
            if zone.kind in _DATELINES or _gives_credit(span.quote):
                found = next((outlet for outlet in outlets if _is_named(outlet, span)), None)
                if found is not None:
                    return found
    return None


def _gives_credit(text: str) -> bool:
    folded = f" {text.casefold()} "
    return any(f" {phrase}" in folded for phrase in _phrases())


def _is_named(outlet: Entity, span: Span) -> bool:
    names = (mention for mention in outlet.mentions if mention.kind is MentionKind.NAME)
    return any(span.start <= mention.start and mention.end <= span.end for mention in names)


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(load("credits")["credit"]["phrases"])
