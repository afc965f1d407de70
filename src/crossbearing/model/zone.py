"""Stretches of a report and what they are for."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.errors import ModelError
from crossbearing.model.span import Span


class ZoneKind(StrEnum):
    """What a stretch of a report is."""

    HEADER = "header"
    TITLE = "title"
    TEASER = "teaser"
    DATELINE = "dateline"
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    READING_TIME = "reading_time"
    NAVIGATION = "navigation"
    SHARE = "share"
    PROMO = "promo"
    ADVERT = "advert"
    RELATED = "related"
    COMMENTS = "comments"
    SCRIPT = "script"
    FOOTER = "footer"
    CORRECTION_NOTE = "correction_note"
    TICKER = "ticker"


# Only these may feed events, figures and claims; a caption feeds its own event and media item only.
TELLING = frozenset({ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.CORRECTION_NOTE})


@dataclass(frozen=True, slots=True)
class Zone:
    """One kind of stretch; a body has one span for each paragraph."""

    id: str
    kind: ZoneKind
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        if len(self.spans) == 0:
            raise ModelError(f"Zone {self.id} ({self.kind}) has no text")
