"""Where sources cannot all be right, and why: a list with filters."""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from crossbearing.model.contradiction import ContradictionKind
from crossbearing.web.incidents.opposed import Opposed, opposed, words_of
from crossbearing.web.page import Page
from crossbearing.web.paging import PER_PAGE, Number, Part, part_of
from crossbearing.web.visit import Visit

# Of each side so many speak in a list.
SPEAKING = 1


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Of which kind, over incidents at which place, and the page of the list."""

    kind: ContradictionKind | None = None
    place: Annotated[str, msgspec.Meta(max_length=200)] = ""
    page: Number = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """The contradictions of one page, and the kinds there are."""

    kind: ContradictionKind | None
    place: str
    kinds: tuple[str, ...]
    part: Part
    contradictions: list[Opposed]


def look(visit: Visit, asked: Asked) -> Shown:
    """The contradictions that are wanted, with the words of each side."""
    view, kind, place = visit.view, asked.kind, asked.place.strip() or None
    part = part_of(view.count_contradictions(kind=kind, place=place), asked.page)
    found = view.contradictions(kind=kind, place=place, limit=PER_PAGE, offset=part.offset)
    readings = view.opened({ref.sha256 for one in found for ref in words_of(one, 1, SPEAKING)})
    every, hidden = tuple(one.value for one in ContradictionKind), view.protected()
    shown = [opposed(one, (1, SPEAKING), readings, hidden) for one in found]
    return Shown(asked.kind, asked.place, every, part, shown)


PAGES = (Page(name="contradictions", path="/contradictions", asked=Asked, shown=Shown, look=look),)
