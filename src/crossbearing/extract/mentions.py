"""Entities and their mentions: names, noun phrases and pronouns that carry attribution."""

from crossbearing.extract.draft import Draft


def find_entities(draft: Draft) -> Draft:
    """The draft with its mentions found."""
    return draft
