"""How far the people who decide agree, and where they differ."""

from dataclasses import dataclass

from crossbearing.reconcile.decisions.coders import Coders, Differing, Overall, Pairing, coders
from crossbearing.web.page import Nothing, Page
from crossbearing.web.visit import Visit

# Items on which people differ that are listed: more are a morning's work by themselves.
MOST = 50


@dataclass(frozen=True, slots=True)
class Apart:
    """An item on which people differ: the report's hash, the item's id and layer, and the verdict of each."""

    report: str
    doc: str
    item: str
    layer: str
    verdicts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The agreement over all, by layer and between each two people, and the newest items on which they differ."""

    overall: Overall
    layers: tuple[Overall, ...]
    pairs: tuple[Pairing, ...]
    differing: int
    apart: list[Apart]


def look(visit: Visit, asked: Nothing) -> Shown:
    """The agreement by every decision ever made."""
    found: Coders = coders(visit.ledger.decisions())
    newest = found.differing[::-1][:MOST]
    return Shown(found.overall, found.layers, found.pairs, len(found.differing), list(map(_apart, newest)))


def _apart(one: Differing) -> Apart:
    subject = one.subject
    return Apart(subject.sha256, subject.doc, subject.id, one.layer, one.verdicts)


PAGES = (Page(name="review_agreement", path="/review/agreement", shown=Shown, look=look),)
