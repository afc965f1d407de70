"""The pages that tell what changed since the edition before."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from crossbearing.publish.edition.changes import ADDED, CHANGED, GONE, Change, Changes
from crossbearing.publish.edition.site.catalogue import ROWS, Catalogue
from crossbearing.publish.edition.site.frame import Frame
from crossbearing.publish.edition.site.pages import agreement_page
from crossbearing.publish.part import Page

_NOUNS: Mapping[str, str] = MappingProxyType({"statuses": "status", "duties": "duty"})


@dataclass(frozen=True, slots=True)
class Shown:
    """A change as a page shows it, with where the thing stands."""

    noun: str
    change: str
    label: str
    address: str | None
    why: str | None
    fields: tuple[tuple[str, str | None, str | None], ...]


def changed_pages(catalogue: Catalogue, frame: Frame, changes: Changes) -> Iterator[Page]:
    """The pages of all changes."""

    def rows(part: range) -> Mapping[str, object]:
        every = changes.every
        return {
            "previous": changes.previous,
            "differs": changes.differs if part.start == 0 else [],
            "counts": list(_counts(every)) if part.start == 0 or not every else [],
            "rows": [_shown(catalogue, one) for one in every[part.start : part.stop]],
        }

    return frame.lists("changes", len(changes.every), ROWS, rows)


def _counts(changes: list[Change]) -> Iterator[tuple[str, int, int, int]]:
    counts = Counter((one.table, one.change) for one in changes)
    for table in dict.fromkeys(one.table for one in changes):
        yield table, counts[table, ADDED], counts[table, CHANGED], counts[table, GONE]


def _shown(catalogue: Catalogue, one: Change) -> Shown:
    noun = _NOUNS.get(one.table, one.table.removesuffix("s"))
    return Shown(noun.capitalize(), one.change, one.label, _address(catalogue, one), one.why, one.fields)


def _address(catalogue: Catalogue, one: Change) -> str | None:
    """Where a thing of this edition stands; None where it has no place of its own."""
    if one.change == GONE:
        return None
    if one.table == "incidents":
        return catalogue.by_incident[one.id].page
    if one.table == "sources":
        source = catalogue.source(one.id)
        return None if source is None else catalogue.source_link(source)
    if one.table in ("agreements", "duties"):
        return agreement_page(one.id.partition(":")[0])
    return None
