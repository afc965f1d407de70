"""One contradiction: every side with all its words."""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from crossbearing.errors import InputError
from crossbearing.web.errors import MissingError
from crossbearing.web.incidents.opposed import Opposed, opposed, words_of
from crossbearing.web.incidents.part import Run, run_of
from crossbearing.web.incidents.row import Row, rows
from crossbearing.web.page import Page
from crossbearing.web.paging import Number
from crossbearing.web.visit import Visit

# So many of each side speak at once.
SPEAKING = 20


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The contradiction, and which part of each side's words."""

    id: Annotated[str, msgspec.Meta(max_length=200)]
    said: Number = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A contradiction with its words, and the incident it is about; None where it is about none."""

    contradiction: Opposed
    run: Run
    incident: Row | None


def look(visit: Visit, asked: Asked) -> Shown:
    """The contradiction. MissingError where there is none of that id."""
    view = visit.view
    try:
        found = view.contradiction(asked.id)
    except InputError as error:
        raise MissingError(str(error)) from error
    readings = view.opened({ref.sha256 for ref in words_of(found, asked.said, SPEAKING)})
    run = run_of(max(len(side.refs) for side in found.sides), asked.said, SPEAKING)
    incident = None if found.incident is None else rows([view.incident(found.incident, short=True)], view)[0]
    return Shown(opposed(found, (asked.said, SPEAKING), readings, view.protected()), run, incident)


PAGES = (Page(name="contradiction", path="/contradictions/{id}", asked=Asked, shown=Shown, look=look),)
