"""What stands on one side of a dispute: the words of an item, and the claim by which somebody holds it."""

from crossbearing.model.claim import Claim, ClaimKind
from crossbearing.model.reading import Reading
from crossbearing.model.span import Span


def claim_on(reading: Reading, item: str) -> Claim | None:
    """The claim with this id, or the first that is about the item; None where nobody but the report gives it."""
    return next((one for one in reading.claims if one.id == item or item in one.about), None)


def words_on(reading: Reading, item: str) -> tuple[Span, ...]:
    """The words of a claim, figure or event; empty where the report has no such item."""
    found: list[tuple[Span, ...]] = [
        *(claim.content for claim in reading.claims if claim.id == item),
        *((figure.span,) for figure in reading.quantities if figure.id == item),
        *(event.evidence or (event.trigger,) for event in reading.events if event.id == item),
    ]
    return found[0] if found else ()


def denies(reading: Reading, item: str) -> bool:
    """Whether the item is a claim that denies something."""
    return any(claim.id == item and claim.kind is ClaimKind.DENIAL for claim in reading.claims)
