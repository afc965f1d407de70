"""Figures that a report puts in the place of its publisher's own earlier ones."""

from collections.abc import Iterator
from dataclasses import replace

from crossbearing.extract.draft import Draft
from crossbearing.model.claim import Claim, Form, Stance
from crossbearing.model.figure import HUMAN_TOLL, Figure
from crossbearing.model.relation import Relation

SUPERSEDES = "supersedes"


def find_superseded(draft: Draft) -> Draft:
    """The draft with a relation for each figure that corrects one the publisher gave before."""
    claims = {claim.id: claim for claim in draft.claims}
    found = [
        Relation(f"r{number}", new.id, SUPERSEDES, old.id, (new.span,))
        for number, (old, new) in enumerate(_corrected(draft, claims), len(draft.relations) + 1)
    ]
    return replace(draft, relations=(*draft.relations, *found))


def _corrected(draft: Draft, claims: dict[str, Claim]) -> Iterator[tuple[Figure, Figure]]:
    """Each figure cited from an earlier report of the publisher, with the next of its kind told as right."""
    tolls = sorted((f for f in draft.figures if f.category in HUMAN_TOLL), key=lambda figure: figure.span.start)
    for place, old in enumerate(tolls):
        if not any(_is_cited(claims[key]) for key in old.claims if key in claims):
            continue
        for new in tolls[place + 1 :]:
            own = [claims[key] for key in new.claims if key in claims]
            alike = new.category is old.category and new.event == old.event
            if alike and not new.agrees_with(old) and any(_is_told(claim) for claim in own):
                yield old, new
                break


def _is_cited(claim: Claim) -> bool:
    return claim.form is Form.NARRATOR and claim.publisher_stance is Stance.DISTANCED


def _is_told(claim: Claim) -> bool:
    return claim.form is Form.NARRATOR and claim.publisher_stance is not Stance.DISTANCED
