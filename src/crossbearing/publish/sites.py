"""Places as they go out: as they are named, with position and divisions where these are known."""

from crossbearing.model.entity import Entity
from crossbearing.model.place import Fix
from crossbearing.publish.values import Site
from crossbearing.resolve.divisions import NO_DIVISION, Divisions
from crossbearing.vocab.country import country_name

# A degree in the fourth place is some ten metres; the gazetteer knows no finer.
_DECIMALS = 4


def site_of(entity: Entity, fix: Fix | None, divisions: Divisions) -> Site:
    """A place of a report with what its position tells; without one, its name alone."""
    if fix is None:
        return Site(entity.key, entity.name)
    place = fix.place
    division = divisions.of(place) if place.country else NO_DIVISION
    return Site(
        key=entity.key,
        name=entity.name,
        lat=round(fix.lat, _DECIMALS),
        lon=round(fix.lon, _DECIMALS),
        extent=fix.extent,
        nearness=fix.nearness,
        confidence=round(fix.confidence, 2),
        country=place.country or None,
        country_name=country_name(place.country),
        admin1=division.admin1,
        admin1_pcode=division.admin1_pcode,
        admin2=division.admin2,
        admin2_pcode=division.admin2_pcode,
        pcode=division.pcode,
        gazetteer=place.id,
        acled_precision=fix.acled_precision,
        ucdp_precision=fix.ucdp_precision,
        plover_resolution=fix.plover_resolution,
    )
