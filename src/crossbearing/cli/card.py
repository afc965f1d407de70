"""The card of one report: events and figures, who said it, deals, rival accounts, places, silences, with quotes."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from crossbearing.cli.words import bounds, date, name_of, quoted
from crossbearing.model.agreement import Agreement, Degree
from crossbearing.model.claim import Claim, Polarity
from crossbearing.model.event import Event, Modality, RoleBasis
from crossbearing.model.figure import Figure
from crossbearing.model.reading import Reading
from crossbearing.model.span import Span

Line = tuple[int, str, str]  # indent, style, text

_DEGREE_WORDS = {
    Degree.FULL: "done",
    Degree.PARTIAL: "partly done",
    Degree.NONE: "not done so far",
    Degree.REFUSED: "refused",
    Degree.POSTPONED: "postponed",
    Degree.DISPUTED: "disputed",
    Degree.UNCLEAR: "unclear",
}


def degree(value: Degree) -> str:
    """How far an obligation was met, in words."""
    return _DEGREE_WORDS[value]


def figure_line(figure: Figure) -> str:
    """A figure with what it measures, its bounds and its words."""
    return f"{figure.category.value}: {bounds(figure)} {quoted((figure.span,))}"


def print_card(console: Console, reading: Reading) -> None:
    """Print one report's card."""
    document = reading.document
    title = document.title.quote if document.title else reading.file
    console.print()
    console.rule(Text(" ".join(title.split()), style="bold"), align="left")
    print_lines(console, _imprint(reading))
    sections = (
        ("What happened, as told here", _events(reading)),
        ("Other figures", _figures(reading)),
        ("Who says what", _claims(reading)),
        ("Deals: owed, done, refused", _agreements(reading)),
        ("Where accounts stand against each other", pair_lines(reading)),
        ("Places", _places(reading)),
        ("Silences", _silences(reading)),
        ("Pictures", _media(reading)),
    )
    for heading, lines in sections:
        body = list(lines)
        if body:
            console.print(f"\n[bold]{heading}[/bold]")
            print_lines(console, body)


def print_lines(console: Console, lines: Iterable[Line]) -> None:
    """Print lines with their indent and style."""
    for indent, style, text in lines:
        console.print(Padding(Text(text, style=style), (0, 0, 0, indent)))


def _imprint(reading: Reading) -> Iterator[Line]:
    document = reading.document
    publisher = document.publisher or "publisher not stated"
    side = f" [{document.alignment.value}]" if document.alignment.value != "unknown" else ""
    yield 0, "", f"{publisher}{side}, {document.genre.replace('_', ' ')}, {document.published or 'date unknown'}"
    if document.published_why:
        yield 0, "dim", f"date {document.published_basis}: {document.published_why}"


def _events(reading: Reading) -> Iterator[Line]:
    for event in reading.events:
        place = name_of(reading, event.place)
        modality = "" if event.modality is Modality.OCCURRED else f" [{event.modality.value}]"
        where = f", {place}" if place else ""
        yield 2, "bold", f"{event.type.value.replace('_', ' ')}{modality}: {date(event.date)}{where}"
        yield from ((4, "", line) for line in _details(reading, event))
        yield 4, "italic", quoted(event.evidence or (event.trigger,))
        yield from ((4, "dim", f"says {holder}") for holder in _holders(reading, event))


def _details(reading: Reading, event: Event) -> Iterator[str]:
    for role, label in ((event.perpetrator, "by"), (event.target, "against")):
        if role is not None:
            party = name_of(reading, role.entity) or "author unknown"
            yield f"{label} {party}{'' if role.basis is RoleBasis.STATED else f' ({role.basis.value})'}"
    if event.weapons:
        yield "with " + ", ".join(dict.fromkeys(weapon.kind.replace("_", " ") for weapon in event.weapons))
    for damage in event.damage:
        yield f"{damage.level.value.replace('_', ' ')}: {damage.object}"
    for figure in _of_event(reading, event):
        yield figure_line(figure)


def _of_event(reading: Reading, event: Event) -> Iterator[Figure]:
    return (figure for figure in reading.quantities if figure.id in event.casualties)


def _holders(reading: Reading, event: Event) -> list[str]:
    claims = [claim for claim in reading.claims if claim.id in event.claims]
    return list(dict.fromkeys(chain(reading, claim) for claim in claims))


def chain(reading: Reading, claim: Claim) -> str:
    """The holders of a claim from the last one outwards, the publisher left out."""
    names = []
    for link in reversed(claim.chain):
        if link.entity != reading.document.publisher_entity or len(claim.chain) == 1:
            name = name_of(reading, link.entity) or (link.holder.quote if link.holder else None)
            names.append(name or reading.document.publisher or "the report")
    return ", as told by ".join(dict.fromkeys(names)) or reading.document.publisher or "the report"


def _figures(reading: Reading) -> Iterator[Line]:
    measured = {figure for event in reading.events for figure in event.casualties}
    for figure in reading.quantities:
        if figure.id not in measured:
            period = f", {figure.interval}" if figure.interval else ""
            yield 2, "", f"{figure.category.value}: {bounds(figure)}{period} {quoted((figure.span,))}"


def _claims(reading: Reading) -> Iterator[Line]:
    by_holder: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        if claim.last.holder is not None or claim.last.entity != reading.document.publisher_entity:
            by_holder.setdefault(chain(reading, claim), []).append(claim)
    for holder, claims in by_holder.items():
        yield 2, "bold", holder
        for claim in claims:
            negated = "not: " if claim.polarity is Polarity.NEGATED and claim.kind.value == "denial" else ""
            hedge = f", hedged ({claim.hedge.quote})" if claim.hedge else ""
            yield 4, "", f"{claim.kind.value.replace('_', ' ')}{hedge}: {negated}{quoted(claim.content)}"


def _agreements(reading: Reading) -> Iterator[Line]:
    for agreement in reading.agreements:
        parties = " and ".join(filter(None, (name_of(reading, party) for party in agreement.parties)))
        broker = name_of(reading, agreement.mediator)
        between = f", between {parties}" if parties else ""
        through = f", through {broker}" if broker else ""
        status = agreement.status.value.replace("_", " ")
        yield 2, "bold", f"{agreement.name} ({date(agreement.date)}){between}{through}: {status}"
        yield from _terms(reading, agreement)


def _terms(reading: Reading, agreement: Agreement) -> Iterator[Line]:
    for owed in agreement.obligations:
        debtor = name_of(reading, owed.debtor) or "somebody"
        extra = "".join(f", {text}" for text in (owed.deadline, owed.condition) if text)
        yield 4, "", f"owed: {debtor}: {owed.action} {owed.object or ''}".rstrip() + extra
        yield 6, "italic", quoted(owed.spans)
        for done in agreement.performance:
            if done.obligation == owed.id:
                yield 6, "", f"{degree(done.degree)}, {date(done.date)} {quoted(done.spans)}"
    linked = {owed.id for owed in agreement.obligations}
    for done in agreement.performance:
        if done.obligation not in linked:
            yield 4, "", f"{degree(done.degree)}, {date(done.date)} {quoted(done.spans)}"
    for breach in agreement.violations:
        accused = name_of(reading, breach.accused) or "somebody"
        claimed_by = name_of(reading, breach.claimed_by) or reading.document.publisher or "the report"
        denied = ", denied" if breach.contested_by else ""
        yield 4, "", f"breach claimed by {claimed_by} against {accused}{denied} {quoted(breach.spans)}"


def pair_lines(reading: Reading) -> Iterator[Line]:
    """What stands against what in one report, each side with its holder and words."""
    words = dict(_words(reading))
    for pair in reading.pairs:
        yield 2, "bold", f"{pair.type.value.replace('_', ' ')}: {pair.issue}"
        for item in (pair.a, pair.b):
            holder = _holder(reading, item)
            yield 4, "", f"{holder}: {quoted(words[item])}" if holder else quoted(words[item])


def _words(reading: Reading) -> Iterator[tuple[str, tuple[Span, ...]]]:
    yield from ((claim.id, claim.content) for claim in reading.claims)
    yield from ((figure.id, (figure.span,)) for figure in reading.quantities)
    yield from ((event.id, event.evidence or (event.trigger,)) for event in reading.events)


def _holder(reading: Reading, item: str) -> str | None:
    for claim in reading.claims:
        if claim.id == item or item in claim.about:
            return chain(reading, claim)
    return None


def _places(reading: Reading) -> Iterator[Line]:
    for status in reading.place_status:
        holder = name_of(reading, status.holder)
        by = f", {holder}" if holder else ""
        place = name_of(reading, status.place) or "a place"
        yield (
            2,
            "",
            f"{place}: {status.attribute.value}{by}, {status.interval or 'time unknown'} {quoted(status.spans)}",
        )


def _silences(reading: Reading) -> Iterator[Line]:
    for silence in reading.silences:
        who = name_of(reading, silence.who) or "nobody"
        yield 2, "", f"{who}: {silence.kind.value.replace('_', ' ')} {quoted((silence.span,))}"


def _media(reading: Reading) -> Iterator[Line]:
    for item in reading.media:
        spans = tuple(span for span in (item.caption, item.credit) if span is not None)
        yield 2, "", f"{item.kind} {quoted(spans)}" if spans else item.kind
