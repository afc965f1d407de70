"""What a report says of where a place lies: "X, Y", "X in Y", "12 km north of Y", "between Y and Z"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import asin, atan2, cos, degrees, radians, sin

from crossbearing.model.entity import Entity, EntityType, MentionKind
from crossbearing.model.place import EARTH_RADIUS_KM

KM_PER_MILE = 1.609344
_BEARINGS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
for _a, _b, _between in (("north", "east", 45.0), ("south", "east", 135.0), ("south", "west", 225.0)):
    _BEARINGS[_a + _b] = _between
_BEARINGS["northwest"] = 315.0
_INSIDE = re.compile(
    r"(?:, (?:also |all )?(?:in |a [a-z -]{3,40} in |(?:the )?capital of )?|,? (?:\(|in |of |on )|'s |’s )"
    r"(?:(?:the )?(?:[a-z]+ ){0,2}(?:of )?)?\Z"
)
_APART = re.compile(
    r"(?:,? (?:a [a-z -]{3,30} )?(?:some |about |around |roughly |just |just over |nearly |less than )?)"
    r"(\d+(?:[.,]\d+)?)\s?[-–]?\s?(km|kms|kilomet(?:er|re)s?|miles?|mi)\b[^.;:]{0,6}? ?"
    r"(?:to the )?((?:north|south)?[- ]?(?:east|west)?|north|south)(?:ern)? ?(?:of|from|outside|away from)"
    r"(?: the (?:city|town|village|capital|port|center|centre)(?: of)?)? (?:the )?\Z"
)
_BETWEEN = re.compile(r"\bbetween (?:the )?\Z")
_NEAR = re.compile(
    r"\b(?:near|outside|close to|not far from|next to) (?:the )?(?:(?:city|town|village|port|capital) of )?\Z"
)
_DISTANCE = re.compile(r"\s(?:(?:some|about|around|roughly|just) )?\d")
# Words between two names that speak of where one lies take no more room.
_REACH = 70
_PLACES = (EntityType.PLACE, EntityType.FACILITY)


@dataclass(frozen=True, slots=True)
class Offset:
    """So many kilometres from an entity, on a bearing in degrees; no bearing where none is told."""

    entity: str
    km: float
    bearing: float | None


@dataclass(frozen=True, slots=True)
class _Named:
    """Words that name a place."""

    start: int
    end: int
    entity: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Relations:
    """By entity id: the entities it is said to lie in, how far it lies from others, the two it lies between."""

    inside: dict[str, list[str]] = field(default_factory=dict)
    offsets: dict[str, Offset] = field(default_factory=dict)
    between: dict[str, tuple[str, str]] = field(default_factory=dict)


def relations_in(text: str, entities: Sequence[Entity]) -> Relations:
    """What a text says of where its places lie towards one another."""
    found = Relations()
    outer, inner = _layers(entities)
    last = {around.end: one for around, one in inner if one.end == around.end}
    for one, other in pairwise(outer):
        gap = other.start - one.end
        if one.entity != other.entity and other.kind is MentionKind.NAME and 0 < gap <= _REACH:
            here = last.get(one.end, one)  # in "the outskirts of X, Y" it is X that lies in Y
            _relate(found, here.entity, other.entity, text[one.end : other.start])
    after = {one.end: other for one, other in pairwise(outer) if text[one.end : other.start] == " and "}
    for around, one in inner:
        if one.kind is not MentionKind.NAME or one.entity == around.entity:
            continue
        words = text[around.start : one.start]
        if _BETWEEN.search(words) and one.end == around.end and one.end in after:
            found.between.setdefault(around.entity, (one.entity, after[one.end].entity))
        elif _NEAR.search(words):
            found.offsets.setdefault(around.entity, Offset(one.entity, 0.0, None))
        else:
            _relate(found, around.entity, one.entity, _last_part(words))
    return found


def _relate(found: Relations, here: str, there: str, words: str) -> None:
    """Keep what the words between two places say of the first."""
    if (match := _APART.fullmatch(words)) is not None:
        found.offsets.setdefault(here, _offset(there, match))
    elif _INSIDE.fullmatch(words) is not None:
        found.inside.setdefault(here, []).append(there)


def point_from(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point so many kilometres from another on a great circle that leaves it on this bearing."""
    north, east, way, arc = radians(lat), radians(lon), radians(bearing), km / EARTH_RADIUS_KM
    new = asin(sin(north) * cos(arc) + cos(north) * sin(arc) * cos(way))
    turn = atan2(sin(way) * sin(arc) * cos(north), cos(arc) - sin(north) * sin(new))
    return round(degrees(new), 4), round((degrees(east + turn) + 540) % 360 - 180, 4)


def _layers(entities: Sequence[Entity]) -> tuple[list[_Named], list[tuple[_Named, _Named]]]:
    """The words that name places, in order of the text, and those inside longer ones with the longer ones."""
    mentions = [
        _Named(mention.start, mention.end, entity.id, mention.kind)
        for entity in entities
        if entity.type in _PLACES
        for mention in entity.mentions
        if mention.kind is not MentionKind.PRONOUN
    ]
    outer: list[_Named] = []
    inner: list[tuple[_Named, _Named]] = []
    for one in sorted(mentions, key=lambda named: (named.start, -named.end)):
        if outer and one.end <= outer[-1].end:
            inner.append((outer[-1], one))
        else:
            outer.append(one)
    return outer, inner


def _last_part(words: str) -> str:
    """The words before a name inside a longer phrase, from a distance, else from "in" or "of" on."""
    distance = _DISTANCE.search(words)
    if distance is not None:
        return words[distance.start() :]
    return words[max(words.rfind(" in "), words.rfind(" of "), 0) :]


def _offset(entity: str, match: re.Match[str]) -> Offset:
    km = float(match.group(1).replace(",", "."))
    if match.group(2).startswith("mi"):
        km *= KM_PER_MILE
    return Offset(entity, km, _BEARINGS.get(re.sub(r"[- ]", "", match.group(3))))
