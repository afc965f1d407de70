"""One incident with its parties, sources, objects and casualties, under the names of Airwars' tables."""

from collections.abc import Iterator, Mapping, Sequence

from crossbearing.model.entity import EntityType
from crossbearing.model.event import EventType
from crossbearing.publish.airwars.ranges import casualty_rows, ranges
from crossbearing.publish.airwars.terms import medium, slug, terms
from crossbearing.publish.evidence import blamed_in, quote_object, sources_of, targets_of, words_of
from crossbearing.publish.outgoing import PublicClaim, PublicIncident, ToldEvent
from crossbearing.publish.part import Json, JsonObject
from crossbearing.publish.values import Edition, Party, Site, Source

_GRADING = "airwars"
_NETWORKS = ("Twitter", "Facebook", "Telegram")
_NOWHERE = Site("", "")
_BELLIGERENTS = frozenset({EntityType.ARMED_ACTOR, EntityType.GOVERNMENT})


def incident_object(incident: PublicIncident, edition: Edition, statements: Sequence[PublicClaim]) -> JsonObject:
    """The incident; `statements` are the claims about it, of which those of parties blamed are theirs."""
    sources = sources_of(incident)
    return {
        "code": incident.id,
        "previous_codes": None,
        **_when(incident, sources),
        **_where(incident.site or _NOWHERE),
        **_what(incident),
        **_harm(incident, edition),
        **_position(incident.site or _NOWHERE),
        **_not_kept(),
        **ranges(incident),
        **_source_counts(sources),
        "belligerents": [_belligerent(party, statements) for party in blamed_in(incident)],
        "victims": [],
        "sources": [_source(one) for one in sources],
        "infrastructure": list(_objects(incident.told)),
        "casualties": list(casualty_rows(incident)),
        **_own(incident, edition),
    }


def _when(incident: PublicIncident, sources: Sequence[Source]) -> dict[str, Json]:
    date = incident.date
    assert date.first is not None and date.last is not None
    first = min((one for one in sources if one.published), key=lambda one: one.published or "", default=None)
    values: dict[str, Json] = {
        "date_type": "date_range" if date.last != date.first else None,
        "date": date.first.isoformat(),
        "date_end": date.last.isoformat() if date.last != date.first else None,
    }
    values.update(dict.fromkeys(("local_time_type", "local_time", "local_time_start", "local_time_end")))
    values["local_time_of_day"] = None
    values["local_first_reported_date_time"] = None if first is None else first.published
    values["local_first_reported_by"] = None if first is None else first.publisher
    values["local_first_reported_url"] = None if first is None else first.url
    return values


def _where(site: Site) -> dict[str, Json]:
    arabic = any("\u0600" <= sign <= "\u06ff" for sign in site.name)
    return {
        "country_name": site.country_name,
        "country_slug": slug(site.country_name),
        "location_name": site.name or None,
        "location_name_arabic": site.name if arabic else None,
        "location_name_hebrew": None,
        "location_name_ukrainian": None,
        "region": site.admin1,
    }


def _what(incident: PublicIncident) -> dict[str, Json]:
    objects = ", ".join(dict.fromkeys(harm.object for one in incident.told for harm in one.damage)) or None
    targets = ", ".join(party.name for party in targets_of(incident) if party.type in _BELLIGERENTS) or None
    return {
        **_named("strike_status", None),
        **_named("infrastructure", objects),
        **_named("strike_type", _strike(incident)),
        **_named("targeted_belligerent", targets),
        **_named("observation", None),
        **_named("impact", None),
        "total_strikes": None,
    }


def _strike(incident: PublicIncident) -> str | None:
    weapons = {kind for one in incident.told for kind in one.weapons}
    if incident.type is EventType.AIRSTRIKE:
        for weapon, name in terms()["weapons"].items():
            if weapon in weapons:
                return str(name)
    return terms()["types"][incident.type.value]["strike"] or None


def _harm(incident: PublicIncident, edition: Edition) -> dict[str, Json]:
    grade = incident.grade if edition.grading == _GRADING else None
    return {
        "civilian_harm_reported": None,
        **_named("civilian_harm_status", None if grade is None else grade.capitalize()),
        **_named("cause_of_death_injury", terms()["types"][incident.type.value]["cause"] or None),
    }


def _position(site: Site) -> dict[str, Json]:
    accuracy = terms()["accuracy"].get(None if site.extent is None else site.extent.value)
    known = site.lat is not None and accuracy is not None
    return {
        "geolocated": known,
        "latitude": site.lat if known else None,
        "longitude": site.lon if known else None,
        **_named("geolocation_status", None),
        "geolocation_accuracy_name": accuracy if known else None,
        "geolocation_accuracy_slug": "_".join((slug(accuracy) or "").split("-")) if known else None,
        "geojson_caption": None,
        "geolocation_notes": site.rounded,
    }


def _not_kept() -> dict[str, Json]:
    """Fields of an analysts' office, and counts of victims by name, which a ledger does not keep."""
    names = (
        "geolocation_notes_internal",
        "geolocation_sign_off_assessor",
        "geolocation_sign_off_date_time",
        "num_media",
        "num_victims",
        "num_victims_named",
        "num_victims_named_english",
        "num_victims_named_arabic",
        "num_victims_named_hebrew",
        "num_victims_named_ukrainian",
        "num_reconciled",
        "num_families",
        "num_individuals",
        "victim_average_age",
        "declassified_assessment",
        "press_release",
    )
    return dict.fromkeys(names)


def _source_counts(sources: Sequence[Source]) -> dict[str, Json]:
    media = [medium(source.url) for source in sources]
    counts: dict[str, Json] = {"num_sources": len(sources)}
    counts.update({f"num_sources_{name.lower()}": media.count(name) for name in _NETWORKS})
    counts["num_sources_other"] = media.count(None)
    return counts


def _source(source: Source) -> JsonObject:
    return {
        "name": source.publisher,
        "language": source.language,
        "url": source.url,
        "archive_url": None,
        "media": medium(source.url),
        "title": source.title,
        "published": source.published,
        "report": source.id,
    }


def _belligerent(party: Party, claims: Sequence[PublicClaim]) -> JsonObject:
    own = [claim for claim in claims if claim.holder is not None and claim.holder.key == party.key]
    return {
        "belligerent_id": party.key,
        "belligerent_name": party.name,
        "belligerent_slug": slug(party.name),
        "type": None,
        **_named("assessment", None),
        **dict.fromkeys(("deaths_conceded_min", "deaths_conceded_max")),
        **dict.fromkeys(("injuries_conceded_min", "injuries_conceded_max")),
        **dict.fromkeys(("location", "mgrs_coordinate", "mgrs_accuracy")),
        "civcas_statements": [_statement(claim) for claim in own],
        "strike_reports": [],
    }


def _statement(claim: PublicClaim) -> JsonObject:
    return {
        "date": claim.source.published,
        "url": claim.source.url,
        "statement": " ... ".join(passage.exact for passage in claim.words),
        "kind": claim.kind.value,
        "claim": claim.id,
    }


def _objects(told: Sequence[ToldEvent]) -> Iterator[JsonObject]:
    """Objects hit, each with how badly once, in the words of the reports."""
    for name, level in dict.fromkeys((harm.object, harm.level) for one in told for harm in one.damage):
        yield {
            **_named("infrastructure_group", None),
            **_named("infrastructure", name),
            **_named("infrastructure_affiliation", None),
            **_named("infrastructure_declared_target", None),
            **_named("infrastructure_destruction", level.replace("_", " ")),
        }


def _own(incident: PublicIncident, edition: Edition) -> Mapping[str, Json]:
    return {
        "incident": incident.id,
        "type": incident.type.value,
        "label": incident.label,
        "date_edtf": incident.date.edtf,
        "date_rounded": incident.date.rounded,
        "grade": incident.grade,
        "grade_rule": incident.grade_rule,
        "grading": edition.grading,
        "policy": edition.policy,
        "edition": edition.id,
        "quotes": [quote_object(passage) for passage in words_of(incident)],
    }


def _named(field: str, name: str | None) -> dict[str, Json]:
    """A term under its two names: as it is read, and as it stands in addresses."""
    return {f"{field}_name": name, f"{field}_slug": slug(name)}
