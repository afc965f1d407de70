"""An attribution: who says, thinks, wants or feels what, by which words."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.span import Span


class Manner(StrEnum):
    """How the content is given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Answer(StrEnum):
    """What the source makes of the content: holds it, turns it down, will not do or say it, or does not say it."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    REFUSED = "refused"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words of a source, a cue and a content in one report.

    `kind` is speech, thought, intention, evidence or appearance. `source` is empty where the text names none; what
    stands in several pieces has several spans, in order of the text. `hedge` makes the content uncertain, and
    `distanced` says that the cue keeps the publisher away from it. `within` is the place, in the report's list of
    attributions, of the one whose content holds this one.
    """

    kind: str
    manner: Manner
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    answer: Answer = Answer.AFFIRMED
    distanced: bool = False
    hedge: Span | None = None
    within: int | None = None

    @property
    def start(self) -> int:
        """Where the attribution's words begin."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))
