"""Which actor of the register a name means in one report: of its country, spelled out in it, on its side that day."""

from collections.abc import Iterable, Set
from functools import cached_property

from crossbearing.extract.names.name_lexicon import (
    Listed,
    capitals,
    country_adjectives,
    lexicon,
    listed_actor,
    peoples,
)
from crossbearing.extract.names.plain_words import is_plain
from crossbearing.extract.words.marked import Marked
from crossbearing.model.entity import EntityType
from crossbearing.vocab.gazetteer import place_names
from crossbearing.vocab.register import Actor

# Longer words in capitals are seldom abbreviations.
LONGEST_ABBREVIATION = 7


class KnownActors:
    """Listed names as one report means them. `runs` are its stretches of capitalised words."""

    def __init__(self, marked: Marked, runs: Set[str], published: str | None) -> None:
        self._marked = marked
        self._runs = runs
        self._published = published
        self._lexicon = lexicon()
        self._found: dict[str, Listed | None] = {}

    def listed(self, text: str) -> Listed | None:
        """What is known of the name; None if it is not listed, or means nobody of the report's countries."""
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> Listed | None:
        known = self._lexicon.names.get(text)
        if known is not None and known.type is EntityType.PLACE:
            return known
        actors = [actor for actor in self._lexicon.register.find(text) if self._may_be_meant(actor, text)]
        spelled_out = [actor for actor in actors if any(n != text and n in self._runs for n in actor.names)]
        here = [actor for actor in actors if actor.country in self._countries] if len(actors) > 1 else []
        best = next(iter((*spelled_out, *here, *actors)), None)
        return None if best is None else listed_actor(best, self._published)

    def _may_be_meant(self, actor: Actor, text: str) -> bool:
        """Whether the name is the actor's alone, or the report is about its country or spells it out."""
        if not actor.country or not _is_ambiguous(text) or not self._countries:
            return True
        return actor.country in self._countries or any(n != text and n in self._runs for n in actor.names)

    @cached_property
    def _countries(self) -> frozenset[str]:
        """The countries that the report names, or else those of the places it names."""
        words = {token.lower for token in self._marked.tokens if token.text[:1].isupper()}
        tables = (country_adjectives(), peoples(), capitals())
        found = {table[word] for table in tables for word in words & table.keys()}
        found |= {self._lexicon.names[run].country for run in self._runs if run in self._lexicon.names}
        found |= _countries_of(run for run in self._runs)
        return frozenset(found - {""})


def _countries_of(names: Iterable[str]) -> set[str]:
    table = place_names()
    return {code for name in names for code in table.countries(name)[:1]}


def _is_ambiguous(text: str) -> bool:
    """Whether others too may go by the name: an abbreviation, or words of the language alone."""
    letters = text.replace("-", "").replace(".", "")
    if letters.isupper() and letters.isalpha() and len(letters) <= LONGEST_ABBREVIATION:
        return True
    return all(is_plain(word.lower()) or not word[:1].isupper() for word in text.split())
