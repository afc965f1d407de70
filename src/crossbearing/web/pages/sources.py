"""Who reports and who is quoted, and how each stands to the others."""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from crossbearing.model.source import Source
from crossbearing.web.page import Page
from crossbearing.web.paging import PER_PAGE, Number, Part, part_of
from crossbearing.web.visit import Visit


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a name, and the page of the list."""

    name: Annotated[str, msgspec.Meta(max_length=200)] = ""
    page: Number = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """The sources of one page, those with most reports first."""

    name: str
    part: Part
    sources: list[Source]


def look(visit: Visit, asked: Asked) -> Shown:
    """The sources whose names have these words."""
    view = visit.view
    part = part_of(view.count_sources(asked.name), asked.page)
    return Shown(asked.name, part, view.sources(asked.name, limit=PER_PAGE, offset=part.offset, short=True))


PAGES = (Page(name="sources", path="/sources", asked=Asked, shown=Shown, look=look),)
