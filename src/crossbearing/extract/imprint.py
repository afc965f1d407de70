"""Who published the report, when, on which side the publisher stands, and of what genre the report is."""

from dataclasses import replace

from crossbearing.extract.draft import Draft
from crossbearing.model.entity import Alignment
from crossbearing.model.reading import Imprint
from crossbearing.model.when import Basis, Precision, When
from crossbearing.model.zone import ZoneKind


def find_imprint(draft: Draft) -> Draft:
    """The draft with its imprint, joined from the report's header, the dates and the publisher's entity."""
    report = draft.marked.report
    publication = report.publication
    titles = report.spans_of(ZoneKind.TITLE)
    datelines = report.spans_of(ZoneKind.DATELINE)
    published = draft.published or When(publication.published, Precision.DAY, Basis.EXPLICIT, None, publication.why)
    imprint = Imprint(
        publisher=publication.publisher,
        publisher_entity=draft.publisher,
        alignment=Alignment.UNKNOWN,
        title=titles[0] if titles else None,
        url=publication.url,
        dateline_place=datelines[0] if datelines else None,
        language=publication.language,
        genre="news_report",
        published=published.edtf,
        published_basis="explicit" if published.basis is Basis.EXPLICIT else "inferred",
        published_why=published.why or "",
        published_evidence=publication.evidence,
        alternatives=draft.alternatives,
    )
    return replace(draft, imprint=imprint)
