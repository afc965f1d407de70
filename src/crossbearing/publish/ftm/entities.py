"""What goes out of a ledger, as entities of FollowTheMoney.

Reports are articles, incidents events, claims notes. That somebody is blamed or was hit is a link that says who says
so, and no property of the event: there it would read as a fact.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from crossbearing.model.entity import Alignment
from crossbearing.publish.evidence import happened
from crossbearing.publish.ftm.entity import FtmEntity, Naming, Value, in_line
from crossbearing.publish.ftm.incident import event, links
from crossbearing.publish.ftm.model import language, party_schema
from crossbearing.publish.ftm.place import address, address_id
from crossbearing.publish.ftm.when import date_prefix
from crossbearing.publish.linked import web_address
from crossbearing.publish.outgoing import Outgoing, PublicClaim, PublicIncident
from crossbearing.publish.values import Party, Source


@dataclass
class _Told:
    """Ids of what was told of so far: each entity is told of once."""

    entities: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    incidents: set[str] = field(default_factory=set)

    def once(self, key: str, make: Callable[[], FtmEntity]) -> Iterator[FtmEntity]:
        """The entity, the first time."""
        if key not in self.entities:
            self.entities.add(key)
            yield make()


def entities(outgoing: Outgoing) -> Iterator[FtmEntity]:
    """Every entity, each once, in the order of reports, incidents and claims."""
    name, told = Naming.of(outgoing.edition), _Told()
    told.reports.update(source.id for source in outgoing.sources())
    for source in outgoing.sources():
        yield from _of_source(source, name, told)
    for incident in happened(outgoing):
        told.incidents.add(incident.id)
        yield from _of_incident(incident, name, told)
    for claim in outgoing.claims():
        yield from _of_claim(claim, name, told)


def _of_source(source: Source, name: Naming, told: _Told) -> Iterator[FtmEntity]:
    article = name("report", source.id)
    made = (
        ("title", source.title),
        ("fileName", source.doc),
        ("publishedAt", date_prefix(source.published)),
        ("publisher", source.publisher),
        ("sourceUrl", web_address(source)),
        ("language", language(source.language)),
        ("keywords", source.genre),
        ("notes", f"SHA-256 {source.id}"),
    )
    yield FtmEntity(article, "Article", tuple(Value(prop, value) for prop, value in made if value))
    if source.reprint_of in told.reports:
        first = name("report", source.reprint_of)
        values = (Value("subject", article), Value("object", first), Value("role", "repeats"))
        yield FtmEntity(name("repeats", source.id), "UnknownLink", values)


def _of_party(party: Party, name: Naming, told: _Told) -> Iterator[FtmEntity]:
    yield from told.once(name("party", party.key), lambda: _party(party, name))


def _party(party: Party, name: Naming) -> FtmEntity:
    schema = party_schema(party.type)
    values = [Value("name", in_line(party.name)), Value("keywords", party.type.value.replace("_", " "))]
    if schema == "Document":
        # A paper that speaks is no file that anybody has; the model wants the name of one.
        values += [Value("title", party.name), Value("fileName", party.name)]
    if party.alignment is not Alignment.UNKNOWN:
        values.append(Value("keywords", f"side: {party.alignment.value.replace('_', ' ')}"))
    if party.country is not None:
        values.append(Value("country", party.country.lower()))
    return FtmEntity(name("party", party.key), schema, tuple(values))


def _of_incident(incident: PublicIncident, name: Naming, told: _Told) -> Iterator[FtmEntity]:
    site = incident.site
    if site is not None and (place := address_id(site, name)) is not None:
        yield from told.once(place, lambda: address(site, place))
    yield event(incident, name)
    for party, link in links(incident, name):
        yield from _of_party(party, name, told)
        yield link


def _of_claim(claim: PublicClaim, name: Naming, told: _Told) -> Iterator[FtmEntity]:
    """A note to the events that it is about and to the report, and a link from whoever holds it."""
    holder, note, article = claim.holder, name("claim", claim.id), name("report", claim.source.id)
    who = "nobody named" if holder is None else holder.name
    about = [one for one in claim.incidents if one in told.incidents]
    yield FtmEntity(
        note,
        "Note",
        (
            Value("name", in_line(f"{claim.kind.value.replace('_', ' ')} by {who}")),
            *(Value("description", one.exact, one, who, quoted=True) for one in claim.words),
            *(Value("entity", name("incident", one)) for one in about),
            Value("entity", article),
            Value("proof", article),
            *(Value("publisher", one) for one in (claim.source.publisher,) if one),
            *(Value("keywords", one.value) for one in (claim.kind, claim.polarity, claim.certainty, claim.form)),
        ),
        about[0] if len(about) == 1 else None,
    )
    if holder is not None:
        yield from _of_party(holder, name, told)
        held = (Value("subject", name("party", holder.key)), Value("object", note), Value("role", "holder"))
        yield FtmEntity(name("holder", claim.id), "UnknownLink", (*held, Value("proof", article)))
