"""Listed names of actors, organisations, outlets and countries, and what is known of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossbearing.model.entity import Alignment, EntityType
from crossbearing.vocab import load
from crossbearing.vocab.register import Actor, Register, register


@dataclass(frozen=True, slots=True)
class Listed:
    """One listed name: what it is called first, its type and side, its country if it is one, or that it fights in."""

    canon: str
    type: EntityType
    alignment: Alignment
    sort: str
    country: str = ""
    home: str = ""


# Kinds of actors that the news of their own country names; armies and outlets are named abroad too.
_AT_HOME = ("armed_group", "un_mission")


class Lexicon:
    """Listed names with their capitals, article left out; of two listings of the same words the first stands."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.names: dict[str, Listed] = {}
        for name, listed in (*_actors(register), *_places()):
            self.names.setdefault(name.removeprefix("the ").replace("’", "'"), listed)
        # Sorted, so that one look tells whether any name begins with given words.
        self.order = sorted(self.names)
        small = (name.split()[0] for name in self.order if name[:1].islower())
        self.small = frozenset(part for first in small for part in (first, first.split("-")[0]))


def lexicon() -> Lexicon:
    """The listed names, the user's own among them."""
    return _lexicon(register())


def listed_names() -> dict[str, Listed]:
    """What is known of each listed name."""
    return lexicon().names


@cache
def _lexicon(register: Register) -> Lexicon:
    return Lexicon(register)


@cache
def calendar() -> frozenset[str]:
    """Names of months and weekdays, which are written as names are."""
    return frozenset(load("names")["not_names"]["calendar"])


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
    """What the listed armies of states are called, which a report may call "the army"."""
    return frozenset(actor.names[0] for actor in register().actors if actor.kind == "army")


@cache
def un_missions() -> frozenset[str]:
    """What the listed missions of peacekeepers are called."""
    return frozenset(actor.names[0] for actor in register().actors if actor.kind == "un_mission")


def country_name(code: str) -> str:
    """What the news calls the country of this code; the code itself for one that is not listed."""
    row: dict[str, str] = load("countries")["countries"].get(code, {})
    return row.get("name", code)


def listed_actor(actor: Actor, edtf: str | None = None) -> Listed:
    """An actor as a listed name, on the side on which it stood at a date."""
    sort = "outlet" if actor.kind == "outlet" else f"listed {actor.kind}"
    home = actor.country if actor.kind in _AT_HOME else ""
    return Listed(actor.names[0], actor.type, actor.side_on(edtf), sort, home=home)


def _actors(register: Register) -> Iterator[tuple[str, Listed]]:
    for actor in register.actors:
        listed = listed_actor(actor)
        yield from ((name, listed) for name in actor.names)


def _places() -> Iterator[tuple[str, Listed]]:
    for names in load("places")["regions"]["names"]:
        listed = Listed(names[0], EntityType.PLACE, Alignment.UNKNOWN, "region")
        yield from ((name, listed) for name in names)
    for code, row in load("countries")["countries"].items():
        listed = Listed(row["name"], EntityType.PLACE, Alignment.UNKNOWN, "country", code)
        yield from ((name, listed) for name in (row["name"], *row.get("aliases", ())))
