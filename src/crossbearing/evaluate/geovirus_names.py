"""What the reader finds of places in a report, as GeoVirus cuts and counts it.

GeoVirus marks the bare name ("Orla" in "northern Orla province"), the parts of "Orla, Samland" one by one, and a name
also where it stands for a government or opens the name of a body ("Samland Army"). Sites such as hospitals are no
place names there. Our entities are cut to that; a name that no gazetteer knows is not given.
"""

import re
from collections.abc import Iterator
from functools import cache

from crossbearing.evaluate.geovirus_score import Toponym
from crossbearing.extract.draft import Draft
from crossbearing.extract.names.name_words import offices, titles
from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.place import Fix, Nearness, Place
from crossbearing.resolve.gazetteer import Gazetteer
from crossbearing.resolve.places import resolve_places

_PLACES = (EntityType.PLACE, EntityType.FACILITY)
# Bodies and officers that are called by their place: "Samland Army", "Orla Governor Jane Doe".
_CALLED_BY_PLACE = (
    EntityType.GOVERNMENT,
    EntityType.ARMED_ACTOR,
    EntityType.ORGANISATION,
    EntityType.PERSON,
    EntityType.PLACE,
    EntityType.FACILITY,
)
# A place that opens the name of a body has no more words.
_LONGEST_OPENING = 3
_OF_STATES = frozenset(("country", "admin1", "governorate", "capital", "continent"))
_OF_TOWNS = _OF_STATES | {"city", "region", "island"}
_BIG_TOWN = 100_000
_UNIVERSITIES = re.compile(r"\b(?:University|College|Institute|School|Times|Post|Herald|Tribune)\b")
_TAILS = re.compile(r"(?:\s+[a-z][a-z-]*)+\Z|\s*\([^)]*\)\Z|['’]s\Z")
_HEADS = re.compile(r"(?:(?:the|The|[a-z][a-z-]*)\s+)+")
_BODY_WORDS = frozenset(("Health", "State", "Department", "Centers", "Police", "Army", "Food", "Ministry", "Navy"))
_BRACKETED = re.compile(r"\(([^)]+)\)\Z")


def toponyms_of(draft: Draft) -> list[Toponym]:
    """The place names of a report with their positions."""
    gazetteer = _gazetteer()
    dateline = None if draft.imprint is None else draft.imprint.dateline_place
    entities = [*draft.entities, *_openings(draft, gazetteer), *_wholes(draft, gazetteer)]
    fixes = resolve_places(entities, draft.marked.text, gazetteer, dateline=dateline)
    found: dict[tuple[int, int], Fix] = {}
    for entity in entities:
        fix = fixes.get(entity.id)
        if fix is None or fix.nearness is Nearness.BETWEEN:
            continue
        for mention in entity.mentions:
            if mention.kind is MentionKind.NAME:
                found.update(dict.fromkeys(_cut(mention, entity, fix), fix))
    return [Toponym(start, end, fix.lat, fix.lon) for (start, end), fix in sorted(found.items())]


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()


def _openings(draft: Draft, gazetteer: Gazetteer) -> Iterator[Entity]:
    """As places, the names of places that stand for governments or open the names of bodies, officers and sites."""
    for entity in draft.entities:
        if entity.type not in _CALLED_BY_PLACE:
            continue
        for mention in entity.mentions:
            words = _opening(mention.quote, entity.type, gazetteer) if mention.kind is MentionKind.NAME else ""
            if words:
                end = mention.start + len(words)
                inside = Mention(words, mention.start, end, MentionKind.NAME)
                yield Entity(f"{entity.id}.{mention.start}", f"place:{words}", words, EntityType.PLACE, (inside,))


def _wholes(draft: Draft, gazetteer: Gazetteer) -> Iterator[Entity]:
    """As places, those of which a report names a part: "Samland" of "central Samland"."""
    for entity in draft.entities:
        for mention in entity.mentions if entity.type is EntityType.PLACE else ():
            lead = _HEADS.match(mention.quote) if mention.kind is MentionKind.NAME else None
            words = mention.quote[lead.end() :] if lead else ""
            if words and gazetteer.lookup(words) and gazetteer.lookup(mention.quote):
                whole = Mention(words, mention.end - len(words), mention.end, MentionKind.NAME)
                yield Entity(f"{entity.id}.{whole.start}", f"place:{words}", words, EntityType.PLACE, (whole,))


def _opening(name: str, kind: EntityType, gazetteer: Gazetteer) -> str:
    """The place that the first words of a name name; empty if they name none."""
    words = name.split()
    if kind in _PLACES and (words[-1].islower() or len(words) < 3):
        return ""
    if kind not in _PLACES and _UNIVERSITIES.search(name):
        return ""
    for length in range(min(len(words), _LONGEST_OPENING), 0, -1):
        opening = " ".join(words[:length])
        wanted = _OF_STATES if kind is EntityType.PERSON or length == len(words) else _OF_TOWNS
        if opening[:1].isupper() and any(_names_bodies(place, wanted) for place in gazetteer.news(opening)):
            return "" if kind is EntityType.PERSON and not _is_officer(words[length:]) else opening
    return ""


def _names_bodies(place: Place, wanted: frozenset[str]) -> bool:
    """Whether a place is of a kind, and if a town of a size, that bodies are called by."""
    return place.kind in wanted and (place.kind != "city" or place.population >= _BIG_TOWN)


def _is_officer(words: list[str]) -> bool:
    """Whether words begin with a body or an office: "Health Secretary ...", "Governor ..."."""
    return len(words) > 0 and words[0] in (titles() | {word.title() for word in offices()} | _BODY_WORDS)


def _cut(mention: Mention, entity: Entity, fix: Fix) -> Iterator[tuple[int, int]]:
    """The words of a mention that are the bare name; none of a site that is only known by its town."""
    bare = _TAILS.sub("", mention.quote)
    lead = _HEADS.match(bare)
    first = lead.end() if lead else 0
    if entity.type is EntityType.FACILITY and bare == mention.quote and fix.nearness is not Nearness.AT:
        return
    if first < len(bare):
        yield mention.start + first, mention.start + len(bare)
    short = _BRACKETED.search(mention.quote)
    if short is not None:
        yield mention.start + short.start(1), mention.start + short.end(1)
