"""Writes a planned report: header, headline, dateline and body, with its reading and the truth of each item."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import sha256

from crossbearing.model.claim import Claim, ClaimKind, Form, Link, Stance
from crossbearing.model.entity import EntityType
from crossbearing.model.event import Event, EventStance, EventType, Modality
from crossbearing.model.figure import Category
from crossbearing.model.reading import Imprint, Reading
from crossbearing.model.relation import Relation
from crossbearing.model.report import Publication, Report
from crossbearing.model.span import Span
from crossbearing.model.when import Basis, Precision, When
from crossbearing.model.zone import Zone, ZoneKind
from crossbearing.simulate.days import month_name
from crossbearing.simulate.hand import Hand
from crossbearing.simulate.page import Page, unstopped
from crossbearing.simulate.plans import Correction, Plan, Roundup
from crossbearing.simulate.record import Record, Setting, slug
from crossbearing.simulate.scribe import Scribe, event_of
from crossbearing.simulate.tale import Tale
from crossbearing.simulate.told import FigureTruth, Told
from crossbearing.simulate.war import START
from crossbearing.simulate.whereabouts import spelled
from crossbearing.vocab import load

# Roles whose reports open with place, day and agency.
_DATELINED = ("wire", "agency")


def write(plan: Plan) -> Told:
    """The report of a plan. Same plan, same characters."""
    return _Desk(plan).told()


class _Desk:
    """One report while it is put together."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.page = Page()
        self.record = Record()
        self.zones: list[Zone] = []
        self.body: list[Span] = []
        self.publisher = self.record.entity(plan.outlet.name, EntityType.MEDIA, plan.outlet.alignment)
        self.hand = Hand(plan, self.page, self.record, self.publisher)
        self.scribe = Scribe(self.hand)

    def told(self) -> Told:
        """Write everything and hand it over."""
        header = self._header()
        title = self._title()
        dateline = self._body()
        truth = replace(
            self.record.truth,
            copy_of=self.plan.original,
            corrects=self.plan.correction.corrects if self.plan.correction is not None else None,
        )
        zones = self._zones(header, title, dateline)
        report = self._report(zones, header)
        return Told(report, self._reading(report, title, dateline), truth, self.plan.outlet.id)

    # -- the page -----------------------------------------------------------------------------------------------

    def _header(self) -> list[Span]:
        """The lines above the article; the second is the date."""
        outlet, published = self.plan.outlet, self.plan.published
        self.page.put("publisher: ")
        name = self.page.put(outlet.name)
        self.record.entity(outlet.name, EntityType.MEDIA, span=name)
        lines = [Span(f"publisher: {outlet.name}", 0, name.end)]
        self.page.put("\n")
        lines.append(self.page.put(f"date: {published.isoformat()}"))
        self.page.put("\n")
        lines.append(self.page.put(f"url: {self._url()}"))
        self.page.put("\n\n")
        return lines

    def _url(self) -> str:
        return f"https://{slug(self.plan.outlet.name).replace('-', '')}.example/{self.plan.id}"

    def _title(self) -> Span:
        self.page.begin()
        span = self.page.put(_headline(self.plan))
        self.page.put("\n\n")
        return span

    def _body(self) -> Span | None:
        plan = self.plan
        mark = self.page.mark
        dateline = self._dateline() if plan.outlet.role in _DATELINED else None
        writers: list[Callable[[], None]] = [partial(self.scribe.story, story) for story in plan.stories]
        if plan.correction is not None:
            writers.append(self._correction)
        if plan.roundup is not None:
            writers.append(self._roundup)
        for number, paragraph in enumerate(writers):
            if number:
                self.page.put("\n\n")
                mark = self.page.mark
            paragraph()
            self.body.append(self.page.since(mark))
        self.page.put("\n")
        return dateline

    def _dateline(self) -> Span:
        capital, published = self.plan.war.row["capital"], self.plan.published
        short = self.plan.outlet.name.split()[0]
        words = f"{capital.upper()}, {month_name(published)} {published.day} ({short})"
        span = self.page.put(words)
        self.page.put(" - ")
        place = Span(words[: len(capital)], span.start, span.start + len(capital))
        self.record.entity(capital, EntityType.PLACE, span=place)
        return span

    # -- what is no story ---------------------------------------------------------------------------------------

    def _roundup(self) -> None:
        """The dead of a week in one province, and those since the war began."""
        sums = self.plan.roundup
        assert sums is not None  # asked for only where there is one
        words = load("simulate")["sentence"]
        days = f"{sums.first.isoformat()}/{sums.last.isoformat()}"
        self.page.begin()
        content, trigger, figure = self._summed(words["sum"][0], sums, "week", days)
        when = When(days, Precision.INTERVAL, Basis.RELATIVE, None, "as told")
        made = Event(
            id=self.record.new("ev"),
            type=EventType.ARMED_CLASH,
            label=content.quote,
            trigger=trigger,
            modality=Modality.OCCURRED,
            date=when,
            place=self.record.entity(sums.area.words, EntityType.PLACE),
            casualties=(figure,),
            claims=(self.record.claims[-1].id,),
            stance=EventStance.ATTRIBUTED,
            evidence=(content,),
        )
        self.record.events.append(made)
        self.record.truth.events[made.id] = sums.period
        self.record.figures[-1] = replace(self.record.figures[-1], event=made.id)
        self.page.put(" ")
        self.page.begin()
        self._summed(words["ever"][0], sums, "ever", f"{START.isoformat()}/{sums.last.isoformat()}")

    def _summed(self, template: str, sums: Roundup, which: str, days: str) -> tuple[Span, Span, str]:
        """One sum: its sentence, the words that tell it and its figure."""
        count = sums.week if which == "week" else sums.ever
        speaker = self.plan.war.speakers["monitor"]
        claim, mark = self.record.new("c"), self.page.mark
        killed: list[Span] = []
        holder: list[tuple[str, Span]] = []
        content: list[Span] = []
        name = speaker.words

        def said() -> None:
            content.append(_without_comma(self.page.since(mark)))
            span = self.page.put(name)
            bare = name.removeprefix("the ")
            holder.append((self.record.entity(bare, speaker.type, speaker.alignment, span=span), span))

        marked = self.page.render(
            template,
            {
                "killed": lambda: killed.append(self.page.put(count.words)),
                "region": lambda: self._area(sums),
                "since": lambda: self.hand.put(f"{month_name(START)} {START.year}"),
                "speaker": said,
            },
        )
        scope = "sum" if which == "week" else "period"
        truth = FigureTruth(scope, None, count.known, count.known)
        figure = self.record.figure(count, killed[0], truth, Setting(claim, None, days))
        link = Link(holder[0][0], holder[0][1], marked[-1])
        chain = self.hand.chain(link)
        summed = Claim(claim, chain, (content[0],), Form.INDIRECT, ClaimKind.FACT, about=(figure,))
        self.record.claim(summed, f"{sums.period}/{which}")
        return content[0], marked[0], figure

    def _area(self, sums: Roundup) -> None:
        place = self.record.entity(sums.area.words, EntityType.PLACE, span=self.page.put(sums.area.words))
        self.record.truth.places[place] = sums.area.place

    def _correction(self) -> None:
        """The number taken back and the right one; the event is that of the first report."""
        one = self.plan.correction
        assert one is not None  # asked for only where there is one
        tale = Tale(one.story, self.record.new("ev"))
        self.record.truth.events[tale.event] = one.story.incident.id
        self.page.begin()
        wrong = self._corrected(tale, one, 0)
        self.page.put(" ")
        self.page.begin()
        right = self._corrected(tale, one, 1)
        self.record.truth.figures[wrong] = replace(self.record.truth.figures[wrong], scope="withdrawn")
        span = tale.evidence[0]
        self.record.relations.append(Relation(self.record.new("r"), right, "supersedes", wrong, (span,)))
        tale.figures.remove(wrong)
        self.record.events.append(event_of(tale))

    def _corrected(self, tale: Tale, one: Correction, number: int) -> str:
        template = load("simulate")["sentence"]["correction"][number]
        claim, mark = self.record.new("c"), self.page.mark
        fill = self.hand.fill(tale, None) | {
            "earlier": lambda: self.hand.put(f"{month_name(one.earlier)} {one.earlier.day}"),
            "wrong": lambda: self.hand.count(tale, one.wrong, claim),
            "right": lambda: self.hand.count(tale, one.right, claim),
        }
        marked = self.page.render(template, fill)
        content = unstopped(self.page.since(mark))
        if marked:
            tale.trigger = marked[0]
        tale.evidence.append(content)
        about = (tale.event, tale.figures[-1])
        said = self.hand.narrated(claim, content, *about)
        self.record.claim(said if number else replace(said, publisher_stance=Stance.DISTANCED), self.hand.origin)
        return tale.figures[-1]

    # -- the reading --------------------------------------------------------------------------------------------

    def _zones(self, header: list[Span], title: Span, dateline: Span | None) -> tuple[Zone, ...]:
        found = [(ZoneKind.HEADER, tuple(header)), (ZoneKind.TITLE, (title,))]
        if dateline is not None:
            found.append((ZoneKind.DATELINE, (dateline,)))
        found.append((ZoneKind.BODY, tuple(self.body)))
        return tuple(Zone(f"z{number}", kind, spans) for number, (kind, spans) in enumerate(found, 1))

    def _report(self, zones: tuple[Zone, ...], header: list[Span]) -> Report:
        text = self.page.text
        publication = Publication(
            publisher=self.plan.outlet.name,
            url=self._url(),
            published=self.plan.published.isoformat(),
            basis="explicit",
            why="header line",
            evidence=(header[1],),
        )
        return Report(f"{self.plan.id}.txt", text.encode(), text, "text/plain", zones, publication)

    def _reading(self, report: Report, title: Span, dateline: Span | None) -> Reading:
        record = self.record
        return Reading(
            doc_id=self.plan.id,
            file=report.name,
            sha256=sha256(report.raw).hexdigest(),
            document=self._imprint(report.publication, title, dateline),
            zones=report.zones,
            entities=record.entities(),
            events=tuple(record.events),
            quantities=tuple(record.figures),
            claims=tuple(record.claims),
            pairs=tuple(record.pairs),
            silences=tuple(record.silences),
            agreements=tuple(deal.made() for deal in record.deals.values()),
            place_status=tuple(record.statuses),
            relations=tuple(record.relations),
        )

    def _imprint(self, publication: Publication, title: Span, dateline: Span | None) -> Imprint:
        outlet, correction = self.plan.outlet, self.plan.correction
        place = None
        if dateline is not None:
            capital = len(self.plan.war.row["capital"])
            place = Span(dateline.quote[:capital], dateline.start, dateline.start + capital)
        return Imprint(
            publisher=outlet.name,
            publisher_entity=self.publisher,
            alignment=outlet.alignment,
            title=title,
            url=publication.url,
            dateline_place=place,
            language="en",
            genre=outlet.genre if correction is None else "correction",
            published=publication.published,
            published_basis=publication.basis,
            published_why=publication.why,
            published_evidence=publication.evidence,
            corrects=None if correction is None else f"report of {correction.earlier.isoformat()}",
        )


def _headline(plan: Plan) -> str:
    """The headline: of the correction, the first story, or the round-up."""
    titles = load("simulate")["titles"]
    story = plan.correction.story if plan.correction is not None else next(iter(plan.stories), None)
    if story is None:
        return str(titles["sum"])
    killed = story.killed
    kind = "attack" if killed is not None and killed.category is Category.KILLED else "bare"
    if plan.correction is not None:
        kind = "correction"
    elif story.updates:
        kind = "update"
    elif story.kind is EventType.AGREEMENT_REACHED:
        kind = "deal"
    fill = {
        "killed": killed.words if killed is not None else "",
        "noun": load("simulate")["type"][story.kind.value]["noun"],
        "town": spelled(plan.war, plan.outlet, story.incident.town),
    }
    line = titles[kind].format(**fill)
    if plan.original is not None:
        renames = titles["rename"]
        line = renames[len(plan.outlet.name) % len(renames)].format(line)
    return str(line)


def _without_comma(span: Span) -> Span:
    """What was written before the comma that leads to its speaker."""
    words = span.quote.rstrip(", ")
    return Span(words, span.start, span.start + len(words))
