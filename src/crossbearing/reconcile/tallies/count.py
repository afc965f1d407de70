"""One figure of an incident with all that a policy asks of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from crossbearing.model.claim import ClaimKind, Form, Stance
from crossbearing.model.event import ATTACKS, EventType, Modality
from crossbearing.model.figure import HUMAN_TOLL, Category, Figure
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.model.when import days_of
from crossbearing.reconcile.linking.told import Told
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.tallies.classes import PEOPLE, class_of, is_total, says_part
from crossbearing.reconcile.withdrawals import Number, number_of, withdrawn_among, withdrawn_numbers

# A figure over this many days more than the incident took counts something longer than the incident.
LONGER_DAYS = 5
PART = "part of another count"
WITHDRAWN = "withdrawn by its own outlet"
MISPRINTED = "differs from the report it is a reprint of, in the same words"
REPEATED = "repeats the report it is a reprint of"
# What did not happen has no toll.
_UNDONE = {
    Modality.PLANNED: "planned, not done",
    Modality.POSTPONED: "put off, not done",
}


@dataclass(frozen=True, slots=True)
class Count:
    """A figure, the event it measures (its id, type and modality), its origin, why it is set aside, None if it is not.

    `order` tells which of two counts of one origin is the later; `denial` that it answers a charge ("denied that any
    civilian was killed"). `frame` holds the words of the claims that give it, without the number.
    """

    ref: Ref
    figure: Figure
    event: str
    type: EventType
    modality: Modality
    counts: str
    origin: str
    source: str | None
    outlet: str | None
    blamed: str | None
    order: tuple[str, str, int]
    disputed: bool
    denial: bool = False
    frame: str = ""
    aside: str | None = None


def counts_of(members: Sequence[Told], origins: Origins) -> list[Count]:
    """Every figure that measures the members of an incident, reports in order of publication."""
    found = [count for one in members for count in _of_event(one, origins)]
    gone = {(ref.sha256, ref.id) for ref in withdrawn_among(members, origins)}
    days = [one.when.width for one in members if one.when is not None and one.when.stated]
    found = [_aside(count, gone, min(days, default=None)) for count in found]
    found = _replaced(found, withdrawn_numbers(members, origins), origins)
    return _repeats(_parts(_bodies(sorted(found, key=lambda count: count.order))), origins)


def _of_event(one: Told, origins: Origins) -> Iterator[Count]:
    reading, event = one.reading, one.event
    for figure in reading.quantities:
        if figure.category not in HUMAN_TOLL or (figure.id not in event.casualties and figure.event != event.id):
            continue
        yield Count(
            ref=Ref(reading.sha256, reading.doc_id, figure.id),
            figure=figure,
            event=event.id,
            type=event.type,
            modality=event.modality,
            counts=class_of(figure),
            origin=origins.of_claims(reading.sha256, figure.claims),
            source=_source(reading, figure),
            outlet=reading.document.publisher,
            blamed=one.perpetrator,
            order=(reading.document.published or "", reading.sha256, figure.span.start),
            disputed=event.modality is Modality.ALLEGED,
            denial=any(claim.kind is ClaimKind.DENIAL and claim.id in figure.claims for claim in reading.claims),
            frame=_frame(reading, figure),
            aside=WITHDRAWN if _is_taken_back(reading, figure) else None,
        )


def _is_taken_back(reading: Reading, figure: Figure) -> bool:
    """Whether the report distances itself from words of its own outlet that give the figure ("we wrote … wrongly")."""
    own = (claim for claim in reading.claims if claim.id in figure.claims and claim.form is Form.NARRATOR)
    return any(claim.publisher_stance is Stance.DISTANCED for claim in own)


def _frame(reading: Reading, figure: Figure) -> str:
    """The words of the claims that give a figure, without its own."""
    words = [span.quote for claim in reading.claims if claim.id in figure.claims for span in claim.content]
    return " ".join(" ".join(words).replace(figure.span.quote, "#", 1).casefold().split())


def _source(reading: Reading, figure: Figure) -> str | None:
    """Who gives the figure, in the report's words, or its publisher."""
    claims = {claim.id: claim for claim in reading.claims}
    holders = [claims[key].last.holder for key in figure.claims if key in claims]
    named = next((span.quote for span in holders if span is not None), None)
    return reading.document.publisher if named is None else named


def _aside(count: Count, gone: Collection[tuple[str, str]], days: int | None) -> Count:
    """The count, set aside where it is withdrawn or measures something else than what took place."""
    if (count.ref.sha256, count.event) in gone:
        return replace(count, aside=WITHDRAWN)
    if count.modality in _UNDONE:
        return replace(count, aside=_UNDONE[count.modality])
    first, last = (None, None) if count.figure.interval is None else days_of(count.figure.interval)
    if days is None or first is None or last is None or (last - first).days <= days + LONGER_DAYS:
        return count
    return replace(count, aside=f"counts {(last - first).days + 1} days, longer than the incident")


def _replaced(counts: Sequence[Count], replaced: Mapping[Number, str], origins: Origins) -> list[Count]:
    """The counts, with those set aside that their outlet gave until it put another number in their place."""
    found = []
    for count in counts:
        day = replaced.get(number_of(origins.of_report(count.ref.sha256), count.figure), "")
        is_gone = count.aside is None and count.order[0] <= day
        found.append(replace(count, aside=WITHDRAWN) if is_gone else count)
    return found


def _bodies(counts: list[Count]) -> list[Count]:
    """Bodies found after an attack are no toll of their own where the dead are counted."""
    dead = any(c.figure.category is Category.KILLED and c.aside is None for c in counts)
    if not dead or not any(c.type in ATTACKS for c in counts):
        return counts
    why = "bodies, where the killed are counted"
    return [replace(c, aside=why) if c.figure.category is Category.BODIES and c.aside is None else c for c in counts]


def _parts(counts: list[Count]) -> list[Count]:
    """The counts, with those marked that count some of the people another one of their report counts."""
    found = []
    totals: defaultdict[tuple[str, Category], list[Count]] = defaultdict(list)
    for count in counts:
        if count.aside is None and is_total(count.counts):
            totals[count.ref.sha256, count.figure.category].append(count)
    for count in counts:
        own = totals.get((count.ref.sha256, count.figure.category), ())
        rivals = [other for other in own if other.ref != count.ref]
        is_part = count.aside is None and (says_part(count.figure) or _is_within(count, rivals))
        found.append(replace(count, aside=PART) if is_part else count)
    return found


def _is_within(count: Count, rivals: Sequence[Count]) -> bool:
    """Whether a wider count of the same report holds this one: "11 people, three of them children"."""
    if count.counts == PEOPLE or is_total(count.counts):
        return False
    size = count.figure.value or count.figure.low or 0
    return any((other.figure.value or other.figure.low or 0) >= size for other in rivals)


def _repeats(counts: list[Count], origins: Origins) -> list[Count]:
    """The counts, with those of reprints marked that repeat a number of their original, or only print another one.

    What a reprint adds in words of its own stays: that is later news.
    """
    used = [count for count in counts if count.aside is None]
    given = {_number(count, count.ref.sha256) for count in used}
    framed = {_framed(count, count.ref.sha256) for count in used if count.frame}
    found = []
    for count in counts:
        original = origins.original(count.ref.sha256)
        why = REPEATED if _number(count, original) in given else MISPRINTED
        copied = why is REPEATED or _framed(count, original) in framed
        is_out = copied and count.aside is None and original != count.ref.sha256
        found.append(replace(count, aside=why) if is_out else count)
    return found


def _framed(count: Count, sha256: str) -> tuple[object, ...]:
    return sha256, count.figure.category, count.counts, count.frame


def _number(count: Count, sha256: str) -> tuple[object, ...]:
    figure = count.figure
    return sha256, figure.category, count.counts, figure.value, figure.low, figure.high
