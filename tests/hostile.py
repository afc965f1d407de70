"""Reports whose words, names and titles are written to break the page that shows them."""

from dataclasses import replace
from hashlib import sha256

from crossbearing.model.claim import Claim, ClaimKind, Form, Link
from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.event import Event, EventType, Modality
from crossbearing.model.figure import Category, Figure, Modifier
from crossbearing.model.reading import Reading
from crossbearing.model.report import Publication, Report
from crossbearing.model.span import Span
from crossbearing.model.when import Basis, Precision, When
from crossbearing.model.zone import Zone, ZoneKind
from made import make_imprint

# What must stay words on a page: those that run leave a mark on the window.
WORDS = (
    "<script>window.broken=1</script>",
    "<img src=x onerror=window.broken=2>",
    "<svg onload=window.broken=3><title>x",
    "\"'><a href=javascript:window.broken=4>go</a>",
    "{{7*7}}${7*7}{%raw%}<%=7*7%>",
    "[go](javascript:window.broken=5) **bold** `code`",
    "</textarea></title></script></style><b>out",
    "safe\u202etxt.exe\u2066\u200f\u0007end",
    "&lt;b&gt;&amp;#60;b&#62;",
    "x" * 100_000,
)


def tellings() -> list[tuple[Report, Reading]]:
    """A report and its reading for each of the words: publisher, title, place, holder and figure have them."""
    return [_telling(number, words) for number, words in enumerate(WORDS)]


def _telling(number: int, words: str) -> tuple[Report, Reading]:
    place_name, holder_name, unit = words, f"General {words}", f"12 {words} fighters"
    title = f"News of {words}"
    body = f"Rockets hit {place_name} on Monday and killed {unit}, {holder_name} said. It was denied by nobody."
    text = f"{title}\n\n{body}"

    def span(quote: str) -> Span:
        start = text.index(quote, len(title))
        return Span.of(text, start, start + len(quote))

    def mention(quote: str) -> tuple[Mention, ...]:
        found = span(quote)
        return (Mention(found.quote, found.start, found.end, MentionKind.NAME),)

    zones = (
        Zone("z1", ZoneKind.TITLE, (Span.of(text, 0, len(title)),)),
        Zone("z2", ZoneKind.BODY, (Span.of(text, len(title) + 2, len(text)),)),
    )
    published = Publication(publisher=f"Post {words}"[:400])
    report = Report(f"hostile-{number}.txt", text.encode(), text, "text/plain", zones, published)
    key = sha256(words.encode()).hexdigest()[:8]
    publisher = Entity("e1", f"media:post-{key}", f"Post {words}"[:400], EntityType.MEDIA, ())
    place = Entity("e2", f"place:{key}", place_name, EntityType.PLACE, mention(place_name))
    holder = Entity("e3", f"person:{key}", holder_name, EntityType.PERSON, mention(holder_name))
    toll = Figure(
        "q1", span(unit), 12 + number, 12 + number, 12 + number, False, Modifier.EXACT, "persons", "people killed",
        Category.KILLED, event="ev1", claims=("c1",),
    )  # fmt: skip
    strike = Event(
        "ev1",
        EventType.ROCKET_FIRE,
        f"Rockets hit {place_name}",
        span("hit"),
        Modality.OCCURRED,
        date=When("2031-05-12", Precision.DAY, Basis.RELATIVE, span("on Monday")),
        place="e2",
        casualties=("q1",),
        claims=("c1",),
    )
    chain = (Link("e1", None, None), Link("e3", span(holder_name), span("said")))
    content = span(f"Rockets hit {place_name} on Monday and killed {unit}")
    imprint = replace(make_imprint(), publisher=f"Post {words}"[:400], title=Span.of(text, 0, len(title)))
    reading = Reading(
        doc_id=report.name.removesuffix(".txt"),
        file=report.name,
        sha256=report.sha256,
        document=imprint,
        zones=report.zones,
        entities=(publisher, place, holder),
        events=(strike,),
        quantities=(toll,),
        claims=(Claim("c1", chain, (content,), Form.INDIRECT, ClaimKind.FACT),),
    )
    return report, reading
