"""Sets of words that tell what a name is."""

import re
from functools import cache

from crossbearing.model.entity import EntityType
from crossbearing.vocab import load

# At most five words say where or to whom the alias is known.
_KNOWN_AS = re.compile(r"\bknown (?:[\w'-]+ ){0,5}as\Z")


@cache
def words_of(topic: str, table: str, row: str = "words") -> frozenset[str]:
    """A row of a topic of the vocabulary, ready for look-up."""
    return frozenset(load(topic)[table][row])


@cache
def speech_verbs() -> frozenset[str]:
    """Lemmas of the verbs that report words."""
    return frozenset(verb for verbs in load("speech")["verbs"].values() for verb in verbs)


def calls_alias(before: str) -> bool:
    """Whether the words right before a name say that it is an alias: "who goes by", "known on the pier as"."""
    plain = before.rstrip(" “\"'‘([").lower().replace("’", "'")
    head, _, last = plain.rpartition(" ")
    if last.capitalize() in titles():
        plain = head
    return plain.endswith(_before_alias()) or (plain.endswith(" as") and bool(_KNOWN_AS.search(plain)))


@cache
def _before_alias() -> tuple[str, ...]:
    return tuple(load("people")["alias"]["before"])


@cache
def titles() -> frozenset[str]:
    """Forms of address and ranks."""
    return frozenset(load("people")["titles"]["words"])


@cache
def forms_of_address() -> frozenset[str]:
    """The same without first words of names like "Abu Hassan"."""
    return titles() - kunyas()


@cache
def kunyas() -> frozenset[str]:
    """First words of names like "Abu Hassan"."""
    return frozenset(load("people")["kunya"]["words"])


@cache
def offices() -> frozenset[str]:
    """Nouns for holders of an office."""
    return frozenset(load("people")["office"]["words"])


@cache
def person_words() -> frozenset[str]:
    """Nouns for one person."""
    return frozenset((*load("people")["office"]["words"], *load("people")["person"]["words"]))


@cache
def place_nouns() -> frozenset[str]:
    """Nouns for kinds of place."""
    table = load("places")
    return frozenset((*table["settlement"]["words"], *table["area"]["words"], *table["capital"]["words"]))


@cache
def media_nouns() -> frozenset[str]:
    """Nouns right before the name of a medium."""
    return frozenset(("agency", *load("organisations")["nouns"]["media"])) - {"media", "press", "pages", "paper"}


@cache
def given_names() -> frozenset[str]:
    """Names that people are given."""
    return frozenset(load("people")["given"]["words"])


@cache
def body_words() -> frozenset[str]:
    """Words with a capital that end the names of bodies, or stand in them before "of"."""
    heads = load("organisations")["name_heads"]
    rows = ("organisation", "monitor", "armed_actor", "government_first")
    return frozenset(word for row in rows for word in heads[row])


@cache
def body_nouns() -> dict[str, EntityType]:
    """Noun in the singular -> what a name right beside it names: "charity", "militia"."""
    bodies, groups = load("organisations")["nouns"], load("groups")
    found = {word: EntityType(sort) for sort in ("organisation", "monitor") for word in bodies[sort]}
    found |= {word: EntityType.ARMED_ACTOR for sort in ("opposition", "armed") for word in groups[sort]["words"]}
    found |= dict.fromkeys(load("organisations")["named_nouns"]["organisation"], EntityType.ORGANISATION)
    found |= dict.fromkeys(load("organisations")["named_nouns"]["armed_actor"], EntityType.ARMED_ACTOR)
    return {word: kind for word, kind in found.items() if not word.endswith("s")}


@cache
def directions() -> frozenset[str]:
    """ "northern", "southwest" and their like."""
    return frozenset(load("places")["name_parts"]["directions"])


@cache
def tails() -> frozenset[str]:
    """Small words that end the name of a place, site or document."""
    words = (
        *load("places")["name_parts"]["last"],
        *load("facilities")["name_last"]["words"],
        *load("documents")["name_last"]["words"],
    )
    return frozenset(word for word in words if word.islower())
