"""Who published the report, when, on which side the publisher stands, and of what genre the report is."""

from dataclasses import replace
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.model.entity import Alignment, Entity, EntityType
from crossbearing.model.reading import Imprint
from crossbearing.model.span import Span
from crossbearing.model.when import UNKNOWN_WHEN, Basis
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases


def find_imprint(draft: Draft) -> Draft:
    """The draft with its imprint, joined from the report's header, the dates and the publisher's entity."""
    report = draft.marked.report
    publication = report.publication
    titles = report.spans_of(ZoneKind.TITLE)
    published = draft.published or UNKNOWN_WHEN
    publisher = next((entity for entity in draft.entities if entity.id == draft.publisher), None)
    imprint = Imprint(
        publisher=publication.publisher or (publisher.name if publisher else None),
        publisher_entity=draft.publisher,
        alignment=publisher.alignment if publisher else Alignment.UNKNOWN,
        title=titles[0] if titles else None,
        url=publication.url,
        dateline_place=_dateline_place(draft),
        language=publication.language,
        genre=_genre(draft, publisher, publication.publisher or ""),
        published=published.edtf,
        published_basis="explicit" if published.basis is Basis.EXPLICIT else "inferred",
        published_why=published.why or publication.why,
        published_evidence=publication.evidence or ((published.span,) if published.span else ()),
        alternatives=draft.alternatives,
    )
    return replace(draft, imprint=imprint)


def _dateline_place(draft: Draft) -> Span | None:
    """The place named in the dateline; the whole dateline where none is recognised."""
    for dateline in draft.marked.report.spans_of(ZoneKind.DATELINE):
        for entity in EntityIndex(draft.entities).in_span(dateline):
            if entity.type is EntityType.PLACE:
                mention = next(one for one in entity.mentions if dateline.start <= one.start < dateline.end)
                return Span(mention.quote, mention.start, mention.end)
        return dateline
    return None


def _genre(draft: Draft, publisher: Entity | None, name: str) -> str:
    """The first genre of the vocabulary whose words the report shows; a news report if none."""
    report = draft.marked.report
    paragraphs = [span.quote for span in report.spans_of(ZoneKind.BODY, ZoneKind.CORRECTION_NOTE, ZoneKind.FOOTER)]
    shown = {
        "title": " ".join(span.quote for span in report.spans_of(ZoneKind.TITLE)),
        "publisher": name,
        "text": " ".join((*paragraphs[:1], *paragraphs[-2:])),
        "alignment": publisher.alignment.value if publisher else "",
    }
    words = load("genres")
    for genre in words["order"]:
        if any(_says(shown[part], phrases) for part, phrases in words[genre].items()):
            return str(genre)
    return "news_report"


def _says(text: str, phrases: list[str]) -> bool:
    return next(_phrases(tuple(phrases)).find(text), None) is not None


@cache
def _phrases(phrases: tuple[str, ...]) -> Phrases:
    return Phrases({"any": phrases})
