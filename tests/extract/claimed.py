"""Reads the claims of a text, for the tests of attribution."""

from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.names.mentions import find_entities
from crossbearing.extract.speech.silences import find_silences
from crossbearing.extract.speech.speech import find_claims
from crossbearing.extract.words.grammar import load_grammar
from crossbearing.extract.words.mark import mark
from crossbearing.extract.words.syntax import Grammar
from crossbearing.model.claim import Claim
from crossbearing.model.report import Publication, Report
from crossbearing.model.span import Span, require_grounded
from crossbearing.model.zone import Zone, ZoneKind


@cache
def _grammar() -> Grammar:
    return load_grammar()


def read_draft(body: str, title: str = "") -> Draft:
    """The draft of a report with these paragraphs, as far as its claims."""
    text = f"{title}\n\n{body}" if title else body
    zones = [Zone("z1", ZoneKind.BODY, tuple(_paragraphs(text, len(text) - len(body))))]
    if title:
        zones.append(Zone("z2", ZoneKind.TITLE, (Span.of(text, 0, len(title)),)))
    publication = Publication(publisher="Harbour Post")
    report = Report("r.txt", text.encode(), text, "text/plain", tuple(zones), publication)
    draft = find_claims(find_silences(find_entities(Draft(mark(report, _grammar())))))
    require_grounded((span for claim in draft.claims for span in claim.content), text)
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


def _paragraphs(text: str, start: int) -> list[Span]:
    spans = []
    for part in text[start:].split("\n\n"):
        spans.append(Span.of(text, start, start + len(part)))
        start += len(part) + 2
    return spans
