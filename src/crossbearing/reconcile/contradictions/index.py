"""The items of many readings by reference, and the incident each event belongs to."""

from collections.abc import Iterator, Sequence

from crossbearing.model.claim import Claim
from crossbearing.model.event import Event
from crossbearing.model.figure import Figure
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.place_status import PlaceStatus
from crossbearing.model.reading import Reading


class Index:
    """Looks up claims, figures, events and place statuses of all readings."""

    def __init__(self, readings: Sequence[Reading], incidents: Sequence[Incident]) -> None:
        self.readings = {reading.sha256: reading for reading in readings}
        self._items: dict[Ref, Claim | Figure | Event | PlaceStatus] = {}
        self._owed: set[Ref] = set()
        for reading in readings:
            items: tuple[Claim | Figure | Event | PlaceStatus, ...]
            items = (*reading.claims, *reading.quantities, *reading.events, *reading.place_status)
            for item in items:
                self._items[Ref(reading.sha256, reading.doc_id, item.id)] = item
            for agreement in reading.agreements:
                self._owed.update(Ref(reading.sha256, reading.doc_id, owed.id) for owed in agreement.obligations)
        self._incident = {ref: incident for incident in incidents for ref in incident.members}

    def claim(self, ref: Ref) -> Claim | None:
        """The claim at a reference, None where something else stands."""
        found = self._items.get(ref)
        return found if isinstance(found, Claim) else None

    def figure(self, ref: Ref) -> Figure | None:
        """The figure at a reference, None where something else stands."""
        found = self._items.get(ref)
        return found if isinstance(found, Figure) else None

    def about(self, ref: Ref) -> Iterator[Ref]:
        """What a claim is about, as references."""
        claim = self.claim(ref)
        for item in () if claim is None else claim.about:
            yield Ref(ref.sha256, ref.doc, item)

    def is_owed(self, ref: Ref) -> bool:
        """Whether a claim is about what a deal owes."""
        return any(item in self._owed for item in self.about(ref))

    def incidents_of(self, ref: Ref) -> list[Incident]:
        """The incidents that a claim is about, or a figure or an event belongs to."""
        events = list(self.about(ref))
        figure = self.figure(ref)
        if figure is not None and figure.event is not None:
            events.append(Ref(ref.sha256, ref.doc, figure.event))
        return [self._incident[event] for event in (ref, *events) if event in self._incident]

    def statuses_of(self, ref: Ref) -> list[PlaceStatus]:
        """The place statuses a claim is about."""
        found = (self._items.get(item) for item in (ref, *self.about(ref)))
        return [item for item in found if isinstance(item, PlaceStatus)]
