"""Who said nothing of an incident they would be expected to speak of, told apart from what the ledger does not hold."""

# Invariant: a watched outlet is silent only where the ledger holds reports of its own for those days; of days without
# any, nothing is said but that nothing is there.

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from crossbearing.model.event import Modality
from crossbearing.model.heard import Heard
from crossbearing.model.incident import Incident
from crossbearing.model.outline import Outline
from crossbearing.model.reading import Reading
from crossbearing.model.watch import Quiet, Unsaid, Watched, WatchKind
from crossbearing.model.when import days_of
from crossbearing.reconcile.families import family_of
from crossbearing.reconcile.keys import place_skeleton, skeleton_of

# What lasts longer, a siege or a war, is no news that one could pass over in silence.
LONGEST_DAYS = 31


def outline_of(reading: Reading) -> Outline:
    """A report in short, with whom it quotes."""
    entities = {entity.id: entity for entity in reading.entities}
    last = {claim.last.entity for claim in reading.claims}
    quoted = (entity for key, entity in entities.items() if key in last)
    printed = reading.document
    names = sorted({name.casefold() for entity in quoted for name in (entity.name, entity.key)})
    return Outline(reading.sha256, reading.doc_id, printed.publisher, printed.published, tuple(names))


def heard_on(incident: Incident, readings: dict[str, Reading]) -> Heard:
    """Who tells an incident, and who is quoted on it."""
    told = [(readings[ref.sha256], ref.id) for ref in incident.members]
    events = [event for reading, item in told for event in reading.events if event.id == item]
    outlets = {(reading.document.publisher or "").casefold() for reading, _ in told}
    blamed = {account.blamed for account in incident.accounts if account.blamed is not None}
    return Heard(
        incident=incident.id,
        type=incident.type,
        date=incident.date,
        place=incident.place,
        blamed=tuple(sorted(blamed)),
        # Of plans nobody need speak.
        happened=any(event.modality in (Modality.OCCURRED, Modality.ALLEGED) for event in events),
        outlets=tuple(sorted(outlets)),
        quoted=tuple(sorted({name for reading, item in told for name in _quoted(reading, item)})),
    )


def unsaid(watch: Sequence[Watched], incidents: Sequence[Heard], reports: Iterable[Outline]) -> list[Unsaid]:
    """For each watched name and each incident it covers, whether it is silent; nothing where it spoke of it."""
    every = list(reports)
    return [found for watched in watch for found in _of_one(watched, incidents, every)]


def names_of(watched: Watched) -> frozenset[str]:
    """All names of a watched outlet or party, small letters."""
    return frozenset(name.casefold() for name in (watched.name, *watched.names))


def covers(watched: Watched, incident: Heard) -> bool:
    """Whether the incident lies in what the watched one usually speaks of."""
    places = {place_skeleton(name) for name in watched.places}
    here = not places or (incident.place is not None and skeleton_of(incident.place) in places)
    kinds = {incident.type.value, family_of(incident.type)}
    parties = {key.partition(":")[2] for key in incident.blamed}
    concerned = not watched.parties or not parties.isdisjoint(
        name.casefold().replace(" ", "-") for name in watched.parties
    )
    return here and concerned and (not watched.types or not kinds.isdisjoint(watched.types))


def _of_one(watched: Watched, incidents: Sequence[Heard], reports: Sequence[Outline]) -> Iterator[Unsaid]:
    names = names_of(watched)
    own = [report for report in reports if _speaks(watched.kind, names, report)]
    for incident in incidents:
        first, last = _days(incident, watched.days)
        if (
            not incident.happened
            or first is None
            or last is None
            or (last - first).days > LONGEST_DAYS + watched.days
            or not covers(watched, incident)
        ):
            continue
        near = [report for report in own if _is_between(report, first, last)]
        if not _spoke(watched.kind, names, incident):
            quiet = Quiet.SILENT if near else Quiet.NOT_IN_LEDGER
            days = first.isoformat(), last.isoformat()
            yield Unsaid(watched.name, incident.incident, quiet, len(near), *days, incident.type, incident.date)


def _days(incident: Heard, days: int) -> tuple[date | None, date | None]:
    """The days on which one would expect to hear of it."""
    first, last = (None, None) if incident.date is None else days_of(incident.date)
    return first, None if last is None else last + timedelta(days=days)


def _speaks(kind: WatchKind, names: frozenset[str], report: Outline) -> bool:
    """Whether a report is the outlet's own, or quotes the party on anything."""
    if kind is WatchKind.OUTLET:
        return (report.publisher or "").casefold() in names
    return not names.isdisjoint(report.quoted)


def _spoke(kind: WatchKind, names: frozenset[str], incident: Heard) -> bool:
    """Whether the watched one tells the incident, or is quoted on it."""
    told = kind is WatchKind.OUTLET and not names.isdisjoint(incident.outlets)
    return told or not names.isdisjoint(incident.quoted)


def _quoted(reading: Reading, event: str) -> Iterator[str]:
    """The names and keys of all in the chains of the claims about an event."""
    links = {link.entity for claim in reading.claims if event in claim.about for link in claim.chain}
    for entity in reading.entities:
        if entity.id in links:
            yield from (entity.name.casefold(), entity.key.casefold())


def _is_between(report: Outline, first: date, last: date) -> bool:
    begin, end = (None, None) if report.published is None else days_of(report.published)
    return begin is not None and end is not None and first <= end and begin <= last
