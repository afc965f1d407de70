"""Positions of places that no table has, from what a report says of where they lie."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crossbearing.model.entity import Entity
from crossbearing.model.place import Extent, Fix, Nearness
from crossbearing.resolve.relations import Offset, Relations, point_from

# A position taken from the place around, or counted from another one, is less sure than that one.
_TAKEN = 0.8


def relative_fixes(
    places: Sequence[Entity], fixes: Mapping[str, Fix], relations: Relations
) -> Iterator[tuple[str, Fix]]:
    """Entity id and position of each place without one that the report puts in, near or between others."""
    for entity in places:
        if entity.id not in fixes and (fix := _relative(entity, places, fixes, relations)) is not None:
            yield entity.id, fix


def _relative(entity: Entity, places: Sequence[Entity], fixes: Mapping[str, Fix], relations: Relations) -> Fix | None:
    offset = relations.offsets.get(entity.id)
    if offset is not None and offset.entity in fixes:
        return _moved(fixes[offset.entity], offset)
    pair = relations.between.get(entity.id) or _named_as_one(entity, places)
    if all(key in fixes for key in pair) and pair:
        return _middle(*(fixes[key] for key in pair))
    inside = (fixes[key] for key in relations.inside.get(entity.id, ()) if key in fixes)
    around = next((fix for fix in inside if fix.extent not in (Extent.COUNTRY, Extent.WIDER)), None)
    if around is None:
        return None
    return _taken(around, Nearness.PART, f"said to lie in {around.place.names[0]}")


def _named_as_one(entity: Entity, places: Sequence[Entity]) -> tuple[str, ...]:
    """The ids of the two places of "X and Y"; none if it is no such name."""
    names = entity.name.split(" and ")
    ids = tuple(one.id for name in names for one in places if one.name == name and one.id != entity.id)
    return ids if len(names) == len(ids) == 2 else ()


def _moved(fix: Fix, offset: Offset) -> Fix:
    """The point so far from a place; the place itself where no direction is told."""
    if not offset.km:
        return _taken(fix, Nearness.NEAR, f"near {fix.place.names[0]}")
    moved = _taken(fix, Nearness.NEAR, f"{offset.km:g} km from {fix.place.names[0]}")
    if offset.bearing is None:
        return moved
    lat, lon = point_from(fix.lat, fix.lon, offset.km, offset.bearing)
    return replace(moved, lat=lat, lon=lon, extent=Extent.TOWN)


def _middle(one: Fix, other: Fix) -> Fix:
    """The point half way between two places."""
    surer, less = (one, other) if one.confidence >= other.confidence else (other, one)
    middle = _taken(less, Nearness.BETWEEN, f"between {one.place.names[0]} and {other.place.names[0]}")
    return replace(middle, lat=round((one.lat + other.lat) / 2, 4), lon=round((surer.lon + less.lon) / 2, 4))


def _taken(fix: Fix, nearness: Nearness, why: str) -> Fix:
    return replace(fix, nearness=nearness, confidence=round(fix.confidence * _TAKEN, 3), why=why)
