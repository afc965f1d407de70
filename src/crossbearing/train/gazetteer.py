"""Builds the place table that ships with the vocabulary, from GeoNames and OpenSyria files."""

import gzip
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossbearing.errors import InputError

# Countries whose smaller towns and other spellings are kept: wars, truces and their neighbours since 2000.
_CODES = (
    "SY IQ YE LY SD SS ET ER SO DJ KE UG CD CF CG RW BI ML NE NG BF TD CM MZ AF PK IR IL PS LB JO EG TR UA RU GE "
    "AM AZ MD MM TH PH BD IN LK NP CO VE MX HT GT SV HN PE DZ TN MA EH SA BA RS XK HR MK TL ID PG KG TJ SN GN LR "
    "SL CI AO"
)
CONFLICT = frozenset(_CODES.split())
# Elsewhere only cities that news from afar names.
WORLD_CITY = 100_000
MAX_ALIASES = 10
_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF' ‘’.-]+\Z")


@dataclass(frozen=True, slots=True)
class Row:
    """One place: names (the first is shown), kind, country, position, population and id in its source."""

    names: tuple[str, ...]
    kind: str
    country: str
    lat: float | None
    lon: float | None
    population: int
    id: str

    def line(self) -> str:
        """The row as it stands in the table."""
        position = ("", "") if self.lat is None or self.lon is None else (f"{self.lat:.4f}", f"{self.lon:.4f}")
        return "\t".join(("|".join(self.names), self.kind, self.country, *position, str(self.population), self.id))


def train_places(data: Path, out: Path) -> str:
    """How many places were written to `out`; `data` holds the folder `gazetteers/` with the sources' files."""
    sources = data / "gazetteers"
    if not (sources / "geonames_cities15000.txt.gz").is_file():
        raise InputError(f"No GeoNames tables in {sources}. Put the files named in NOTICE there and try again")
    out.mkdir(parents=True, exist_ok=True)
    count = build_gazetteer(sources, out / "places.tsv.gz")
    return f"{count} places written to {out / 'places.tsv.gz'}"


def build_gazetteer(data: Path, out: Path) -> int:
    """The number of places written to `out`, a gzipped table of one place a line; the same data give the same bytes."""
    found = (*_countries(data), *_syria(data), *_cities(data), *_regions(data))
    rows = [row for row in found if row.names]
    rows.sort(key=lambda row: (-row.population, row.names[0], row.id))
    text = "".join(row.line() + "\n" for row in rows)
    with out.open("wb") as stream, gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packed:
        packed.write(text.encode())
    return len(rows)


def _lines(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def _countries(data: Path) -> Iterator[Row]:
    for cells in _lines(data / "geonames_countries.txt.gz"):
        if cells[0] != "ISO":
            yield Row((cells[4],), "country", cells[0], None, None, int(cells[7] or 0), f"geonames:{cells[16]}")


def _cities(data: Path) -> Iterator[Row]:
    seen: set[str] = set()
    for source in ("geonames_cities15000.txt.gz", "geonames_cities5000.txt.gz"):
        for cells in _lines(data / source):
            if cells[0] in seen or not _kept(cells):
                continue
            seen.add(cells[0])
            yield _city(cells)


def _kept(cells: list[str]) -> bool:
    return cells[8] in CONFLICT or cells[7] == "PPLC" or int(cells[14] or 0) >= WORLD_CITY


def _city(cells: list[str]) -> Row:
    kind = "capital" if cells[7] == "PPLC" else "quarter" if cells[7] == "PPLX" else "city"
    aliases = cells[3].split(",") if cells[8] in CONFLICT or kind == "capital" else []
    names = _names([cells[1], cells[2], *aliases])
    return Row(names, kind, cells[8], float(cells[4]), float(cells[5]), int(cells[14] or 0), f"geonames:{cells[0]}")


def _regions(data: Path) -> Iterator[Row]:
    for name, kind in (("geonames_admin1.txt.gz", "admin1"), ("geonames_admin2.txt.gz", "admin2")):
        for code, local, plain, number in _lines(data / name):
            country = code.partition(".")[0]
            if country in CONFLICT and country != "SY":
                yield Row(_names([local, plain, _bare(plain)]), kind, country, None, None, 0, f"geonames:{number}")


def _bare(name: str) -> str:
    """A region's name without the word for what it is."""
    return re.sub(r"\s+(?:Province|District|Region|Governorate|State|County|Oblast|Raion|Department|Zone)\Z", "", name)


def _syria(data: Path) -> Iterator[Row]:
    for name in ("governorate", "district", "subdistrict"):
        with gzip.open(data / f"syria_{name}s.json.gz", "rt", encoding="utf-8") as stream:
            for place in json.load(stream):
                yield _syrian(place, name)


def _syrian(place: dict[str, Any], kind: str) -> Row:
    names = [place["name"]["en"], *(a["value"] for a in place["aliases"] if a["language"] == "en")]
    ids = place["externalIds"]
    code = f"pcode:{ids['ochaPcode']}" if "ochaPcode" in ids else f"geonames:{ids.get('geonames', place['id'])}"
    centre = place["centroid"]
    population = int((place.get("population") or {}).get("value") or 0)
    return Row(_names(names), kind, "SY", centre["latitude"], centre["longitude"], population, code)


def _names(found: Iterable[str]) -> tuple[str, ...]:
    """Spellings in Latin letters without accents, each once, none that is an airport code."""
    plain = (_plain(name) for name in found if _LATIN.match(name))
    return tuple(dict.fromkeys(name for name in plain if len(name) > 1 and name[:1].isupper() and not name.isupper()))[
        :MAX_ALIASES
    ]


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).replace("‘", "'").replace("’", "'").replace("`", "'")
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())
