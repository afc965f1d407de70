"""What holders of claims and publishers are called where people look at them: stand-ins for protected people."""

from crossbearing.model.claim import Claim
from crossbearing.model.reading import Reading
from crossbearing.reconcile.stand_ins import StandIns


def publisher_name(reading: Reading) -> str | None:
    """Who published a report; None where it does not say."""
    published = reading.document.publisher
    return None if published is None else StandIns(reading).shown(published)


def holder_names(reading: Reading, claim: Claim) -> tuple[str, ...]:
    """The holders of a claim from the last one outwards, the publisher left out where somebody else speaks.

    Empty where nobody speaks but a publisher that the report does not name.
    """
    names: list[str | None] = []
    stand_ins = StandIns(reading)
    for link in reversed(claim.chain):
        if link.entity != reading.document.publisher_entity or len(claim.chain) == 1:
            spoken = None if link.holder is None else stand_ins.shown(link.holder.quote)
            names.append(stand_ins.name_of(link.entity) or spoken or publisher_name(reading))
    found = tuple(dict.fromkeys(name for name in names if name is not None))
    publisher = publisher_name(reading)
    return found or (() if publisher is None else (publisher,))
