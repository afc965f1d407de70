"""What a place lies in: the town around a quarter, the district around a town."""

from collections.abc import Iterator

from crossbearing.model.place import KINDS, Place, distance_km
from crossbearing.resolve.gazetteer import Gazetteer

# A place is no farther than this from the middle of what it lies in; beyond that it is a namesake.
AROUND_KM = 150.0
# Tables of places have a chain of four at most: quarter, town, district, region.
_MOST = 4


def places_around(place: Place, gazetteer: Gazetteer) -> list[Place]:
    """The places that a place lies in, the smallest first, as far as the gazetteer tells."""
    return list(_chain(place, gazetteer))


def _chain(place: Place, gazetteer: Gazetteer) -> Iterator[Place]:
    for _ in range(_MOST):
        found = _around(place, gazetteer)
        if found is None:
            return
        yield found
        place = found


def _around(place: Place, gazetteer: Gazetteer) -> Place | None:
    """The smallest larger place of the name that the gazetteer gives for what is around, in reach."""
    if not place.within:
        return None
    larger = [
        one
        for one in gazetteer.lookup(place.within, place.country)
        if one.country == place.country and KINDS.index(one.kind) > KINDS.index(place.kind)
    ]
    near = [one for one in larger if _far(place, one) <= AROUND_KM]
    return min(near, key=lambda one: (KINDS.index(one.kind), _far(place, one), one.id), default=None)


def _far(place: Place, other: Place) -> float:
    """Kilometres between two places; none where a place is known only by what it lies in."""
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return distance_km(place.lat, place.lon, other.lat, other.lon)
