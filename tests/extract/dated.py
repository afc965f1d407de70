"""Reads the dates of a text, for the tests of dates."""

from written import drafted

from crossbearing.extract.draft import Draft
from crossbearing.extract.time.dates import find_dates


def read_dates(text: str, published: str | None = None) -> Draft:
    """The draft of a text whose paragraphs all are body, with its dates."""
    return find_dates(drafted(text, published=published))


def found(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    """Each date's words and EDTF."""
    return [(when.span.quote, when.edtf) for when in read_dates(text, published).dates if when.span]
