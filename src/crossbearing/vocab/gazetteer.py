"""The tables of place names: where a name may lie, and what kind of place it is. The shipped one and the user's own."""

import gzip
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from heapq import merge
from importlib.resources import files

from crossbearing.errors import SetupError
from crossbearing.model.place import Place
from crossbearing.vocab.own import own_digest
from crossbearing.vocab.own_table import own_table
from crossbearing.vocab.spelling import skeleton
from crossbearing.vocab.town_grid import TownGrid

TABLE, INDEX = ("places", "places.tsv.gz"), ("places", "names.tsv.gz")
_ARTICLES = ("al ", "el ", "ar ", "as ", "ash ", "at ", "az ", "ad ", "an ", "the ")
_SHORT_FORMS = {"st.": "saint", "st": "saint", "ste.": "sainte", "mt.": "mount", "ft.": "fort"}
_MARKS = str.maketrans({**dict.fromkeys("'’‘`ʿʾʼ"), "-": " ", "‐": " ", "–": " "})
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "ə": "a"})
# An acronym is a name only in capitals: "CAR" is a country, "car" is none.
_LONGEST_ACRONYM = 5
# No name of the user's has it: the lists refuse control characters.
_NEAR = "\x01"
# A report looks the same names up again and again.
_KEYS_KEPT = 4096
# A name that news from afar is likely to mean: of a country at war, of a big city, or of anything larger than a town.
NEWS_CITY = 100_000
LARGE_CITY = 1_000_000
_LARGE = frozenset(("country", "capital", "continent", "sea", "region"))
_TOWNS = frozenset(("city", "village", "quarter", "admin2"))


class PlaceNames:
    """Names of places, looked up without regard to capitals, accents, apostrophes, hyphens and the Arabic article.

    `table` has one place a line, `index` the lines of each name (made here where it is not given); `own` are the names
    of places of the user, which come before all others.
    """

    def __init__(
        self, table: str | list[str], index: str | list[str] | None = None, own: "PlaceNames | None" = None
    ) -> None:
        self._lines = _lines(table)
        self._index = _lines(index) if index is not None else index_lines(self._lines)
        self._own = own

    def lookup(self, name: str) -> list[Place]:
        """The places of this name: the user's own, then the most populous first; an empty list if there is none."""
        own = self._own.lookup(name) if self._own is not None else []
        return own + [self._read(number) for number in self._numbers(name)]

    def knows(self, name: str) -> bool:
        """Whether the news is likely to mean a place by this name. Small towns far from any war do not count."""
        if self._own is not None and self._own.knows(name):
            return True
        return any(self._entry(key)[0] == "1" for key in place_keys(name))

    def countries(self, name: str) -> tuple[str, ...]:
        """Codes of the countries with a place of this name that the news is likely to mean, the most populous first."""
        if not self.knows(name):
            return ()
        codes = [place.country for place in self._own.lookup(name)] if self._own is not None else []
        codes.extend(self._lines[number].split("\t", 3)[2] for number in self._numbers(name))
        return tuple(dict.fromkeys(code for code in codes if code))

    def of_country(self, code: str) -> list[Place]:
        """Every place of one country in the table; the user's own are found by `own_near`."""
        mark = f"\t{code}\t"
        return [self._read(number) for number, line in enumerate(self._lines) if mark in line]

    def towns_within(self, south: float, west: float, north: float, east: float) -> Iterator[Place]:
        """The towns between these degrees (WGS 84), the largest first, the user's own among them."""
        shipped = (self._read(number) for number in self._towns.within(south, west, north, east))
        own = self._own.towns_within(south, west, north, east) if self._own is not None else ()
        return merge(own, shipped, key=lambda town: -town.population)

    @cached_property
    def _towns(self) -> TownGrid:
        return TownGrid(self._lines)

    def own_near(self, code: str, consonants: str) -> list[Place]:
        """The user's own places of one country with a name of these consonants."""
        return self._own.lookup(near_key(code, consonants)) if self._own is not None else []

    def _numbers(self, name: str) -> list[int]:
        found = {int(number) for key in place_keys(name) for number in self._entry(key)[1].split(",") if number}
        return sorted(found)  # the table stands in order of population

    def _entry(self, key: str) -> tuple[str, str]:
        """Whether the news is likely to mean a place by this key, and the numbers of its lines."""
        head = f"{key}\t"
        at = bisect_left(self._index, head)
        if at == len(self._index) or not self._index[at].startswith(head):
            return "", ""
        _, known, numbers = self._index[at].split("\t")
        return known, numbers

    def _read(self, number: int) -> Place:
        names, kind, country, admin1, lat, lon, population, source, within = self._lines[number].split("\t")
        where = (float(lat) if lat else None, float(lon) if lon else None)
        return Place(tuple(names.split("|")), kind, country, *where, int(population), source, admin1, within)


def place_names() -> PlaceNames:
    """The shipped table with the user's own places, read when first asked for."""
    return _with_own(own_digest())


@cache
def _with_own(digest: str) -> PlaceNames:
    table, index = own_table(own_lines) if digest else ([], [])
    return PlaceNames(_shipped(*TABLE), _shipped(*INDEX), PlaceNames(table, index) if table else None)


@cache
def _shipped(*path: str) -> str:
    source = files(__package__).joinpath(*path)
    if not source.is_file():
        raise SetupError("The table of places is missing: the installation is incomplete")
    return gzip.decompress(source.read_bytes()).decode()


def near_key(code: str, consonants: str) -> str:
    """Under what the places of a country stand in the user's index by the consonants of their names. No name is so."""
    return f"{_NEAR}{code.lower()}{_NEAR}{consonants.lower()}"


def own_lines(table: Sequence[str]) -> list[str]:
    """The index to the user's own places: by their names, and by country and consonants."""
    numbers: dict[str, list[int]] = {}
    for number, line in enumerate(table):
        names, _, code, _ = line.split("\t", 3)
        for key in dict.fromkeys(near_key(code, skeleton(name)) for name in names.split("|")):
            numbers.setdefault(place_key(key), []).append(number)
    near = (f"{key}\t1\t{','.join(map(str, found))}" for key, found in numbers.items())
    return sorted((*index_lines(table), *near))


def place_keys(name: str) -> tuple[str, ...]:
    """The spellings under which a name is looked up."""
    key = place_key(name)
    return (name, key) if _is_acronym(name) else (key,) if key else ()


@lru_cache(maxsize=_KEYS_KEPT)
def place_key(name: str) -> str:
    """The name in small letters, without accents, apostrophes, hyphens and a leading article."""
    letters = name if name.isascii() else _unaccented(name)
    words = [_SHORT_FORMS.get(word, word) for word in letters.lower().translate(_MARKS).split()]
    key = " ".join(words)
    return next((key[len(article) :] for article in _ARTICLES if key.startswith(article)), key)


def index_lines(
    table: Sequence[str], at_war: frozenset[str] = frozenset(), words: frozenset[str] = frozenset()
) -> list[str]:
    """The sorted lines of the index to a table: key, whether the news is likely to mean it, line numbers.

    Countries in `at_war` have every town of theirs in the news; with none given, all have. `words` are those of the
    language: a town called like one of them is seldom meant.
    """
    numbers: dict[str, list[int]] = {}
    known: set[str] = set()
    for number, line in enumerate(table):
        for name, key in _keys_of(line):
            numbers.setdefault(key, []).append(number)
            if not at_war or _is_news(line, name, at_war, is_word=key in words):
                known.add(key)
    rows = ((key, "1" if key in known else "0", ",".join(map(str, found))) for key, found in numbers.items())
    return sorted("\t".join(row) for row in rows)


def _keys_of(line: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for name in line.partition("\t")[0].split("|"):
        key = name if _is_acronym(name) else place_key(name)
        if key and key not in seen:
            seen.add(key)
            yield name, key


def _is_news(line: str, name: str, at_war: frozenset[str], *, is_word: bool) -> bool:
    _, kind, country, _, _, _, population, _, _ = line.split("\t")
    if is_word:
        return kind in _LARGE or int(population) >= LARGE_CITY
    return kind not in _TOWNS or country in at_war or int(population) >= NEWS_CITY or " " in name


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) <= _LONGEST_ACRONYM and name.isalpha()


def _lines(text: str | list[str]) -> list[str]:
    return text.splitlines() if isinstance(text, str) else text


def _unaccented(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).translate(_LETTERS)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
