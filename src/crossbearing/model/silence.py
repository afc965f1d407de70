"""What somebody did not say. A silence is never a denial and never a zero."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.incident import Ref
from crossbearing.model.span import Span


class SilenceKind(StrEnum):
    """How somebody was silent."""

    DID_NOT_REPORT = "did_not_report"
    NO_COMMENT = "no_comment"
    NOT_REACHED = "not_reached"
    COULD_NOT_VERIFY = "could_not_verify"
    NO_ATTRIBUTION = "no_attribution"
    NO_FIGURE = "no_figure"
    NO_CLAIM_OF_RESPONSIBILITY = "no_claim_of_responsibility"


@dataclass(frozen=True, slots=True)
class Silence:
    """Who was silent (entity id or None), how, about what (an id), in which words, as of which EDTF date."""

    id: str
    who: str | None
    kind: SilenceKind
    about: str | None
    span: Span
    as_of: str | None


@dataclass(frozen=True, slots=True)
class ToldSilence:
    """A silence and where it is told."""

    ref: Ref
    silence: Silence
