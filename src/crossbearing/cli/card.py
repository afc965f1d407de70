"""The card of one report: events and figures, who said it, deals, rival accounts, places, silences, with quotes."""

from collections.abc import Iterator

from rich.console import Console

from crossbearing.cli.deals import deal_lines, deal_title
from crossbearing.cli.items import pair_lines, silence_text, status_text
from crossbearing.cli.lines import Line, print_lines
from crossbearing.cli.words import (
    date,
    figure_text,
    hides_names,
    holders,
    label,
    name_of,
    published,
    publisher,
    quoted,
    shown,
)
from crossbearing.model.claim import Claim, ClaimKind, Polarity
from crossbearing.model.entity import Alignment
from crossbearing.model.event import Event, Modality, RoleBasis
from crossbearing.model.reading import Reading
from crossbearing.run.other_language import READ


def print_card(console: Console, reading: Reading) -> None:
    """Print one report's card."""
    console.print()
    console.rule(style="dim")
    print_lines(console, _imprint(reading))
    sections = (
        ("What happened, as told here", _events(reading)),
        ("Other figures", _figures(reading)),
        ("Who says what", _claims(reading)),
        ("Deals: owed, done, refused", _agreements(reading)),
        ("Where accounts stand against each other", _pairs(reading)),
        ("Places", _places(reading)),
        ("Silences", (Line(2, silence_text(reading, silence)) for silence in reading.silences)),
        ("Pictures", _media(reading)),
    )
    for heading, lines in sections:
        body = list(lines)
        if body:
            print_lines(console, (Line(0, ""), Line(0, heading, "bold"), *body))


def _imprint(reading: Reading) -> Iterator[Line]:
    document = reading.document
    yield Line(0, shown(reading, document.title.quote if document.title else reading.file), "bold")
    side = "" if document.alignment is Alignment.UNKNOWN else f" [{label(document.alignment)}]"
    genre = document.genre.replace("_", " ")
    yield Line(0, f"{publisher(reading)}{side}, {genre}, {published(reading)}")
    if document.published_why:
        yield Line(0, f"date {document.published_basis}: {shown(reading, document.published_why)}", "dim")
    if document.language not in READ:
        yield Line(
            0, f"in a language that is not read here ({shown(reading, document.language)}): kept, no claims", "dim"
        )
    if hides_names(reading):
        yield Line(0, "names of protected people are hidden here; --json has them", "dim")


def _events(reading: Reading) -> Iterator[Line]:
    for event in reading.events:
        place = name_of(reading, event.place)
        modality = "" if event.modality is Modality.OCCURRED else f" [{label(event.modality)}]"
        where = f", {place}" if place else ""
        yield Line(2, f"{label(event.type)}{modality}: {date(event.date)}{where}", "bold")
        yield from (Line(4, text) for text in _details(reading, event))
        yield Line(4, quoted(reading, event.evidence or (event.trigger,)), "italic")
        yield from (Line(4, f"says {holder}", "dim") for holder in _tellers(reading, event))


def _details(reading: Reading, event: Event) -> Iterator[str]:
    for role, relation in ((event.perpetrator, "by"), (event.target, "against")):
        if role is not None:
            party = name_of(reading, role.entity) or "author unknown"
            yield f"{relation} {party}{'' if role.basis is RoleBasis.STATED else f' ({label(role.basis)})'}"
    if event.weapons:
        yield "with " + ", ".join(dict.fromkeys(weapon.kind.replace("_", " ") for weapon in event.weapons))
    for damage in event.damage:
        yield f"{label(damage.level)}: {shown(reading, damage.object)}"
    yield from (figure_text(reading, figure) for figure in reading.quantities if figure.id in event.casualties)


def _tellers(reading: Reading, event: Event) -> list[str]:
    claims = [claim for claim in reading.claims if claim.id in event.claims]
    return list(dict.fromkeys(holders(reading, claim) for claim in claims))


def _figures(reading: Reading) -> Iterator[Line]:
    measured = {figure for event in reading.events for figure in event.casualties}
    for figure in reading.quantities:
        if figure.id not in measured:
            yield Line(2, figure_text(reading, figure))


def _claims(reading: Reading) -> Iterator[Line]:
    by_holder: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        if claim.last.holder is not None or claim.last.entity != reading.document.publisher_entity:
            by_holder.setdefault(holders(reading, claim), []).append(claim)
    for holder, claims in by_holder.items():
        yield Line(2, holder, "bold")
        yield from (Line(4, _claim_text(reading, claim)) for claim in claims)


def _claim_text(reading: Reading, claim: Claim) -> str:
    negated = "not: " if claim.polarity is Polarity.NEGATED and claim.kind is ClaimKind.DENIAL else ""
    hedge = f", hedged ({shown(reading, claim.hedge.quote)})" if claim.hedge else ""
    return f"{label(claim.kind)}{hedge}: {negated}{quoted(reading, claim.content)}"


def _agreements(reading: Reading) -> Iterator[Line]:
    for agreement in reading.agreements:
        yield Line(2, deal_title(reading, agreement), "bold")
        yield from deal_lines(reading, agreement, 4)


def _pairs(reading: Reading) -> Iterator[Line]:
    for pair in reading.pairs:
        yield from pair_lines(reading, pair, 2)


def _places(reading: Reading) -> Iterator[Line]:
    for status in reading.place_status:
        yield Line(2, f"{name_of(reading, status.place) or 'a place'}: {status_text(reading, status)}")


def _media(reading: Reading) -> Iterator[Line]:
    for item in reading.media:
        spans = [span for span in (item.caption, item.credit) if span is not None]
        yield Line(2, f"{item.kind} {quoted(reading, spans)}" if spans else item.kind)
