"""A name as it is found in a report, before it is typed by all its mentions."""

from dataclasses import dataclass

from crossbearing.extract.names.name_lexicon import Listed
from crossbearing.model.entity import EntityType


@dataclass(frozen=True, slots=True)
class Named:
    """One name as found: where it stands, its words without titles and article, signs of its type."""

    first: int
    last: int
    core: str
    listed: Listed | None
    signs: tuple[tuple[EntityType, float], ...]
    office: bool = False
    short: str = ""
    inside: bool = False
