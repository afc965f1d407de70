"""Which of the names found are none: words of the language in capitals, roles, adjectives, wars and battles."""

from functools import cache

from crossbearing.extract.names.name_lexicon import country_adjectives
from crossbearing.extract.names.name_words import person_words
from crossbearing.extract.names.named import Named
from crossbearing.extract.names.noun_lexicon import nouns
from crossbearing.extract.names.plain_words import is_hardly_name, is_plain
from crossbearing.extract.words.marked import Marked
from crossbearing.model.entity import EntityType
from crossbearing.vocab import load
from crossbearing.vocab.gazetteer import place_names

# Signs of less weight together do not make a plain word a name, or one that is hardly ever a name.
SURE, CERTAIN = 2.5, 4.0
# Signs of less weight together do not show what one word names, nor that it names anything.
LEAST_SIGN = 0.5
_ADJECTIVE_ENDINGS = ("n", "an", "ian", "i", "ese", "ni")


def sifted(marked: Marked, named: list[Named]) -> list[Named]:
    """The names without those that are none."""
    places = {name.core for name in named}
    named = [name for name in named if not _is_adjective_of(marked, name, places)]
    named = [name for name in named if not _is_role(marked, name) and not _is_event(name)]
    return _without_words(marked, named)


def is_unsigned(name: Named, votes: dict[EntityType, float]) -> bool:
    """Whether one word with a capital is all there is: of such words hardly one in five names somebody or a place."""
    alone = " " not in name.core and name.listed is None and not name.office
    return alone and max(votes.values(), default=0.0) < LEAST_SIGN


def _is_adjective_of(marked: Marked, name: Named, places: set[str]) -> bool:
    """Whether the name is the adjective of another one ("Darfuri") before a noun, and so no name itself."""
    follows = marked.tokens[name.last] if name.last < len(marked.tokens) else None
    if follows is None or follows.tag not in ("NN", "NNS", "JJ") or name.listed is not None:
        return False
    stems = [name.core.removesuffix(ending) for ending in _ADJECTIVE_ENDINGS if name.core.endswith(ending)]
    if any(stem in places for stem in stems):
        return True
    return not place_names().knows(name.core) and any(place_names().knows(stem) for stem in stems)


def _without_words(marked: Marked, named: list[Named]) -> list[Named]:
    """The names without words of the language that have a capital for other reasons: "the Constitution"."""
    parts = {part for name in named if " " in name.core for part in name.core.split()}
    known = {mark.first for mark in marked.names}
    return [name for name in named if not _is_mere_word(name, name.core in parts or name.first in known)]


def _is_mere_word(name: Named, known: bool) -> bool:
    word = name.core.lower()
    if (known and not is_hardly_name(word)) or " " in word or name.core.isupper():
        return False
    if name.listed is not None or name.office:
        return False
    return is_plain(word) and sum(weight for _, weight in name.signs) < (CERTAIN if is_hardly_name(word) else SURE)


def _is_event(name: Named) -> bool:
    """Whether the name is one of a war, a battle, an operation."""
    words = name.core.split()
    heads = {words[-1], *(words[i - 1] for i in range(1, len(words)) if words[i] == "of")}
    opens = words[0] in ("Operation", "World") and len(words) > 1
    return name.listed is None and not name.office and (opens or bool(heads & _events()))


@cache
def sides() -> frozenset[str]:
    """Words that with a capital name a side as they do without one: "the Government", "Government of X"."""
    return frozenset(load("names")["sides"]["words"])


@cache
def _events() -> frozenset[str]:
    return frozenset(load("names")["events"]["words"])


def _is_role(marked: Marked, name: Named) -> bool:
    """Whether a single word is only a common noun in capitals, found again as a noun phrase."""
    word = marked.tokens[name.first]
    if word.lower in country_adjectives() and name.last - name.first == 2:
        return marked.tokens[name.last - 1].lower in sides() and name.listed is None
    if name.last - name.first > 1 or name.listed is not None:
        return False
    if word.lower in sides() or (word.tag in ("NN", "NNS") and word.lower in person_words()):
        return True
    return word.tag in ("NNS", "NNPS") and word.lower in nouns()
