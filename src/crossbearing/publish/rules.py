"""How coarse places and times go out, and what is left out: read from a TOML file, or as built in."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crossbearing.errors import InputError
from crossbearing.vocab.folding import fold

# A rules file has some lines; whatever is longer is something else.
_MOST_BYTES = 100_000
# A finer grid hides no street; a coarser one than this is a country.
FINEST_GRID_KM, COARSEST_GRID_KM = 0.5, 500.0


class PlaceLevel(StrEnum):
    """The finest place that goes out."""

    EXACT = "exact"
    TOWN = "town"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    NONE = "none"


class TimeLevel(StrEnum):
    """The finest time that goes out."""

    EXACT = "exact"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NONE = "none"


_PLACES, _TIMES = tuple(PlaceLevel), tuple(TimeLevel)


@dataclass(frozen=True, slots=True)
class PlaceRule:
    """How coarse a place goes out; `grid_km` moves positions to the middle of a square of that width."""

    level: PlaceLevel = PlaceLevel.EXACT
    grid_km: float | None = None

    def with_other(self, other: "PlaceRule") -> "PlaceRule":
        """The coarser of two rules in each respect."""
        grids = [grid for grid in (self.grid_km, other.grid_km) if grid is not None]
        return PlaceRule(max(self.level, other.level, key=_PLACES.index), max(grids, default=None))


@dataclass(frozen=True, slots=True)
class TimeRule:
    """How coarse a time goes out."""

    level: TimeLevel = TimeLevel.EXACT

    def with_other(self, other: "TimeRule") -> "TimeRule":
        """The coarser of two rules."""
        return TimeRule(max(self.level, other.level, key=_TIMES.index))


@dataclass(frozen=True, slots=True)
class Coarseness:
    """Rules of place and time for some rows."""

    place: PlaceRule = PlaceRule()
    time: TimeRule = TimeRule()

    def with_other(self, other: "Coarseness") -> "Coarseness":
        """The coarser of two in each respect."""
        return Coarseness(self.place.with_other(other.place), self.time.with_other(other.time))


# What touches a protected person: a street, a clinic or an hour leaves few who were there and could have told; a town
# and a day leave many, and are what a monitor needs to set the row beside other accounts of the same incident.
FOR_PROTECTED = Coarseness(PlaceRule(PlaceLevel.TOWN), TimeRule(TimeLevel.DAY))


@dataclass(frozen=True)
class Rules:
    """Rules for everything, coarser ones for what touches protected people, and what is left out altogether.

    `allowed` are words that may go out though a protected person bears them too, folded.
    """

    everything: Coarseness = Coarseness()
    protected: Coarseness = FOR_PROTECTED
    publishers: frozenset[str] = frozenset()
    urls: tuple[str, ...] = ()
    allowed: frozenset[str] = field(default=frozenset(), repr=False)

    @classmethod
    def read(cls, path: Path) -> "Rules":
        """The rules of a file. InputError, naming what is wrong in it, where they cannot be had."""
        return _rules(_tables(path), path)

    def place(self, *, touched: bool) -> PlaceRule:
        """The rule of places for what touches a protected person, or does not."""
        return self._for(touched).place

    def time(self, *, touched: bool) -> TimeRule:
        """The rule of times for what touches a protected person, or does not."""
        return self._for(touched).time

    def publisher(
        self, publisher: str | None, url: str | None, *, touched: bool = False
    ) -> tuple[str | None, str | None]:
        """A report's publisher and address, None where they are to be left out.

        An address tells the day and often the place: it is left out too where these go out coarser than built in.
        """
        hidden = publisher is not None and fold(publisher) in self.publishers
        coarse = self._for(touched)
        undone = coarse.with_other(FOR_PROTECTED) != FOR_PROTECTED
        kept = url is not None and not hidden and not undone and not any(_is_under(url, one) for one in self.urls)
        return (None if hidden else publisher), (url if kept else None)

    def words(self) -> tuple[str, ...]:
        """What the rules do, a line each, as it goes out with the edition; it names nobody and nothing hidden."""
        lines = [
            "protected people have codes, and what narrows them down is left out",
            f"what touches protected people: {_said(self._for(True))}",
            f"everything else: {_said(self.everything)}",
        ]
        if self.publishers or self.urls:
            lines.append(f"left out: publishers {len(self.publishers)}, addresses of sites or pages {len(self.urls)}")
        if self.allowed:
            lines.append(f"words that go out though a protected person bears them too: {len(self.allowed)}")
        return tuple(lines)

    def _for(self, touched: bool) -> Coarseness:
        return self.everything.with_other(self.protected) if touched else self.everything


DEFAULT_RULES = Rules()


def _said(coarse: Coarseness) -> str:
    grid = "" if coarse.place.grid_km is None else f" on a grid of {coarse.place.grid_km:g} km"
    return f"place {coarse.place.level}{grid}, time {coarse.time.level}"


def _is_under(url: str, listed: str) -> bool:
    """Whether an address is of a listed site, or begins as a listed one does."""
    if "/" in listed:
        bare, start = url.split("://", 1)[-1].casefold(), listed.split("://", 1)[-1].casefold()
        return bare.startswith(start)
    host = (urlsplit(url if "://" in url else f"//{url}").hostname or "").casefold()
    return host == listed.casefold() or host.endswith(f".{listed.casefold()}")


def _tables(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"Cannot read the rules {path}: {error.strerror}. Check the name of the file") from error
    if len(content) > _MOST_BYTES:
        raise InputError(f"{path} was given as rules and has more than {_MOST_BYTES:,} bytes. Name a rules file (TOML)")
    try:
        return tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path} was given as rules and is no TOML ({error}). Correct it") from error


_KEYS = {
    "all": ("place", "time", "grid_km"),
    "protected": ("place", "time", "grid_km"),
    "hide": ("publishers", "urls"),
    "allow": ("words",),
}


def _rules(tables: Mapping[str, Any], path: Path) -> Rules:
    _require_known(tables, path)
    hide = tables.get("hide", {})
    return Rules(
        everything=_coarseness(tables.get("all", {}), Coarseness(), f"[all] of {path}"),
        protected=_coarseness(tables.get("protected", {}), FOR_PROTECTED, f"[protected] of {path}"),
        publishers=frozenset(map(fold, _list(hide, "publishers", f"[hide] of {path}"))),
        urls=tuple(_list(hide, "urls", f"[hide] of {path}")),
        allowed=frozenset(map(fold, _list(tables.get("allow", {}), "words", f"[allow] of {path}"))),
    )


def _require_known(tables: Mapping[str, Any], path: Path) -> None:
    for name, table in tables.items():
        if name not in _KEYS or not isinstance(table, dict):
            raise InputError(f"{path} has {name!r}, which is no table of rules. Known: [{'], ['.join(_KEYS)}]")
        for key in table:
            if key not in _KEYS[name]:
                raise InputError(f"[{name}] of {path} has {key!r}, which is no rule. Known: {', '.join(_KEYS[name])}")


def _coarseness(table: Mapping[str, Any], built_in: Coarseness, where: str) -> Coarseness:
    place = _level(table, "place", _PLACES, built_in.place.level, where)
    time = _level(table, "time", _TIMES, built_in.time.level, where)
    return Coarseness(PlaceRule(PlaceLevel(place), _grid(table, where)), TimeRule(TimeLevel(time)))


def _level(table: Mapping[str, Any], key: str, levels: Sequence[str], built_in: str, where: str) -> str:
    found = table.get(key, built_in)
    if found not in levels:
        raise InputError(f"{where} has {key} = {found!r}. Give one of {', '.join(levels)}")
    return str(found)


def _grid(table: Mapping[str, Any], where: str) -> float | None:
    found = table.get("grid_km")
    if found is None:
        return None
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    if not is_number or not FINEST_GRID_KM <= found <= COARSEST_GRID_KM:
        raise InputError(
            f"{where} has grid_km = {found!r}. Give a number from {FINEST_GRID_KM:g} to {COARSEST_GRID_KM:g}"
        )
    return float(found)


def _list(table: Mapping[str, Any], key: str, where: str) -> list[str]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) and fold(one) for one in found):
        raise InputError(f'{where} has {key} = {found!r}. Give a list of words, as in {key} = ["..."]')
    return found
