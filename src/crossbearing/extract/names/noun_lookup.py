"""Finds which listed noun, or compound of listed nouns, ends at a word."""

from collections.abc import Sequence

from crossbearing.extract.names.capitals import joined
from crossbearing.extract.names.noun_lexicon import Noun, last_words, nouns
from crossbearing.extract.words.marked import Token

# Longest listed phrase, hyphens not counted.
MAX_WORDS = 3
# Endings of compounds for people, and the noun each is like.
_COMPOUNDS = (("workers", "workers"), ("men", "villagers"), ("worker", "worker"), ("man", "villager"))
# Words that end so and name nobody.
_NO_MEN = frozenset(("women", "human", "german", "roman", "ottoman"))


def noun_at(words: Sequence[Token], place: int) -> tuple[str, Noun, int] | None:
    """The longest listed phrase that ends at `place`, what it names, and where it begins."""
    lexicon = nouns()
    if words[place].lower not in last_words():
        return _compound(words, place)
    for length in range(min(MAX_WORDS + 1, place + 1), 0, -1):
        start = place - length + 1
        phrase = joined(words[start : place + 1]).lower()
        if phrase in lexicon:
            return phrase, lexicon[phrase], start
    return _compound(words, place)


def _compound(words: Sequence[Token], place: int) -> tuple[str, Noun, int] | None:
    """A noun that ends as one for people does: "dockworkers", "councilwoman"."""
    word = words[place].lower
    if word[-3:] not in ("men", "man", "ers", "ker") or word in _NO_MEN:
        return None
    for ending, sort in _COMPOUNDS:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word, nouns()[sort], place
    return None
