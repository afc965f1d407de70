"""What the last holder in a chain of attribution says."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.errors import ModelError
from crossbearing.model.span import Span


class Form(StrEnum):
    """How a claim's words reach the page."""

    DIRECT_QUOTE = "direct_quote"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATOR = "narrator"
    DOCUMENT = "document"


class ClaimKind(StrEnum):
    """What a holder does in saying it."""

    FACT = "fact"
    ACCUSATION = "accusation"
    DENIAL = "denial"
    JUSTIFICATION = "justification"
    MOTIVE = "motive"
    EVALUATION = "evaluation"
    INTENTION = "intention"
    DEMAND = "demand"
    EXPECTATION = "expectation"
    REPORT_OF_SILENCE = "report_of_silence"


class Polarity(StrEnum):
    """Whether the holder holds the content or its contrary."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Certainty(StrEnum):
    """Whether the words are hedged."""

    ASSERTED = "asserted"
    HEDGED = "hedged"


class Stance(StrEnum):
    """How near the publisher stands to the content."""

    NEUTRAL = "neutral"
    DISTANCED = "distanced"
    ENDORSED = "endorsed"


@dataclass(frozen=True, slots=True)
class Link:
    """One holder in a chain: the entity, the words that name it and the saying word; None where implicit."""

    entity: str | None
    holder: Span | None
    cue: Span | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Content with its chain of holders, outermost (the publisher) first, the source closest to the fact last.

    `about` holds ids of what the claim speaks of. `accept` holds entity ids that are also right as last holder.
    """

    id: str
    chain: tuple[Link, ...]
    content: tuple[Span, ...]
    form: Form
    kind: ClaimKind
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.ASSERTED
    hedge: Span | None = None
    about: tuple[str, ...] = ()
    publisher_stance: Stance = Stance.NEUTRAL
    accept: tuple[str, ...] = ()
    note: str | None = None

    def __post_init__(self) -> None:
        if len(self.chain) == 0 or len(self.content) == 0:
            raise ModelError(f"Claim {self.id} needs a holder and content")
        if (self.certainty is Certainty.HEDGED) is (self.hedge is None):
            raise ModelError(f"Claim {self.id} is {self.certainty} and its hedge is {self.hedge}")

    @property
    def last(self) -> Link:
        """The holder closest to the fact."""
        return self.chain[-1]
