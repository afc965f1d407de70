"""Control, siege, population and access of a place over a time."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.span import Span
from crossbearing.model.when import days_of


class Attribute(StrEnum):
    """What is said of a place."""

    CONTROL = "control"
    SIEGE = "siege"
    POPULATION = "population"
    ACCESS = "access"
    SERVICES = "services"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class PlaceStatus:
    """One thing said of a place over an EDTF interval; `holder` is the party that holds or does it."""

    id: str
    place: str | None
    attribute: Attribute
    value: str
    holder: str | None
    interval: str | None
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        if self.interval is not None:
            days_of(self.interval)
