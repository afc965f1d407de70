"""People, groups, places and papers a report names, and the words that name them."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.errors import ModelError


class EntityType(StrEnum):
    """What an entity is."""

    PLACE = "place"
    FACILITY = "facility"
    PERSON = "person"
    ARMED_ACTOR = "armed_actor"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    MEDIA = "media"
    MONITOR = "monitor"
    GROUP = "group"
    DOCUMENT = "document"


class Alignment(StrEnum):
    """The side the report puts an entity on; not a judgement."""

    GOVERNMENT = "government"
    OPPOSITION = "opposition"
    DE_FACTO_AUTHORITY = "de_facto_authority"
    COALITION = "coalition"
    UN = "un"
    HUMANITARIAN = "humanitarian"
    MONITOR = "monitor"
    INDEPENDENT = "independent"
    FOREIGN_STATE = "foreign_state"
    CIVILIAN = "civilian"
    UNKNOWN = "unknown"


class MentionKind(StrEnum):
    """How words name an entity."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an entity, at characters `start` to `end` of the report's text."""

    quote: str
    start: int
    end: int
    kind: MentionKind

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ModelError(f"Mention {self.quote!r} does not fit {self.start}:{self.end}")


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something a report names, with every mention of it.

    `key` is a slug shared by reports (`place:madaya`); `pseudonym` marks an alias; `protect` says that a published
    ledger must not carry the name beside what narrows the person down.
    """

    id: str
    key: str
    name: str
    type: EntityType
    mentions: tuple[Mention, ...]
    role: str | None = None
    alignment: Alignment = Alignment.UNKNOWN
    pseudonym: bool = False
    protect: bool = False

    def __post_init__(self) -> None:
        if self.pseudonym and not self.protect:
            raise ModelError(f"Entity {self.name!r} is an alias and must be protected")
