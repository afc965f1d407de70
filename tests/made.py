"""Small reports and readings that tests build on, written by hand."""

from dataclasses import replace

from crossbearing.model.claim import Claim, ClaimKind, Form, Link
from crossbearing.model.entity import Alignment, Entity, EntityType, Mention, MentionKind
from crossbearing.model.event import Event, EventType, Modality
from crossbearing.model.figure import Category, Figure, Modifier
from crossbearing.model.reading import Imprint, Reading
from crossbearing.model.report import Publication, Report
from crossbearing.model.span import Span
from crossbearing.model.when import Basis, Precision, When
from crossbearing.model.zone import Zone, ZoneKind

BODY = "Rockets hit Durra on Monday and killed 12 people, the mayor said."


def make_report(name: str = "durra.txt", text: str = BODY) -> Report:
    zones = (Zone("z1", ZoneKind.BODY, (Span.of(text, 0, len(text)),)),)
    return Report(name, text.encode(), text, "text/plain", zones, Publication(publisher="Hill Post"))


def make_imprint() -> Imprint:
    return Imprint(
        publisher="Hill Post",
        publisher_entity="e1",
        alignment=Alignment.UNKNOWN,
        title=None,
        url=None,
        dateline_place=None,
        language="en",
        genre="news_report",
        published="2031-05-13",
        published_basis="explicit",
        published_why="header line",
        published_evidence=(),
    )


def span(quote: str, text: str = BODY) -> Span:
    start = text.index(quote)
    return Span.of(text, start, start + len(quote))


def mention(quote: str, kind: MentionKind = MentionKind.NAME) -> Mention:
    place = span(quote)
    return Mention(place.quote, place.start, place.end, kind)


def make_reading(report: Report, imprint: Imprint, *, killed: int = 12, published: str = "2031-05-13") -> Reading:
    publisher = Entity("e1", "media:hill-post", "Hill Post", EntityType.MEDIA, ())
    place = Entity("e2", "place:durra", "Durra", EntityType.PLACE, (mention("Durra"),))
    mayor = Entity("e3", "person:mayor", "the mayor", EntityType.PERSON, (mention("the mayor", MentionKind.NOMINAL),))
    toll = Figure(
        "q1",
        span("12 people"),
        killed,
        killed,
        killed,
        False,
        Modifier.EXACT,
        "persons",
        "people killed",
        Category.KILLED,
        event="ev1",
        claims=("c1",),
    )
    strike = Event(
        "ev1",
        EventType.ROCKET_FIRE,
        "Rockets hit Durra",
        span("hit"),
        Modality.OCCURRED,
        date=When("2031-05-12", Precision.DAY, Basis.RELATIVE, span("on Monday")),
        place="e2",
        casualties=("q1",),
        claims=("c1",),
    )
    chain = (Link("e1", None, None), Link("e3", span("the mayor"), span("said")))
    said = Claim(
        "c1", chain, (span("Rockets hit Durra on Monday and killed 12 people"),), Form.INDIRECT, ClaimKind.FACT
    )
    return Reading(
        doc_id=report.name.removesuffix(".txt"),
        file=report.name,
        sha256=report.sha256,
        document=replace(imprint, published=published),
        zones=report.zones,
        entities=(publisher, place, mayor),
        events=(strike,),
        quantities=(toll,),
        claims=(said,),
    )
