"""Control, siege, population, access, services and calm of places."""

from crossbearing.extract.draft import Draft


def find_place_status(draft: Draft) -> Draft:
    """The draft with its place status found."""
    return draft
