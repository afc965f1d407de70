"""Who is protected in a ledger, and what goes out in their place."""

# Invariants kept here:
# - nothing that comes back holds a name of a protected person, however it is written, as far as `spotting` finds it;
# - the words of a report about a protected person go out without what `narrowing` finds beside them;
# - what is protected nowhere comes back as it was.

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property

from crossbearing.model.entity import Entity
from crossbearing.model.reading import Identified, Reading, spans_in
from crossbearing.model.span import Span
from crossbearing.publish.covering import WITHHELD, Cover, Piece, cover_of
from crossbearing.publish.people import Codes, People
from crossbearing.publish.spotting import Spotter, Words
from crossbearing.publish.views import views

# Characters of a report that go out before and after a passage.
AROUND = 32
# Items are named by so many signs of their report's hash at least.
HASH_SIGNS = 12
# Fewer words than this may stand anywhere in a report; more were taken from one place of it.
_FEWEST = 4
_WORDS_KEPT = 65_536
# So many reports have their covers kept: passages of one report are asked for together.
COVERS_KEPT = 256


@dataclass(frozen=True, slots=True)
class Masked:
    """Words of a report as they go out, with a few before and after; `masked` says that some were replaced.

    `placed` says that their place in the report may be told: nothing up to their end was replaced. Two places with a
    name between them would tell how long the name is.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    masked: bool = False
    placed: bool = True


class Hidden:
    """The protected people of a ledger.

    Whoever is a code already keeps it. Others are `protected-1`, `protected-2` ... in the order in which reports, by
    date and hash, first tell of them: the number says nothing of the name, and no hash of a name goes out, which could
    be guessed. `allowed` are names (folded) that may go out where the reader did not find the person, `withheld` names
    of others, such as publishers, that may not.
    """

    def __init__(
        self,
        codes: Codes,
        others: Iterable[Words],
        text_of: Callable[[Reading], str] | None = None,
        allowed: Collection[str] = (),
        withheld: Collection[str] = (),
    ) -> None:
        self._by_report = codes.by_report
        self._own = codes.own
        self._called = codes.called
        self._text_of = text_of
        self._allowed = frozenset(allowed)
        self._withheld = frozenset(tuple(name.split()) for name in withheld)
        self._others = _by_word(others, {words[0] for words in _single_words(codes)})
        self._spotters: dict[str, Spotter] = {}
        self._covers: dict[str, Cover] = {}
        self._cleaned_before: dict[str, str] = {}
        self._shared: dict[frozenset[str], Spotter | None] = {}

    @classmethod
    def of(
        cls,
        readings: Iterable[Reading],
        text_of: Callable[[Reading], str] | None = None,
        *,
        allowed: Collection[str] = (),
        withheld: Collection[str] = (),
    ) -> "Hidden":
        """Who is protected in these readings, in which protection has been spread; they are gone through once.

        `text_of` gives the text of a report, by which labels taken from it are masked as its words are.
        """
        people = People()
        for reading in readings:
            people.add(reading)
        return cls(people.codes(), people.others, text_of, allowed, withheld)

    def party(self, reading: Reading, entity: Entity) -> tuple[str, str]:
        """The key and name of an entity as they go out: of whoever is protected, the code."""
        kind = entity.key.partition(":")[0]
        code = self._codes(reading).get(entity.id)
        if code is not None:
            return f"{kind}:{code.lower()}", code
        spotter = self._spotter(reading)
        key, name = self._cleaned(entity.key, spotter), self._cleaned(entity.name, spotter)
        return (key if key == entity.key else f"{kind}:withheld"), name

    def text(self, words: str, reading: Reading | None = None, *, without: Iterable[Span] = ()) -> str:
        """Any words without protected names; of a report's own words also without what stands beside them there.

        What `without` covers is left out too, wherever the words have it.
        """
        clean = self._masked(words, reading)
        quotes = {" ".join(one.quote.split()) for one in without} if clean else set()
        for quote in sorted(quotes, key=lambda quote: (-len(quote), quote)):
            clean = re.sub(rf"(?<!\w){re.escape(quote)}(?!\w)", WITHHELD, clean, flags=re.IGNORECASE)
        return clean

    def _masked(self, words: str, reading: Reading | None) -> str:
        if not words or not (self.everywhere or self._by_report):
            return words
        if reading is not None and self._codes(reading):
            words = self._without_mentions(self._of_report(words, reading), reading)
            words = self._without_pieces(words, reading)
        return self._cleaned(words, self._spotter(reading))

    def passage(self, reading: Reading, text: str, words: Span, *, without: Iterable[Span] = ()) -> Masked:
        """Words of a report with a few around them; what `without` covers is left out too."""
        cover = self._cover(reading, text)
        extra = [Piece(one.start, one.end) for one in without]
        if extra:
            cover = cover.with_pieces(extra, text)
        spotter = self._spotter(reading)
        exact = self._cleaned(cover.shown(text, words.start, words.end), spotter)
        prefix, suffix = (
            "" if cover.near(one.start, one.stop) else self._or_none(text[one.start : one.stop], spotter)
            for one in _around(text, words)
        )
        masked = exact != words.quote
        return Masked(exact, prefix, suffix, masked, placed=not masked and not cover.over(0, words.end))

    def touches(self, reading: Reading, items: Collection[str]) -> bool:
        """Whether items of a report rest on or tell of somebody protected.

        They do where they name such a person as holder or party, where their words mention one, and where an item
        does that they are carried by.
        """
        codes = self._codes(reading)
        if not codes:
            return False
        found = {item.id: item for item in reading.items()}
        mentions = [
            (mention.start, mention.end)
            for entity in reading.entities
            if entity.id in codes
            for mention in entity.mentions
        ]
        waiting, seen = [found[key] for key in items if key in found], set(items)
        while waiting:
            item = waiting.pop()
            named = set(_strings(item))
            if not named.isdisjoint(codes) or _mentions(item, mentions):
                return True
            carriers = [key for key in _carriers(item) if key in found and key not in seen]
            seen.update(carriers)
            waiting.extend(found[key] for key in carriers)
        return False

    def names_anyone(self, reading: Reading) -> bool:
        """Whether a report tells of somebody protected."""
        return bool(self._codes(reading))

    def tells_of(self, sha256: str) -> bool:
        """The same, by the report's hash."""
        return bool(self._by_report.get(sha256))

    @cached_property
    def everywhere(self) -> Spotter:
        """What finds the names that stand for nobody else, in any text."""
        names: dict[Words, str] = dict.fromkeys(self._withheld, WITHHELD)
        for called in self._called:
            names.update(dict.fromkeys(called.single, WITHHELD))
        for called in self._called:
            names.update(dict.fromkeys(called.whole, called.code))
        return self._found(names)

    def in_all_of(self, hashes: Collection[str]) -> Spotter | None:
        """What finds single words by which each of some reports, named by the start of their hash, calls somebody.

        None where there is no such word.
        """
        starts = frozenset(one[:HASH_SIGNS] for one in hashes)
        if not starts or not starts <= self._own_by_start.keys():
            return None
        if starts not in self._shared:
            if len(self._shared) >= COVERS_KEPT:
                self._shared.clear()
            each = [self._own_by_start[start] for start in sorted(starts)]
            words = set(each[0]).intersection(*each[1:])
            self._shared[starts] = self._found({one: each[0][one] for one in words}) if words else None
        return self._shared[starts]

    def _found(self, names: Mapping[Words, str], *, also: Spotter | None = None) -> Spotter:
        """What finds these names, but for those that may go out and where they are part of longer names of others."""
        kept = {words: code for words, code in names.items() if " ".join(words) not in self._allowed}
        single = (words[0] for words in kept if len(words) == 1)
        return Spotter(kept, (longer for word in single for longer in self._others.get(word, ())), also=also)

    @cached_property
    def _own_by_start(self) -> Mapping[str, Mapping[Words, str]]:
        return {sha256[:HASH_SIGNS]: own for sha256, own in self._own.items()}

    def _codes(self, reading: Reading) -> Mapping[str, str]:
        return self._by_report.get(reading.sha256, {})

    def _spotter(self, reading: Reading | None) -> Spotter:
        """What finds the names that stand for protected people in a report: those it names by single words too."""
        if reading is None or not self._codes(reading):
            return self.everywhere
        if reading.sha256 not in self._spotters:
            if len(self._spotters) >= COVERS_KEPT:
                self._spotters.clear()
            self._spotters[reading.sha256] = self._own_spotter(reading)
        return self._spotters[reading.sha256]

    def _own_spotter(self, reading: Reading) -> Spotter:
        own = self._own.get(reading.sha256, {})
        return self._found(own, also=self.everywhere)

    def _without_mentions(self, words: str, reading: Reading) -> str:
        """The words with codes for what the report calls somebody in several words: "the doctor of Durra"."""
        codes = self._codes(reading)
        called = {
            mention.quote: codes[entity.id]
            for entity in reading.entities
            if entity.id in codes
            for mention in entity.mentions
            if " " in mention.quote and mention.quote in words
        }
        for quote in sorted(called, key=lambda quote: (-len(quote), quote)):
            words = re.sub(rf"(?<!\w){re.escape(quote)}(?!\w)", called[quote], words)
        return words

    def _without_pieces(self, words: str, reading: Reading) -> str:
        """The words without any of several words that the report's own go out without: "his brother Khaled"."""
        if self._text_of is None or words.count(" ") < _FEWEST - 1:
            return words
        text = self._text_of(reading)
        pieces = ((text[one.start : one.end], one.code or WITHHELD) for one in self._cover(reading, text).pieces)
        longer = {quote: sign for quote, sign in pieces if " " in quote}
        for quote in sorted(longer, key=lambda quote: (-len(quote), quote)):
            words = re.sub(rf"(?<!\w){re.escape(quote)}(?!\w)", longer[quote], words, flags=re.IGNORECASE)
        return words

    def _of_report(self, words: str, reading: Reading) -> str:
        """Words that a report has verbatim in one place, as they go out of it."""
        if self._text_of is None or words.count(" ") < _FEWEST - 1:
            return words
        text, bare = self._text_of(reading), words.rstrip("…. ")
        start = text.find(bare) if bare else -1
        cover = self._cover(reading, text) if start >= 0 else None
        while start >= 0 and cover is not None:
            if not cover.over(start, start + len(bare)):
                return words
            shown = cover.shown(text, start, start + len(bare)) + words[len(bare) :]
            start = text.find(bare, start + 1)
        return words if cover is None else shown

    def _cover(self, reading: Reading, text: str) -> Cover:
        if reading.sha256 not in self._covers:
            if len(self._covers) >= COVERS_KEPT:
                self._covers.clear()
            self._covers[reading.sha256] = cover_of(reading, text, self._codes(reading), self._spotter(reading))
        return self._covers[reading.sha256]

    def _cleaned(self, words: str, spotter: Spotter) -> str:
        """Words without names; what has them in escapes only goes out without the escapes, or not at all."""
        # Publishers, places, sources and labels come again and again.
        if spotter is not self.everywhere:
            return _clean(words, spotter)
        if words not in self._cleaned_before:
            if len(self._cleaned_before) >= _WORDS_KEPT:
                self._cleaned_before.clear()
            self._cleaned_before[words] = _clean(words, spotter)
        return self._cleaned_before[words]

    def _or_none(self, words: str, spotter: Spotter) -> str:
        return words if self._cleaned(words, spotter) == words else ""


def _single_words(codes: Codes) -> Iterator[Words]:
    """Names of one word by which anybody protected is called, anywhere or in a report."""
    for called in codes.called:
        yield from called.single
    for own in codes.own.values():
        yield from own


def _by_word(names: Iterable[Words], wanted: Collection[str]) -> Mapping[str, Sequence[Words]]:
    """The names by each of these words that they have."""
    found: dict[str, list[Words]] = {}
    for words in sorted(names):
        for word in dict.fromkeys(words):
            if word in wanted:
                found.setdefault(word, []).append(words)
    return found


def _clean(words: str, spotter: Spotter) -> str:
    if not any(spotter.seen(view) for view in views(words)):
        return words
    for view in views(words):
        clean = _replaced(view, spotter)
        if not any(spotter.seen(other) for other in views(clean)):
            return clean
    return WITHHELD


def _replaced(text: str, spotter: Spotter) -> str:
    parts, done = [], 0
    for one in spotter.seen(text):
        said = text[one.start : one.end]
        code = one.code.lower() if said.isascii() and said.islower() else one.code
        parts += [text[done : one.start], code]
        done = one.end
    return "".join([*parts, text[done:]])


def _around(text: str, words: Span) -> tuple[range, range]:
    """Whole words before and after a passage, within its paragraph."""
    start = max(0, words.start - AROUND)
    if start and (blank := text.find(" ", start, words.start)) >= 0:
        start = blank + 1
    start = max(start, text.rfind("\n", 0, words.start) + 1)
    end = min(len(text), words.end + AROUND)
    if end < len(text):
        end = max(words.end, text.rfind(" ", words.end, end))
    line = text.find("\n", words.end)
    return range(min(start, words.start), words.start), range(words.end, end if line < 0 else min(end, line))


def _strings(value: object) -> Iterator[str]:
    """Every string in a value of the model, but for the words of its spans."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)
    elif is_dataclass(value) and not isinstance(value, Span):
        for one in fields(value):
            yield from _strings(getattr(value, one.name))


def _mentions(item: Identified, mentions: Sequence[tuple[int, int]]) -> bool:
    return any(start < span.end and span.start < end for span in spans_in(item) for start, end in mentions)


def _carriers(item: Identified) -> tuple[str, ...]:
    """The ids of what an item is carried by: claims, and the figures of an event."""
    return (*getattr(item, "claims", ()), *getattr(item, "casualties", ()))
