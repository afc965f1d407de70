"""Where words that a page shows stand: in which report, by whom and of when."""

from dataclasses import dataclass

from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.holders import publisher_name


@dataclass(frozen=True, slots=True)
class Sourced:
    """An item of a report (the report's hash, and the item's id there), with its publisher and date (EDTF)."""

    report: str
    item: str
    publisher: str | None
    published: str | None


def sourced(ref: Ref, reading: Reading) -> Sourced:
    """Where an item stands; a publisher who is protected is called by a stand-in."""
    return Sourced(ref.sha256, ref.id, publisher_name(reading), reading.document.published)
