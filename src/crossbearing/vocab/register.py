"""The register of actors and outlets: by which names each is known, of what kind it is, on which side and when.

It ships as `en/register.csv`; the user's own list of the same form is read before it, and speaks first where both name
the same. An actor that changed sides has a row for each time.
"""

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from crossbearing.errors import DateError, SetupError
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.model.when import days_of
from crossbearing.vocab.country import country_code, wrong_country
from crossbearing.vocab.own import REGISTER, own_digest, own_rows
from crossbearing.vocab.own_list import OwnList, Row, names_in
from crossbearing.vocab.own_name import wrong_name

COLUMNS = ("name", "aliases", "kind", "country", "side", "from", "to", "part_of")
KINDS: Mapping[str, EntityType] = {
    "armed_group": EntityType.ARMED_ACTOR,
    "army": EntityType.ARMED_ACTOR,
    "force": EntityType.ARMED_ACTOR,
    "government": EntityType.GOVERNMENT,
    "body": EntityType.ORGANISATION,
    "aid_body": EntityType.ORGANISATION,
    "un_body": EntityType.ORGANISATION,
    "un_mission": EntityType.ORGANISATION,
    "monitor": EntityType.MONITOR,
    "outlet": EntityType.MEDIA,
    "people": EntityType.GROUP,
}
_SIDES = frozenset(side.value for side in Alignment)
# Shorter names are spelled as they are listed: too many others look like them.
SHORTEST_FOLDED = 6
_VOWELS = str.maketrans({"e": "i", "o": "u", "y": "i", "-": " ", "'": "", "’": "", "`": "", ".": ""})
# As they stand when the vowels are evened out: "il" is "el", "thi" is "the".
_ARTICLES = frozenset(("al", "il", "thi", "as", "ash", "ar", "ad", "an", "at", "az", "ul"))


@dataclass(frozen=True, slots=True)
class Stance:
    """The side an actor stood on from one day to another; None is an open end."""

    side: Alignment
    since: date | None
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in the time."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor or outlet: its names (the first is what it is called), kind, home country (ISO code or empty), sides
    in order of time, and what it belongs to.
    """

    names: tuple[str, ...]
    kind: str
    country: str
    stances: tuple[Stance, ...]
    part_of: str = ""

    @property
    def type(self) -> EntityType:
        """What an entity of this kind is."""
        return KINDS[self.kind]

    def side_on(self, edtf: str | None) -> Alignment:
        """Its side at a date; the last one known where the date is not, the nearest one outside all times."""
        if not self.stances:
            return Alignment.UNKNOWN
        first, last = (None, None) if edtf is None else days_of(edtf)
        day = first or last
        if day is None:
            return self.stances[-1].side
        fitting = [stance for stance in self.stances if stance.holds_on(day)]
        past = [stance for stance in self.stances if stance.until is not None and stance.until < day]
        return (fitting or past or self.stances[:1])[-1].side


class Register:
    """Actors by their names, and by names written another way."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = tuple(actors)
        self._named: dict[str, list[Actor]] = {}
        self._folded: dict[str, list[Actor]] = {}
        for actor in self.actors:
            for name in actor.names:
                self._named.setdefault(name.replace("’", "'"), []).append(actor)
                if len(key := folded(name)) >= SHORTEST_FOLDED:
                    known = self._folded.setdefault(key, [])
                    known.extend([actor] if actor not in known else [])

    def named(self, name: str) -> list[Actor]:
        """Actors of exactly this name, the user's own first."""
        return self._named.get(name.replace("’", "'"), [])

    def find(self, name: str) -> list[Actor]:
        """Actors of this name, else those one of whose names is another spelling of it."""
        return self.named(name) or (self._folded.get(key, []) if len(key := folded(name)) >= SHORTEST_FOLDED else [])


def register() -> Register:
    """The shipped register with the user's own rows, read when first asked for."""
    return _with_own(own_digest())


def folded(name: str) -> str:
    """The name without accents, articles, hyphens, doubled letters and what vowels differ by in romanisation."""
    letters = name
    if not name.isascii():
        letters = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    words = letters.lower().translate(_VOWELS).split()
    bare = " ".join(word for word in words if word not in _ARTICLES).replace("uu", "u").replace("iu", "u")
    return "".join(letter for i, letter in enumerate(bare) if letter != bare[i - 1 : i])


def actors_of(rows: Iterable[Row]) -> list[Actor]:
    """The actors of the rows; rows of one name and country tell of one actor at several times."""
    grouped: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        grouped.setdefault((row["name"], _country(row)), []).append(row)
    return [_actor(same) for same in grouped.values()]


def _country(row: Row) -> str:
    return country_code(row["country"]) or row["country"].upper()


def _actor(rows: list[Row]) -> Actor:
    names = (rows[0]["name"], *(alias for row in rows for alias in names_in(row["aliases"])))
    stances = sorted((_stance(row) for row in rows if row["side"]), key=lambda one: one.since or date.min)
    first = rows[0]
    kind = first["kind"].lower()
    return Actor(tuple(dict.fromkeys(names)), kind, _country(first), tuple(stances), first["part_of"])


def _stance(row: Row) -> Stance:
    since = days_of(row["from"])[0] if row["from"] else None
    until = days_of(row["to"])[1] if row["to"] else None
    return Stance(Alignment(row["side"].lower()), since, until)


def _complaint(row: Row) -> str | None:
    """What is wrong with a row, and what to do."""
    if row["kind"].lower() not in KINDS:
        return f"kind is {row['kind']!r}; give one of: {', '.join(KINDS)}"
    if row["side"] and row["side"].lower() not in _SIDES:
        return f"side is {row['side']!r}; give one of: {', '.join(Alignment)}"
    if row["country"] and (wrong := wrong_country(row["country"])):
        return wrong
    names = (row["name"], *names_in(row["aliases"]))
    return next(filter(None, map(wrong_name, names)), None) or _wrong_time(row)


def _wrong_time(row: Row) -> str | None:
    for end in ("from", "to"):
        if row[end] and (wrong := _wrong_date(row[end])):
            return f"{end}: {wrong}"
    since, until = (days_of(row[end])[0] if row[end] else None for end in ("from", "to"))
    if since is not None and until is not None and until < since:
        return f"the time ends ({row['to']}) before it begins ({row['from']}); change one of the two"
    return None


def _wrong_date(edtf: str) -> str | None:
    try:
        days_of(edtf)
    except DateError as error:
        return str(error)
    return None


def _clashes(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Rows that put an actor on another side at a time than a row before them."""
    told: dict[tuple[str, str], list[tuple[str, date, date]]] = {}
    for at, row in enumerate(rows):
        if not row.get("side"):
            continue
        side, (first, last) = row["side"].lower(), _sure_time(row)
        known = told.setdefault((row["name"], _country(row)), [])
        for other, since, until in known:
            if other != side and max(first, since) < min(last, until):
                yield at, f"{row['name']!r} is on two sides at one time ({other} and {side}); end one before the other"
                break
        known.append((side, first, last))


def _sure_time(row: Row) -> tuple[date, date]:
    """First and last day of what the row surely tells of: a side until 1996 and one from 1996 on do not overlap."""
    since, until = row.get("from"), row.get("to")
    first = (days_of(since)[1] if since else None) or date.min
    last = (days_of(until)[0] if until else None) or date.max
    return min(first, last), max(first, last)


OWN_REGISTER = OwnList(REGISTER, COLUMNS, ("name", "kind"), _complaint, _clashes)


@cache
def _with_own(digest: str) -> Register:
    return Register([*actors_of(own_rows(OWN_REGISTER) if digest else []), *_shipped()])


@cache
def _shipped() -> tuple[Actor, ...]:
    source = files(__package__).joinpath("en", REGISTER)
    if not source.is_file():
        raise SetupError("The register of actors is missing: the installation is incomplete")
    return tuple(actors_of(csv.DictReader(source.read_text(encoding="utf-8").splitlines())))
