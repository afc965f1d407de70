"""The shipped table of place names: where a name may lie, and what kind of place it is."""

import gzip
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from crossbearing.errors import SetupError
from crossbearing.model.place import Place

TABLE = ("places", "places.tsv.gz")
_ARTICLES = ("al-", "el-", "ar-", "as-", "ash-", "at-", "az-", "ad-", "an-", "al ", "el ", "as ", "ash ", "the ")


class PlaceNames:
    """Names of places, looked up without regard to capitals and the Arabic article."""

    def __init__(self, table: str) -> None:
        self._lines = table.splitlines()
        self._index: dict[str, list[int]] = {}
        for number, line in enumerate(table.lower().splitlines()):
            for name in line.partition("\t")[0].split("|"):
                self._index.setdefault(name, []).append(number)

    def lookup(self, name: str) -> list[Place]:
        """The places of this name, the most populous first; an empty list if there is none."""
        return [self._read(number) for number in self._numbers(name)]

    def knows(self, name: str) -> bool:
        """Whether any place has this name."""
        return bool(self._numbers(name))

    def countries(self, name: str) -> tuple[str, ...]:
        """Codes of the countries with a place of this name, the most populous first."""
        return tuple(dict.fromkeys(self._lines[number].split("\t")[2] for number in self._numbers(name)))

    def of_country(self, code: str) -> list[Place]:
        """Every place of one country."""
        mark = f"\t{code}\t"
        return [self._read(number) for number, line in enumerate(self._lines) if mark in line]

    def _numbers(self, name: str) -> list[int]:
        found = {number for variant in _variants(name) for number in self._index.get(variant, ())}
        return sorted(found)  # the table stands in order of population

    def _read(self, number: int) -> Place:
        names, kind, country, lat, lon, population, source = self._lines[number].split("\t")
        where = (float(lat) if lat else None, float(lon) if lon else None)
        return Place(tuple(names.split("|")), kind, country, *where, int(population), source)


@cache
def place_names() -> PlaceNames:
    """The shipped table, read when first asked for."""
    source = files(__package__).joinpath(*TABLE)
    if not source.is_file():
        raise SetupError("The table of places is missing: the installation is incomplete")
    return PlaceNames(gzip.decompress(source.read_bytes()).decode())


def _variants(name: str) -> Iterable[str]:
    """The name, and the name with the Arabic article left out or put in front."""
    plain = " ".join(name.lower().replace("’", "'").split())
    bare = next((plain[len(article) :] for article in _ARTICLES if plain.startswith(article)), plain)
    found = [plain, bare, f"al-{bare}", f"al {bare}"]
    if "-" in bare:
        found.append(bare.replace("-", " "))
    return dict.fromkeys(variant for variant in found if variant)
