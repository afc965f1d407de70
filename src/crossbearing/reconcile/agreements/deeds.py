"""Deeds by which a duty is done, where a report tells them without saying so: releases, convoys, power that is back."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from crossbearing.model.agreement import Degree
from crossbearing.model.deal import Done, Duty
from crossbearing.model.event import Event, Modality
from crossbearing.model.incident import Ref
from crossbearing.model.place_status import Attribute, PlaceStatus
from crossbearing.model.reading import Reading
from crossbearing.model.when import days_of
from crossbearing.reconcile.agreements.amounts import amount_of
from crossbearing.reconcile.agreements.kinds import Kind, kind_named
from crossbearing.reconcile.agreements.wording import stemmed, stems_of, telling_party, words_of
from crossbearing.reconcile.origins import Origins
from crossbearing.vocab import load

# The debtor's doing it says more for a deed being the duty's than a word in common.
DEBTOR_POINTS = 3


def deeds_in(
    reading: Reading, duties: Sequence[Duty], words: Mapping[str, frozenset[str]], since: str, origins: Origins
) -> Iterator[tuple[str, Done]]:
    """The deeds of a report since the day of the deal, each with the id of the one duty it fits best.

    `words` holds the stems of what each duty is about. A deed that fits two duties alike is left out.
    """
    for event in reading.events:
        if event.modality is Modality.OCCURRED and _is_after(event.date.edtf, since):
            duty = _best({duty.id: _points(event, duty, words[duty.id], reading) for duty in duties})
            if duty is not None:
                kind = kind_named(next(one.kind for one in duties if one.id == duty))
                yield duty, _of_event(event, kind, reading, origins)
    services = [duty.id for duty in duties if duty.kind == "services"]
    for status in reading.place_status:
        if len(services) == 1 and _is_back(status) and _is_after(status.interval, since):
            yield services[0], _of_status(status, reading, origins)


def _is_after(edtf: str | None, since: str) -> bool:
    """Whether all of a time lies on or after the first day of the deal."""
    first, start = (days_of(edtf)[0] if edtf is not None else None), days_of(since)[0]
    return first is not None and start is not None and first >= start


def _best(points: Mapping[str, int]) -> str | None:
    most = max(points.values(), default=0)
    best = [duty for duty, count in points.items() if count == most]
    return best[0] if most > 0 and len(best) == 1 else None


def _points(event: Event, duty: Duty, words: frozenset[str], reading: Reading) -> int:
    """How well a happening fits as the duty's performance, 0 if not."""
    kind = kind_named(duty.kind)
    if event.type not in kind.events:
        return 0
    doer = _doer(event, reading)
    known = duty.debtor is not None and doer is not None
    same = known and (duty.debtor == doer or bool(telling_party(duty.debtor or "") & telling_party(doer or "")))
    if known and not same and not kind.others:
        return 0
    shared = len(_words(event, reading) & (words - kind.plain - kind.about))
    needed = kind.once or not (same or kind.others)
    return 0 if needed and shared == 0 else 1 + DEBTOR_POINTS * same + shared


def _doer(event: Event, reading: Reading) -> str | None:
    role = event.perpetrator
    return next((one.key for one in reading.entities if role is not None and one.id == role.entity), None)


def _words(event: Event, reading: Reading) -> frozenset[str]:
    place = next((one.key for one in reading.entities if one.id == event.place), "")
    return stems_of(event.label, event.trigger.quote, place.partition(":")[2], *(span.quote for span in event.evidence))


def _of_event(event: Event, kind: Kind, reading: Reading, origins: Origins) -> Done:
    measured = (amount_of(figure) for figure in reading.quantities if figure.id in event.casualties)
    return Done(
        ref=Ref(reading.sha256, reading.doc_id, event.id),
        degree=Degree.FULL if kind.once else Degree.PARTIAL,
        date=event.date.edtf,
        published=reading.document.published,
        origin=origins.of_claims(reading.sha256, event.claims),
        words=event.evidence[0].quote if event.evidence else event.trigger.quote,
        amount=next((amount for amount in measured if amount is not None and kind.takes(amount.unit)), None),
        deed=True,
    )


def _is_back(status: PlaceStatus) -> bool:
    """Whether the status says that a service works again, with nothing against it."""
    words = frozenset(words_of(status.value))
    stems = stems_of(status.value)
    return (
        status.attribute is Attribute.SERVICES
        and not _services("back").isdisjoint(stems)
        and words.isdisjoint(load("duty_classes")["services"]["off"])
    )


@cache
def _services(table: str) -> frozenset[str]:
    return stemmed(load("duty_classes")["services"][table])


def _of_status(status: PlaceStatus, reading: Reading, origins: Origins) -> Done:
    return Done(
        ref=Ref(reading.sha256, reading.doc_id, status.id),
        degree=Degree.PARTIAL,
        date=status.interval,
        published=reading.document.published,
        origin=origins.of_report(reading.sha256),
        words=status.spans[0].quote if status.spans else status.value,
        deed=True,
    )
