"""Reads the claims of a text, for the tests of attribution."""

from written import drafted

from crossbearing.extract.draft import Draft
from crossbearing.extract.names.mentions import find_entities
from crossbearing.extract.speech.attributions import find_attributions
from crossbearing.extract.speech.silences import find_silences
from crossbearing.extract.speech.speech import find_claims
from crossbearing.model.claim import Claim
from crossbearing.model.span import require_grounded


def read_draft(body: str, title: str = "") -> Draft:
    """The draft of a report with these paragraphs, as far as its claims."""
    draft = find_attributions(find_entities(drafted(body, title=title, publisher="Harbour Post")))
    draft = find_claims(find_silences(draft))
    require_grounded((span for claim in draft.claims for span in claim.content), draft.marked.text)
    return draft


def read_claims(body: str) -> tuple[Claim, ...]:
    """The claims of these paragraphs."""
    return read_draft(body).claims


def words(claim: Claim) -> str:
    """The claim's content in one string."""
    return " … ".join(span.quote for span in claim.content)


def holder(claim: Claim) -> str | None:
    """The words that name the last holder; None for the publisher."""
    return claim.last.holder.quote if claim.last.holder is not None else None
