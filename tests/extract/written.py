"""Makes reports out of text, and marks them, for the tests of extraction."""

from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.words.grammar import load_grammar
from crossbearing.extract.words.mark import mark
from crossbearing.extract.words.syntax import Grammar
from crossbearing.model.report import Publication, Report
from crossbearing.model.span import Span
from crossbearing.model.zone import Zone, ZoneKind


@cache
def grammar() -> Grammar:
    return load_grammar()


def written(body: str, *, title: str = "", publisher: str | None = None, published: str | None = None) -> Report:
    """A report with this title and these paragraphs (parted by empty lines)."""
    text = f"{title}\n\n{body}" if title else body
    zones = [Zone("z1", ZoneKind.BODY, tuple(_paragraphs(text, len(text) - len(body))))]
    if title:
        zones.insert(0, Zone("z2", ZoneKind.TITLE, (Span.of(text, 0, len(title)),)))
    publication = Publication(publisher, published=published, basis="explicit" if published else "inferred")
    return Report("r.txt", text.encode(), text, "text/plain", tuple(zones), publication)


def drafted(body: str, *, title: str = "", publisher: str | None = None, published: str | None = None) -> Draft:
    """The draft of such a report, marked, before any step."""
    return Draft(mark(written(body, title=title, publisher=publisher, published=published), grammar()))


def _paragraphs(text: str, start: int) -> list[Span]:
    spans = []
    for part in text[start:].split("\n\n"):
        spans.append(Span.of(text, start, start + len(part)))
        start += len(part) + 2
    return spans
