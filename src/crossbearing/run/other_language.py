"""Reports in languages that the reader does not know: kept with what their files state, and not read."""

from crossbearing.model.entity import Alignment
from crossbearing.model.reading import Imprint, Reading
from crossbearing.model.report import Report
from crossbearing.model.zone import ZoneKind

# The languages that the grammar and the word lists are made for.
READ = frozenset(("en",))


def in_other_language(report: Report) -> bool:
    """Whether the reader would misread the report."""
    return report.publication.language not in READ


def reading_of_zones(report: Report, doc_id: str) -> Reading:
    """The reading of a report that claims nothing: its imprint and its zones."""
    publication = report.publication
    titles = report.spans_of(ZoneKind.TITLE)
    imprint = Imprint(
        publisher=publication.publisher,
        publisher_entity=None,
        alignment=Alignment.UNKNOWN,
        title=titles[0] if titles else None,
        url=publication.url,
        dateline_place=None,
        language=publication.language,
        genre="news_report",
        published=publication.published,
        published_basis=publication.basis,
        published_why=publication.why,
        published_evidence=publication.evidence,
    )
    return Reading(doc_id, report.name, report.sha256, imprint, report.zones)
