"""Why an event is there: the words that tell of it, and what gave its date, place and roles."""

from collections.abc import Iterator

from crossbearing.extract.draft import Draft
from crossbearing.model.event import Event, Role
from crossbearing.model.reason import Reason
from crossbearing.model.span import Span


def event_reasons(draft: Draft) -> Iterator[Reason]:
    """One reason an event."""
    names = {entity.id: entity.name for entity in draft.entities}
    for event in draft.events:
        kind = event.type.value.replace("_", " ")
        parts = [f"“{event.trigger.quote}” tells of {kind} (vocabulary of events), read as {event.modality.value}"]
        parts += [*_role("by", event.perpetrator, names), *_role("against", event.target, names)]
        if event.date.edtf:
            parts.append(f"on {event.date.edtf}: {event.date.why or event.date.basis.value}")
        if event.place:
            parts.append(f"at {names.get(event.place, event.place)}, the place its sentence or the one before names")
        yield Reason(event.id, f"events/{event.type}", "rule", "; ".join(parts), tuple(_words(event)))


def _role(preposition: str, role: Role | None, names: dict[str, str]) -> Iterator[str]:
    if role is not None:
        who = names.get(role.entity or "", "someone not named")
        yield f"{preposition} {who} ({role.basis.value})"


def _words(event: Event) -> Iterator[Span]:
    yield event.trigger
    for role in (event.perpetrator, event.target):
        if role is not None and role.span is not None:
            yield role.span
    if event.date.span is not None:
        yield event.date.span
    yield from (weapon.span for weapon in event.weapons)
