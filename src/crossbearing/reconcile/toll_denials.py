"""Claims that nobody was hurt: they speak of the toll, and deny no deed."""

from functools import cache

from crossbearing.model.claim import Claim, ClaimKind, Polarity
from crossbearing.model.figure import HUMAN_TOLL
from crossbearing.model.reading import Reading
from crossbearing.vocab import load


def denies_toll_alone(claim: Claim) -> bool:
    """Whether a claim says no more than that nobody was hurt ("no one had been killed")."""
    if claim.kind is not ClaimKind.DENIAL and claim.polarity is not Polarity.NEGATED:
        return False
    words = [word for span in claim.content for word in span.quote.casefold().replace(",", " ").split()]
    table = _words()
    return not table["hurt"].isdisjoint(words) and (table["hurt"] | table["nobody"]).issuperset(words)


def tells_toll(claim: Claim, reading: Reading) -> bool:
    """Whether a claim gives a number of people hurt."""
    return any(figure.category in HUMAN_TOLL and claim.id in figure.claims for figure in reading.quantities)


@cache
def _words() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in load("toll_classes")["nobody"].items()}
