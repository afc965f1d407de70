"""Pictures and films a report shows, and what they depict."""

from dataclasses import dataclass

from crossbearing.model.span import Span


@dataclass(frozen=True, slots=True)
class Media:
    """One picture or film: caption and credit as printed; `depicts` is an event id."""

    id: str
    kind: str
    caption: Span | None
    credit: Span | None
    credit_entity: str | None
    depicts: str | None
