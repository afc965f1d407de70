"""What a noun with several senses names in a report: a front of battle or of fighters, a patrol of either sort."""

from collections.abc import Sequence
from functools import cache

from crossbearing.extract.names.acting import acts
from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.name_words import speech_verbs, words_of
from crossbearing.extract.names.noun_lexicon import Noun
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import Alignment, EntityType

_DIRECTIONS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"))
_SIDES_OF_WATER = _DIRECTIONS | {"left", "right", "far", "near", "opposite", "other", "western", "eastern", "river"}
# Behind these a front is where one fights.
_WHERE = frozenset(("at", "in", "on", "along", "to", "from", "toward", "towards", "across", "near", "behind", "into"))
# So many words behind its owner the noun owned stands at most.
_OWNED = 4


@cache
def _several() -> frozenset[str]:
    """Nouns with several senses."""
    return frozenset(("bank", "banks", "front", "group", "patrol", "patrols")) | words_of("facilities", "seats")


class Senses:
    """Tells in which sense one report uses a noun."""

    def __init__(self, marked: Marked, names: Sequence[Candidate]) -> None:
        self._marked = marked
        fronts = [token for token in marked.tokens if token.lower == "front"]
        named = any(name.word.endswith(" Front") or name.word.startswith("Front ") for name in names)
        self._has_fighters = bool(fronts) and (named or any(self._is_of_fighters(token) for token in fronts))

    def of(self, words: Sequence[Token], span: tuple[int, int], phrase: str, noun: Noun) -> Noun:
        """The noun as it is meant: `span` tells where its phrase begins and its head stands in the sentence."""
        if phrase not in _several():
            return noun
        first, place = span
        modifiers = {word.lower for word in words[first:place]}
        if phrase in ("bank", "banks") and modifiers & _SIDES_OF_WATER:
            return Noun("area", EntityType.PLACE)
        if phrase == "front" and self._has_fighters and not (first and words[first - 1].lower in _WHERE):
            return Noun("armed", EntityType.ARMED_ACTOR)
        if noun.sort == "facility":
            speaks = phrase in words_of("facilities", "seats") and self._speaks(words[place])
            return Noun("organisation", EntityType.ORGANISATION) if speaks else noun
        if phrase == "group" and modifiers & words_of("groups", "sides", "opposition"):
            return Noun("opposition", EntityType.ARMED_ACTOR, Alignment.OPPOSITION)
        if noun.sort == "monitor" and modifiers & words_of("groups", "armed_modifiers"):
            return Noun("armed", EntityType.ARMED_ACTOR)
        return noun

    def _speaks(self, token: Token) -> bool:
        return self._marked.tokens[token.head].lemma in speech_verbs() and acts(self._marked, token)

    def _is_of_fighters(self, token: Token) -> bool:
        """Whether this front speaks, acts as people do, or has a commander."""
        tokens = self._marked.tokens
        belonging = words_of("groups", "deeds_of_people", "belonging")
        behind = [word.lower for word in tokens[token.i + 1 : token.i + 1 + _OWNED]]
        if behind[:1] in (["'s"], ["’s"]) and not belonging.isdisjoint(behind[1:]):
            return True
        before = [word.lower for word in tokens[max(0, token.i - _OWNED - 1) : token.i]]
        if "of" in before and before[before.index("of") - 1 :][0] in belonging:
            return True
        verb = tokens[token.head]
        does = verb.lemma in speech_verbs() or verb.lemma in words_of("groups", "deeds_of_people")
        return does and acts(self._marked, token)
