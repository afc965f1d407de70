"""Places of the table from the files of GeoNames, OpenSyria and Natural Earth, and from facts written here."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from crossbearing.intake.packed import packed_json, packed_lines
from crossbearing.model.place import Place
from crossbearing.vocab import load
from crossbearing.vocab.gazetteer import place_key

# The files that must be there; Natural Earth's may be missing.
SOURCES = (
    "geonames_cities15000.txt.gz",
    "geonames_cities5000.txt.gz",
    "geonames_countries.txt.gz",
    "geonames_admin1.txt.gz",
    "geonames_admin2.txt.gz",
    "syria_governorates.json.gz",
    "syria_districts.json.gz",
    "syria_subdistricts.json.gz",
)
# Countries whose smaller towns and other spellings are kept: wars, truces and their neighbours since 2000.
_CODES = (
    "SY IQ YE LY SD SS ET ER SO DJ KE UG CD CF CG RW BI ML NE NG BF TD CM MZ AF PK IR IL PS LB JO EG TR UA RU GE "
    "AM AZ MD MM TH PH BD IN LK NP CO VE MX HT GT SV HN PE DZ TN MA EH SA BA RS XK HR MK TL ID PG KG TJ SN GN LR "
    "SL CI AO"
)
CONFLICT = frozenset(_CODES.split())
# Elsewhere only cities that news from afar names have their other spellings kept.
WORLD_CITY = 100_000
MAX_ALIASES = 10
_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF' ‘’.-]+\Z")
_AREA = re.compile(
    r"\s+(?:Province|District|Region|Governorate|State|County|Oblast|Raion|Department|Zone|Prefecture|Krai)\Z"
)
_AREA_OF = re.compile(r"\A(?:Province|Provincia|Departamento|Department|Region|Governorate|State) (?:of|de|del) ")


@dataclass(frozen=True, slots=True)
class Town:
    """A town with the code of its second-order division.

    One that `is_shown` has a spelling for the table; another one only counts for the middle and the people of the
    divisions it lies in, under the name that its source has for it.
    """

    place: Place
    division: str
    is_shown: bool


def line_of(place: Place) -> str:
    """A place as it stands in the table."""
    position = ("", "") if place.lat is None or place.lon is None else (f"{place.lat:.4f}", f"{place.lon:.4f}")
    names, people = "|".join(place.names), str(place.population)
    return "\t".join((names, place.kind, place.country, place.admin1, *position, people, place.id, place.within))


def lines_of(path: Path) -> Iterator[list[str]]:
    """The cells of each line of a gzipped table of GeoNames, comments left out."""
    for line in packed_lines(path):
        if not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def facts(name: str) -> list[Mapping[str, str]]:
    """The rows of a table of facts that is kept beside this module."""
    text = files("crossbearing.train").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def country_rows(data: Path) -> Iterator[Place]:
    """The countries, with the middle of each as the facts have it."""
    middle = {row["code"]: row for row in facts("countries.csv")}
    listed = load("countries")["countries"]
    for cells in lines_of(data / "geonames_countries.txt.gz"):
        if cells[0] == "ISO":
            continue
        known, words = middle.get(cells[0], {}), listed.get(cells[0], {})
        others = known.get("names", "").split("|")
        # With an article stand metonyms such as "the White House", which is a site.
        spoken = [name for name in words.get("aliases", ()) if not name.startswith("the ")]
        names = [words.get("name", cells[4]), cells[4], *spoken, *others]
        lat, lon = (float(known["lat"]), float(known["lon"])) if known else (None, None)
        distinct = tuple(dict.fromkeys(filter(None, names)))
        yield Place(distinct, "country", cells[0], lat, lon, int(cells[7] or 0), f"geonames:{cells[16]}")


def city_rows(data: Path) -> Iterator[Town]:
    """The towns, each once."""
    seen: set[str] = set()
    for source in ("geonames_cities15000.txt.gz", "geonames_cities5000.txt.gz"):
        for cells in lines_of(data / source):
            if cells[0] not in seen:
                seen.add(cells[0])
                yield _city(cells)


def _city(cells: list[str]) -> Town:
    kind = "capital" if cells[7] == "PPLC" else "quarter" if cells[7] == "PPLX" else "city"
    people = int(cells[14] or 0)
    spelled = cells[8] in CONFLICT or kind == "capital" or people >= WORLD_CITY
    names = latin_names([cells[1], cells[2], *(cells[3].split(",") if spelled else ())])
    at, number = (float(cells[4]), float(cells[5])), f"geonames:{cells[0]}"
    place = Place(names or (cells[1],), kind, cells[8], *at, people, number, cells[10])
    return Town(place, f"{cells[8]}.{cells[10]}.{cells[11]}", len(names) > 0)


def syria_rows(data: Path) -> Iterator[Place]:
    """The governorates, districts and sub-districts of Syria with their P-codes."""
    parents: dict[str, str] = {}
    for name in ("governorate", "district", "subdistrict"):
        for place in packed_json(data / f"syria_{name}s.json.gz"):
            around = parents.get(place.get("districtId") or place.get("governorateId") or "", "")
            parents[place["id"]] = place["name"]["en"]
            spelled = [place["name"]["en"], *(a["value"] for a in place["aliases"] if a["language"] == "en")]
            if names := latin_names(spelled):
                yield _syrian(place, names, name, around)


def _syrian(place: dict[str, Any], names: tuple[str, ...], kind: str, around: str) -> Place:
    ids = place["externalIds"]
    code = f"pcode:{ids['ochaPcode']}" if "ochaPcode" in ids else f"geonames:{ids.get('geonames', place['id'])}"
    centre = place["centroid"]
    people = int((place.get("population") or {}).get("value") or 0)
    return Place(names, kind, "SY", centre["latitude"], centre["longitude"], people, code, "", around)


def natural_earth_rows(path: Path) -> Iterator[Place]:
    """The populated places of Natural Earth."""
    if not path.is_file():
        return
    for feature in packed_json(path)["features"]:
        row = feature["properties"]
        names = latin_names([row["NAME"], row["NAMEASCII"], *(row["NAMEALT"] or "").split("|")])
        kind = "capital" if row["ADM0CAP"] == 1 else "city"
        at = (row["LATITUDE"], row["LONGITUDE"])
        if names:
            yield Place(names, kind, row["ISO_A2"], *at, int(row["POP_MAX"] or 0), f"naturalearth:{row['NE_ID']}")


def feature_rows() -> Iterator[Place]:
    """Continents, regions, seas, rivers, islands, sites and quarters."""
    for number, row in enumerate(facts("features.csv"), 1):
        names, at = tuple(row["names"].split("|")), (float(row["lat"]), float(row["lon"]))
        yield Place(names, row["kind"], row["country"], *at, 0, f"feature:{number}")


def latin_names(found: Iterable[str]) -> tuple[str, ...]:
    """Spellings in Latin letters without accents, each once, none that is an airport code."""
    plain = (_plain(name) for name in found if _LATIN.match(name))
    kept = [name for name in plain if len(name) > 1 and name[:1].isupper() and not name.isupper()]
    return tuple({place_key(name): name for name in reversed(kept)}[key] for key in _keys(kept))[:MAX_ALIASES]


def _keys(names: list[str]) -> Iterator[str]:
    yield from dict.fromkeys(place_key(name) for name in names)


def bare(name: str) -> str:
    """A region's name without the word for what it is: "Orla Province", "Province of Orla"."""
    rest = _AREA_OF.sub("", _AREA.sub("", name))
    return name if rest.lower() in load("places")["name_parts"]["directions"] else rest


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).replace("‘", "'").replace("’", "'").replace("`", "'")
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())
