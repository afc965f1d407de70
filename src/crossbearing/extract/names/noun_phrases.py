"""Noun phrases that name somebody or something without a name: "the rebels", "a doctor", "the town"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.extract.names.acting import acts
from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.name_lexicon import country_adjectives, peoples
from crossbearing.extract.names.name_words import calls_alias
from crossbearing.extract.names.noun_lexicon import Noun, is_held, nouns, side_words
from crossbearing.extract.names.noun_lookup import noun_at
from crossbearing.extract.names.noun_senses import Senses
from crossbearing.extract.names.phrase_end import phrase_end
from crossbearing.extract.names.phrase_start import phrase_start
from crossbearing.extract.names.phrase_words import (
    backers,
    group_words,
    is_followed_by_of,
    is_hyphened,
    reports,
)
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.entity import Alignment, EntityType, MentionKind
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")
# Words so tagged are no nouns, whatever they look like.
_NEVER_HEADS = frozenset(
    (
        ",",
        ".",
        ":",
        "``",
        "''",
        "-LRB-",
        "-RRB-",
        "DT",
        "MD",
        "PRP",
        "PRP$",
        "CC",
        "WDT",
        "WP",
        "WRB",
        "POS",
        "EX",
        "HYPH",
    )
)
_DIRECTIONS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"))
_DEFINITE = frozenset(
    ("the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "both", "each")
)
# Bodies and people whose general noun names somebody where they act: "gangs looted", "the team was stopped".
_ACTORS = (EntityType.ARMED_ACTOR, EntityType.GROUP, EntityType.MONITOR, EntityType.ORGANISATION)
# A clause that gives an alias begins with one of these, and brings the name within so many words.
_BEFORE_ALIAS = frozenset(
    ("we", "who", "whom", "known", "they", "she", "he", "calling", "called", "nicknamed", "identified", "that")
)
_ALIAS_REACH = 9
# Things whose owner in front is a mention of its own: "rebel positions", "Syrian shelling".
_TITLED = (EntityType.PERSON, EntityType.MEDIA)
_OWNERS = frozenset(("regime", "government", "army", "rebel", "opposition", "rebels"))


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words `first` to `place` of a sentence: a phrase with its head noun last, and the small words before it."""

    words: Sequence[Token]
    first: int
    place: int
    phrase: str
    noun: Noun
    modifiers: frozenset[str] = frozenset()

    @property
    def is_weak(self) -> bool:
        """Whether the noun is too general to name anybody and nothing in front narrows it."""
        if self.phrase == "side" and self.modifiers & {"each", "either"}:
            return False
        general = self.phrase in group_words("needs_modifier") or self.is_front_of_men
        return general and not self.modifiers - frozenset(load("groups")["needs_modifier"]["empty"])

    @property
    def is_front_of_men(self) -> bool:
        """Whether the words are "front" for those who fight under that name."""
        return self.phrase == "front" and self.noun.type is EntityType.ARMED_ACTOR


def find_nominals(marked: Marked, names: Sequence[Candidate]) -> list[Candidate]:
    """Every noun phrase of the lexicons outside names, in order of the text."""
    reader = _Nominals(marked, names)
    return [candidate for sentence in marked.sentences for candidate in reader.of(sentence)]


class _Nominals:
    def __init__(self, marked: Marked, names: Sequence[Candidate]) -> None:
        self._marked = marked
        self._taken = {i: name for name in names for i in range(name.first, name.last)}
        self._senses = Senses(marked, names)

    def of(self, sentence: Sentence) -> Iterator[Candidate]:
        """The noun phrases of one sentence."""
        words = self._marked.words(sentence)
        for place, token in enumerate(words):
            if token.i in self._taken or token.tag in _NEVER_HEADS:
                continue
            found = self._people_name(words, place) if token.text[:1].isupper() else None
            if token.tag == "CD":
                found = self._numbered(words, place)
            found = found or self._nominal(words, place, sentence)
            if found is not None:
                yield found

    def _people_name(self, words: Sequence[Token], place: int) -> Candidate | None:
        """ "Eritreans", or "Eritrean" before a thing: both name those of a country."""
        token = words[place]
        code = peoples().get(token.lower) or country_adjectives().get(token.lower) or _double(words, place)
        if not code or not token.text[:1].isupper():
            return None
        if token.lower in peoples() and token.tag in ("NNS", "NNPS"):
            first = phrase_start(words, place, self._taken)
            people = Noun("people", EntityType.GROUP, plural=True)
            return self._make(_Phrase(words, first, place, token.lower, people), code)
        if self._owns(words, place):
            state = Noun("state", EntityType.GOVERNMENT)
            return self._make(_Phrase(words, place, place, token.lower, state), code)
        return None

    def _numbered(self, words: Sequence[Token], place: int) -> Candidate | None:
        """ "The nine": people counted before."""
        token = words[place]
        before, following = words[place - 1 : place], words[place + 1 : place + 2]
        if not before or before[0].lower != "the" or token.lower in ("one", "two") or token.text.endswith("s"):
            return None
        if not following or following[0].tag in (*_NOUN_TAGS, "JJ", "CD", "HYPH", "JJR", "JJS", "POS", "VBG", "$"):
            return None
        if not (token.dep.startswith("nsubj") or token.dep in ("obj", "nmod", "obl")) or token.text[:1].isdigit():
            return None
        people = Noun("numbered", EntityType.GROUP, plural=True)
        return self._make(_Phrase(words, place - 1, place, token.lower, people, frozenset(("the",))))

    def _owns(self, words: Sequence[Token], place: int) -> bool:
        """Whether the word stands before a plain thing, which it owns or does."""
        following = words[place + 1] if place + 1 < len(words) else None
        if following is None or following.i in self._taken or following.tag not in _NOUN_TAGS:
            return False
        head = self._phrase_head(words, place + 1)
        return noun_at(words, head) is None and words[head].text.islower() and words[head].lower in group_words("deeds")

    def _nominal(self, words: Sequence[Token], place: int, sentence: Sentence) -> Candidate | None:
        found = noun_at(words, place)
        if found is None or not (self._is_noun(words, place) or is_hyphened(words, place, found[2])):
            return None
        phrase, noun, start = found
        if place + 1 < len(words) and words[place + 1].text == "-" and words[place + 1].start == words[place].end:
            return None
        if self._is_modifier(words, place):
            return self._owner(words, place, noun)
        first = phrase_start(words, start, self._taken)
        if one := _one_of(words, first, noun):
            return self._make(one)
        modifiers = frozenset(word.lower for word in words[first:start])
        noun = self._senses.of(words, (first, place), phrase, noun)
        whole = _Phrase(words, first, place, phrase, noun, modifiers)
        if not self._names_somebody(whole, sentence) or (phrase == "side" and modifiers & _OWNERS):
            return None
        return self._make(whole)

    def _make(self, found: _Phrase, code: str = "") -> Candidate:
        words, first, place, noun, modifiers = found.words, found.first, found.place, found.noun, found.modifiers
        sides = [side_words()[word] for word in sorted(modifiers) if word in side_words()]
        whole = sorted(modifiers - backers(words[first:place]))
        code = code or next((country_adjectives()[m] for m in whole if m in country_adjectives()), "")
        return Candidate(
            words[first].i,
            self._last(found),
            words[place].i,
            MentionKind.NOMINAL,
            noun.type,
            noun.sort,
            found.phrase,
            noun.alignment if noun.alignment is not Alignment.UNKNOWN else sides[0] if sides else Alignment.UNKNOWN,
            country=code,
            modifiers=modifiers,
            definite=bool(modifiers & _DEFINITE) or words[first].lower in _DEFINITE,
            weak=found.is_weak and not self._has_complement(words, place),
            acts=found.is_weak and self._acts(found),
            new=bool(modifiers & frozenset(load("documents")["new"]["words"])),
        )

    def _last(self, found: _Phrase) -> int:
        """The token behind the phrase, with the alias by which it is called: "a woman we shall call Rosa"."""
        words, place, noun = found.words, found.place, found.noun
        if noun.type is EntityType.PERSON and (alias := self._alias(words, place)):
            return alias
        whole = found.first < place or noun.plural or found.phrase == "one"
        return words[phrase_end(words, place) - 1].i + 1 if whole else words[place].i + 1

    def _alias(self, words: Sequence[Token], place: int) -> int:
        """The token behind the alias that a clause right behind the noun gives; 0 without one."""
        if place + 2 >= len(words) or words[place + 1].lower not in _BEFORE_ALIAS:
            return 0
        for token in words[place + 2 : place + 2 + _ALIAS_REACH]:
            if token.text in (",", ";", "."):
                return 0
            name = self._taken.get(token.i)
            if name is not None:
                return name.last if calls_alias(self._marked.text[words[place].end : token.start]) else 0
        return 0

    # -- tests ----------------------------------------------------------------------------------------------------

    def _acts(self, found: _Phrase) -> bool:
        """Whether a general noun for people or a body names somebody because it does something."""
        if found.is_front_of_men:
            return True
        owned = found.first > 0 and found.words[found.first - 1].tag == "WP$"  # "whose men"
        return not owned and found.noun.type in _ACTORS and acts(self._marked, found.words[found.place])

    def _is_noun(self, words: Sequence[Token], place: int) -> bool:
        token = words[place]
        if place == 0 and token.tag == "VBZ" and token.lower.endswith("s"):
            return _follows_subject(words)  # "Envoys met", whatever the tagger says
        if token.lower in group_words("adjectival"):
            before = words[place - 1].lower if place else ""
            following = words[place + 1].tag if place + 1 < len(words) else ""
            counted = bool(place) and words[place - 1].tag == "CD"
            return (counted or before in ("the", "its", "their", "our")) and following not in (*_NOUN_TAGS, "HYPH")
        if token.tag in _NOUN_TAGS:
            return not (token.tag == "NN" and token.dep == "amod")
        if token.tag == "VBZ" and place and words[place - 1].tag in ("CD", "DT", "PRP$"):
            return True  # "three priests", whatever the tagger says
        if token.tag == "JJ" and place + 1 < len(words) and words[place + 1].lower == "shot":
            return place > 0 and words[place - 1].tag == "DT"  # "a sniper shot"
        return token.tag in ("JJ", "VBZ", "UH") and token.lower.endswith(("s", "n")) and token.pos == "NOUN"

    def _is_modifier(self, words: Sequence[Token], place: int) -> bool:
        """Whether a noun follows that this one only modifies."""
        following = words[place + 1] if place + 1 < len(words) else None
        if following is None or following.start != words[place].end + 1:
            return False
        if following.i in self._taken:
            return self._taken[following.i].type in _TITLED or words[place].dep == "compound"
        if following.lower in group_words("verbs") or reports(words, place + 1):
            return False
        if words[place].tag == "NN" and following.tag == "JJ" and place + 2 < len(words):
            return words[place + 2].tag in ("NN", "NNS") and words[place].dep != "nsubj"
        return following.tag in ("NN", "NNS") and words[place].tag not in ("NNS", "NNPS")

    def _owner(self, words: Sequence[Token], place: int, noun: Noun) -> Candidate | None:
        """The side in front of a thing or of people it holds: "[regime] shelling", "[government] detainees"."""
        token = words[place]
        if token.lower not in _OWNERS or (place + 1 < len(words) and words[place + 1].i in self._taken):
            return None
        head = self._phrase_head(words, place + 1)
        below = noun_at(words, head)
        free = below is None or below[1].sort in ("facility", "held", "office") or below[0] == "side"
        if not free or not words[head].text.islower():
            return None
        if place and words[place - 1].tag == "HYPH":
            return None
        return self._make(_Phrase(words, place, place, token.lower, noun))

    def _phrase_head(self, words: Sequence[Token], place: int) -> int:
        """The last of the nouns that stand together from `place` on."""
        while (
            place + 1 < len(words) and words[place + 1].tag in ("NN", "NNS") and words[place + 1].i not in self._taken
        ):
            place += 1
        return place

    def _names_somebody(self, found: _Phrase, sentence: Sentence) -> bool:
        """Whether the phrase stands for somebody or something, and not for nobody, matter or a kind."""
        words, first, noun, modifiers = found.words, found.first, found.noun, found.modifiers
        table = load("groups")["needs_modifier"]
        if modifiers & frozenset(table["none"]) or (first and words[first - 1].lower in table["none"]):
            return False
        if found.is_weak:
            known = bool(modifiers & {"the", "that", "this"}) or sentence.zone is ZoneKind.TITLE
            return known or self._has_complement(words, found.place) or self._acts(found)
        if noun.sort == "text" and not self._is_named_text(found):
            return False
        if found.phrase in load("facilities")["weak"]["words"] and not modifiers:
            return False
        return not self._is_generic(found) and (bool(modifiers) or self._stands_bare(found, sentence))

    def _is_named_text(self, found: _Phrase) -> bool:
        """Whether a report, a note or a list is one that the news names, and not this report itself."""
        token, words = found.words[found.place], found.words
        bracketed = found.first > 0 and words[found.first - 1].text == "["
        says = reports(words, found.place)
        if (
            token.text.isupper()
            or bracketed
            or (says and found.first < found.place)
            or {"this", "our"} & found.modifiers
        ):
            return False
        return bool(found.modifiers) and token.lower in load("documents")["text"]["named"]

    def _is_generic(self, found: _Phrase) -> bool:
        """Whether the phrase names anyone, the media at large, or a mere direction."""
        words, first, noun, modifiers, phrase = found.words, found.first, found.noun, found.modifiers, found.phrase
        if words[first].lower == "any" and not noun.plural and noun.sort == "person" and not is_held(phrase):
            return True
        if phrase == "rest" and (modifiers != {"the"} or is_followed_by_of(words, found.place)):
            return True
        if phrase in group_words("vague") and not modifiers & _DEFINITE:
            return True
        if noun.sort == "side" and not self._is_side_of_place(words, found.place):
            return True
        if phrase in ("group", "groups") and is_followed_by_of(words, found.place):
            return True  # "a small group of fighters": the fighters are who is meant
        if _is_of_a_person_or_matter(found):
            return True
        if phrase == "parts" and words[found.place + 1 : found.place + 2] and words[found.place + 1].lower != "of":
            return True
        if "social" in modifiers or (phrase in ("media", "press") and modifiers <= {"the"}):
            return True
        if phrase in _DIRECTIONS and modifiers != {"the"}:
            return True
        bare = noun.type is EntityType.PLACE and not modifiers and noun.sort == "area"
        return bare and not self._is_located(words, found.place)

    def _is_side_of_place(self, words: Sequence[Token], place: int) -> bool:
        """Whether "of" and a place follow: "the edge of Sarn", "the edge of the town"."""
        following = words[place + 1 : place + 4]
        if len(following) < 2 or following[0].lower != "of":
            return False
        name = self._taken.get(following[1].i)
        if name is not None:
            return name.type in (EntityType.PLACE, EntityType.FACILITY)
        noun = nouns().get(following[-1].lower)
        return following[1].lower == "the" and noun is not None and noun.sort == "settlement"

    def _is_located(self, words: Sequence[Token], place: int) -> bool:
        """Whether "near X" or "outside the town" follows."""
        following = words[place + 1 : place + 3]
        near = len(following) == 2 and following[0].lower in ("near", "outside", "around", "above", "overlooking")
        return near and (following[1].i in self._taken or following[1].tag == "DT")

    def _stands_bare(self, found: _Phrase, sentence: Sentence) -> bool:
        """Whether a noun without article or modifier may name somebody: plurals, subjects, headlines."""
        token, noun = found.words[found.place], found.noun
        if noun.plural or token.tag in ("NNS", "NNPS"):
            return True
        alone = found.place == 0 or token.dep.startswith("nsubj") or token.is_root
        return alone or sentence.zone is ZoneKind.TITLE or noun.type in (EntityType.MEDIA, EntityType.GOVERNMENT)

    def _has_complement(self, words: Sequence[Token], place: int) -> bool:
        """Whether "of" or "from" and a name or "the" follow, or "at" and its like and a name."""
        following = words[place + 1 : place + 3]
        if len(following) == 2 and following[0].lower in ("at", "near", "outside", "around", "above"):
            return following[1].i in self._taken
        return (
            len(following) == 2
            and following[0].lower in ("of", "from")
            and (
                following[1].i in self._taken
                or (following[1].lower in ("the", "its", "his", "their") and words[place].lower != "side")
            )
        )


def _follows_subject(words: Sequence[Token]) -> bool:
    """Whether the first word of a sentence is a subject: a preposition or a verb comes right behind."""
    return len(words) > 2 and (words[1].tag == "IN" or words[1].tag in ("VBD", "VBP", "VBN", "MD"))


def _is_of_a_person_or_matter(found: _Phrase) -> bool:
    """Whether the noun means a dead man's body, the head one is shot in, or the condition things are in."""
    following = [word.lower for word in found.words[found.place + 1 : found.place + 3]]
    if found.phrase in ("body", "head") and found.modifiers <= _DEFINITE:
        return found.phrase == "body" or following[:1] != ["of"]
    return found.phrase == "state" and following[:1] == ["of"] and following[1] in group_words("conditions")


def _one_of(words: Sequence[Token], first: int, noun: Noun) -> _Phrase | None:
    """ "One of the workers": a person of their own, headed by "one"."""
    if noun.sort not in ("speakers", "people", "held") or first < 2 or words[first - 1].lower != "of":
        return None
    if words[first - 2].lower not in ("one", "another"):
        return None
    return _Phrase(words, first - 2, first - 2, "one", Noun("person", EntityType.PERSON))


def _double(words: Sequence[Token], place: int) -> str | None:
    """The country of an adjective in two words that ends here, "South African"."""
    return country_adjectives().get(" ".join(word.lower for word in words[place - 1 : place + 1])) if place else None
