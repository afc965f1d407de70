"""Which words of reports a person needs before them to decide on a thing of the queue."""

from collections.abc import Iterable, Iterator

from crossbearing.api.snapshot import Snapshot
from crossbearing.model.contradiction import Contradiction
from crossbearing.model.incident import Counted, Incident, Ref
from crossbearing.model.queued import Cause, Queued, Sort

# More passages than this nobody reads one after the other; the incident's own page has them all.
MOST = 8
# Of each position in a contradiction so many tell it.
OF_A_SIDE = 2


def evidence(thing: Queued, view: Snapshot, incident: Incident | None, against: Iterable[Contradiction]) -> list[Ref]:
    """The items whose words bear on why a thing is to be looked at, the most telling first, each once."""
    refs: list[Ref] = []
    if incident is not None:
        refs += _figures(thing, incident)
    refs += [ref for one in against for side in one.sides for ref in side.refs[:OF_A_SIDE]]
    if thing.sort is not Sort.CONTRADICTION:
        refs += [item.ref for item in thing.items]
    return list(dict.fromkeys(refs))[:MOST]


def contradictions_of(thing: Queued) -> list[str]:
    """The ids of the contradictions that a thing is to be looked at for."""
    return [one.id for one in thing.because if one.cause is Cause.CONTRADICTION and one.id is not None]


def _figures(thing: Queued, incident: Incident) -> Iterator[Ref]:
    """Of each category that is a reason to look, the figures that are used, one for each number of an origin."""
    wanted = {(one.what, one.counts) for one in thing.because if one.counts is not None}
    for tally in incident.tallies:
        if tally.blamed is None and (tally.category.value, tally.counts) in wanted:
            first: dict[object, Counted] = {}
            for one in tally.figures:
                if one.aside is None:
                    first.setdefault((one.origin, one.value, one.low, one.high), one)
            yield from (one.figure for one in first.values())
