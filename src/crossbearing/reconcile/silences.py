"""Who said nothing of an incident they would be expected to speak of, told apart from what the ledger does not hold."""

# Invariant: a watched outlet is silent only where the ledger holds reports of its own for those days; of days without
# any, nothing is said but that nothing is there.

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from crossbearing.model.event import Modality
from crossbearing.model.incident import Incident
from crossbearing.model.reading import Reading
from crossbearing.model.watch import Quiet, Unsaid, Watched, WatchKind
from crossbearing.model.when import days_of
from crossbearing.reconcile.families import family_of
from crossbearing.reconcile.keys import place_skeleton, skeleton_of

# What lasts longer, a siege or a war, is no news that one could pass over in silence.
LONGEST_DAYS = 31


def unsaid(watch: Sequence[Watched], incidents: Sequence[Incident], readings: Sequence[Reading]) -> list[Unsaid]:
    """For each watched name and each incident it covers, whether it is silent; nothing where it spoke of it."""
    by_hash = {reading.sha256: reading for reading in readings}
    happened = [incident for incident in incidents if _took_place(incident, by_hash)]
    return [found for watched in watch for found in _of_one(watched, happened, by_hash)]


def _took_place(incident: Incident, readings: dict[str, Reading]) -> bool:
    """Whether some report has it that the incident took place: of plans nobody need speak."""
    events = (event for ref in incident.members for event in readings[ref.sha256].events if event.id == ref.id)
    return any(event.modality in (Modality.OCCURRED, Modality.ALLEGED) for event in events)


def _of_one(watched: Watched, incidents: Sequence[Incident], readings: dict[str, Reading]) -> Iterator[Unsaid]:
    names = frozenset(name.casefold() for name in (watched.name, *watched.names))
    own = [reading for reading in readings.values() if _speaks(watched.kind, names, reading)]
    for incident in incidents:
        first, last = _days(incident, watched.days)
        if (
            first is None
            or last is None
            or (last - first).days > LONGEST_DAYS + watched.days
            or not _covers(watched, incident)
        ):
            continue
        near = [reading for reading in own if _is_between(reading, first, last)]
        if not _spoke(watched.kind, names, incident, readings):
            quiet = Quiet.SILENT if near else Quiet.NOT_IN_LEDGER
            days = first.isoformat(), last.isoformat()
            yield Unsaid(watched.name, incident.id, quiet, len(near), *days)


def _days(incident: Incident, days: int) -> tuple[date | None, date | None]:
    """The days on which one would expect to hear of it."""
    first, last = (None, None) if incident.date is None else days_of(incident.date)
    return first, None if last is None else last + timedelta(days=days)


def _covers(watched: Watched, incident: Incident) -> bool:
    """Whether the incident lies in what the watched one usually speaks of."""
    places = {place_skeleton(name) for name in watched.places}
    here = not places or (incident.place is not None and skeleton_of(incident.place) in places)
    kinds = {incident.type.value, family_of(incident.type)}
    parties = {account.blamed.partition(":")[2] for account in incident.accounts if account.blamed is not None}
    concerned = not watched.parties or not parties.isdisjoint(
        name.casefold().replace(" ", "-") for name in watched.parties
    )
    return here and concerned and (not watched.types or not kinds.isdisjoint(watched.types))


def _speaks(kind: WatchKind, names: frozenset[str], reading: Reading) -> bool:
    """Whether a report is the outlet's own, or quotes the party on anything."""
    if kind is WatchKind.OUTLET:
        return (reading.document.publisher or "").casefold() in names
    return any(_is_holder(names, reading, claim.last.entity) for claim in reading.claims)


def _spoke(kind: WatchKind, names: frozenset[str], incident: Incident, readings: dict[str, Reading]) -> bool:
    """Whether the watched one tells the incident, or is quoted on it."""
    for ref in incident.members:
        reading = readings[ref.sha256]
        if kind is WatchKind.OUTLET and (reading.document.publisher or "").casefold() in names:
            return True
        claims = (claim for claim in reading.claims if ref.id in claim.about)
        if any(_is_holder(names, reading, link.entity) for claim in claims for link in claim.chain):
            return True
    return False


def _is_holder(names: frozenset[str], reading: Reading, entity: str | None) -> bool:
    found = next((one for one in reading.entities if one.id == entity), None)
    return found is not None and (found.name.casefold() in names or found.key.casefold() in names)


def _is_between(reading: Reading, first: date, last: date) -> bool:
    published = reading.document.published
    begin, end = (None, None) if published is None else days_of(published)
    return begin is not None and end is not None and first <= end and begin <= last
