"""The status of places over time, by whom, and where sources cannot agree."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from crossbearing.model.course import Spell
from crossbearing.model.incident import Ref
from crossbearing.model.place_status import Attribute
from crossbearing.model.reading import Reading
from crossbearing.model.when import days_of
from crossbearing.reconcile.keys import skeleton_of
from crossbearing.reconcile.origins import Origins

# Only of these can one be true at a time: one holder, one state of siege.
_EXCLUSIVE = frozenset({Attribute.CONTROL, Attribute.SIEGE})


def place_history(readings: Sequence[Reading], origins: Origins) -> dict[str, list[Spell]]:
    """By the key of each place its spells, in order of attribute and time; spellings of one name are one place."""
    by_place: dict[str, list[Spell]] = {}
    names: dict[str, str] = {}
    spells = [spell for reading in readings for spell in _spells(reading, origins)]
    for spell in sorted(spells, key=lambda spell: spell.ref):
        place = names.setdefault(skeleton_of(spell.place), spell.place)
        by_place.setdefault(place, []).append(spell)
    return {place: _opposed(sorted(found, key=_order)) for place, found in sorted(by_place.items())}


def _spells(reading: Reading, origins: Origins) -> Iterator[Spell]:
    entities = {entity.id: entity for entity in reading.entities}
    for status in reading.place_status:
        place, holder = entities.get(status.place or ""), entities.get(status.holder or "")
        if place is None:
            continue
        said = [claim.id for claim in reading.claims if status.id in claim.about]
        yield Spell(
            ref=Ref(reading.sha256, reading.doc_id, status.id),
            place=place.key,
            attribute=status.attribute,
            value=status.value,
            holder=None if holder is None else holder.key,
            interval=status.interval,
            published=reading.document.published,
            origin=origins.of_claims(reading.sha256, said),
            said=tuple(Ref(reading.sha256, reading.doc_id, item) for item in said),
        )


def _order(spell: Spell) -> tuple[str, str, str, Ref]:
    first = _days(spell)[0]
    return spell.attribute.value, first.isoformat() if first else "", spell.published or "", spell.ref


def _days(spell: Spell) -> tuple[date | None, date | None]:
    return (None, None) if spell.interval is None else days_of(spell.interval)


def _opposed(spells: Sequence[Spell]) -> list[Spell]:
    """The spells, each with those of other sources that cannot be true with it."""
    against: dict[Ref, list[Ref]] = {}
    for left, right in combinations(spells, 2):
        if _conflict(left, right):
            against.setdefault(left.ref, []).append(right.ref)
            against.setdefault(right.ref, []).append(left.ref)
    return [replace(spell, against=tuple(against.get(spell.ref, ()))) for spell in spells]


def _conflict(left: Spell, right: Spell) -> bool:
    if left.attribute is not right.attribute or left.attribute not in _EXCLUSIVE or left.origin == right.origin:
        return False
    differ = left.holder is not None and right.holder is not None and left.holder != right.holder
    return differ and _overlap(left, right)


def _overlap(left: Spell, right: Spell) -> bool:
    """Whether both hold on one day at least; a spell without dates is of its report's day."""
    (a, b), (c, d) = (_known(spell) for spell in (left, right))
    return (b is None or c is None or c <= b) and (a is None or d is None or a <= d)


def _known(spell: Spell) -> tuple[date | None, date | None]:
    if spell.interval is not None:
        return _days(spell)
    return (None, None) if spell.published is None else days_of(spell.published)
