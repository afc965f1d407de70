"""What a reader takes from one file, before it is a report."""

from dataclasses import dataclass

from crossbearing.intake.header import Header
from crossbearing.model.zone import Zone


@dataclass(frozen=True, slots=True)
class Stated:
    """One value that a page states of itself outside its text, and where."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states of itself outside its text."""

    publisher: Stated | None = None
    date: Stated | None = None
    url: Stated | None = None
    language: str | None = None


NO_METADATA = Metadata()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of one file, its header lines, its zones and its metadata."""

    text: str
    header: Header
    zones: tuple[Zone, ...]
    metadata: Metadata = NO_METADATA
