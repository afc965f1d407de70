"""What a map shows: where incidents lie, how many at each place, and what is around."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, radians

from crossbearing.model.place import Extent
from crossbearing.publish.brief.pictures.outlines import Window
from crossbearing.publish.brief.pictures.text import tidy
from crossbearing.publish.brief.wording import place_name
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.values import Site
from crossbearing.resolve.gazetteer import Gazetteer

# The middle of a country is where nothing happened.
_TOO_WIDE = frozenset({Extent.COUNTRY, Extent.WIDER})
_AREAS = frozenset({Extent.DISTRICT, Extent.REGION})
_SETTLED = frozenset({Extent.TOWN})
# A town and its surroundings, where all lies in one place; and what is left free around the outermost dots.
_LEAST_KM, _MARGIN = 15.0, 0.14
_KM_OF_DEGREE = 111.2
# Countries whose towns are looked up to be shown around, and towns that are tried.
_COUNTRIES, _TRIED = 3, 60


@dataclass(frozen=True, slots=True)
class Dot:
    """A place with so many incidents; `area` where the position stands for a district or province."""

    lat: float
    lon: float
    name: str
    count: int
    area: bool


@dataclass(frozen=True, slots=True)
class Town:
    """A place that is shown so that readers find their way."""

    lat: float
    lon: float
    name: str


def dots(incidents: Iterable[PublicIncident]) -> tuple[Dot, ...]:
    """The places of incidents, those with most first; places that are one position are one dot."""
    names: dict[tuple[float, float, bool], Counter[str]] = {}
    for site in _sites(incidents):
        assert site.lat is not None and site.lon is not None
        names.setdefault((site.lat, site.lon, site.extent in _AREAS), Counter())[tidy(place_name(site))] += 1
    ranked = sorted(names, key=lambda key: (key[2], -names[key].total(), key))
    return tuple(Dot(key[0], key[1], _most(names[key]), names[key].total(), key[2]) for key in ranked)


def _most(names: Counter[str]) -> str:
    """The name that most incidents have, of several the shortest."""
    return min(names, key=lambda name: (-names[name], len(name), name))


def _sites(incidents: Iterable[PublicIncident]) -> Iterator[Site]:
    for incident in incidents:
        site = incident.site
        if site is not None and site.lat is not None and site.lon is not None and site.extent not in _TOO_WIDE:
            yield site


def window_around(shown: Iterable[Dot], shape: float) -> Window:
    """A stretch that holds all dots, `shape` times as wide as it is high on the ground."""
    lats, lons = zip(*((dot.lat, dot.lon) for dot in shown), strict=True)
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    narrow = cos(radians(lat))
    least = _LEAST_KM / _KM_OF_DEGREE
    high = max((max(lats) - min(lats)) / 2 * (1 + 2 * _MARGIN), least)
    wide = max((max(lons) - min(lons)) / 2 * (1 + 2 * _MARGIN) * narrow, least * shape)
    high, wide = max(high, wide / shape), max(wide, high * shape)
    return Window(lon - wide / narrow, lat - high, lon + wide / narrow, lat + high)


def towns(incidents: Iterable[PublicIncident], window: Window) -> tuple[Town, ...]:
    """The largest towns of the countries concerned in a window, the largest first."""
    countries = Counter(site.country for site in _sites(incidents) if site.country is not None)
    gazetteer = Gazetteer()
    found = [
        place
        for country, _ in sorted(countries.items(), key=lambda one: (-one[1], one[0]))[:_COUNTRIES]
        for place in gazetteer.of_country(country)
        if place.extent in _SETTLED and place.lat is not None and place.lon is not None
        if window.holds(place.lon, place.lat)
    ]
    ranked = sorted(found, key=lambda place: (-place.population, place.names[0]))[:_TRIED]
    return tuple(Town(place.lat or 0.0, place.lon or 0.0, place.names[0]) for place in ranked)
