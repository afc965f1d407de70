"""Places and times made coarser, with nothing left beside them that would undo it."""

from collections.abc import Sequence
from dataclasses import replace
from math import cos, floor, radians

from crossbearing.model.place import Extent, Nearness, Place
from crossbearing.model.when import Precision, days_of
from crossbearing.publish.rules import PlaceLevel, PlaceRule, TimeLevel, TimeRule
from crossbearing.publish.values import Site, Span

# Stands for a name that was left out.
WITHHELD = "[…]"
_FINENESS = tuple(Extent)
_LEAST = {
    PlaceLevel.EXACT: Extent.SITE,
    PlaceLevel.TOWN: Extent.TOWN,
    PlaceLevel.DISTRICT: Extent.DISTRICT,
    PlaceLevel.REGION: Extent.REGION,
    PlaceLevel.COUNTRY: Extent.COUNTRY,
}
# Of a place that was made coarser: ACLED, UCDP and PLOVER precision.
_PRECISION = {
    Extent.TOWN: (2, 2, 4),
    Extent.DISTRICT: (2, 3, 3),
    Extent.REGION: (3, 4, 2),
    Extent.COUNTRY: (3, 6, 1),
    Extent.WIDER: (3, 7, 0),
}
_KM_A_DEGREE = 111.2
# Near the poles a degree of longitude is no width at all.
_NARROWEST = 0.01
_TIME_SIGNS = {TimeLevel.DAY: 10, TimeLevel.MONTH: 7, TimeLevel.YEAR: 4}
_PRECISIONS = {TimeLevel.DAY: Precision.DAY, TimeLevel.MONTH: Precision.MONTH, TimeLevel.YEAR: Precision.YEAR}
_OF_THE_DAY = (Precision.MINUTE, Precision.HOUR)
_MARKS = "?~%"


def coarse_site(site: Site, rule: PlaceRule, around: Sequence[Place] = ()) -> Site:
    """The place as coarse as the rule asks; `around` are places that it lies in, the smallest first.

    The first of them may be the place itself, or the one that its position was taken from. A place whose size is not
    known may be a house: by any rule but `exact` its name is left out.
    """
    if rule.level is PlaceLevel.NONE:
        return Site("place:withheld", WITHHELD, rounded="place none")
    coarse = _risen(site, _LEAST[rule.level], around, rule) if _is_finer(site, rule) else site
    return coarse if rule.grid_km is None else _on_grid(coarse, rule.grid_km)


def _is_finer(site: Site, rule: PlaceRule) -> bool:
    if rule.level is PlaceLevel.EXACT:
        return False
    # A clinic "in Durra" has the extent of Durra, whose position it was given; its name tells more.
    return not _is_at(site) or site.extent is None or _fineness(site.extent) < _fineness(_LEAST[rule.level])


def _is_at(site: Site) -> bool:
    return site.nearness in (None, Nearness.AT)


def _fineness(extent: Extent) -> int:
    return _FINENESS.index(extent)


def _risen(site: Site, least: Extent, around: Sequence[Place], rule: PlaceRule) -> Site:
    """The first thing around a place that is coarse enough: a place, a division or the country."""
    rounded = f"place {rule.level}"
    if site.nearness in (Nearness.NEAR, Nearness.BETWEEN):
        # It does not lie in the town that it is near to, but in the same district.
        least = max(least, Extent.DISTRICT, key=_fineness)
    for place in around:
        if _fineness(place.extent) >= _fineness(least):
            return _at(site, place, rounded)
    at_most = _fineness(least)
    named = (
        (Extent.DISTRICT, site.admin2),
        (Extent.REGION, site.admin1),
        (Extent.COUNTRY, site.country_name),
    )
    extent, name = next(
        ((extent, name) for extent, name in named if name and _fineness(extent) >= at_most), (Extent.WIDER, WITHHELD)
    )
    return _of_division(site, extent, name, rounded)


def _at(site: Site, place: Place, rounded: str) -> Site:
    """The place around a site, in its stead."""
    site = _of_division(site, place.extent, place.names[0], rounded)
    acled, ucdp = (1, 1) if place.extent is Extent.TOWN else (site.acled_precision, site.ucdp_precision)
    return replace(site, lat=place.lat, lon=place.lon, gazetteer=place.id, acled_precision=acled, ucdp_precision=ucdp)


def _of_division(site: Site, extent: Extent, name: str, rounded: str) -> Site:
    """A division or country in the stead of a place in it: without position, as its middle is not known."""
    acled, ucdp, plover = _PRECISION[extent]
    size = _fineness(extent)
    knows_district, knows_region = size <= _fineness(Extent.DISTRICT), size <= _fineness(Extent.REGION)
    return Site(
        key=f"place:{'-'.join(name.casefold().split())}" if name != WITHHELD else "place:withheld",
        name=name,
        extent=extent,
        confidence=site.confidence,
        country=site.country,
        country_name=site.country_name,
        admin1=site.admin1 if knows_region else None,
        admin1_pcode=site.admin1_pcode if knows_region else None,
        admin2=site.admin2 if knows_district else None,
        admin2_pcode=site.admin2_pcode if knows_district else None,
        pcode=_cut_pcode(site, extent),
        acled_precision=acled,
        ucdp_precision=ucdp,
        plover_resolution=plover,
        rounded=rounded,
    )


def _cut_pcode(site: Site, extent: Extent) -> str | None:
    """The P-code of the division of this size: it grows by two signs a level from that of the first."""
    if site.pcode is None or site.admin1_pcode is None or not site.pcode.startswith(site.admin1_pcode):
        return None
    if extent is Extent.REGION:
        return site.admin1_pcode
    return site.pcode[: len(site.admin1_pcode) + 2] if extent in (Extent.TOWN, Extent.DISTRICT) else None


def _on_grid(site: Site, grid_km: float) -> Site:
    """The place in the middle of its square, without a name by which it could be found on a map."""
    rounded = f"grid {grid_km:g} km" if site.rounded is None else f"{site.rounded}, grid {grid_km:g} km"
    large = site.extent is not None and _fineness(site.extent) >= _fineness(Extent.REGION)
    if site.lat is None or site.lon is None or large:
        return replace(_unnamed(site, rounded), lat=None, lon=None) if not large else replace(site, rounded=rounded)
    lat, lon = grid_square(site.lat, site.lon, grid_km)
    return replace(_unnamed(site, rounded), lat=lat, lon=lon)


def _unnamed(site: Site, rounded: str) -> Site:
    bare = _of_division(site, Extent.REGION, site.admin1 or site.country_name or WITHHELD, rounded)
    return replace(bare, nearness=None, plover_resolution=_PRECISION[Extent.DISTRICT][2])


def grid_square(lat: float, lon: float, grid_km: float) -> tuple[float, float]:
    """The middle of the square of a grid that a position lies in."""
    step = grid_km / _KM_A_DEGREE
    middle = (floor(lat / step) + 0.5) * step
    width = step / max(cos(radians(middle)), _NARROWEST)
    return round(max(-90.0, min(90.0, middle)), 3), round(
        max(-180.0, min(180.0, (floor(lon / width) + 0.5) * width)), 3
    )


def coarse_span(span: Span, rule: TimeRule) -> Span:
    """The time as coarse as the rule asks."""
    edtf = coarse_date(span.edtf, rule)
    # A reading may know the hour from words that its date does not hold.
    is_finer = rule.level is not TimeLevel.EXACT and span.precision in _OF_THE_DAY
    if edtf == span.edtf and not is_finer and (rule.level is not TimeLevel.NONE or span.first is None):
        return span
    if edtf is None:
        return Span(None, None, None, Precision.UNKNOWN, rounded=f"time {rule.level}")
    first, last = days_of(edtf)
    precision = Precision.INTERVAL if "/" in edtf else _PRECISIONS[rule.level]
    return Span(edtf, first, last, precision, rounded=f"time {rule.level}")


def coarse_date(edtf: str | None, rule: TimeRule) -> str | None:
    """A date (EDTF) as coarse as the rule asks."""
    if edtf is None or rule.level is TimeLevel.EXACT:
        return edtf
    if rule.level is TimeLevel.NONE:
        return None
    ends = [_cut(end, _TIME_SIGNS[rule.level]) for end in edtf.split("/")]
    return ends[0] if len(set(ends)) == 1 else "/".join(ends)


def _cut(point: str, signs: int) -> str:
    bare = point.rstrip(_MARKS)
    return point if len(bare) <= signs else bare[:signs] + point[len(bare) :]
