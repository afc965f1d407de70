"""Which contradictions are about what a deal owes, what was done of it, or who broke it."""

from collections.abc import Iterable, Iterator, Mapping

from crossbearing.model.contradiction import Contradiction
from crossbearing.model.deal import Deal
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading


def disputed_deals(
    contradictions: Iterable[Contradiction], deals: Iterable[Deal], readings: Mapping[str, Reading]
) -> dict[str, tuple[str, ...]]:
    """By contradiction the ids of the deals that some position of it speaks of, in the order of their ids."""
    of_item = {ref: deal.id for deal in deals for ref in _items(deal)}
    found = {}
    for one in contradictions:
        refs = (item for side in one.sides for ref in side.refs for item in _spoken_of(ref, readings))
        spoken_of = {of_item[ref] for ref in refs if ref in of_item}
        if spoken_of:
            found[one.id] = tuple(sorted(spoken_of))
    return found


def _items(deal: Deal) -> Iterator[Ref]:
    """What reports tell of the deal itself: its duties, what was done of them and its breaches, not deeds beside it."""
    yield from deal.told
    yield from (one.ref for one in deal.loose)
    yield from (one.ref for one in deal.breaches)
    for duty in deal.duties:
        yield from duty.told
        yield from (one.ref for one in duty.done if not one.deed)
        yield from (one.ref for one in duty.breaches)


def _spoken_of(ref: Ref, readings: Mapping[str, Reading]) -> Iterator[Ref]:
    """The item, and what it is about where it is a claim."""
    yield ref
    claim = next((one for one in readings[ref.sha256].claims if one.id == ref.id), None)
    for item in () if claim is None else claim.about:
        yield Ref(ref.sha256, ref.doc, item)
