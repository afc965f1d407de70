"""What happened, as all reports tell it together: a list with filters."""

from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from crossbearing.model.event import EventType
from crossbearing.model.kept_row import Kind
from crossbearing.reconcile.families import FAMILIES
from crossbearing.reconcile.filter import Filter
from crossbearing.reconcile.grades import grading
from crossbearing.reconcile.view import Options
from crossbearing.web.incidents.row import Row, rows
from crossbearing.web.page import Page
from crossbearing.web.paging import PER_PAGE, Number, Part, part_of
from crossbearing.web.visit import Visit

Words = Annotated[str, msgspec.Meta(max_length=200)]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which incidents: as for `crossbearing incidents`, and in which order of their dates."""

    place: Words = ""
    time: Words = ""
    kind: Words = ""
    party: Words = ""
    grade: Words = ""
    least: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 1
    order: Literal["newest", "oldest"] = "newest"
    page: Number = 1

    def wanted(self) -> Filter:
        """The same as a filter. InputError where the kind is none, DateError where the time is none."""
        named = {name: getattr(self, name).strip() or None for name in ("place", "time", "kind", "party", "grade")}
        return Filter(least=self.least, **named)


@dataclass(frozen=True, slots=True)
class Shown:
    """The incidents of one page, what was asked for, and what may be: kinds with their families, and grades."""

    asked: Asked
    part: Part
    incidents: list[Row]
    families: tuple[str, ...]
    kinds: tuple[str, ...]
    grades: tuple[str, ...]

    @property
    def query(self) -> dict[str, object]:
        """What was asked for, for the address of another page of the list."""
        found = {name: getattr(self.asked, name) for name in ("place", "time", "kind", "party", "grade")}
        least = None if self.asked.least == 1 else self.asked.least
        return found | {"least": least, "order": None if self.asked.order == "newest" else self.asked.order}


def look(visit: Visit, asked: Asked) -> Shown:
    """The incidents that are wanted."""
    view, wanted, graded = visit.view, asked.wanted(), grading(Options().grading)
    if wanted.grade is not None:
        graded.require(wanted.grade)
    part = part_of(view.count(Kind.INCIDENT_SHORT, wanted), asked.page)
    if asked.order == "newest":
        found = view.newest(wanted, limit=PER_PAGE, offset=part.offset)
    else:
        found = view.incidents(wanted, limit=PER_PAGE, offset=part.offset, short=True)
    grades = tuple(dict.fromkeys(rule.grade for rule in graded.rules))
    return Shown(asked, part, rows(found, view), tuple(FAMILIES), tuple(kind.value for kind in EventType), grades)


PAGES = (Page(name="incidents", path="/incidents", asked=Asked, shown=Shown, look=look),)
