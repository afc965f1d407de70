"""PROV-O: how everything in an edition came about, from reports over readings and claims to incidents, as JSON-LD.

People who decided something in the ledger are not named: what they decided shows in what was made of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from crossbearing.model.entity import EntityType
from crossbearing.publish.form import Container, Format
from crossbearing.publish.linked import (
    PREFIX,
    TERMS,
    edition_urn,
    known,
    named,
    own,
    own_members,
    party_urn,
    publisher_urn,
    reader_urn,
    report_urn,
    web_address,
)
from crossbearing.publish.outgoing import (
    Outgoing,
    PublicClaim,
    PublicIncident,
    ToldEvent,
)
from crossbearing.publish.part import Json, JsonObject, Parts, Tree
from crossbearing.publish.values import Edition, Party, Passage, Source

_CONTEXT: JsonObject = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    PREFIX: TERMS,
}
_ORGANISED = frozenset(
    {
        EntityType.ARMED_ACTOR,
        EntityType.GOVERNMENT,
        EntityType.ORGANISATION,
        EntityType.MEDIA,
        EntityType.MONITOR,
    }
)


@dataclass
class _Told:
    """The names (URNs) that were told of so far: whatever is referred to must be among them."""

    reports: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)

    def is_new(self, agent: str) -> bool:
        """Whether an agent was not told of; from now on it was."""
        if agent in self.agents:
            return False
        self.agents.add(agent)
        return True


def _parts(outgoing: Outgoing) -> Parts:
    graph = Tree("provenance.jsonld", {"@context": _CONTEXT}, "@graph", lambda: _objects(outgoing))
    return Parts((graph,), lambda: _left_out(outgoing))


def _objects(outgoing: Outgoing) -> Iterator[JsonObject]:
    edition, told = outgoing.edition, _Told()
    told.reports.update(source.id for source in outgoing.sources())
    yield from _of_edition(edition)
    for source in outgoing.sources():
        yield from _of_source(source, edition, told)
    for claim in outgoing.claims():
        told.claims.add(claim.id)
        yield from _of_claim(claim, edition, told)
    for incident in outgoing.incidents():
        for one in incident.told:
            yield _telling(one, edition, told)
        yield _incident(incident, edition)


def _left_out(outgoing: Outgoing) -> Iterator[str]:
    reports = {source.id for source in outgoing.sources()}
    lost = sum(one.reprint_of is not None and one.reprint_of not in reports for one in outgoing.sources())
    if lost:
        yield f"{lost} reports do not say what they repeat: that report is not in this edition"


def _of_edition(edition: Edition) -> Iterator[JsonObject]:
    """The edition, how it was made, and by which program."""
    program, export, weighing = reader_urn(edition), _export(edition), _weighing(edition)
    yield {"@id": program, "@type": "prov:SoftwareAgent", "rdfs:label": edition.reader}
    yield {"@id": weighing, "@type": "prov:Activity", **_by(program), "rdfs:label": "reports brought together"}
    yield {"@id": export, "@type": "prov:Activity", **_by(program), "prov:wasInformedBy": {"@id": weighing}}
    yield known(
        {
            "@id": edition_urn(edition),
            "@type": "prov:Collection",
            "rdfs:label": edition.title,
            "prov:wasGeneratedBy": {"@id": export},
            own("head"): edition.head,
            own("as-of"): edition.as_of,
            own("known-on"): edition.known_on,
            own("rules"): list(edition.rules),
            **own_members(edition),
        }
    )


def _export(edition: Edition) -> str:
    return named("export", edition.id)


def _weighing(edition: Edition) -> str:
    return named("weighing", edition.id)


def _reading(source: Source) -> str:
    return named("reading", source.id)


def _by(program: str) -> dict[str, Json]:
    return {"prov:wasAssociatedWith": {"@id": program}}


def _in(edition: Edition) -> dict[str, Json]:
    """That something is a member of the edition. The edition itself would have to name them all at once."""
    return {"@reverse": {"prov:hadMember": {"@id": edition_urn(edition)}}}


def _of_source(source: Source, edition: Edition, told: _Told) -> Iterator[JsonObject]:
    """A report, its publisher, and the reading of it."""
    publisher = None if source.publisher is None else publisher_urn(source.publisher)
    if publisher is not None and told.is_new(publisher):
        yield {"@id": publisher, "@type": "prov:Organization", "rdfs:label": source.publisher}
    original = source.reprint_of if source.reprint_of in told.reports else None
    report = report_urn(source.id)
    yield known(
        {
            "@id": report,
            "@type": "prov:Entity",
            "rdfs:label": source.title,
            "dcterms:issued": source.published,
            "dcterms:language": source.language,
            "prov:wasAttributedTo": _ref(publisher),
            "prov:wasDerivedFrom": _ref(None if original is None else report_urn(original)),
            "rdfs:seeAlso": _ref(web_address(source)),
            **_in(edition),
        }
    )
    yield {"@id": _reading(source), "@type": "prov:Activity", "prov:used": {"@id": report}, **_by(reader_urn(edition))}


def _ref(name: str | None) -> JsonObject | None:
    return None if name is None else {"@id": name}


def _of_claim(claim: PublicClaim, edition: Edition, told: _Told) -> Iterator[JsonObject]:
    """A claim and whoever holds it."""
    holder = claim.holder
    if holder is not None and told.is_new(party_urn(holder)):
        yield _agent(holder)
    yield known(
        {
            "@id": named("claim", claim.id),
            "@type": ["prov:Entity", own("Claim")],
            "prov:value": " … ".join(passage.exact for passage in claim.words),
            "prov:wasGeneratedBy": {"@id": _reading(claim.source)},
            "prov:wasAttributedTo": _ref(None if holder is None else party_urn(holder)),
            **_taken_from(claim.source, claim.words),
            own("kind"): claim.kind.value,
            own("polarity"): claim.polarity.value,
            **own_members(edition, claim.incidents),
            **_in(edition),
        }
    )


def _agent(party: Party) -> JsonObject:
    kind = "prov:Agent"
    if party.type is EntityType.PERSON:
        kind = "prov:Person"
    elif party.type in _ORGANISED:
        kind = "prov:Organization"
    return {"@id": party_urn(party), "@type": kind, "rdfs:label": party.name}


def _taken_from(source: Source, words: tuple[Passage, ...]) -> dict[str, Json]:
    """Quoted from a report where the words are its own, else derived from it."""
    how = "prov:wasDerivedFrom" if any(passage.masked for passage in words) else "prov:wasQuotedFrom"
    return {how: {"@id": report_urn(source.id)}}


def _telling(telling: ToldEvent, edition: Edition, told: _Told) -> JsonObject:
    names = [report_urn(telling.source.id), *(named("claim", one) for one in telling.claims if one in told.claims)]
    return known(
        {
            "@id": named("telling", telling.id),
            "@type": ["prov:Entity", own("Telling")],
            "rdfs:label": telling.label,
            "prov:value": [passage.exact for passage in telling.words],
            "prov:wasGeneratedBy": {"@id": _reading(telling.source)},
            "prov:wasDerivedFrom": [{"@id": name} for name in names],
            **own_members(edition),
            **_in(edition),
        }
    )


def _incident(incident: PublicIncident, edition: Edition) -> JsonObject:
    return known(
        {
            "@id": named("incident", incident.id),
            "@type": ["prov:Entity", own("Incident")],
            "rdfs:label": incident.label,
            "prov:wasGeneratedBy": {"@id": _weighing(edition)},
            "prov:wasDerivedFrom": [{"@id": named("telling", one.id)} for one in incident.told],
            own("grade"): incident.grade,
            own("grade-rule"): incident.grade_rule,
            **own_members(edition, (incident.id,)),
            **_in(edition),
        }
    )


FORMAT = Format(
    name="prov",
    words="How everything in the edition came about, as PROV-O",
    version="PROV-O, W3C Recommendation of 30 April 2013",
    suffix=".jsonld",
    container=Container.FILE,
    parts=_parts,
)
