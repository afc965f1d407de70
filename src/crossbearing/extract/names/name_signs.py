"""Signs of what a name is: its own words, the words around it, the table of places."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from crossbearing.extract.names.acting import acts
from crossbearing.extract.names.capitals import is_capital, joined
from crossbearing.extract.names.clan_signs import clan_signs
from crossbearing.extract.names.name_lexicon import capitals, country_adjectives, listed_names
from crossbearing.extract.names.name_words import (
    body_nouns,
    body_words,
    calls_alias,
    directions,
    given_names,
    kunyas,
    media_nouns,
    person_words,
    place_nouns,
    speech_verbs,
    titles,
    words_of,
)
from crossbearing.extract.names.noun_lexicon import nouns
from crossbearing.extract.names.place_predicates import is_said_of_place
from crossbearing.extract.names.plain_words import is_hardly_name, is_plain
from crossbearing.extract.names.publisher import names_monitor
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import EntityType
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load
from crossbearing.vocab.gazetteer import place_names

# How much each kind of sign counts when the mentions of one name are typed together.
TITLE, ROLE_BESIDE, LAST_WORD, DIRECTION = 6.0, 4.0, 5.0, 3.0
DATELINE = 12.0
KNOWN_PLACE, LOCATIVE, SPEAKS, SEVERAL_WORDS = 2.5, 1.5, 2.0, 1.8
# "In" and "near" rarely stand before people.
INSIDE = 2.4
# A given name with more behind it, of at most so many words.
GIVEN, LONGEST_PERSON = 3.0, 6
# A name whose words are mostly plain ones, or at least its last, is that of a body.
PLAIN_WORDS, PLAIN_LAST = 2.6, 1.0
# The model knows people and places of the news it was trained on; its organisations are often unknown villages.
MODEL = {EntityType.PERSON: 1.0, EntityType.PLACE: 1.3}
MODEL_ELSE = 0.4

# "X, a French medical charity": so many words behind the article the noun is at most.
APPOSITION = 5

# What may stand between the letters of an abbreviation: "CJTF-OIR", "SPLM/A".
_HYPHENS = re.compile(r"[-/&]")

_KINDS = frozenset(EntityType)
_HEAD_TYPES = (
    ("organisation", EntityType.ORGANISATION),
    ("monitor", EntityType.MONITOR),
    ("armed_actor", EntityType.ARMED_ACTOR),
    ("media", EntityType.MEDIA),
)


class Signs:
    """Reads the signs of names in one report."""

    def __init__(self, marked: Marked) -> None:
        self._marked = marked
        self._model = {mark.first: mark for mark in marked.names}

    def of(self, first: int, last: int, core: str) -> list[tuple[EntityType, float]]:
        """Each type that speaks for the name at these tokens, with its weight."""
        found = [*self._word_signs(first, last, core), *self._place_signs(first, last, core)]
        people = clan_signs(self._marked, first, last, core)
        found.extend(people or self._person_signs(first, last, core))
        before = self._before(first)
        if before and before[-1].lower in media_nouns():
            found.append((EntityType.MEDIA, TITLE))
        found.extend(self._body_signs(first, last, before))
        mark = self._model.get(first)
        if mark is not None and mark.kind in _KINDS:
            kind = EntityType(mark.kind)
            found.append((kind, MODEL.get(kind, MODEL_ELSE)))
        return found

    def _word_signs(self, first: int, last: int, core: str) -> list[tuple[EntityType, float]]:
        """Signs in the name's own words."""
        tokens = self._marked.tokens
        words = [token.text for token in tokens[first:last]]
        if names_monitor(words):
            return [(EntityType.MONITOR, LAST_WORD + 1)]
        if (len(words) > 1 and _media_phrases().search(" ".join(words))) or _is_agency(words):
            return [(EntityType.MEDIA, LAST_WORD + 1)]
        key = next((words[i - 1] for i, w in enumerate(words) if i and w in ("of", "for", "on")), words[-1])
        found: list[tuple[EntityType, float]] = []
        for name, kind in _HEAD_TYPES:
            heads = words_of("organisations", "name_heads", name)
            opens = words[0] in (_media_openings() if kind is EntityType.MEDIA else heads)
            if (len(words) > 1 and (key in heads or opens)) or (core in heads and core in _sole()):
                found.append((kind, LAST_WORD))
        if len(words) > 1 and words[-1] in words_of("facilities", "name_last"):
            found.append((EntityType.FACILITY, LAST_WORD + 1))
        if len(words) > 1 and words[-1] in words_of("documents", "name_last"):
            found.append((EntityType.DOCUMENT, LAST_WORD + 1))
        if len(words) == 1 and core in body_words() and not found:
            found.append((EntityType.ORGANISATION, SPEAKS))
        if len(words) > 1 and (people := nouns().get(tokens[last - 1].lower)) is not None and people.plural:
            found.append((people.type, LAST_WORD))
        letters = _HYPHENS.sub("", core)
        if letters.isupper() and 3 <= len(letters) <= 8 and letters.isalpha() and not place_names().knows(core):
            found.append((EntityType.ORGANISATION, LAST_WORD))
        return found or _plain_signs(core)

    def _body_signs(self, first: int, last: int, before: tuple[Token, ...]) -> list[tuple[EntityType, float]]:
        """Signs in the noun for a body right before the name, or behind its comma: "the group X", "X, a charity"."""
        found = []
        if before and before[-1].i == first - 1 and (kind := body_nouns().get(before[-1].lower)) is not None:
            found.append((kind, ROLE_BESIDE))
        following = self._marked.tokens[last : last + 2 + APPOSITION]
        if self._marked.tokens[last - 1].text in body_words() and self._fights(last):
            found.append((EntityType.ARMED_ACTOR, LAST_WORD + 1))
        if len(following) > 2 and following[0].text == "," and following[1].lower in ("a", "an", "the"):
            head = next((t for t, n in pairwise(following[2:]) if t.tag == "NN" and not n.tag.startswith("NN")), None)
            if head is not None and (kind := body_nouns().get(head.lower)) is not None:
                found.append((kind, ROLE_BESIDE))
        return found

    def _fights(self, last: int) -> bool:
        """Whether a body that the name ends at this token has fighters or attacks: "Arakan League gunmen"."""
        tokens = self._marked.tokens
        follows = tokens[last : last + 1]
        if follows and follows[0].lower in words_of("groups", "fighting"):
            return True
        head = tokens[last - 1]
        verb = tokens[head.head]
        return verb.lemma in words_of("groups", "fighting", "verbs") and acts(self._marked, head)

    def _place_signs(self, first: int, last: int, core: str) -> list[tuple[EntityType, float]]:
        tokens = self._marked.tokens
        ends = words_of("places", "name_parts", "last")
        found: list[tuple[EntityType, float]] = []
        if last - first > 1 and tokens[last - 1].text in ends:
            found.append((EntityType.PLACE, LAST_WORD))
        if last - first > 1 and (tokens[first].text in _place_openings() or tokens[first].lower in directions()):
            found.append((EntityType.PLACE, DIRECTION if tokens[first].lower in directions() else LOCATIVE))
        if last - first > 1 and tokens[first].text in words_of("places", "name_parts", "settled"):
            found.append((EntityType.PLACE, DIRECTION))
        if last - first > 1 and core.isupper() and tokens[last - 1].text.title() in ends:
            found.append((EntityType.PLACE, LAST_WORD))
        if place_names().knows(core):
            found.append((EntityType.PLACE, KNOWN_PLACE))
        if core.lower() in capitals():
            found.append((EntityType.PLACE, TITLE))
        if self._opens_dateline(first):
            found.append((EntityType.PLACE, DATELINE))
        before = self._before(self._series_start(first))
        found.extend(_locative_signs(before, last - first))
        if is_said_of_place(self._marked, last):
            found.append((EntityType.PLACE, ROLE_BESIDE))
        if last < len(tokens) and tokens[last].lower in words_of("groups", "people"):
            found.append((EntityType.PLACE, ROLE_BESIDE))
        where = len(tokens) > last + 1 and tokens[last].text == "," and tokens[last + 1].lower == "where"
        if where or (before and before[-1].lower in _taking_verbs()):
            found.append((EntityType.PLACE, ROLE_BESIDE))
        return found

    def _person_signs(self, first: int, last: int, core: str) -> list[tuple[EntityType, float]]:
        if any(character.isdigit() for character in core):
            return []
        tokens = self._marked.tokens
        found: list[tuple[EntityType, float]] = []
        words = [token.text for token in tokens[first:last]]
        if words[0] in kunyas() and 1 < len(words) <= 3 and not self._is_town(first, core) and not _is_site(words):
            found.append((EntityType.PERSON, TITLE))
        if core != joined(tokens[first:last]) and (words[0] in titles() or _has_office(words)):
            found.append((EntityType.PERSON, TITLE))
        before = self._before(first)
        if before and before[-1].lower in person_words() and before[-1].tag != "NNS":
            found.append((EntityType.PERSON, ROLE_BESIDE))
        if re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?", core):
            found.append((EntityType.PERSON, ROLE_BESIDE))
        if self._is_alias(first):
            found.append((EntityType.PERSON, TITLE))
        if self._has_alias_behind(last):
            found.append((EntityType.PERSON, TITLE))
        if self._has_role_behind(last) and not (before and before[-1].tag in ("IN", "TO")):
            found.append((EntityType.PERSON, ROLE_BESIDE))
        own = core.split()
        if 1 < len(own) <= 4 and not _is_mostly_plain(own):
            of_person = not _is_thing_or_country(own)
            found.append((EntityType.PERSON if of_person else EntityType.ORGANISATION, SEVERAL_WORDS))
        if 1 < len(own) <= LONGEST_PERSON and own[0] in given_names() and not self._ends_otherwise(own):
            found.append((EntityType.PERSON, GIVEN))
        if len(own) == 1 and own[0] in given_names() and not place_names().knows(core):
            found.append((EntityType.PERSON, GIVEN / 2))
        if _speaks(self._marked, tokens[last - 1]):
            found.append((EntityType.PERSON, SPEAKS + (1 if len(words) > 1 else 0)))
        return found

    def _ends_otherwise(self, words: list[str]) -> bool:
        """Whether a name that begins with a given name ends as that of a place, a site or a body: "San Jose hill"."""
        return _is_site(words) or words[-1] in body_words() or place_names().knows(" ".join(words))

    def _opens_dateline(self, first: int) -> bool:
        """Whether the name is the first word of a dateline: there stands the place a report is sent from."""
        start = self._marked.tokens[first].start
        return any(0 <= start - span.start <= 1 for span in self._marked.report.spans_of(ZoneKind.DATELINE))

    def _series_start(self, first: int) -> int:
        """Where the series of names begins that the name is part of: "in X, Y and Z"."""
        tokens = self._marked.tokens
        start = first
        while start >= 2 and tokens[start - 1].lower in ("and", "or", ",") and is_capital(tokens[start - 2]):
            start -= 2
            while start and is_capital(tokens[start - 1]):
                start -= 1
        return start

    def _before(self, first: int) -> tuple[Token, ...]:
        """Up to two words before the name in its sentence, articles and opening quotes passed over."""
        tokens = self._marked.tokens
        found: list[Token] = []
        i = first - 1
        while i >= 0 and tokens[i].sentence == tokens[first].sentence and len(found) < 2:
            if tokens[i].lower not in ("the", "a", "an", "“", '"', "‘"):
                found.append(tokens[i])
            i -= 1
        return tuple(reversed(found))

    def _is_town(self, first: int, core: str) -> bool:
        """Whether a name like "Abu Kamal" or "Umm Qasr" is a town where it stands behind "in" or "from"."""
        if core.lower() in capitals():
            return True
        before = self._before(first)
        return place_names().knows(core) and bool(before) and before[-1].tag in ("IN", "TO")

    def _is_alias(self, first: int) -> bool:
        start = self._marked.tokens[first].start
        return calls_alias(self._marked.text[max(0, start - 60) : start])

    def _has_alias_behind(self, last: int) -> bool:
        """Whether ", better known as" follows."""
        end = self._marked.tokens[last - 1].end
        after = self._marked.text[end : end + 40].lstrip(" ,(").lower()
        return after.startswith(_behind_alias())

    def _has_role_behind(self, last: int) -> bool:
        """Whether ", a spokesman ..." or ", who ..." follows, and no name behind the role."""
        following = self._marked.tokens[last : last + 7]
        if len(following) < 4 or following[0].text != ",":
            return False
        if following[1].lower == "who":
            return True
        if following[1].lower not in ("a", "an", "the", "his", "her", "its", "their"):
            return False
        role = next((i for i, token in enumerate(following) if i > 1 and token.lower in person_words()), None)
        return role is not None and not (role + 1 < len(following) and is_capital(following[role + 1]))


def _locative_signs(before: Sequence[Token], length: int) -> list[tuple[EntityType, float]]:
    """Signs of a place in the words before a name of so many words."""
    found: list[tuple[EntityType, float]] = []
    if before and before[-1].lower in words_of("places", "locative", "sure"):
        inside = before[-1].lower in words_of("places", "locative", "inside")
        found.append((EntityType.PLACE, INSIDE if inside and length > 1 else LOCATIVE))
    elif before and before[-1].lower in words_of("places", "locative"):
        found.append((EntityType.PLACE, LOCATIVE / 2))
    if len(before) > 1 and before[-1].lower == "of" and before[-2].lower in place_nouns():
        found.append((EntityType.PLACE, ROLE_BESIDE))
    if len(before) > 1 and before[-1].lower == "of" and before[-2].lower in words_of("places", "locative", "taken"):
        found.append((EntityType.PLACE, ROLE_BESIDE))
    return found


@cache
def _taking_verbs() -> frozenset[str]:
    """Forms of verbs whose objects are places: "shelled", "recaptured"."""
    return all_forms(words_of("places", "locative", "taking"))


@cache
def _media_phrases() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(phrase) for phrase in load("organisations")["name_heads"]["media_phrases"]))


@cache
def _media_openings() -> frozenset[str]:
    return words_of("organisations", "name_heads", "media_first")


@cache
def _behind_alias() -> tuple[str, ...]:
    """What follows a name and brings in another one for the same person."""
    return tuple(f"{phrase} " for phrase in load("people")["alias"]["public"] if " as" in phrase)


@cache
def _sole() -> frozenset[str]:
    """Words that name a body by themselves."""
    return words_of("organisations", "name_heads", "sole")


@cache
def _place_openings() -> frozenset[str]:
    return words_of("places", "name_parts", "first") | words_of("places", "name_parts", "directions")


def _speaks(marked: Marked, token: Token) -> bool:
    """Whether the word is the subject of a verb of saying."""
    heads = [token, *marked.ancestors(token)][:3]
    for word in heads:
        if word.dep.startswith("nsubj") and not word.is_root:
            return marked.tokens[word.head].lemma in speech_verbs()
        if word.dep != "flat":
            return False
    return False


def _plain_signs(core: str) -> list[tuple[EntityType, float]]:
    """Signs of a body in a name made of words of the language."""
    words = core.split()
    if len(words) < 2:
        return []
    if _is_mostly_plain(words):
        return [(EntityType.ORGANISATION, PLAIN_WORDS)]
    return [(EntityType.ORGANISATION, PLAIN_LAST)] if is_plain(words[-1].lower()) else []


def _is_mostly_plain(words: Sequence[str]) -> bool:
    """Whether more words of the name are plain than not, the last one among them; small words do not count."""
    large = [word for word in words if word[:1].isupper()]
    plain = sum(is_plain(word.lower()) for word in large)
    return 2 * plain > len(large) and is_plain(words[-1].lower())


def _is_agency(words: list[str]) -> bool:
    """Whether "Agency" stands behind a word for a medium: "Harbour Courier Agency"."""
    return words[-1] in ("Agency", "Service") and any(
        word in load("organisations")["name_heads"]["media"] for word in words
    )


def _is_site(words: list[str]) -> bool:
    """Whether the last word is one for a site, a place or a text: "Abu Ghraib prison"."""
    ends = (("places", "name_parts", "last"), ("facilities", "name_last"), ("documents", "name_last"))
    return any(words[-1] in words_of(*end) for end in ends)


def _has_office(words: list[str]) -> bool:
    return any(word.lower() in person_words() or word in titles() for word in words[:-1])


def _is_thing_or_country(words: Sequence[str]) -> bool:
    """Whether the name of several words begins with a country or a direction, or ends in one or a word of the language.

    "Bangladesh Mahila Samity", "Relief Corps Sudan" and "Sarn Pocket" are no people.
    """
    opens = words[0].lower() in country_adjectives() or words[0].lower() in directions() or _is_country(words[0])
    return opens or _is_country(words[-1]) or is_hardly_name(words[-1].lower())


def _is_country(word: str) -> bool:
    listed = listed_names().get(word)
    return listed is not None and listed.sort == "country"
