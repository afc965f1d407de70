"""A report of an invented war with its reading and what is true of each item in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from crossbearing.model.place import Place
from crossbearing.model.reading import Reading
from crossbearing.model.report import Report


@dataclass(frozen=True, slots=True)
class FigureTruth:
    """What a figure truly is of.

    `scope` is `incident` (all of one category in one incident, as known when it was given), `part` (some of them),
    `sum` (several incidents or rounds together), `period` (a longer time), `owed`, `withdrawn` or `other`. `known`
    is the number truly known then, `final` the true number in the end; `slip` marks a mistake of the outlet.
    """

    scope: str
    incident: str | None
    known: int | None
    final: int | None
    slip: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of the items of one reading, by their ids.

    `statuses` have the row of the town and the side that holds it (`ROW/SIDE`, no side for a siege);
    `origins` has for each claim the statement it rests on, or the report that told it first; `copy_of` and `corrects`
    name reports. Terms are tied to the truce's obligations (`TRUCE/KEY`), `places` to rows of the table of places.
    """

    events: dict[str, str] = field(default_factory=dict)
    figures: dict[str, FigureTruth] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    silences: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    agreements: dict[str, str] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    copy_of: str | None = None
    corrects: str | None = None

    def object(self) -> Mapping[str, object]:
        """The truth as plain values, ready for JSON."""
        figures = {
            item: {name: getattr(one, name) for name in FigureTruth.__slots__} for item, one in self.figures.items()
        }
        places = {item: place.id for item, place in self.places.items()}
        names = ("events", "origins", "silences", "statuses", "agreements", "terms", "copy_of", "corrects")
        return {name: getattr(self, name) for name in names} | {"figures": figures, "places": places}


@dataclass(frozen=True, slots=True)
class Told:
    """One report, ready for a ledger: the report, what a reader that misses nothing makes of it, and the truth."""

    report: Report
    reading: Reading
    truth: Truth
    outlet: str

    @property
    def id(self) -> str:
        """The report's short name."""
        return self.reading.doc_id

    @property
    def published(self) -> str:
        """Its day of publication."""
        return self.reading.document.published or ""

    @property
    def text(self) -> str:
        """Its words."""
        return self.report.text
