"""Listed names of actors, organisations, outlets and countries, and what is known of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossbearing.model.entity import Alignment, EntityType
from crossbearing.vocab import load


@dataclass(frozen=True, slots=True)
class Listed:
    """One listed name: what it is called first, its type and side, and its country if it is one."""

    canon: str
    type: EntityType
    alignment: Alignment
    sort: str
    country: str = ""


_OUTLET_SIDES = {
    "state": Alignment.UNKNOWN,
    "government": Alignment.GOVERNMENT,
    "party": Alignment.OPPOSITION,
    "independent": Alignment.INDEPENDENT,
}


@cache
def listed_names() -> dict[str, Listed]:
    """Listed names with their capitals, article left out; of two listings of the same words the first stands."""
    found: dict[str, Listed] = {}
    for name, listed in _all():
        found.setdefault(name.removeprefix("the ").replace("’", "'"), listed)
    return found


@cache
def country_adjectives() -> dict[str, str]:
    """ "syrian" -> country code."""
    countries = load("countries")["countries"]
    return {row["adjective"].lower(): code for code, row in reversed(countries.items())}


@cache
def peoples() -> dict[str, str]:
    """ "syrians" -> country code, of peoples whose name differs from the adjective."""
    countries = load("countries")["countries"]
    return {row["people"].lower(): code for code, row in countries.items() if row["people"] != row["adjective"]}


@cache
def capitals() -> dict[str, str]:
    """ "damascus" -> country code."""
    countries = load("countries")["countries"]
    rows = ((code, (row["capital"], *row.get("seats", ()))) for code, row in countries.items() if "capital" in row)
    return {name.lower(): code for code, names in rows for name in names}


@cache
def national_armies() -> frozenset[str]:
    """First names of the listed armies of states, which a report may call "the army"."""
    return frozenset(load("actors")["government"]["armies"])


@cache
def un_missions() -> frozenset[str]:
    """First names of the listed missions of peacekeepers."""
    return frozenset(names[0] for names in load("organisations")["un_mission"]["names"])


def country_name(code: str) -> str:
    """What the news calls the country of this code; the code itself for one that is not listed."""
    row: dict[str, str] = load("countries")["countries"].get(code, {})
    return row.get("name", code)


def _all() -> Iterator[tuple[str, Listed]]:
    for table in (load("actors"), load("organisations")):
        for sort, row in table.items():
            for names in row.get("names", ()):
                listed = Listed(names[0], EntityType(row["type"]), Alignment(row["alignment"]), f"listed {sort}")
                yield from ((name, listed) for name in names)
    for side, outlets in load("outlets")["outlets"].items():
        for names in outlets:
            listed = Listed(names[0], EntityType.MEDIA, _OUTLET_SIDES[side], "outlet")
            yield from ((name, listed) for name in names)
    for names in load("places")["regions"]["names"]:
        listed = Listed(names[0], EntityType.PLACE, Alignment.UNKNOWN, "region")
        yield from ((name, listed) for name in names)
    for code, row in load("countries")["countries"].items():
        listed = Listed(row["name"], EntityType.PLACE, Alignment.UNKNOWN, "country", code)
        yield from ((name, listed) for name in (row["name"], *row.get("aliases", ())))
