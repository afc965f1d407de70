"""How often sources agree on the incidents they share, and how often they stand against one another."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crossbearing.model.incident import Incident
from crossbearing.model.reading import Reading
from crossbearing.reconcile.grades import side_of
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.sources.known import Known
from crossbearing.reconcile.sources.positions import Position, positions_on

# Of an incident that hundreds of sources speak of, each is compared with the busiest so many alone: to compare all with
# all would take as many steps as they are, squared.
BUSIEST = 30


@dataclass(slots=True)
class Pairwise:
    """On how many incidents two sources both speak, agree, and stand against each other."""

    shared: int = 0
    agree: int = 0
    against: int = 0


@dataclass(slots=True)
class Standing:
    """How one source stands to all others together, and to each."""

    incidents: int = 0
    shared: int = 0
    agreed: int = 0
    opposed: int = 0
    beside: dict[str, Pairwise] = field(default_factory=dict)


def standings(
    readings: Sequence[Reading], incidents: Iterable[Incident], known: Known, origins: Origins
) -> dict[str, Standing]:
    """By source how it stands to those who speak of the same incidents."""
    sides = {entity.key: side_of(entity) for reading in readings for entity in reading.entities}
    found: dict[str, Standing] = {}
    for incident in incidents:
        _add(positions_on(incident, known, origins, sides), known, found)
    return found


def _add(positions: Mapping[str, Position], known: Known, found: dict[str, Standing]) -> None:
    """Count one incident for all who speak of it."""
    ranked = sorted(positions, key=lambda key: (-len(known.seen[key].own) - len(known.seen[key].quoting), key))
    tags: Counter[tuple[str, str]] = Counter()
    for key in ranked:
        standing = found.setdefault(key, Standing())
        standing.incidents += 1
        standing.shared += len(ranked) > 1
    for number, key in enumerate(ranked[:BUSIEST]):
        for other in ranked[number + 1 :]:
            for tag in _compare(key, other, positions, found):
                tags[key, tag] += 1
                tags[other, tag] += 1
    for key in ranked:
        found[key].agreed += tags[key, "agree"] > 0
        found[key].opposed += tags[key, "against"] > 0


def _compare(key: str, other: str, positions: Mapping[str, Position], found: dict[str, Standing]) -> tuple[str, ...]:
    """Count one incident for two who speak of it; what they are to each other on it."""
    against = positions[key].is_against(positions[other])
    agree = not against and positions[key].agrees(positions[other])
    for one, two in ((key, other), (other, key)):
        pair = found[one].beside.setdefault(two, Pairwise())
        pair.shared += 1
        pair.agree += agree
        pair.against += against
    return ("against",) if against else ("agree",) if agree else ()
