"""Names in a report, each with the type its words and its surroundings speak for."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.capitals import Run, find_runs, joined
from crossbearing.extract.names.known_actors import KnownActors
from crossbearing.extract.names.name_filters import is_unsigned, sides, sifted
from crossbearing.extract.names.name_lexicon import Listed, capitals, country_adjectives, listed_names
from crossbearing.extract.names.name_signs import TITLE, Signs
from crossbearing.extract.names.name_words import (
    body_words,
    directions,
    forms_of_address,
    given_names,
    offices,
    person_words,
    tails,
    titles,
)
from crossbearing.extract.names.named import Named
from crossbearing.extract.names.plain_words import is_plain
from crossbearing.extract.names.publisher import publisher_of
from crossbearing.extract.names.same_name import is_head_of
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import EntityType, MentionKind
from crossbearing.vocab import load
from crossbearing.vocab.gazetteer import place_names

# A person's name behind that of a country or body has no more words.
LONGEST_HOLDER = 4
# Shorter words in capitals are abbreviations, and those of four letters too unless a country is called so.
SHORTEST_SHOUTED = 3
# "158th", which numbers a unit.
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
# Makes of weapons and aircraft: "T-72", "Su-24".
_MAKE = re.compile(r"(?:\S+ )?[A-Z]{1,3}[a-z]?-\d")


def find_names(marked: Marked, published: str | None = None) -> list[Candidate]:
    """Every name, in order of the text; of nested names only the outer one. `published` is EDTF."""
    runs = find_runs(marked)
    reader = _Names(marked, runs, published)
    named = sifted(marked, _apart([name for run in runs for name in reader.read(run)]))
    votes = _votes(named)
    _share_heads(named, votes)
    named = [name for name in named if not is_unsigned(name, votes[name.core.lower()])]
    return [_candidate(marked, name, votes[name.core.lower()]) for name in named]


def _apart(named: list[Named]) -> list[Named]:
    """The names without those that an earlier one holds, like an acronym behind a name; offices may hold names."""
    found: list[Named] = []
    end = 0
    for name in named:
        if name.first >= end or name.inside or (found and found[-1].office):
            found.append(name)
            end = max(end, name.last)
    return found


def _votes(named: list[Named]) -> dict[str, defaultdict[EntityType, float]]:
    """For each name the signs of all its mentions; a short form shares the signs of the person it is short for."""
    votes: dict[str, defaultdict[EntityType, float]] = {}
    for name in named:
        counter = votes.setdefault(name.core.lower(), defaultdict(float))
        for kind, weight in name.signs:
            counter[kind] += weight
    people = [core for core, counter in votes.items() if " " in core and _winner(counter) is EntityType.PERSON]
    for core, counter in votes.items():
        if " " not in core and any(core in person.split() for person in people):
            counter[EntityType.PERSON] += TITLE
    return votes


def _share_heads(named: list[Named], votes: dict[str, defaultdict[EntityType, float]]) -> None:
    """Gives one-word names the type of the longer name they are the head of: "the Republic"."""
    longer = [name for name in named if " " in name.core]
    for short in {name.core for name in named if " " not in name.core}:
        known = next((n for n in longer if is_head_of(short, n.core)), None)
        if known is not None:
            kind = known.listed.type if known.listed is not None else _winner(votes[known.core.lower()])
            votes[short.lower()][kind] += 2 * TITLE


def _winner(counter: defaultdict[EntityType, float]) -> EntityType:
    best = max(counter.values(), default=0.0)
    return next((kind for kind in EntityType if counter[kind] == best and best > 0), EntityType.ORGANISATION)


def _candidate(marked: Marked, name: Named, votes: defaultdict[EntityType, float]) -> Candidate:
    head = _head(marked, name)
    if name.office:
        return _officer(marked, name)
    kind = _winner(votes)
    plain = Candidate(name.first, name.last, head, MentionKind.NAME, kind, "name", name.core, short=name.short)
    if name.listed is None:
        if name.core.lower() in capitals() and plain.type is EntityType.PLACE:
            return replace(plain, country=capitals()[name.core.lower()], sort="capital")
        return plain
    listed = name.listed
    known = replace(plain, type=listed.type, sort=listed.sort, alignment=listed.alignment)
    return replace(known, canon=listed.canon, country=listed.country, home=listed.home)


def _officer(marked: Marked, name: Named) -> Candidate:
    """An office in capitals, which names its holder as a noun phrase does."""
    before = marked.tokens[name.first - 1].lower if name.first else ""
    first = name.first - 1 if before in ("the", "a", "an", "his", "her", "its", "their") else name.first
    nominal = MentionKind.NOMINAL
    return Candidate(first, name.last, name.last - 1, nominal, EntityType.PERSON, "office", name.core, definite=True)


def _is_small_word(words: Sequence[Token]) -> bool:
    """Whether the name is one word of grammar in capitals, which names nobody: "At", "The"."""
    word = words[0]
    return len(words) == 1 and word.lower in load("common_words")["words"] and not word.text.isupper()


def _head(marked: Marked, name: Named) -> int:
    """The last word before a preposition or bracket."""
    for i in range(name.first + 1, name.last):
        if marked.tokens[i].lower in ("of", "for", "on", "(", "against", "in", "at"):
            return i - 1
    return name.last - 1


# Behind "General" or "Chief" these make a body or an office of it: "General Staff".
_NO_SURNAME = frozenset(
    ("of", "for", "General", "Adviser", "Office", "Staff", "Command", "Assembly", "Council", "Secretariat", "Security")
)


def _is_own_name(words: Sequence[Token]) -> bool:
    """Whether the words are what a person is called: two or more with capitals, none of the language or of bodies."""
    named = 2 <= len(words) <= LONGEST_HOLDER and words[0].text[:1].isupper()
    own = (word for word in words if word.text not in given_names())
    return named and not any(is_plain(word.lower) or word.text in body_words() for word in own)


@cache
def _longest_offices() -> tuple[str, ...]:
    """The offices, the longest first."""
    return tuple(sorted(offices(), key=len, reverse=True))


class _Names:
    def __init__(self, marked: Marked, runs: Sequence[Run], published: str | None) -> None:
        self._marked = marked
        self._signs = Signs(marked)
        self._publisher = publisher_of(marked.report)
        self._located = self._find_located()
        self._alone = frozenset(joined(marked.tokens[run.first : run.last]) for run in runs)
        self._known = KnownActors(marked, self._alone, published)

    def read(self, run: Run) -> list[Named]:
        """The names at this run; an office ("President of the Council") is found with the names inside it."""
        tokens = self._marked.tokens
        if self._is_of_office(run.first):
            return self._holder(run.first, run.last)
        words = [token.lower for token in tokens[run.first : run.last]]
        turn = next((i for i, word in enumerate(words) if i and word in ("of", "for", "to")), None)
        if turn and (words[turn - 1] in offices() or " ".join(words[turn - 2 : turn]) in offices()):
            return [self._office(run.first, run.first + turn), *self._holder(run.first + turn + 1, run.last)]
        if turn and self._is_titled_person(run.first, run.first + turn):
            return [*self._inner(run.first, run.first + turn), *self._inner(run.first + turn + 1, run.last)]
        if words[0] in sides() and turn == 1:
            return self._inner(run.first + turn + 1, run.last)
        tail = next((n for n in (1, 3) if "".join(words[-n:]) in offices()), 2 * (" ".join(words[-2:]) in offices()))
        if tail:
            inner = [name for name in self._inner(run.first, run.last - tail) if name.listed is not None]
            return [self._office(run.first, run.last), *inner]
        return self._inner(run.first, run.last)

    def _is_of_office(self, first: int) -> bool:
        """Whether "secretary general of the" stands right before, so that a body and its officer may follow."""
        before = [token.lower for token in self._marked.tokens[max(0, first - 4) : first] if token.lower != "the"]
        if len(before) < 2 or before[-1] != "of":
            return False
        apposed = "," in before[-4:-2]  # "X, president of the ..." names the officer first
        return not apposed and (before[-2] in offices() or " ".join(before[-3:-1]) in offices())

    def _is_titled_person(self, first: int, last: int) -> bool:
        """Whether the words are title and name of a person, who may be "of" a place."""
        words = [token.text for token in self._marked.tokens[first:last]]
        return (
            len(words) > 1
            and words[0] in forms_of_address()
            and words[-1] not in titles()
            and words[-1] not in _NO_SURNAME
            and not is_plain(words[-1].lower())
        )

    def _holder(self, first: int, last: int) -> list[Named]:
        """The name behind "President of": of a country and of its holder, where both stand there."""
        tokens = self._marked.tokens
        start = first + 1 if tokens[first].lower == "the" else first
        for end in range(last - 1, start, -1):
            text = joined(tokens[start:end])
            bodily = tokens[end - 1].text in body_words() or is_plain(tokens[end - 1].lower)
            own = bodily and _is_own_name(tokens[end:last]) and not place_names().knows(joined(tokens[end:last]))
            if own or (text in listed_names() and last - end <= LONGEST_HOLDER):
                return [*self._inner(start, end), *self._inner(end, last)]
        return self._inner(first, last)

    def _office(self, first: int, last: int) -> Named:
        word = "".join(token.lower for token in self._marked.tokens[first:last][-3:] if token.lower != "the")
        office = next((o for o in _longest_offices() if word.endswith(o)), word)
        return Named(first, last, office, None, (), office=True)

    def _inner(self, first: int, last: int) -> list[Named]:
        found = self._one(first, last)
        return [] if found is None else [found, *self._site_of(found)]

    def _site_of(self, name: Named) -> list[Named]:
        """The town a site is named after: "Port X airport"."""
        tokens = self._marked.tokens
        word = tokens[name.last - 1].text
        if name.last - name.first < 2 or name.listed is not None or word not in load("facilities")["of_town"]["words"]:
            return []
        core = joined(tokens[name.first : name.last - 1])
        if not (place_names().knows(core) and core in self._alone):
            return []
        return [Named(name.first, name.last - 1, core, None, ((EntityType.PLACE, TITLE),), inside=True)]

    def _one(self, first: int, last: int) -> Named | None:
        """The name at these tokens, with the place noun and acronym behind it."""
        tokens = self._marked.tokens
        while first < last and tokens[first].lower in ("the", "a", "an"):
            first += 1
        while last > first and tokens[last - 1].text in ("-", "of", "for", "and"):
            last -= 1
        if first >= last or _MAKE.match(joined(tokens[first:last])) or _is_small_word(tokens[first:last]):
            return None
        if last - first > 1 and all(token.text in forms_of_address() for token in tokens[first:last]):
            return None
        listed, span = self._listed(first, last), (first, last)
        last = self._over_place_word(first, last)
        first = self._over_ordinal(self._over_direction(first, last), last)
        core = self._core(first, last)
        if (first, last) != span:
            listed = None
        # What a listed name is need not be weighed.
        signs = () if listed is not None else tuple(self._signs.of(first, last, core))
        end = self._over_acronym(last)
        short = tokens[end - 2].text if end > last else ""
        return Named(first, end, core, listed, signs, short=short)

    def _listed(self, first: int, last: int) -> Listed | None:
        text = joined(self._marked.tokens[first:last])
        found = self._known.listed(text) or self._known.listed(text.removesuffix("'s"))
        if found is None and text.isupper() and len(text) > SHORTEST_SHOUTED:
            spelled = self._known.listed(text.title())  # a dateline in capitals
            found = spelled if spelled is not None and (len(text) > 4 or spelled.sort == "country") else None
        if found is None and self._publisher is not None and not self._is_plainly_a_place(first, text):
            found = self._publisher.named(text)
        return found

    def _is_plainly_a_place(self, first: int, text: str) -> bool:
        """Whether a place's name, which the publisher's may begin with, stands without "the" or a bracket."""
        before = self._marked.tokens[first - 1].lower if first else ""
        if before in ("(", "the", "told", "["):
            return False
        return place_names().knows(text) or text.lower() in self._located

    def _find_located(self) -> frozenset[str]:
        """Words with a capital that stand behind "in" or "from" somewhere: places, even inside a publisher's name."""
        sure = frozenset(load("places")["locative"]["sure"]) | {"of", "from", "to"}
        tokens = self._marked.tokens
        return frozenset(b.lower for a, b in pairwise(tokens) if a.lower in sure and b.text.istitle())

    def _over_place_word(self, first: int, last: int) -> int:
        """Takes in "city", "province", "hospital", "agreement" right behind the name."""
        tokens = self._marked.tokens
        if last >= len(tokens) or tokens[last].sentence != tokens[first].sentence or not tokens[last].text.islower():
            return last
        word = tokens[last].text
        follows = tokens[last + 1] if last + 1 < len(tokens) else None
        if follows is not None and follows.tag in ("NN", "NNS") and follows.dep != "conj" and follows.text != "'s":
            return last  # "Kunduz city council": the word belongs to what follows
        single = word in tails() and not tokens[last - 1].text.endswith("'s")
        two = last + 1 < len(tokens) and tokens[last + 1].text == "countryside" and word in directions()
        return last + 2 if two else last + 1 if single else last

    def _over_direction(self, first: int, last: int) -> int:
        """Takes in "northern" or "northwest" right before a name."""
        tokens = self._marked.tokens
        before = tokens[first - 1] if first and tokens[first - 1].sentence == tokens[first].sentence else None
        if before is None or before.lower not in directions() or before.text.istitle():
            return first
        if first >= 2 and tokens[first - 2].text == "-":
            return first
        return first - 1 if tokens[last - 1].text.islower() or place_names().knows(tokens[first].text) else first

    def _over_ordinal(self, first: int, last: int) -> int:
        """Takes in the number of a unit: "158th Fighter Wing"."""
        tokens = self._marked.tokens
        numbered = first > 0 and _ORDINAL.fullmatch(tokens[first - 1].text) is not None
        return first - 1 if numbered and tokens[last - 1].text in body_words() else first

    def _over_acronym(self, last: int) -> int:
        """Takes in "(ULF)" right behind the name."""
        tokens = self._marked.tokens
        if last + 2 < len(tokens) and tokens[last].text in ("(", "[") and tokens[last + 2].text in (")", "]"):
            middle = tokens[last + 1].text
            if middle.isupper() and 2 <= len(middle) <= 8 and middle.isalpha():
                return last + 3
        return last

    def _core(self, first: int, last: int) -> str:
        """The name without forms of address; a person's office falls away, the person's own name stays."""
        tokens = self._marked.tokens
        words = [token.text for token in tokens[first:last]]
        place = 0
        for i, word in enumerate(words[:-1]):
            known = (word in forms_of_address() and word not in ("St.", "San")) or word.lower() in offices()
            if known or (word.lower() in person_words() and _is_own_name(tokens[first + i + 1 : last])):
                place = i + 1
                if words[place] in ("of", "for"):
                    place = i
        if place and place < len(words) and words[place] not in _NO_SURNAME:
            return joined(tokens[first + place : last])
        return joined(tokens[first + self._nationality(words) : last])

    def _nationality(self, words: Sequence[str]) -> int:
        """1 if an adjective of a country opens the name of a person: "Gambian X Y"."""
        opens = len(words) > 2 and words[0].lower() in country_adjectives()
        return int(opens and all(word[:1].isupper() and not is_plain(word.lower()) for word in words[1:]))
