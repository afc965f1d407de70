"""One published text with its raw bytes, and what is known of its publication."""

from dataclasses import dataclass
from hashlib import sha256

from crossbearing.errors import ModelError
from crossbearing.model.span import Span, require_grounded
from crossbearing.model.zone import Zone, ZoneKind


@dataclass(frozen=True, slots=True)
class Publication:
    """Who published a report and when, as far as its file or the person who added it says.

    `published` is EDTF, or None where only the text itself can tell. `basis` is `explicit` or `inferred`;
    `why` gives the ground in words.
    """

    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    basis: str = "inferred"
    why: str = ""
    evidence: tuple[Span, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Report:
    """One published text: the bytes as received, the text taken from them, and its zones.

    Offsets everywhere are code points of `text`. For plain text that is the file as it is; for HTML it is the
    text taken out of the page.
    """

    name: str
    raw: bytes
    text: str
    media_type: str
    zones: tuple[Zone, ...]
    publication: Publication

    def __post_init__(self) -> None:
        if len(self.text) == 0:
            raise ModelError(f"Report {self.name} has no text")
        require_grounded((span for zone in self.zones for span in zone.spans), self.text)
        require_grounded(self.publication.evidence, self.text)

    @property
    def sha256(self) -> str:
        """Hash of the bytes as received, in hexadecimal: the report's name in every ledger."""
        return sha256(self.raw).hexdigest()

    def spans_of(self, *kinds: ZoneKind) -> list[Span]:
        """The spans of these zones, in order of the text."""
        found = [span for zone in self.zones if zone.kind in kinds for span in zone.spans]
        return sorted(found, key=lambda span: (span.start, span.end))
