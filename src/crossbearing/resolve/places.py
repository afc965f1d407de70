"""Which places on the map the places of a report are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model.entity import Entity, EntityType, MentionKind
from crossbearing.model.place import Fix, Nearness, Place
from crossbearing.model.span import Span
from crossbearing.resolve.gazetteer import Gazetteer
from crossbearing.resolve.relations import Relations, relations_in
from crossbearing.resolve.relative import relative_fixes
from crossbearing.resolve.setting import DATELINE, Setting, setting_of
from crossbearing.resolve.weighing import Weighed, weigh, weigh_each
from crossbearing.resolve.wording import Asked, readings_of

_PLACES = (EntityType.PLACE, EntityType.FACILITY)
# A place surer than this helps to place the others.
ANCHOR = 0.8
# Names of a place are tried up to so many; more are spellings of these.
_SPELLINGS = 4


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was looked up for one entity: how it was asked, what was found, and whether under another spelling."""

    asked: Asked
    found: tuple[Place, ...]
    respelled: bool = False


def resolve_places(
    entities: Sequence[Entity], text: str, gazetteer: Gazetteer, *, dateline: Span | None = None
) -> dict[str, Fix]:
    """Where the places of a report are, by entity id; those that cannot be told are left out."""
    places = [entity for entity in entities if entity.type in _PLACES]
    looked = {entity.id: _look(entity, gazetteer) for entity in places}
    weights = {entity.id: _weight(entity, dateline) for entity in places}
    found = [(looked[one.id].found, weights[one.id]) for one in places if looked[one.id].found]
    relations = relations_in(text, places)
    setting = setting_of(text, found)
    first = _weigh_all(looked, setting, relations)
    anchors = tuple(dict.fromkeys(one.place for one in first.values() if one.confidence >= ANCHOR))
    chosen = [((first[one.id].place,), weights[one.id]) for one in places if one.id in first]
    setting = setting_of(text, chosen, anchors)
    looked = {key: one if one.found else _look_near(key, places, setting, gazetteer) for key, one in looked.items()}
    second = _weigh_all(looked, setting, relations, first)
    fixes = {key: fix for key, one in second.items() if (fix := _fix(one, looked[key].asked, gazetteer)) is not None}
    fixes.update(list(relative_fixes(places, fixes, relations)))
    return fixes


def find_places(name: str, gazetteer: Gazetteer, *, near: str | None = None) -> list[Weighed]:
    """The places that a name may mean, the likeliest first; `near` is a place or country it lies in or close to."""
    around = [] if near is None else gazetteer.lookup(near)[:1]
    setting = setting_of("", [(around, 1.0)] if around else [], around)
    for asked in readings_of(name):
        found = gazetteer.lookup(asked.name, setting.main)
        if found:
            return weigh_each(found, asked, setting, around)
    return []


def _look(entity: Entity, gazetteer: Gazetteer) -> _Looked:
    """The places of an entity's name, under the fullest wording that any place has."""
    wordings = [asked for name in _names(entity) for asked in readings_of(name)]
    full = wordings[0] if wordings else Asked(entity.name)
    for asked in dict.fromkeys(wordings):
        found = gazetteer.lookup(asked.name)
        if found:
            return _Looked(asked, tuple(found))
    return _Looked(full, ())


def _look_near(key: str, places: Sequence[Entity], setting: Setting, gazetteer: Gazetteer) -> _Looked:
    """The places of nearly such a name in the country the report speaks of most."""
    entity = next(one for one in places if one.id == key)
    for asked in (asked for name in _names(entity) for asked in readings_of(name)):
        found = gazetteer.lookup(asked.name, setting.main)
        if found:
            return _Looked(asked, tuple(found), respelled=True)
    return _Looked(Asked(entity.name), ())


def _names(entity: Entity) -> list[str]:
    """The names of an entity as the report spells them, the one it is shown under first; none without a name."""
    said = [mention.quote for mention in entity.mentions if mention.kind is MentionKind.NAME]
    if not said and entity.mentions:
        return []
    names = (" ".join(name.partition("(")[0].split()) for name in (entity.name, *said))
    return list(dict.fromkeys(name for name in names if name))[:_SPELLINGS]


def _weight(entity: Entity, dateline: Span | None) -> float:
    """How often an entity is named, the dateline's place counting more."""
    times = float(sum(mention.kind is MentionKind.NAME for mention in entity.mentions) or 1)
    sent = dateline is not None and any(dateline.start <= m.start < dateline.end for m in entity.mentions)
    return times + DATELINE if sent else times


def _weigh_all(
    looked: Mapping[str, _Looked], setting: Setting, relations: Relations, known: Mapping[str, Weighed] | None = None
) -> dict[str, Weighed]:
    found: dict[str, Weighed] = {}
    for key, one in looked.items():
        stated = [place for other in relations.inside.get(key, ()) for place in _around(looked, known, other)]
        weighed = weigh(one.found, one.asked, setting, stated, respelled=one.respelled)
        if weighed is not None:
            found[key] = weighed
    return found


def _around(looked: Mapping[str, _Looked], known: Mapping[str, Weighed] | None, key: str) -> Sequence[Place]:
    """What a place named as the one around may be: the one it was found to be, else any of its name."""
    if known is not None and key in known:
        return (known[key].place,)
    return looked[key].found if key in looked else ()


def _fix(one: Weighed, asked: Asked, gazetteer: Gazetteer) -> Fix | None:
    """The position of a place; of one that only says what it lies in, that of the place around."""
    place = one.place
    if place.lat is None or place.lon is None:
        near = (other for other in gazetteer.lookup(place.within) if place.country in ("", other.country))
        around = next((other for other in near if other.lat is not None), None)
        if around is None or around.lat is None or around.lon is None:
            return None
        why = f"{one.why}, somewhere in {around.names[0]}"
        return Fix(place, around.lat, around.lon, around.extent, Nearness.PART, one.confidence, why)
    return Fix(place, place.lat, place.lon, place.extent, asked.nearness, one.confidence, one.why)
