"""Links names that name the same thing."""

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.name_lexicon import capitals
from crossbearing.extract.names.referent import Referent
from crossbearing.extract.names.same_name import is_same_name
from crossbearing.extract.words.marked import Marked
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.vocab import load

# Types that one name may waver between; a name typed so is linked across them.
# How many words lie at most between a person's name and the other name the text gives.
REACH = 8
_BODIES = frozenset((EntityType.ORGANISATION, EntityType.MEDIA, EntityType.MONITOR, EntityType.ARMED_ACTOR))


def link_names(names: Sequence[Candidate], main: str) -> list[Referent]:
    """One referent for each thing named, longer names first so that short forms find them."""
    found: list[Referent] = []
    for name in sorted(names, key=lambda name: (-len(name.word), name.first)):
        referent = next((r for r in found if _names(r, name)), None)
        if referent is None:
            referent = _new(name, main)
            found.append(referent)
        referent.add(name)
    return found


def merge_aliases(marked: Marked, found: list[Referent]) -> None:
    """Joins "X, better known as Y" into one referent, in place: the alias of a person named is no hiding place."""
    phrases = load("people")["alias"]["public"]
    people = [r for r in found if r.type is EntityType.PERSON]
    for alias in people:
        start = marked.tokens[alias.first].start
        before = marked.text[max(0, start - 40) : start].rstrip(" “\"'‘(").lower()
        if not any(before.endswith(phrase) for phrase in phrases):
            continue
        near = [r for r in people if r is not alias and alias.first - REACH <= r.latest(alias.first)]
        if near:
            target = max(near, key=lambda r: r.latest(alias.first))
            for mention in alias.mentions:
                target.add(replace(mention, word=target.label, short=mention.word))
            alias.mentions.clear()


def government_of(found: list[Referent], country: str, main: str) -> Referent:
    """The referent of a country's government, made if there is none."""
    slot = "government" if country == main or not country else f"government {country}"
    for referent in found:
        if referent.slot == slot:
            return referent
    referent = Referent(EntityType.GOVERNMENT, "state", slot=slot, country=country)
    referent.sides[Alignment.GOVERNMENT if slot == "government" else Alignment.FOREIGN_STATE] += 1
    found.append(referent)
    return referent


def _new(name: Candidate, main: str) -> Referent:
    referent = Referent(name.type, name.sort, label=name.canon or name.word, country=name.country)
    if name.sort == "pair":
        referent.slot = "pair"
    if name.sort == "state":
        foreign = bool(name.country) and name.country != main
        referent.slot = f"government {name.country}" if foreign else "government"
        referent.sides[Alignment.FOREIGN_STATE if foreign else Alignment.GOVERNMENT] += 1
    return referent


def _names(referent: Referent, name: Candidate) -> bool:
    """Whether the referent is what the name names."""
    if name.sort == "state" or referent.sort == "state":
        return name.sort == referent.sort and name.country == referent.country
    if (name.sort == "pair") != (referent.slot == "pair"):
        return False
    listed = [mention.canon for mention in referent.mentions if mention.canon] if name.canon else []
    if name.canon in listed:
        return True
    if referent.type is not name.type and not (referent.type in _BODIES and name.type in _BODIES):
        return False
    if name.type is EntityType.PLACE and (_is_capital(name) or _is_capital(referent.mentions[0])):
        return name.word.lower() in referent.cores
    if not listed:
        for core in referent.cores:
            if is_same_name(name.type, core, name.word):
                return True
    return False


def _is_capital(name: Candidate) -> bool:
    return name.sort in ("country", "capital") or name.word.lower() in capitals()
