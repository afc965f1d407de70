"""Builds the place table that ships with the vocabulary, and the index of its names."""

import gzip
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from crossbearing.errors import InputError
from crossbearing.extract.words.truecase import casings
from crossbearing.intake.foreign import foreign
from crossbearing.model.place import Place, distance_km
from crossbearing.train.place_rows import (
    CONFLICT,
    SOURCES,
    Town,
    bare,
    city_rows,
    country_rows,
    facts,
    feature_rows,
    latin_names,
    line_of,
    lines_of,
    natural_earth_rows,
    syria_rows,
)
from crossbearing.vocab.gazetteer import index_lines, place_key

# A town of Natural Earth within so many kilometres of one of that name is that one.
SAME_TOWN_KM = 60.0
# A quarter belongs to the nearest city of at least this size within reach.
CITY_OF_QUARTER, QUARTER_KM = 50_000, 25.0
_Point = tuple[float, float]


def train_places(data: Path, out: Path) -> str:
    """How many places were written to `out`; `data` holds the folder `gazetteers/` with the sources' files."""
    sources = data / "gazetteers"
    if missing := [name for name in SOURCES if not (sources / name).is_file()]:
        raise InputError(
            f"Cannot train from {sources}: {', '.join(missing)} not found; put the files named in NOTICE there"
        )
    count = build_gazetteer(sources, out)
    return f"{count} places written to {out / 'places.tsv.gz'}, their names to {out / 'names.tsv.gz'}"


def build_gazetteer(data: Path, out: Path) -> int:
    """The number of places written to `out`, a gzipped table of one place a line; the same data give the same bytes."""
    with foreign(f"places of {data}"):
        places = sorted(_places(data), key=lambda place: (-place.population, place.names[0], place.id))
    lines = [line_of(place) for place in places]
    out.mkdir(parents=True, exist_ok=True)
    _write(out / "places.tsv.gz", lines)
    _write(out / "names.tsv.gz", index_lines(lines, CONFLICT, _words()))
    return len(places)


def _places(data: Path) -> Iterator[Place]:
    """The places of all sources, one after the other."""
    towns = list(city_rows(data))
    shown = [town.place for town in towns if town.is_shown]
    for places in (country_rows(data), syria_rows(data), shown, _first_order(data, towns), _second_order(data, towns)):
        yield from places
    yield from _unlisted(data, shown)
    yield from (_with_city(place, shown) for place in feature_rows())


def _words() -> frozenset[str]:
    """Words that running text writes small where nothing beside them has a capital."""
    return frozenset(word for word, casing in casings().items() if not casing.is_capital(False, False))


def _write(path: Path, lines: Sequence[str]) -> None:
    with path.open("wb") as stream, gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packed:
        packed.write("".join(line + "\n" for line in lines).encode())


def _first_order(data: Path, towns: Sequence[Town]) -> Iterator[Place]:
    """Provinces, states and the like: in the middle of their towns, if the facts have no better place."""
    groups: defaultdict[str, list[Place]] = defaultdict(list)
    for town in towns:
        groups[f"{town.place.country}.{town.place.admin1}"].append(town.place)
    known = {(row["country"], place_key(row["name"])): row for row in facts("regions.csv")}
    for code, local, plain, number in lines_of(data / "geonames_admin1.txt.gz"):
        country, _, admin1 = code.partition(".")
        if country == "SY":
            continue
        fact = known.pop((country, place_key(plain)), None) or known.pop((country, place_key(bare(plain))), None)
        names = _with_short([local, plain, bare(plain)], fact["names"].split("|") if fact else ())
        at = (float(fact["lat"]), float(fact["lon"])) if fact else _middle(groups[code])
        people = sum(town.population for town in groups[code])
        lat, lon = at or (None, None)
        if names:
            yield Place(names, "admin1", country, lat, lon, people, f"geonames:{number}", admin1)
    for (country, _), fact in known.items():
        names = _with_short([fact["name"]], fact["names"].split("|"))
        at = (float(fact["lat"]), float(fact["lon"]))
        yield Place(names, "admin1", country, *at, 0, f"region:{country}:{fact['name']}")


def _with_short(names: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Spellings as for towns, and of those written here also short forms in capitals: "NSW"."""
    return (*latin_names([*names, *known]), *(name for name in known if name.isupper()))


def _second_order(data: Path, towns: Sequence[Town]) -> Iterator[Place]:
    """Districts and counties: in the middle of their towns. Without a town, only those of countries at war are kept."""
    groups: defaultdict[str, list[Place]] = defaultdict(list)
    for town in towns:
        groups[town.division].append(town.place)
    for code, local, plain, number in lines_of(data / "geonames_admin2.txt.gz"):
        country, admin1, *_ = code.split(".")
        at = _middle(groups[code])
        if country == "SY" or (at is None and country not in CONFLICT):
            continue
        names = latin_names([local, plain, *([bare(plain)] if country in CONFLICT else ())])
        lat, lon = at or (None, None)
        if names:
            yield Place(names, "admin2", country, lat, lon, 0, f"geonames:{number}", admin1)


def _middle(towns: Sequence[Place]) -> _Point | None:
    """The middle of the box around some towns; None without any."""
    at = [(town.lat, town.lon) for town in towns if town.lat is not None and town.lon is not None]
    if not at:
        return None
    lats, lons = [lat for lat, _ in at], [lon for _, lon in at]
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def _unlisted(data: Path, towns: Sequence[Place]) -> Iterator[Place]:
    """The towns of Natural Earth that GeoNames, cut to the larger ones, does not have."""
    known: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    for town in towns:
        for name in town.names:
            known[town.country, place_key(name)].append(town)
    for place in natural_earth_rows(data / "ne_50m_populated_places.geojson.gz"):
        near = (other for name in place.names for other in known[place.country, place_key(name)])
        if not any(_apart(place, other) < SAME_TOWN_KM for other in near):
            yield place


def _with_city(place: Place, towns: Sequence[Place]) -> Place:
    """A quarter with the city it is part of; any other place as it is."""
    if place.kind != "quarter":
        return place
    cities = [town for town in towns if town.country == place.country and town.population >= CITY_OF_QUARTER]
    near = [town for town in cities if _apart(place, town) <= QUARTER_KM and town.kind != "quarter"]
    city = max(near, key=lambda town: town.population, default=None)
    return place if city is None else replace(place, within=city.names[0], admin1=city.admin1)


def _apart(place: Place, other: Place) -> float:
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    return distance_km(place.lat, place.lon, other.lat, other.lon)
