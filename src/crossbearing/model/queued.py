"""What a person should look at, and why."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.decision import Subject
from crossbearing.model.incident import Ref


class Cause(StrEnum):
    """Why a person should look at something, the weightiest kinds of reason first."""

    SECOND_PERSON = "second_person"
    CHANGED_READING = "changed_reading"
    CONTRADICTION = "contradiction"
    RIVAL_FIGURES = "rival_figures"
    HIGH_TOLL = "high_toll"
    NEW_SILENCE = "new_silence"
    CONTESTED = "contested"
    LOW_CONFIDENCE = "low_confidence"


class Doubt(StrEnum):
    """What is not sure about an incident of low confidence."""

    DATE_UNKNOWN = "date_unknown"
    DATE_UNSURE = "date_unsure"
    DATE_WIDE = "date_wide"
    PLACE_UNKNOWN = "place_unknown"
    PLACE_UNSURE = "place_unsure"
    WEAK_JOIN = "weak_join"
    HEDGED = "hedged"


class Sort(StrEnum):
    """What kind of thing is to be looked at."""

    INCIDENT = "incident"
    CONTRADICTION = "contradiction"
    SILENCE = "silence"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One reason to look, and how many points it adds to the priority.

    `what` is the doubt, the kind of contradiction or silence, or the category of the figures; `counts`, `low` and
    `high` are of figures: whom they count, the least and the most. `id` names the contradiction.
    """

    cause: Cause
    points: int
    what: str | None = None
    counts: str | None = None
    low: int | float | None = None
    high: int | float | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a report that is to be decided on: the layer it is of, and where its first words stand.

    `report` is the hash of its report.
    """

    report: str
    doc: str
    id: str
    layer: str
    start: int | None = None
    end: int | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by in decisions: its words, which stay where ids change with the reader; else its id."""
        return self.report, self.layer, self.id if self.start is None else f"{self.start}:{self.end}"

    @property
    def ref(self) -> Ref:
        """The item as others refer to it."""
        return Ref(self.report, self.doc, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """One thing to look at: what it is and its id there, every reason, and the items that wait for a decision.

    `label` is a line of words in which nobody is named who is protected; `date` is EDTF; `place` an entity key, `where`
    what that place is called.
    """

    id: str
    sort: Sort
    subject: str
    because: tuple[Because, ...]
    items: tuple[Item, ...]
    label: str = ""
    date: str | None = None
    place: str | None = None
    where: str | None = None
    reports: int = 1

    @property
    def priority(self) -> int:
        """The points of all reasons together: the more, the sooner."""
        return sum(one.points for one in self.because)

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The kinds of reason, each once, the weightiest first."""
        return tuple(dict.fromkeys(one.cause for one in self.because))


def item_of(subject: Subject) -> Item:
    """The item that a decision is about."""
    where = (None, None) if subject.words is None else (subject.words.start, subject.words.end)
    return Item(subject.sha256, subject.doc, subject.id, subject.layer, *where)


def key_of(subject: Subject) -> tuple[str, str, str]:
    """The key under which the item of a decision is found among those that wait."""
    return item_of(subject).key
