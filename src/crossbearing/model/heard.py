"""Who was heard on an incident."""

from dataclasses import dataclass

from crossbearing.model.event import EventType


@dataclass(frozen=True, slots=True)
class Heard:
    """An incident, the outlets that tell it and those who are quoted on it, all in small letters.

    `blamed` are keys of parties; `happened` says whether some report has it that it took place.
    """

    incident: str
    type: EventType
    date: str | None
    place: str | None
    blamed: tuple[str, ...]
    happened: bool
    outlets: tuple[str, ...]
    quoted: tuple[str, ...]
