"""GeoJSON (RFC 7946): incidents and statuses of places, for maps and geographic information systems."""

from collections.abc import Iterable, Iterator

from crossbearing.model.figure import Category
from crossbearing.model.place import Extent
from crossbearing.publish.evidence import (
    blamed_in,
    happened,
    not_happened,
    quote_object,
    sources_of,
    targets_of,
    weapons_of,
    words_of,
)
from crossbearing.publish.form import Container, Format
from crossbearing.publish.outgoing import (
    Outgoing,
    PublicIncident,
    PublicStatus,
    PublicTally,
)
from crossbearing.publish.part import Json, JsonObject, Parts, Tree
from crossbearing.publish.values import Edition, Passage, Site, Source, Span

# The middle of a country is where nothing happened: a dot there would mislead.
_TOO_WIDE = frozenset({Extent.COUNTRY, Extent.WIDER})
# What a map shows most; the other tallies stand in `tallies`.
_FLAT = (Category.KILLED, Category.WOUNDED)


def _parts(outgoing: Outgoing) -> Parts:
    edition = outgoing.edition
    head: JsonObject = {
        "type": "FeatureCollection",
        "name": edition.title,
        "edition": edition.id,
        "policy": edition.policy,
        "grading": edition.grading,
        "rules": list(edition.rules),
    }
    return Parts(
        files=(Tree("incidents.geojson", head, "features", lambda: _features(outgoing)),),
        left_out=lambda: _left_out(outgoing),
    )


def _features(outgoing: Outgoing) -> Iterator[JsonObject]:
    edition = outgoing.edition
    for incident in happened(outgoing):
        yield _feature(incident.id, incident.site, _incident(incident, edition))
    for status in outgoing.statuses():
        yield _feature(status.id, status.site, _status(status, edition))


def _left_out(outgoing: Outgoing) -> Iterator[str]:
    yield from not_happened(outgoing)
    wide = sum(_is_wide(incident.site) for incident in happened(outgoing))
    if wide:
        yield f"{wide} incidents without a dot: of their place only the country, or something wider, is known"


def _is_wide(site: Site | None) -> bool:
    return site is not None and site.lat is not None and site.extent in _TOO_WIDE


def _feature(key: str, site: Site | None, properties: dict[str, Json]) -> JsonObject:
    return {"type": "Feature", "id": key, "geometry": _geometry(site), "properties": properties}


def _geometry(site: Site | None) -> JsonObject | None:
    if site is None or site.lat is None or site.lon is None or _is_wide(site):
        return None
    return {"type": "Point", "coordinates": [site.lon, site.lat]}


def _incident(incident: PublicIncident, edition: Edition) -> dict[str, Json]:
    over_all = [one for one in incident.tallies if one.blamed is None]
    return {
        "kind": "incident",
        "incident": incident.id,
        "type": incident.type.value,
        "label": incident.label,
        **_when(incident.date),
        **_where(incident.site),
        **_flat(incident),
        "tallies": [_tally(one) for one in over_all],
        "blamed": [party.name for party in blamed_in(incident)],
        "accounts": [
            {
                "blamed": None if one.blamed is None else one.blamed.name,
                "said": [quote_object(passage) for passage in one.said],
                "denied": [quote_object(passage) for passage in one.denied],
                "origins": list(one.origins),
            }
            for one in incident.accounts
        ],
        "targets": [party.name for party in targets_of(incident)],
        "weapons": list(weapons_of(incident)),
        "grade": incident.grade,
        "grade_rule": incident.grade_rule,
        "origins": list(incident.origins),
        "contradictions": list(incident.contradictions),
        **_evidence(words_of(incident), sources_of(incident)),
        "policy": edition.policy,
        "edition": edition.id,
    }


def _status(status: PublicStatus, edition: Edition) -> dict[str, Json]:
    return {
        "kind": "place status",
        "status": status.id,
        "type": status.attribute.value,
        "label": status.value,
        **_when(status.time),
        **_where(status.site),
        "holder": None if status.holder is None else status.holder.name,
        "against": list(status.against),
        **_evidence(status.words, (status.source,)),
        "policy": edition.policy,
        "edition": edition.id,
    }


def _when(date: Span) -> dict[str, Json]:
    return {
        "date": date.edtf,
        "date_first": None if date.first is None else date.first.isoformat(),
        "date_last": None if date.last is None else date.last.isoformat(),
        "date_precision": date.precision.value,
        "date_rounded": date.rounded,
    }


def _where(site: Site | None) -> dict[str, Json]:
    site = site or Site("", "")
    return {
        "place": site.name or None,
        "country": site.country,
        "admin1": site.admin1,
        "admin1_pcode": site.admin1_pcode,
        "admin2": site.admin2,
        "admin2_pcode": site.admin2_pcode,
        "pcode": site.pcode,
        "gazetteer": site.gazetteer,
        "extent": site.extent,
        "nearness": site.nearness,
        "place_confidence": site.confidence,
        "place_rounded": site.rounded,
    }


def _flat(incident: PublicIncident) -> dict[str, Json]:
    """Low, best and high of the categories that maps show most; null where there is no figure."""
    values: dict[str, Json] = {}
    for category in _FLAT:
        tally = incident.tally(category)
        for end in ("low", "best", "high"):
            values[f"{category.value}_{end}"] = None if tally is None else getattr(tally, end)
    return values


def _tally(tally: PublicTally) -> JsonObject:
    return {
        "category": tally.category.value,
        "counts": tally.counts,
        "low": tally.low,
        "best": tally.best,
        "high": tally.high,
        "policy": tally.policy,
        "why": tally.why,
        "said_by": list(dict.fromkeys(one.said_by for one in tally.figures if one.said_by is not None)),
    }


def _evidence(words: Iterable[Passage], sources: Iterable[Source]) -> dict[str, Json]:
    return {
        "quotes": [quote_object(passage) for passage in words],
        "urls": [source.url for source in sources if source.url is not None],
    }


FORMAT = Format(
    name="geojson",
    words="Incidents and statuses of places for maps",
    version="RFC 7946 (2016)",
    suffix=".geojson",
    container=Container.FILE,
    parts=_parts,
)
