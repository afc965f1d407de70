"""Who is protected in a ledger: what each is called, in which reports, and the code that stands in their place."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from crossbearing.model.code import is_code
from crossbearing.model.entity import Entity, MentionKind
from crossbearing.model.reading import Reading
from crossbearing.publish.spotting import Words, folded, is_daily, is_short
from crossbearing.vocab import load
from crossbearing.vocab.folding import fold

CODE = "protected-"
# A part of a name with fewer letters is an initial or a particle.
_SHORTEST_PART = 3
# Reports without a date come last.
_NO_DATE = "~"
_First = tuple[str, str, int, str]


@dataclass
class _Person:
    """What is known of one person while reports are gone through; `first` is where they are first told of."""

    first: _First
    code: str | None = None
    names: set[Words] = field(default_factory=set)
    alias: bool = False


class People:
    """The protected people of some readings."""

    def __init__(self) -> None:
        self._people: dict[str, _Person] = {}
        self._leads_to: dict[str, str] = {}
        # By report and entity: which person it is.
        self._who: dict[str, dict[str, str]] = {}
        # By report: single words by which it may call somebody, with the entity.
        self._own: dict[str, dict[Words, str]] = {}
        self.others: set[Words] = set()

    def add(self, reading: Reading) -> None:
        """Take in who is protected in a report, and what others are called there."""
        others = {words for entity in reading.entities if not entity.protect for words in names_of(entity)}
        self.others.update(words for words in others if len(words) > 1)
        for entity in reading.entities:
            if entity.protect:
                self._add(reading, entity)
                own = _single_words(names_of(entity), others)
                if own:
                    self._own.setdefault(reading.sha256, {}).update(dict.fromkeys(own, entity.id))

    def _add(self, reading: Reading, entity: Entity) -> None:
        start = min((mention.start for mention in entity.mentions), default=0)
        first = (reading.document.published or _NO_DATE, reading.sha256, start, entity.id)
        names = names_of(entity)
        handles = [f"id {reading.sha256} {entity.id}"]
        if names:
            handles += [f"key {entity.key}", *(f"name {' '.join(words)}" for words in names if len(words) > 1)]
        root = self._joined(handles, first)
        person = self._people[root]
        person.names |= names
        person.alias |= entity.pseudonym
        if is_code(entity.name):
            person.code = entity.name
        self._who.setdefault(reading.sha256, {})[entity.id] = handles[0]

    def _joined(self, handles: Iterable[str], first: _First) -> str:
        """The one person that all these handles lead to."""
        roots = sorted({self._root(handle) for handle in handles if handle in self._leads_to})
        root = roots[0] if roots else next(iter(handles))
        person = self._people.setdefault(root, _Person(first))
        person.first = min(person.first, first)
        for other in roots[1:]:
            gone = self._people.pop(other)
            person.first = min(person.first, gone.first)
            person.code = person.code or gone.code
            person.names |= gone.names
            person.alias |= gone.alias
            self._leads_to[other] = root
        self._leads_to[root] = root
        self._leads_to.update((handle, root) for handle in handles if handle not in self._leads_to)
        return root

    def _root(self, handle: str) -> str:
        while (above := self._leads_to[handle]) != handle:
            handle = above
        return handle

    def codes(self) -> "Codes":
        """Everybody under a code; nothing is added afterwards."""
        # The order tells nothing of the names: it is that in which reports, by date and hash, first tell of them. It
        # is also kept as reports come in, so that an edition gives most people the code that the last one gave.
        unnamed = sorted((one for one in self._people.values() if one.code is None), key=lambda one: one.first)
        for number, person in enumerate(unnamed, 1):
            person.code = f"{CODE}{number}"
        by_report = {
            sha256: {item: self._code(handle) for item, handle in who.items()} for sha256, who in self._who.items()
        }
        own = {
            sha256: {words: by_report[sha256][item] for words, item in names.items()}
            for sha256, names in self._own.items()
        }
        return Codes(by_report, own, list(_called(self._people.values())))

    def _code(self, handle: str) -> str:
        return self._people[self._root(handle)].code or ""


@dataclass(frozen=True, slots=True)
class Called:
    """A protected person's code, names of several words, and names of one word that are all they are called by."""

    code: str
    whole: frozenset[Words]
    single: frozenset[Words]


@dataclass(frozen=True, slots=True)
class Codes:
    """The code of each protected entity, by report and id, and what everybody is called.

    `own` are single words by which a report may call those it protects.
    """

    by_report: Mapping[str, Mapping[str, str]]
    own: Mapping[str, Mapping[Words, str]]
    called: list[Called]


def _called(people: Iterable[_Person]) -> Iterator[Called]:
    for person in people:
        whole = frozenset(words for words in person.names if len(words) > 1 and not is_short(words))
        single = frozenset(words for words in person.names if len(words) == 1 and not is_short(words))
        yield Called(person.code or "", whole, single if person.alias or not whole else frozenset())


def names_of(entity: Entity) -> set[Words]:
    """What an entity is called by name, as folded words without titles; none for a code."""
    quotes = [mention.quote for mention in entity.mentions if mention.kind is MentionKind.NAME]
    if quotes and not entity.name.startswith("["):
        quotes += [entity.name, entity.key.partition(":")[2]]
    said = {quote for quote in quotes if not is_code(quote)}
    found = {_untitled(folded(form)) for quote in said for form in (quote, _with_article(quote))}
    found.discard(())
    return found


def _with_article(name: str) -> str:
    """A name with its articles written onto what follows, as where it is joined up: "Nizar alHallaq"."""
    return _article().sub(r"\1", name)


@cache
def _article() -> re.Pattern[str]:
    articles = load("letters", "every")["articles"]
    words = sorted({*articles["alone"], *articles["hyphened"]}, key=lambda word: (-len(word), word))
    return re.compile(rf"\b({'|'.join(words)})[-‐‑’' ]+(?=\w)", re.IGNORECASE)


def _single_words(names: Collection[Words], others: Collection[Words]) -> set[Words]:
    """The single words by which a report may call somebody: names, and parts of names that nobody else has there."""
    single = {words for words in names if len(words) == 1 and not is_short(words)}
    parts = {(word,) for words in names if len(words) > 1 for word in words if _is_telling(word)}
    return single | (parts - set(others))


def _is_telling(word: str) -> bool:
    return len(word) >= _SHORTEST_PART and not is_daily(word) and word not in _titles() | _kunya()


def _untitled(words: Words) -> Words:
    bare = words
    while len(bare) > 1 and bare[0] in _titles():
        bare = bare[1:]
    return bare


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold(word) for word in load("people")["titles"]["words"]) - _kunya()


@cache
def _kunya() -> frozenset[str]:
    return frozenset(fold(word) for word in load("people")["kunya"]["words"]) | {
        "bin",
        "ibn",
        "bint",
        "abd",
        "ابو",
        "ام",
        "بن",
    }
