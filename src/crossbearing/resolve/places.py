"""Which place on the map an entity of a report is."""

from collections import Counter
from collections.abc import Sequence

from crossbearing.model.entity import Entity, EntityType
from crossbearing.model.place import Place
from crossbearing.resolve.gazetteer import Gazetteer
from crossbearing.vocab import load

# Kinds of the table that a word in the name asks for.
_KINDS = {
    "city": ("city", "capital"),
    "town": ("city", "capital"),
    "village": ("city",),
    "province": ("governorate", "admin1", "admin2"),
    "governorate": ("governorate", "admin1"),
    "state": ("admin1",),
    "region": ("admin1",),
    "oblast": ("admin1",),
    "county": ("admin2",),
    "district": ("district", "subdistrict", "admin2", "quarter"),
    "countryside": ("governorate", "admin1"),
    "neighbourhood": ("quarter", "city"),
    "neighborhood": ("quarter", "city"),
}
# A name without such a word means the town before the area around it.
_DEFAULT = ("country", "capital", "city", "governorate", "admin1", "district", "subdistrict", "quarter", "admin2")


def resolve_place(entity: Entity, entities: Sequence[Entity], gazetteer: Gazetteer) -> Place | None:
    """The place an entity most likely is, by the country the report's other places lie in; None if none is known."""
    if entity.type not in (EntityType.PLACE, EntityType.FACILITY):
        return None
    country = home_country(entities, gazetteer)
    name, kinds = _asked(entity.name)
    found = gazetteer.lookup(entity.name, country) or gazetteer.lookup(name, country)
    ranked = sorted(found, key=lambda place: (place.country != country, _rank(place, kinds), -place.population))
    best = ranked[0] if ranked else None
    return best if best is not None and (best.country == country or best.kind in ("country", "capital")) else None


def home_country(entities: Sequence[Entity], gazetteer: Gazetteer) -> str:
    """The country most places of a report may lie in; empty if it names none."""
    votes: Counter[str] = Counter()
    for entity in entities:
        if entity.type is EntityType.PLACE:
            votes.update(dict.fromkeys(gazetteer.countries(_asked(entity.name)[0]), 1))
    best = max(votes.values(), default=0)
    return next((code for code in votes if votes[code] == best), "")


def _asked(name: str) -> tuple[str, tuple[str, ...]]:
    """The bare name, and the kinds of place its last word asks for."""
    words = name.split()
    last = words[-1].lower() if words else ""
    if len(words) > 1 and last in _KINDS:
        return " ".join(words[:-1]), _KINDS[last]
    if len(words) > 1 and words[0].lower() in load("places")["name_parts"]["directions"]:
        return " ".join(words[1:]), _DEFAULT
    return name, _DEFAULT


def _rank(place: Place, kinds: tuple[str, ...]) -> int:
    return kinds.index(place.kind) if place.kind in kinds else len(kinds)
