"""Why an item stands in a ledger: the rule or model that put it there, its words, and how often it is right."""

from dataclasses import dataclass

from crossbearing.errors import ModelError
from crossbearing.model.span import Span


@dataclass(frozen=True, slots=True)
class Confidence:
    """How often a rule was right on annotated reports: `right` of `given` items it gave there.

    `rule` names what was counted: the rule itself, or its whole layer where the rule is too rare to judge.
    """

    rule: str
    right: int
    given: int

    def __post_init__(self) -> None:
        if not 0 <= self.right <= self.given:
            raise ModelError(f"Confidence in {self.rule}: {self.right} right of {self.given} given")

    @property
    def share(self) -> float:
        """The rule of succession: (right + 1) / (given + 2), so that few cases make no certainty (Laplace 1814)."""
        return (self.right + 1) / (self.given + 2)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the item with this id is there.

    `rule` is a stable name ("events/shelling"), `because` says in words what was seen, `words` are the words of the
    report that decided, `by` is the kind of thing that decided: `rule`, or `model` where a trained model did.
    """

    item: str
    rule: str
    by: str
    because: str
    words: tuple[Span, ...]
    confidence: Confidence | None = None
