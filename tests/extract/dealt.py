"""Reads a text to the end of extraction, for the tests of deals and places."""

from written import drafted

from crossbearing.extract.draft import Draft, run_steps
from crossbearing.extract.pipeline import STEPS
from crossbearing.model.agreement import Agreement

PUBLISHED = "2031-05-15"


def read(text: str) -> Draft:
    """The draft of a text whose paragraphs all are body, published on a Thursday."""
    return run_steps(drafted(text, publisher="Hill Post", published=PUBLISHED), STEPS)


def deal(text: str) -> Agreement:
    """The only agreement of a text."""
    (agreement,) = read(text).agreements
    return agreement


def name(draft: Draft, entity: str | None) -> str | None:
    """The name of an entity of a draft."""
    return next((e.name for e in draft.entities if e.id == entity), None)
