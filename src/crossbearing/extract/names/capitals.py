"""Finds stretches of capitalised words that may be names."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from crossbearing.extract.names.capital_words import also_given, common_nouns, kinds_of_people, not_names
from crossbearing.extract.names.letter_case import is_shouted, opens_line
from crossbearing.extract.names.name_lexicon import Lexicon, calendar, capitals, country_adjectives, lexicon, peoples
from crossbearing.extract.names.name_words import body_words, directions, person_words, place_nouns, words_of
from crossbearing.extract.names.noun_lexicon import nouns
from crossbearing.extract.names.place_predicates import is_said_of_place
from crossbearing.extract.names.plain_words import is_hardly_name, is_plain
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load
from crossbearing.vocab.gazetteer import place_names

_NAME_TAGS = ("NNP", "NNPS")
_CLOSED_TAGS = frozenset(("PRP", "PRP$", "IN", "CC", "DT", "WDT", "WP", "WP$", "WRB", "EX", "MD", "TO", "PDT"))
_EMPTY_TAGS = frozenset(
    ("RB", "RBR", "RBS", "JJR", "JJS", "IN", "DT", "PRP", "PRP$", "CC", "MD", "WDT", "WRB", "TO", "EX")
)
_HYPHENS = frozenset(("-", "‑", "‐"))
# Small words between the hyphens of a name have no more letters: "au", "upon".
SMALL_WORD = 4
# Small words that follow a particle: "de los", "van der".
_SECOND_PARTICLES = frozenset(("los", "las", "la", "le", "les", "den", "dem", "der", "het"))
_ARTICLES = ("al-", "el-", "ar-", "as-", "ash-", "at-", "az-", "ad-", "an-", "ul-", "ez-", "es-", "et-", "ed-", "er-")
# "M., 34, a mother of two" hides behind an initial.
_INITIAL = re.compile(r"[A-Z]\.")
# No listed name has more words than this, hyphens and apostrophes counted.
LONGEST_NAME = 10


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to `last` (not included) that may be one name; `sure` if their capitals mean something."""

    first: int
    last: int
    sure: bool


# Names are looked for twice in the report in hand.
@lru_cache(maxsize=1)
def find_runs(marked: Marked) -> list[Run]:
    """Every stretch of capitalised words, in order of the text."""
    reader = _Runs(marked)
    return [run for sentence in marked.sentences for run in reader.of(sentence)]


class _Runs:
    def __init__(self, marked: Marked) -> None:
        self._marked = marked
        self._known = lexicon()
        datelines = marked.report.spans_of(ZoneKind.DATELINE)
        self._datelines = [(span.start, span.end) for span in datelines]
        self._shouted = [is_shouted(sentence, marked.words(sentence)) for sentence in marked.sentences]
        self._inner = frozenset(self._inside())
        self._inner_names = frozenset(t.text for t in marked.tokens if t.tag in _NAME_TAGS and is_capital(t))
        self._small = frozenset(t.text for t in marked.tokens if t.text.islower())
        self._open = frozenset(load("names")["inside"]["open_heads"])
        self._particles = frozenset(load("names")["inside"]["particles"])
        self._joiners = frozenset(load("names")["inside"]["after_head"])

    def _inside(self) -> Iterator[str]:
        """Words with a capital that the head of a sentence does not account for."""
        for sentence, shouted in zip(self._marked.sentences, self._shouted, strict=True):
            if not shouted:
                words = self._marked.words(sentence)
                yield from (t.text for i, t in enumerate(words) if is_capital(t) and not opens_line(words, i))

    def of(self, sentence: Sentence) -> Iterator[Run]:
        """The runs of one sentence."""
        words = self._marked.words(sentence)
        shouted = self._shouted[sentence.index] and not self._in_dateline(words[0])
        place = 0
        while place < len(words):
            if not is_capital(words[place]) and words[place].text not in self._known.small:
                place += 1
                continue
            length = _listed_length(words, place, self._known)
            if shouted and length == 1 and words[place].tag not in _NAME_TAGS:
                length = 0  # "IS" and "WHO" in a headline in capitals
            if not length and not self._may_start(words, place, shouted):
                place += 1
                continue
            end = self._end(words, place, max(length, 1), shouted)
            # A listed name at the front of a longer one is part of it; a hyphen behind it makes it a modifier.
            yield Run(words[place].i, words[end - 1].i + 1, sure=not shouted)
            place = end

    def _may_start(self, words: Sequence[Token], place: int, shouted: bool) -> bool:
        token = words[place]
        if not is_capital(token) or _is_no_name(words, place) or _is_adjective_alone(words, place):
            return False
        if self._in_dateline(token):
            return True
        if shouted or opens_line(words, place):
            return token.tag not in _CLOSED_TAGS and self._is_name_anywhere(words, place, shouted)
        return token.tag not in _EMPTY_TAGS or token.text in self._inner_names

    def _in_dateline(self, token: Token) -> bool:
        return any(start <= token.start < end for start, end in self._datelines)

    def _is_name_anywhere(self, words: Sequence[Token], place: int, shouted: bool) -> bool:
        token = words[place]
        if shouted and token.text.isupper() and token.text.title() in self._inner:
            return True
        if token.text in self._inner and token.text not in self._small:
            return True
        follows = _is_followed(words, place)
        if (
            follows
            and not shouted
            and token.lower in _compass()
            and place_names().knows(joined(words[place : place + 2]))
        ):
            return True
        if token.text in load("people")["titles"]["words"] and follows and not shouted:
            return True
        if token.text in _numbered() and words[place + 1 : place + 2] and words[place + 1].text.isdigit():
            return True
        if token.lower in self._small or token.lower in common_nouns():
            return False
        if token.tag not in _NAME_TAGS and is_hardly_name(token.lower) and not shouted:
            return False  # "Yesterday" before a name
        if _INITIAL.fullmatch(token.text) and place + 1 < len(words) and words[place + 1].text in (",", "said"):
            return True
        if place_names().knows(token.text) and (token.tag in _NAME_TAGS or token.lower in capitals()):
            return True
        strange = token.tag in _NAME_TAGS and not is_plain(token.lower) and token.lower not in nouns()
        if strange and not shouted and (token.dep.startswith("nsubj") or _is_introduced(words, place)):
            return True  # "Tsehay, a nurse, said": no word of the language
        tail = place + 1 < len(words) and words[place + 1].lower in load("facilities")["name_last"]["words"]
        said = token.tag in _NAME_TAGS and is_said_of_place(self._marked, token.i + 1)
        return not shouted and (follows or tail or said)

    def _end(self, words: Sequence[Token], place: int, length: int, shouted: bool) -> int:
        end = place + length
        while end < len(words):
            step = self._step(words, place, end, shouted)
            if not step:
                break
            end += step
        return end

    def _step(self, words: Sequence[Token], place: int, end: int, shouted: bool) -> int:
        """How many more words the name takes in at `end`; 0 if it ends there."""
        token = words[end]
        follows = words[end + 1] if end + 1 < len(words) else None
        given = token.text in also_given() and end > place and follows is not None and is_capital(follows)
        if is_capital(token) and (token.text not in calendar() or given):
            return 0 if shouted and not self._is_name_anywhere(words, end, shouted) else 1
        if token.text in _HYPHENS and token.start == words[end - 1].end and follows is not None:
            inner = _glued_length(words, end)
            if inner:
                return inner
        if follows is None or not is_capital(follows) or follows.text in calendar():
            return 1 if _is_number_of(words, place, end) else self._over_small(words, end)
        if token.text in self._joiners and self._goes_on(words, place, end):
            return 2
        if token.tag == "POS" and _is_people_owned(words, end):
            return 2
        if token.text == "and" and self._joins_works(words, place, end):
            return 2
        if token.text in self._particles and not shouted:
            return 2
        return 0

    def _goes_on(self, words: Sequence[Token], place: int, end: int) -> bool:
        """Whether "of" belongs to the name: behind a word like "Ministry", or a plain one that no sentence opens."""
        before = words[end - 1]
        if before.text in self._open:
            return True
        cause = words[end].text == "for" and is_plain(words[end + 1].lower)  # "Defence for Children"
        plain = (words[end].text == "of" or cause) and is_hardly_name(before.lower) and not opens_line(words, end - 1)
        return plain and before.lower not in person_words() and before.lower not in place_nouns()

    def _joins_works(self, words: Sequence[Token], place: int, end: int) -> bool:
        """Whether "and" joins what one body is for: "Disaster Prevention and Relief Department", "of Oil and Gas"."""
        last = end
        while last + 1 < len(words) and is_capital(words[last + 1]):
            last += 1
        own = [word for word in words[place:end] if is_capital(word)]
        works = all(is_plain(word.lower) for word in (*own[1:], words[end + 1]))
        if not works or own[-1].text in body_words() or _is_no_name(words, end + 1):
            return False
        of_body = any(
            word.text in self._joiners and words[i].text in body_words()
            for i, word in enumerate(words[place + 1 : end], place)
        )
        return of_body or (last > end + 1 and words[last].text in body_words() and is_plain(own[0].lower))

    def _over_small(self, words: Sequence[Token], end: int) -> int:
        """Over two small words inside a name: "of the" behind "Committee", "de los", "van der"."""
        if words[end].text in self._particles and end + 2 < len(words):
            behind = words[end + 2]
            twice = words[end + 1].text in self._particles | _SECOND_PARTICLES and is_capital(behind)
            glued = words[end + 1].text in _HYPHENS and words[end + 1].start == words[end].end
            if twice or (glued and is_capital(behind) and behind.start == words[end + 1].end):
                return 3
        return self._over_article(words, end)

    def _over_article(self, words: Sequence[Token], end: int) -> int:
        """Over "of the" inside a name such as "Committee of the ..."."""
        if end + 2 >= len(words) or words[end].text not in self._joiners or words[end + 1].lower != "the":
            return 0
        return 3 if words[end - 1].text in self._open and is_capital(words[end + 2]) else 0


def is_capital(token: Token) -> bool:
    """Whether the word begins with a capital, behind an Arabic article too."""
    text = token.text
    first = text[0]
    if "a" <= first <= "z":
        return first in "aeu" and text.startswith(_ARTICLES) and text.partition("-")[2][:1].isupper()
    return first.isupper() and (len(text) > 1 or text == "X")


def _glued_length(words: Sequence[Token], end: int) -> int:
    """How many words from the hyphen at `end` on belong to the name: "-Pierre", "-au-Prince", "-upon-Avon"."""
    follows = words[end + 1]
    if follows.start != words[end].end:
        return 0
    inner = words[end + 1 : end + 4]
    joined_on = len(inner) == 3 and inner[1].text in _HYPHENS and inner[1].start == follows.end
    if joined_on and len(follows.text) <= SMALL_WORD and follows.text.islower():
        return 4 if inner[2].start == inner[1].end and is_capital(inner[2]) else 0
    return 2 if _may_be_glued(follows) else 0


def _may_be_glued(token: Token) -> bool:
    """Whether the word may follow a hyphen in a name: "Sanwo-olu", not "US-led"."""
    if is_capital(token):
        return token.text not in calendar()
    return token.text.isalpha() and not is_plain(token.lower) and not is_plain(token.lower.removesuffix("s"))


def _is_number_of(words: Sequence[Token], place: int, end: int) -> bool:
    """ "March 23" stays apart, "Brigade 101" does not; only a short number right behind a name word counts."""
    token = words[end]
    return token.text.isdigit() and len(token.text) <= 3 and words[end - 1].text in _numbered()


def _is_introduced(words: Sequence[Token], place: int) -> bool:
    """Whether ", who" or ", a" follows."""
    following = [word.lower for word in words[place + 1 : place + 3]]
    return len(following) == 2 and following[0] == "," and following[1] in ("who", "whose", "a", "an")


@cache
def _numbered() -> frozenset[str]:
    return frozenset(load("names")["numbered"]["words"])


def _listed_length(words: Sequence[Token], place: int, known: Lexicon) -> int:
    """How many words from `place` on are a listed name; 0 if none are."""
    word = words[place]
    length = _longest_listed(words[place : place + LONGEST_NAME], known)
    if length == 1 and word.tag not in _NAME_TAGS and (word.text in _also_common() or is_hardly_name(word.lower)):
        return 0 if opens_line(words, place) and not _is_abbreviation(word) else length
    return length


def _is_abbreviation(word: Token) -> bool:
    """Whether the word is written in capitals and too long for one of grammar: "IGAD"."""
    return len(word.text) >= SMALL_WORD and word.text.isupper()


def _longest_listed(words: Sequence[Token], known: Lexicon) -> int:
    """How many of these words, from the first on, are the longest listed name they begin with; 0 if they begin none."""
    names, order = known.names, known.order
    text, longest = "", 0
    for length, token in enumerate(words, 1):
        text += " " if length > 1 and token.start > words[length - 2].end else ""
        text += token.text.replace("’", "'")
        if text in names:
            longest = length
        next_listed = bisect_left(order, text)
        if next_listed == len(order) or not order[next_listed].startswith(text):
            break
    return longest


@cache
def _also_common() -> frozenset[str]:
    """Listed names that are also common words at the head of a sentence."""
    return frozenset(load("names")["common"]["words"])


def joined(tokens: Sequence[Token]) -> str:
    """The words with single spaces, as they stand together in the text, apostrophes straight."""
    text = ""
    end = tokens[0].start
    for token in tokens:
        text += (" " if token.start > end else "") + token.text
        end = token.end
    return text.replace("’", "'")


def _is_no_name(words: Sequence[Token], place: int) -> bool:
    """Whether the capital means a month, a language, a make of weapon; "Jan" and "April" may be given names."""
    if words[place].text not in not_names():
        return False
    if words[place].text in kinds_of_people() and _opens_body(words, place):
        return False
    if _opens_place(words, place):
        return False
    beside = (*words[max(0, place - 1) : place], *words[place + 1 : place + 2])
    dated = any(word.text[:1].isdigit() for word in beside) or not _is_followed(words, place)
    return dated or words[place].text not in load("names")["not_names"]["also_given"]


def _opens_body(words: Sequence[Token], place: int) -> bool:
    """Whether capitals go on up to a word for a body: "Islamic Resistance Movement"."""
    last = place
    while last + 1 < len(words) and words[last + 1].text[:1].isupper() and words[last + 1].text not in calendar():
        last += 1
    return last > place and words[last].text in body_words()


@cache
def _compass() -> frozenset[str]:
    """Words that open names of regions: "North", "Western"."""
    return directions() | frozenset(("north", "south", "east", "west", "new"))


def _opens_place(words: Sequence[Token], place: int) -> bool:
    """Whether a place or a site goes on from a word that by itself is none: "Western Europe", "Antonov Airport"."""
    if not _is_followed(words, place):
        return False
    toward = words[place].lower in directions() and place_names().knows(words[place + 1].text)
    return toward or words[place + 1].text in words_of("facilities", "name_last")


def _is_people_owned(words: Sequence[Token], end: int) -> bool:
    """Whether the owner before the apostrophe is people, as in names of bodies: "Children's Villages"."""
    owner = words[end - 1]
    return owner.text in words_of("names", "inside", "owners")


def _is_adjective_alone(words: Sequence[Token], place: int) -> bool:
    """Whether a word for a nationality stands alone, not in a longer name."""
    if words[place].lower not in country_adjectives() and words[place].lower not in peoples():
        return _is_double_adjective(words, place)
    if words[place].text.replace("’", "'") in lexicon().names:
        return False
    following = words[place + 1] if place + 1 < len(words) else None
    return following is None or not is_capital(following) or following.text in not_names()


def _is_double_adjective(words: Sequence[Token], place: int) -> bool:
    """ "South African", where no longer name begins."""
    double = " ".join(word.lower for word in words[place : place + 2])
    if double not in country_adjectives():
        return False
    return place + 2 >= len(words) or not is_capital(words[place + 2])


def _is_followed(words: Sequence[Token], place: int) -> bool:
    """Whether another capitalised word comes right behind, or after a hyphen."""
    following = words[place + 1 : place + 3]
    if following and following[0].text == "-" and following[0].start == words[place].end:
        following = following[1:]
    return bool(following) and is_capital(following[0]) and following[0].text not in not_names()
