"""What people did on the pages of the workbench, and what they were refused."""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from crossbearing.model.person import Role
from crossbearing.store.audit import Audited
from crossbearing.web.page import Page
from crossbearing.web.paging import PER_PAGE, Number, Part, part_of
from crossbearing.web.visit import Visit


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Whose doings, of which kind, and the page of the list."""

    who: Annotated[str, msgspec.Meta(max_length=200)] = ""
    what: Annotated[str, msgspec.Meta(max_length=60)] = ""
    page: Number = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked for, the kinds there are, and the entries of one page, the newest first."""

    who: str
    what: str
    whats: list[str]
    part: Part
    entries: list[Audited]


def look(visit: Visit, asked: Asked) -> Shown:
    """The part of the audit that was asked for."""
    audit = visit.ledger.people.audit
    who, what = asked.who or None, asked.what or None
    part = part_of(audit.count(who=who, what=what), asked.page)
    entries = audit.listed(who=who, what=what, limit=PER_PAGE, offset=part.offset)
    return Shown(asked.who, asked.what, audit.whats(), part, entries)


PAGES = (Page(name="audit", path="/audit", asked=Asked, shown=Shown, look=look, needs=Role.ADMIN),)
