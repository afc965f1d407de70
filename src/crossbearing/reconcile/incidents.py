"""Groups the events of several reports that are the same happening."""

# Invariant: the grouping is a pure function of the readings, whatever their order; two events of one report are
# never joined, because the reader has already merged what that report tells twice.

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from crossbearing.model.entity import Entity
from crossbearing.model.event import Event, EventType
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.reading import Reading
from crossbearing.model.when import days_of
from crossbearing.reconcile.families import family_of
from crossbearing.reconcile.tallies import tallies_of

# Happenings dated to within this many days may be matched by day; wider ones must also be of the same type.
NARROW_DAYS = 4
# Below this score two events stay apart. A shared place and overlapping dates reach it; dates alone do not, except for
# deals, of which one war seldom sees two on one day.
ENOUGH = 1.0
SELDOM = frozenset(
    {EventType.AGREEMENT_REACHED, EventType.CEASEFIRE_START, EventType.TALKS_SUSPENDED, EventType.TALKS_COLLAPSED}
)


@dataclass(frozen=True, slots=True)
class _Told:
    """An event with its report and what linking looks at."""

    reading: Reading
    event: Event
    ref: Ref
    first: date | None
    last: date | None
    place: str | None
    parties: frozenset[str]

    @property
    def is_narrow(self) -> bool:
        known = self.first is not None and self.last is not None
        return known and self.last - self.first <= timedelta(days=NARROW_DAYS)  # type: ignore[operator]


def find_incidents(readings: Iterable[Reading]) -> list[Incident]:
    """Every incident, events that stand alone included, in order of date and place."""
    told = [_told(reading, event) for reading in readings for event in reading.events]
    told.sort(key=lambda one: one.ref)
    groups = _groups(told)
    incidents = [_incident(group) for group in groups]
    incidents.sort(key=lambda incident: (incident.date or "9999", incident.place or "", incident.members))
    return [replace(incident, id=f"i{number}") for number, incident in enumerate(incidents, 1)]


def _told(reading: Reading, event: Event) -> _Told:
    entities = {entity.id: entity for entity in reading.entities}
    first, last = days_of(event.date.edtf) if event.date.edtf else (None, None)
    roles = (event.perpetrator, event.target)
    parties = frozenset(entities[role.entity].key for role in roles if role and role.entity in entities)
    place = entities.get(event.place) if event.place else None
    ref = Ref(reading.sha256, reading.doc_id, event.id)
    return _Told(reading, event, ref, first, last, None if place is None else _skeleton(place), parties)


def _skeleton(place: Entity) -> str:
    """A place's key without article, vowels and doubled letters, so that romanisations of one name agree."""
    name = place.key.partition(":")[2].removeprefix("al-").removeprefix("el-")
    consonants = [letter for letter in name if letter.isalnum() and letter not in "aeiouy"]
    return name[:1] + "".join(b for a, b in zip(["", *consonants], consonants, strict=False) if a != b)


def _groups(told: Sequence[_Told]) -> list[list[_Told]]:
    """Greedy grouping, best link first; a group holds at most one event of a report."""
    links = sorted(
        (
            (score, left, right)
            for left, right in _candidates(told)
            if (score := _score(told[left], told[right])) >= ENOUGH
        ),
        key=lambda link: (-link[0], told[link[1]].ref, told[link[2]].ref),
    )
    group_of = list(range(len(told)))
    members = {i: [i] for i in group_of}
    for _, left, right in links:
        a, b = group_of[left], group_of[right]
        if a == b or _share_a_report(told, members[a], members[b]):
            continue
        for i in members[b]:
            group_of[i] = a
        members[a].extend(members.pop(b))
    return [[told[i] for i in sorted(group)] for group in members.values()]


def _candidates(told: Sequence[_Told]) -> Iterable[tuple[int, int]]:
    """Pairs of events of different reports and the same family."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(told):
        blocks[family_of(one.event.type)].append(i)
    for family in sorted(blocks):
        for left, right in combinations(blocks[family], 2):
            if told[left].ref.sha256 != told[right].ref.sha256:
                yield left, right


def _share_a_report(told: Sequence[_Told], left: list[int], right: list[int]) -> bool:
    return not {told[i].ref.sha256 for i in left}.isdisjoint(told[i].ref.sha256 for i in right)


def _score(left: _Told, right: _Told) -> float:
    """How strongly two events look like one: dates must overlap, then place, type and parties add up."""
    overlap = _date_overlap(left, right)
    if overlap == 0.0:
        return 0.0
    same_type = left.event.type is right.event.type
    if left.place is not None and right.place is not None and left.place != right.place:
        same_place = -0.6
    else:
        same_place = 0.5 if left.place is not None and left.place == right.place else 0.0
    shared = 0.2 * len(left.parties & right.parties)
    alike = 0.0 if not same_type else 0.4 if left.event.type in SELDOM else 0.3
    return overlap * 0.6 + same_place + alike + min(shared, 0.4)


def _date_overlap(left: _Told, right: _Told) -> float:
    """1 where both are dated to the same few days, less where a wide interval holds the other, 0 where apart."""
    if (left.first is None and left.last is None) or (right.first is None and right.last is None):
        return 0.0
    starts_after = left.first is not None and right.last is not None and left.first > right.last
    ends_before = left.last is not None and right.first is not None and left.last < right.first
    if starts_after or ends_before:
        return 0.0
    if left.is_narrow and right.is_narrow:
        return 1.0 if (left.first, left.last) == (right.first, right.last) else 0.8
    return 0.5 if left.event.type is right.event.type else 0.0


def _incident(group: Sequence[_Told]) -> Incident:
    lead = min(group, key=lambda one: (not one.is_narrow, one.event.date.edtf is None, one.ref))
    places = [entity.key for one in group for entity in one.reading.entities if entity.id == one.event.place]
    return Incident(
        id="",
        type=lead.event.type,
        label=lead.event.label,
        date=lead.event.date.edtf,
        place=min(places, key=lambda key: (-places.count(key), key)) if places else None,
        members=tuple(one.ref for one in group),
        tallies=tallies_of([(one.reading, one.event) for one in group]),
    )
