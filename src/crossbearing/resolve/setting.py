"""Where a report plays: the countries its words speak for, and the places already known to be meant."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from crossbearing.model.place import Place
from crossbearing.vocab import load

_CAPITALISED = re.compile(r"[A-Z][A-Za-z’'.-]+(?: [A-Z][a-z]+)?")
# A country named or its adjective used says this much; the place a dateline prints says more than one of the text.
NAMED, ADJECTIVE, DATELINE = 2.0, 1.0, 3.0
# Being named ten times says more than once, but not ten times as much.
_FADE = 0.5


@dataclass(frozen=True, slots=True)
class Setting:
    """How strongly a report speaks for each country, 0 to 1, and the places it has been found to mean."""

    countries: Mapping[str, float] = field(default_factory=dict)
    anchors: Sequence[Place] = ()

    @property
    def main(self) -> str:
        """The country the report speaks for most; empty if for none."""
        return max(self.countries, key=lambda code: (self.countries[code], code), default="")

    def support(self, country: str) -> float:
        """How strongly the report speaks for a country; 0 for what lies in none."""
        return self.countries.get(country, 0.0)


def setting_of(text: str, found: Sequence[tuple[Sequence[Place], float]], anchors: Sequence[Place] = ()) -> Setting:
    """The setting that a report's words and its places give.

    `found` holds the candidates of each place with how often it is named (more for the dateline's).
    """
    votes: defaultdict[str, float] = defaultdict(float)
    for code, count in _adjectives_in(text).items():
        votes[code] += ADJECTIVE * count**_FADE
    for candidates, times in found:
        codes = {place.country for place in candidates if place.country}
        named = {place.country for place in candidates if place.kind in ("country", "capital")}
        for code in sorted(named or codes):
            votes[code] += (NAMED if code in named else 1.0) * times**_FADE / len(codes)
    most = max(votes.values(), default=0.0)
    return Setting({code: vote / most for code, vote in sorted(votes.items())} if most else {}, anchors)


def _adjectives_in(text: str) -> Counter[str]:
    """How often a text speaks of each country by its adjective or people."""
    adjectives = _adjectives()
    found: Counter[str] = Counter()
    for match in _CAPITALISED.finditer(text):
        words = match.group()
        code = adjectives.get(words) or adjectives.get(words.partition(" ")[0])
        if code is not None:
            found[code] += 1
    return found


@cache
def _adjectives() -> dict[str, str]:
    countries = load("countries")["countries"]
    return {row[form]: code for code, row in countries.items() for form in ("adjective", "people") if form in row}
