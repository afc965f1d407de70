"""What the words of a place's name ask for: the bare name, the kinds of place it may be, a part of it only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossbearing.model.place import Nearness
from crossbearing.vocab import load

_KINDS_OF_WORD = {
    "city": ("city", "capital"),
    "town": ("city", "capital", "village"),
    "village": ("village", "city"),
    "port": ("city", "capital", "site"),
    "province": ("governorate", "admin1", "admin2", "region"),
    "governorate": ("governorate", "admin1"),
    "state": ("admin1", "governorate", "region"),
    "region": ("region", "admin1", "governorate", "admin2"),
    "oblast": ("admin1",),
    "county": ("admin2", "admin1"),
    "prefecture": ("admin1", "admin2"),
    "department": ("admin1", "admin2"),
    "district": ("district", "subdistrict", "admin2", "quarter", "admin1"),
    "subdistrict": ("subdistrict", "admin2"),
    "municipality": ("admin2", "city"),
    "countryside": ("governorate", "admin1", "district", "admin2"),
    "neighbourhood": ("quarter", "site", "city"),
    "neighborhood": ("quarter", "site", "city"),
    "suburb": ("quarter", "city"),
    "quarter": ("quarter",),
    "island": ("island", "region", "country"),
    "islands": ("island", "region", "country"),
    "river": ("river",),
    "lake": ("lake",),
    "sea": ("sea",),
    "mountains": ("mountains", "region"),
    "valley": ("region", "river"),
    "peninsula": ("region",),
    "desert": ("region",),
}
# Their words stand in front: "the town of X".
_OF = ("of",)
# These words ask for the surroundings or a part, not for the place as a whole.
_AROUND = {"countryside": Nearness.PART, "outskirts": Nearness.PART, "border": Nearness.NEAR, "area": Nearness.NEAR}


@dataclass(frozen=True, slots=True)
class Asked:
    """A name to look up, the kinds of place it asks for (none: any), and whether only a part or the environs."""

    name: str
    kinds: tuple[str, ...] = ()
    nearness: Nearness = Nearness.AT


def readings_of(name: str) -> Iterator[Asked]:
    """The ways to look a name up, the fullest first."""
    words = name.replace("’", "'").removesuffix("'s").split()
    while words and words[0].lower() == "the":
        words = words[1:]
    if not words:
        return
    kind, bare = _kind_and_rest(words)
    yield Asked(" ".join(words), _KINDS_OF_WORD.get(kind, ()))
    if len(bare) < len(words) and bare:
        yield Asked(" ".join(bare), _KINDS_OF_WORD.get(kind, ()), _AROUND.get(kind, Nearness.AT))
    if len(bare) < len(words) and words[0].lower() in _directions():
        yield Asked(" ".join(words[1:]), _KINDS_OF_WORD.get(kind, ()), Nearness.PART)
    rest, nearness = bare or words, _AROUND.get(kind, Nearness.AT)
    if len(rest) > 1 and rest[0].lower() in _directions():
        yield Asked(" ".join(rest[1:]), _KINDS_OF_WORD.get(kind, ()), Nearness.PART)
    for cut in _without_site(rest):
        yield Asked(cut, (), Nearness.PART if nearness is Nearness.AT else nearness)


def _kind_and_rest(words: Sequence[str]) -> tuple[str, list[str]]:
    """The word for what the place is, and the name without it."""
    if len(words) > 2 and words[1].lower() in _OF and words[0].lower() in _KINDS_OF_WORD:
        return words[0].lower(), list(words[2:])
    last = words[-1].lower()
    if len(words) > 1 and (last in _KINDS_OF_WORD or last in _AROUND):
        return last, list(words[:-1])
    return "", list(words)


def _without_site(words: Sequence[str]) -> Iterator[str]:
    """The town a site is named after: "Orla airport", "Orla General Hospital"."""
    sites = _sites()
    if len(words) > 1 and words[-1].lower() in sites:
        end = len(words) - 1
        while end > 1 and words[end - 1].lower() in sites:
            end -= 1
        for length in range(end, 0, -1):
            yield " ".join(words[:length])


@cache
def _directions() -> frozenset[str]:
    return frozenset(load("places")["name_parts"]["directions"]) | {"downtown", "old", "inner"}


@cache
def _sites() -> frozenset[str]:
    facilities = load("facilities")
    words = {*facilities["name_last"]["words"], *facilities["of_town"]["words"], "general", "international", "national"}
    return frozenset(word.lower() for word in words)
