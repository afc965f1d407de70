"""Everything in a view that a person should look at, with every reason, the weightiest first."""

# Invariant: the queue is a pure function of a view; what was decided since takes things off it when it is looked at.

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from crossbearing.model.content import content_key
from crossbearing.model.contradiction import Contradiction
from crossbearing.model.event import Event
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.queued import Because, Cause, Item, Queued, Sort
from crossbearing.model.reading import Identified, Reading
from crossbearing.model.silence import ToldSilence
from crossbearing.reconcile.found_again import layer_of, words_of
from crossbearing.reconcile.queue.doubts import Unsure, doubts
from crossbearing.reconcile.queue.figures import figure_reasons
from crossbearing.reconcile.queue.points import CONTESTED, CONTRADICTION, MOST_CONTRADICTIONS, SILENCE
from crossbearing.reconcile.stand_ins import StandIns

# The grade of incidents for which several parties are blamed.
_CONTESTED = "contested"
# Letters of the hash that a thing to look at is named by.
ID_LETTERS = 12


class Queue:
    """What is to be looked at of some readings, the incidents they tell and where these contradict."""

    def __init__(
        self,
        readings: Mapping[str, Reading],
        incidents: Sequence[Incident],
        contradictions: Sequence[Contradiction],
        silences: Sequence[ToldSilence],
        unsure: Unsure,
    ) -> None:
        self._readings = readings
        self._incidents = incidents
        self._contradictions = contradictions
        self._silences = silences
        self._unsure = unsure

    def things(self) -> list[Queued]:
        """Everything, by priority; of equal weight the newest first, what has no date last."""
        found = [*self._of_incidents(), *self._of_contradictions(), *self._of_silences()]
        found.sort(key=lambda one: one.id)
        found.sort(key=lambda one: one.date or "", reverse=True)
        return sorted(found, key=lambda one: -one.priority)

    def _of_incidents(self) -> Iterator[Queued]:
        against: defaultdict[str, list[Contradiction]] = defaultdict(list)
        for contradiction in self._contradictions:
            against[contradiction.incident or ""].append(contradiction)
        for incident in self._incidents:
            events = self._events(incident)
            reasons = [
                *_contradicted(against[incident.id]),
                *figure_reasons(incident),
                *_contested(incident),
                *doubts(incident, events, self._unsure),
            ]
            if reasons:
                yield self._incident(incident, events, reasons)

    def _incident(
        self, incident: Incident, events: Mapping[Ref, tuple[Reading, Event]], reasons: Sequence[Because]
    ) -> Queued:
        return Queued(
            id=_name(Sort.INCIDENT, incident.id),
            sort=Sort.INCIDENT,
            subject=incident.id,
            because=_in_order(reasons),
            items=tuple(_item(ref, event) for ref, (_, event) in events.items()),
            label=self._shown(incident.label, incident.members[:1]),
            date=incident.date,
            place=incident.place,
            where=self._where(incident),
            reports=len({ref.sha256 for ref in incident.members}),
        )

    def _events(self, incident: Incident) -> dict[Ref, tuple[Reading, Event]]:
        found: dict[Ref, tuple[Reading, Event]] = {}
        for ref in incident.members:
            reading = self._readings[ref.sha256]
            found[ref] = reading, next(event for event in reading.events if event.id == ref.id)
        return found

    def _where(self, incident: Incident) -> str | None:
        """What the place of an incident is called in the first report that names it."""
        for ref in incident.members:
            reading = self._readings[ref.sha256]
            name = next((one.name for one in reading.entities if one.key == incident.place), None)
            if name is not None:
                return self._shown(name, (ref,))
        return None

    def _of_contradictions(self) -> Iterator[Queued]:
        """Those that belong to no incident; the others are reasons to look at theirs."""
        known = {incident.id for incident in self._incidents}
        for one in self._contradictions:
            if one.incident not in known:
                refs = tuple(dict.fromkeys(ref for side in one.sides for ref in side.refs))
                yield Queued(
                    id=_name(Sort.CONTRADICTION, one.id),
                    sort=Sort.CONTRADICTION,
                    subject=one.id,
                    because=tuple(_contradicted([one])),
                    items=tuple(self._items(refs)),
                    label=self._shown(one.issue, refs),
                    date=max((day for ref in refs if (day := self._published(ref)) is not None), default=None),
                    reports=len({ref.sha256 for ref in refs}),
                )

    def _of_silences(self) -> Iterator[Queued]:
        for one in self._silences:
            span = one.silence.span
            because = Because(cause=Cause.NEW_SILENCE, points=SILENCE, what=one.silence.kind.value)
            yield Queued(
                id=_name(Sort.SILENCE, f"{one.ref.sha256}:{span.start}:{span.end}:{one.silence.kind}"),
                sort=Sort.SILENCE,
                subject=f"{one.ref.doc}:{one.ref.id}",
                because=(because,),
                items=(_item(one.ref, one.silence),),
                label=self._shown(span.quote, (one.ref,)),
                date=self._published(one.ref),
            )

    def _items(self, refs: Iterable[Ref]) -> Iterator[Item]:
        """The items of these references; what is none, as a publisher may be, is passed over."""
        for ref in refs:
            found = next((one for one in self._readings[ref.sha256].items() if one.id == ref.id), None)
            if found is not None:
                yield _item(ref, found)

    def _published(self, ref: Ref) -> str | None:
        return self._readings[ref.sha256].document.published

    def _shown(self, words: str, told: Iterable[Ref]) -> str:
        """Words in one line without the names that the reports protect."""
        for sha256 in dict.fromkeys(ref.sha256 for ref in told):
            words = StandIns(self._readings[sha256]).shown(words)
        return words


def _contradicted(contradictions: Sequence[Contradiction]) -> Iterator[Because]:
    for number, one in enumerate(contradictions):
        points = CONTRADICTION if number < MOST_CONTRADICTIONS else 0
        yield Because(cause=Cause.CONTRADICTION, points=points, what=one.kind.value, id=one.id)


def _contested(incident: Incident) -> Iterator[Because]:
    if incident.grade is not None and incident.grade.grade == _CONTESTED:
        yield Because(cause=Cause.CONTESTED, points=CONTESTED)


def _in_order(reasons: Sequence[Because]) -> tuple[Because, ...]:
    """Reasons of the weightiest kind first."""
    order = list(Cause)
    return tuple(sorted(reasons, key=lambda one: order.index(one.cause)))


def _item(ref: Ref, item: Identified) -> Item:
    words = words_of(item)
    where = (None, None) if words is None else (words.start, words.end)
    return Item(ref.sha256, ref.doc, ref.id, layer_of(item), *where)


def _name(sort: Sort, subject: str) -> str:
    return f"w{content_key(sort.value, subject)[:ID_LETTERS]}"
