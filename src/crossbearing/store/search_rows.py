"""What of a reading can be searched for: its text and claims as folded words, without protected names."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossbearing.errors import DateError
from crossbearing.model.claim import Claim
from crossbearing.model.code import is_code
from crossbearing.model.entity import Entity, EntityType, MentionKind
from crossbearing.model.reading import Reading
from crossbearing.model.when import days_of
from crossbearing.vocab.folding import Word, fold, words_of

# Stands where words were left out or another text begins, so that no phrase goes across. It is no letter, so no folded
# word has it, and it parts no words in either database.
GAP = "\ue000"
# PostgreSQL takes a megabyte of different words for one text, with some bytes for each beside it. A book has a tenth;
# what comes later in such a text is not searched, in either database.
MOST_BYTES = 900_000
# An open end of a time of publication.
OPEN_FIRST, OPEN_LAST = "0000-00-00", "9999-99-99"
# A place or an outlet may bear the name that somebody took as an alias.
_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})


@dataclass(frozen=True, slots=True)
class Said:
    """One claim to be searched: its number in the reading, its kind, and folded words."""

    position: int
    kind: str
    content: str
    holder: str


@dataclass(frozen=True, slots=True)
class Searched:
    """One report to be searched, by its reading."""

    reading: int
    sha256: str
    first: str
    last: str
    publisher: str
    language: str
    words: str
    said: tuple[Said, ...]


def searched(entry: int, reading: Reading, text: str, hidden: Collection[str]) -> Searched:
    """What of a reading is searched in a ledger that hides these names (small letters)."""
    names = names_left_out(reading, hidden)
    first, last = _published(reading.document.published)
    return Searched(
        reading=entry,
        sha256=reading.sha256,
        first=first,
        last=last,
        publisher=fold(reading.document.publisher or ""),
        language=reading.document.language,
        words=" ".join(_within(without(words_of(text), names))),
        said=tuple(_said(position, claim, names) for position, claim in enumerate(reading.claims)),
    )


def claim_words(claim: Claim, names: Collection[tuple[str, ...]]) -> tuple[list[str], list[str]]:
    """The folded words of a claim's content, and of those that name its holder, protected names left out."""
    content: list[str] = []
    for span in claim.content:
        content += [*([GAP] if content else []), *without(words_of(span.quote), names)]
    holder = claim.last.holder
    return content, [] if holder is None else without(words_of(holder.quote), names)


def protected_names(readings: Iterable[Reading]) -> set[str]:
    """The names that these readings protect, small letters."""
    return {name for reading in readings for entity in reading.entities if entity.protect for name in _names(entity)}


def names_left_out(reading: Reading, hidden: Collection[str]) -> set[tuple[str, ...]]:
    """The names of those whom this reading protects or who bear a hidden name, as folded words."""
    found: set[tuple[str, ...]] = set()
    for entity in reading.entities:
        names = _names(entity)
        if names and (entity.protect or (entity.type in _PEOPLE and not names.isdisjoint(hidden))):
            found |= {tuple(fold(name).split()) for name in (*names, entity.name)}
    return found - {()}


def without(words: Iterable[Word], names: Collection[tuple[str, ...]]) -> list[str]:
    """The folded words in order, GAP in place of each word of these names."""
    folded = [word.folded for word in words]
    if not names:
        return folded
    for at in [at for name in names for start in _places(folded, name) for at in range(start, start + len(name))]:
        folded[at] = GAP
    return folded


def _published(edtf: str | None) -> tuple[str, str]:
    """The first and last day of a time of publication; empty where there is none, or none that can be read."""
    try:
        first, last = (None, None) if edtf is None else days_of(edtf)
    except DateError:
        return "", ""
    if edtf is None:
        return "", ""
    return OPEN_FIRST if first is None else first.isoformat(), OPEN_LAST if last is None else last.isoformat()


def _places(words: Sequence[str], name: tuple[str, ...]) -> list[int]:
    return [at for at in range(len(words) - len(name) + 1) if tuple(words[at : at + len(name)]) == name]


def _said(position: int, claim: Claim, names: Collection[tuple[str, ...]]) -> Said:
    content, holder = claim_words(claim, names)
    return Said(position, claim.kind.value, " ".join(_within(content)), " ".join(_within(holder)))


def _within(words: Sequence[str]) -> Iterator[str]:
    """The words as far as the databases take them."""
    seen: set[str] = set()
    room = MOST_BYTES
    for word in words:
        if word not in seen:
            seen.add(word)
            room -= len(word.encode()) + 4
            if room < 0:
                return
        yield word


def _names(entity: Entity) -> set[str]:
    """What an entity is called by name, small letters; a code hides somebody already and is to be found."""
    names = {mention.quote.casefold() for mention in entity.mentions if mention.kind is MentionKind.NAME}
    return set() if is_code(entity.name) else names
