"""Tables of who and what is named: sources, parties and positions."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from crossbearing.publish.outgoing import Outgoing
from crossbearing.publish.tables.fields import site_id
from crossbearing.publish.tables.quoted import quoted_of
from crossbearing.publish.tables.sheet import Sheet, number, text, whole, yes_no
from crossbearing.publish.tables.within import accounts_of, breaches_of, deeds_of, duties_of, tallies_of, tellings_of
from crossbearing.publish.values import Party, Site, Source

Thing = TypeVar("Thing")


def sources_of(outgoing: Outgoing) -> Iterator[Source]:
    """Every source, those after the others that only words of something else are taken from."""
    seen: set[str] = set()
    yield from _new(outgoing.sources(), seen)
    yield from _new((quoted.words.source for quoted in quoted_of(outgoing)), seen)
    yield from _new(_named_alone(outgoing), seen)


def _named_alone(outgoing: Outgoing) -> Iterator[Source]:
    """Sources that are named where no words of theirs need stand."""
    yield from (told.thing.source for told in tellings_of(outgoing))
    yield from (claim.source for claim in outgoing.claims())
    yield from (source for one in outgoing.agreements() for _, source in one.standings)
    yield from (deed.thing.source for deed in deeds_of(outgoing))
    yield from (breach.thing.source for breach in breaches_of(outgoing))
    yield from (status.source for status in outgoing.statuses())
    yield from (correction.source for correction in outgoing.corrections())


def _new(sources: Iterable[Source], seen: set[str]) -> Iterator[Source]:
    for source in sources:
        if source.id not in seen:
            seen.add(source.id)
            yield source


SOURCES: Sheet[Source] = Sheet(
    "sources",
    "Where it stands: a row is one report.",
    sources_of,
    [
        text("source", "The id of the report: the SHA-256 of its bytes as they were read.", lambda one: one.id),
        text("publisher", "Who published it.", lambda one: one.publisher),
        text(
            "alignment", "The side that the publisher stands on, where that is known.", lambda one: one.alignment.value
        ),
        text("title", "Its title.", lambda one: one.title),
        text("url", "Where it stands on the web.", lambda one: one.url),
        text("published", "When it was published (EDTF).", lambda one: one.published),
        text("language", "The language it is in.", lambda one: one.language),
        text("genre", "What kind of text it is.", lambda one: one.genre),
        text("dateline", "The place it was written from.", lambda one: one.dateline),
        text("name", "The name of its file.", lambda one: one.doc),
        text("reprint_of", "The report that it repeats; blank where it repeats none.", lambda one: one.reprint_of),
    ],
)


def parties_of(outgoing: Outgoing) -> list[Party]:
    """Every party once, by key; of several namings the first."""
    found: dict[str, Party] = {}
    for party in _parties(outgoing):
        if party is not None:
            found.setdefault(party.key, party)
    return [found[key] for key in sorted(found)]


def _parties(outgoing: Outgoing) -> Iterator[Party | None]:
    for told in tellings_of(outgoing):
        roles = (told.thing.perpetrator, told.thing.target)
        yield from (role.party for role in roles if role is not None)
    yield from (one.thing.blamed for one in tallies_of(outgoing))
    yield from (one.thing.blamed for one in accounts_of(outgoing))
    for claim in outgoing.claims():
        yield from claim.chain
    for agreement in outgoing.agreements():
        yield from (*agreement.parties, *agreement.mediators)
    for duty in duties_of(outgoing):
        yield from (duty.thing.debtor, duty.thing.creditor)
    for breach in breaches_of(outgoing):
        yield from (breach.thing.accused, breach.thing.claimed_by)
    yield from (status.holder for status in outgoing.statuses())
    yield from (silence.who for silence in outgoing.silences())


PARTIES: Sheet[Party] = Sheet(
    "parties",
    "Who acts, suffers or speaks: a row is one party.",
    parties_of,
    [
        text("party", "The key of the party, the same in all reports that name it.", lambda one: one.key),
        text("name", "Its name, or the code of somebody who is protected.", lambda one: one.name),
        text("type", "What it is.", lambda one: one.type.value),
        text("alignment", "The side that reports put it on.", lambda one: one.alignment.value),
        yes_no("protected", "Whether the name is a code that protects somebody.", lambda one: one.protected),
        text(
            "country",
            "Its country (ISO 3166), where it is a state or the register knows its home.",
            lambda one: one.country,
        ),
    ],
)


def sites_of(outgoing: Outgoing) -> list[Site]:
    """Every position once, by place."""
    found: dict[str, Site] = {}
    for site in _sites(outgoing):
        if site is not None:
            found.setdefault(site_id(site), site)
    return [found[key] for key in sorted(found, key=lambda key: (found[key].key, key))]


def _sites(outgoing: Outgoing) -> Iterator[Site | None]:
    for incident in outgoing.incidents():
        yield incident.site
        yield from (told.site for told in incident.told)
    yield from (status.site for status in outgoing.statuses())


SITES: Sheet[Site] = Sheet(
    "sites",
    "Where it was: a row is one position of one place.",
    sites_of,
    [
        text("site", "The id of the position.", site_id),
        text("place", "The key of the place, the same in all reports that name it.", lambda one: one.key),
        text("place_name", "The place as it is named.", lambda one: one.name),
        number("latitude", "Degrees north (WGS 84); blank where the place is not placed.", lambda one: one.lat),
        number("longitude", "Degrees east (WGS 84); blank where the place is not placed.", lambda one: one.lon),
        text(
            "extent",
            "How large a stretch the position stands for.",
            lambda one: one.extent.value if one.extent else None,
        ),
        text(
            "nearness",
            "How it stands to the place it was taken from.",
            lambda one: one.nearness.value if one.nearness else None,
        ),
        number("confidence", "How surely the place is this one, from 0 to 1.", lambda one: one.confidence),
        text("country", "The country (ISO 3166).", lambda one: one.country),
        text("country_name", "The name of the country.", lambda one: one.country_name),
        text("admin1", "The first-order division.", lambda one: one.admin1),
        text("admin1_pcode", "The P-code of that division (OCHA).", lambda one: one.admin1_pcode),
        text("admin2", "The second-order division.", lambda one: one.admin2),
        text("pcode", "The finest P-code that is known (OCHA).", lambda one: one.pcode),
        text("gazetteer", "The place in its gazetteer: geonames:170654.", lambda one: one.gazetteer),
        whole("acled_precision", "How fine, as ACLED counts it: 1 to 3.", lambda one: one.acled_precision),
        whole("ucdp_precision", "How fine, as UCDP counts it: 1 to 7.", lambda one: one.ucdp_precision),
        whole("plover_resolution", "How fine, as PLOVER counts it: 0 to 5.", lambda one: one.plover_resolution),
        text("place_rounded", "The rule that made it coarser; blank where none did.", lambda one: one.rounded),
    ],
)

SHEETS = (SOURCES, PARTIES, SITES)
