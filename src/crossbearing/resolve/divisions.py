"""In which divisions of its country a place lies, by name and P-code."""

# Some countries are listed by P-code (OCHA) and some by the codes of GeoNames; towns have the latter alone. Which code
# is which P-code is told by the towns that divisions are named after.

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from crossbearing.model.place import Extent, Place, distance_km
from crossbearing.resolve.gazetteer import Gazetteer

PCODE = "pcode:"
# A division's position is its middle, and the town it is named after is not farther off than this in small ones.
NAMESAKE_KM = 40.0
# P-codes grow from the country's two letters: SY04 a governorate, SY0401 a district, SY040100 a subdistrict.
_ADMIN1_SIGNS, _ADMIN2_SIGNS = 4, 6
_SMALL = frozenset({Extent.SITE, Extent.QUARTER})
_LARGE = frozenset({Extent.DISTRICT, Extent.REGION})


@dataclass(frozen=True, slots=True)
class Division:
    """The first and second division around a place, each by name and P-code where known; `pcode` is the finest."""

    admin1: str | None = None
    admin1_pcode: str | None = None
    admin2: str | None = None
    admin2_pcode: str | None = None
    pcode: str | None = None


NO_DIVISION = Division()


class Divisions:
    """The divisions of the countries that are asked about, worked out once for each."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._countries: dict[str, _Country] = {}

    def of(self, place: Place) -> Division:
        """The divisions around a place, or of it where it is one; empty where the gazetteer does not tell."""
        if not place.country:
            return NO_DIVISION
        if place.country not in self._countries:
            self._countries[place.country] = _Country(self._gazetteer.of_country(place.country))
        return self._countries[place.country].division(place)


class _Country:
    def __init__(self, places: Iterable[Place]) -> None:
        self._places = list(places)

    @cached_property
    def _by_pcode(self) -> dict[str, Place]:
        return {place.id.removeprefix(PCODE): place for place in self._places if place.id.startswith(PCODE)}

    @cached_property
    def _by_code(self) -> dict[str, Place]:
        return {place.admin1: place for place in self._places if place.kind == "admin1" and place.admin1}

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        """P-codes of divisions by name."""
        found: dict[str, list[str]] = {}
        for code, place in self._by_pcode.items():
            for name in place.names:
                found.setdefault(name.casefold(), []).append(code)
        return found

    @cached_property
    def _pcode_of_code(self) -> dict[str, str]:
        """The P-code of the division that most towns with a code of GeoNames say it is."""
        votes: dict[str, Counter[str]] = {}
        for place in self._places:
            if place.admin1 and place.extent is Extent.TOWN:
                for code in self._namesakes(place):
                    votes.setdefault(place.admin1, Counter())[code[:_ADMIN1_SIGNS]] += 1
        return {code: min(counted, key=lambda one: (-counted[one], one)) for code, counted in votes.items()}

    def division(self, place: Place) -> Division:
        own = self._pcode(place)
        if own is not None:
            return self._coded(own)
        if place.admin1 and (first := self._by_code.get(place.admin1)) is not None:
            second = place.names[0] if place.kind == "admin2" else None
            return Division(admin1=first.names[0], admin2=second)
        return Division(place.names[0]) if place.kind == "admin1" else NO_DIVISION

    def _pcode(self, place: Place) -> str | None:
        """The finest P-code that is sure to hold a place."""
        if place.id.startswith(PCODE):
            return place.id.removeprefix(PCODE)
        if not self._by_pcode:
            return None
        first = self._pcode_of_code.get(place.admin1)
        near = [code for code in self._namesakes(place) if first is None or code.startswith(first)]
        if near and place.extent not in _LARGE:
            return max(near, key=lambda code: (len(code), code))
        # The place around it may have the name of several divisions: only what all have in common is sure.
        around = [code for code in self._named.get(place.within.casefold(), ()) if first is None or code[:4] == first]
        firsts = {code[:_ADMIN1_SIGNS] for code in around}
        return first or (firsts.pop() if len(firsts) == 1 else None)

    def _namesakes(self, place: Place) -> list[str]:
        """P-codes of small divisions that bear the name of a place and lie around it."""
        # What lies in a town lies in the division that is named after the town.
        names = (*place.names, place.within) if place.extent in _SMALL else place.names
        codes = {code for name in names for code in self._named.get(name.casefold(), ())}
        small = (code for code in codes if len(code) > _ADMIN1_SIGNS)
        return sorted(code for code in small if self._is_near(place, self._by_pcode[code]))

    def _is_near(self, place: Place, other: Place) -> bool:
        if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
            return False
        return distance_km(place.lat, place.lon, other.lat, other.lon) <= NAMESAKE_KM

    def _coded(self, code: str) -> Division:
        first, second = code[:_ADMIN1_SIGNS], code[:_ADMIN2_SIGNS]
        return Division(
            admin1=self._name(first),
            admin1_pcode=first if first in self._by_pcode else None,
            admin2=self._name(second) if len(code) >= _ADMIN2_SIGNS else None,
            admin2_pcode=second if len(code) >= _ADMIN2_SIGNS and second in self._by_pcode else None,
            pcode=code,
        )

    def _name(self, code: str) -> str | None:
        return self._by_pcode[code].names[0] if code in self._by_pcode else None
