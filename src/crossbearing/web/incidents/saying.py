"""One side of a dispute in its own words: who says it, what, and where that stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.holders import holder_names
from crossbearing.reconcile.positions import claim_on, denies, words_on
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.sourced import Sourced, sourced


@dataclass(frozen=True, slots=True)
class Saying:
    """The holders from the last one outwards (none: the report itself), the words, and whether they deny something."""

    holders: tuple[str, ...]
    words: str
    denies: bool
    where: Sourced


def sayings(refs: Sequence[Ref], readings: Mapping[str, Reading]) -> tuple[Saying, ...]:
    """The words of items: claims, figures or events."""
    return tuple(saying(ref, readings[ref.sha256]) for ref in refs)


def saying(ref: Ref, reading: Reading) -> Saying:
    """The words of one item, with stand-ins for protected people."""
    claim = claim_on(reading, ref.id)
    holders = () if claim is None else holder_names(reading, claim)
    words = " … ".join(span.quote for span in words_on(reading, ref.id))
    return Saying(holders, StandIns(reading).shown(words), denies(reading, ref.id), sourced(ref, reading))
