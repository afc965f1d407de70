"""Where a name may lie: places of that name or of a near spelling."""

from collections.abc import Iterator

from crossbearing.model.place import Place
from crossbearing.vocab.gazetteer import PlaceNames, place_names
from crossbearing.vocab.spelling import is_respelled, plain, skeleton

# Countries whose names come into Latin letters on several ways: from other scripts, or with spellings not settled.
_CODES = (
    "SY IQ LB JO PS IL EG LY TN DZ MA EH MR SD SS YE SA AE OM QA KW BH IR AF PK TR IN BD NP LK BT MV MM TH KH LA CN TW "
    "HK MO KR KP JP MN RU UA BY KZ KG TJ TM UZ AZ AM GE GR CY BG RS ME MK BA XK ET ER SO DJ KM TD ML NE NG"
)
_TRANSLITERATED = frozenset(_CODES.split())


class Gazetteer:
    """The shipped table of places, or another one of its kind."""

    def __init__(self, names: PlaceNames | None = None) -> None:
        self._given = names
        self._near: dict[str, dict[str, list[Place]]] = {}

    @property
    def _names(self) -> PlaceNames:
        # The table is read when a place is first looked up: opening a ledger does not wait for it.
        return self._given or place_names()

    def lookup(self, name: str, country: str = "") -> list[Place]:
        """Places of this name, the most populous first; if there is none, those of `country` spelled nearly so.

        Near spellings count where names have been brought into Latin letters, and in tables other than the shipped one.
        """
        found = self._names.lookup(name)
        if found or (country not in _TRANSLITERATED and self._given is None):
            return found
        wanted = plain(name)
        consonants = skeleton(name)
        near = [*self._names.own_near(country, consonants), *self._by_skeleton(country).get(consonants, [])]
        return [place for place in near if any(is_respelled(wanted, plain(other)) for other in place.names)]

    def news(self, name: str) -> list[Place]:
        """The places of this name if the news is likely to mean any of them."""
        return self._names.lookup(name) if self._names.knows(name) else []

    def of_country(self, code: str) -> list[Place]:
        """Every place of a country (ISO 3166 code)."""
        return self._names.of_country(code)

    def towns_within(self, south: float, west: float, north: float, east: float) -> Iterator[Place]:
        """The towns between these degrees (WGS 84), the largest first."""
        return self._names.towns_within(south, west, north, east)

    def _by_skeleton(self, country: str) -> dict[str, list[Place]]:
        """Places of a country by the consonants of each of their names; made when first asked for."""
        if country not in self._near:
            index: dict[str, list[Place]] = {}
            for place in self.of_country(country):
                for key in dict.fromkeys(skeleton(name) for name in place.names):
                    index.setdefault(key, []).append(place)
            self._near[country] = index
        return self._near[country]
