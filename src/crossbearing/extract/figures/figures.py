"""Quantities with bounds, unit, category and period."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crossbearing.extract.draft import Draft
from crossbearing.extract.figures.figure_bounds import (
    Bound,
    Thing,
    bound,
    modifier_after,
    modifier_glued,
    modifiers_before,
    range_opener,
    strongest,
)
from crossbearing.extract.figures.figure_category import Reading, is_opened_part, read_category, read_zero
from crossbearing.extract.figures.figure_noun import Counted, find_counted, meaning_of
from crossbearing.extract.figures.figure_settled import OWED
from crossbearing.extract.figures.figure_single import ONE_PERSON, Single, fate_words, find_singles
from crossbearing.extract.figures.figure_tally import times_category
from crossbearing.extract.figures.figure_zero import NEGATIVES, Zero, find_zeros
from crossbearing.extract.figures.not_counted import counts_something, is_multiple
from crossbearing.extract.figures.numeral_gate import words_in
from crossbearing.extract.figures.numerals import ORDER, Kind, Numeral, numerals_among
from crossbearing.extract.time.timeline import when_of
from crossbearing.extract.words.marked import Marked, Sentence
from crossbearing.model.figure import HUMAN_TOLL, PART_OF_COUNT, Category, Figure, Modifier
from crossbearing.model.zone import TELLING, ZoneKind
from crossbearing.vocab import load

_TIMES = frozenset(
    {
        *("hour", "day", "night", "week", "fortnight", "month", "year", "decade", "century"),
        *("kilometre", "kilometer", "mile", "dozen"),
    }
)
_TIME = rf"(?:{'|'.join(sorted(_TIMES))})"
_ARTICLE = re.compile(
    r"\b(?:more than|over|less than|nearly|almost|about|around|at least|up to|within|under|just over|just under)\s+"
    rf"(?P<one>an?)(?=\s+{_TIME}\b)",
    re.IGNORECASE,
)
_DAY_COUNT = re.compile(
    r"(?:the\s+)?(?P<ordinal>[\w-]+)(?P<run>\s+(?:straight|consecutive|successive))?\s+"
    r"(?P<unit>day|night|week|month|year|(?P<within>evening|morning|weekend|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))\b"
    r"(?P<tail>\s+(?:running|in a row|of)\b)?",
    re.IGNORECASE,
)
_OWN_ONLY = re.compile(r"(?:['’]s?|\b(?:its|their|his|her|our))\s+(?P<only>only)(?=\s+[a-z])", re.IGNORECASE)
_BODIES_OF = re.compile(r"\b(?:bodies|corpses|remains|graves|coffins)\s+of\s+$", re.IGNORECASE)
_TOGETHER = "people and their families counted together; how many of them were not fighters is not said"

_PAIRED = re.compile(
    r",?\s+(?:and|or|to|but)\s+(?:(?:possibly|potentially|perhaps|maybe|probably|even)\s+)?"
    r"(?:more\s+than|over|up\s+to|as\s+many\s+as|at\s+least|about|around|some)\s+(?=\w)",
    re.IGNORECASE,
)

# Years are told in round numbers: "three years of siege" bounds nothing, a term of three years does.
_TERM = re.compile(
    r"\b(?:sentence|term|truce|ceasefire|cease-fire|agreement|accord|deal|plan|contract|mandate|lease|ban|extension)\b",
    re.IGNORECASE,
)


TIMES = "times"
# These never name what the next lone number counts.
_ASIDE = (Category.DURATION, Category.DISTANCE, Category.SHARE, Category.ORDINAL)
_OF_PEOPLE = re.compile(r"\b(?:group|party|toll|contingent|dead|victims|casualties)\b", re.IGNORECASE)
_LASTED = re.compile(
    r"\b(?:it|this|that|they)\s+(?:\w+\s+)?(?:take|takes|took|taken|last|lasts|lasted)\s*$", re.IGNORECASE
)
# "One body was counted twice. The radio reported seven."
_TELLING = re.compile(
    r"\b(?:report|count|claim|announc|cite|gave|give|list|spoke\s+of|speaks?\s+of|put\b.*\bat)\w*\s+$", re.IGNORECASE
)
_SERVED = re.compile(
    r"\b(?:sentenced|jailed|imprisoned|banned|extended|suspended|renewed)\b[^.;]{0,25}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Context:
    """What the paragraph has counted last, and what people it has counted last."""

    last: Reading | None = None
    people: Reading | None = None
    length: Reading | None = None

    def after(self, reading: Reading) -> "_Context":
        """The context once this was told."""
        if reading.category is Category.DURATION:
            return replace(self, length=reading)
        if reading.category in _ASIDE or reading.unit == TIMES:
            return self
        return replace(self, last=reading, people=reading if reading.unit == "persons" else self.people)

    def reading(self, before: str) -> Reading | None:
        """What a lone number counts, given the words of its sentence before it."""
        if self.length is not None and _LASTED.search(before):
            return self.length
        people = self.people
        if people is None or self.last is None:
            return self.last
        bodies = self.last.category is Category.BODIES and people.category in HUMAN_TOLL
        return people if _OF_PEOPLE.search(before) or (bodies and _TELLING.search(before)) else self.last


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure before it has an id: its bound, what it counts and what that is called."""

    bound: Bound
    reading: Reading
    counts: str
    noun: str | None = None


def find_figures(draft: Draft) -> Draft:
    """The draft with its figures found, title figures that the body repeats left out."""
    told: list[tuple[Sentence, _Found]] = []
    context = _Context()
    paragraph = -1
    for sentence in draft.marked.sentences:
        if sentence.zone not in TELLING:
            continue
        context = context if sentence.paragraph == paragraph else _Context()
        paragraph = sentence.paragraph
        for found in _figures_of(draft, sentence, context):
            told.append((sentence, _as_told_before(found, told)))
            context = context.after(found.reading)
    kept = [found for sentence, found in told if sentence.zone is not ZoneKind.TITLE or not _repeated(found, told)]
    kept.sort(key=lambda found: found.bound.start)
    figures = tuple(_figure(draft, found, number) for number, found in enumerate(kept, 1))
    return replace(draft, figures=figures)


def _as_told_before(found: _Found, told: list[tuple[Sentence, _Found]]) -> _Found:
    """The figure with the category it had where the same number of the same things was told with its verb."""
    if found.reading.sure or found.bound.value is None:
        return found
    for _, other in told:
        same = other.bound.value == found.bound.value and other.reading.unit == found.reading.unit
        if same and other.noun == found.noun and other.reading.sure:
            return replace(found, reading=other.reading)
    return found


def _repeated(found: _Found, told: list[tuple[Sentence, _Found]]) -> bool:
    """Whether the body has the same number of the same kind of thing."""
    return any(
        sentence.zone is not ZoneKind.TITLE
        and other.bound.value == found.bound.value
        and other.bound.low == found.bound.low
        and (
            other.reading.unit == found.reading.unit
            or found.reading.category is other.reading.category is not Category.OTHER
        )
        for sentence, other in told
    )


def _figures_of(draft: Draft, sentence: Sentence, context: _Context) -> Iterator[_Found]:
    """The figures of one sentence in order; each may take its unit from the one before it."""
    marked = draft.marked
    words = words_in(marked.text, sentence.start, sentence.end)
    numbers = _all_numerals(marked, sentence, words)
    zeros = [] if words.isdisjoint(NEGATIVES) else find_zeros(marked, sentence)
    ordinals = list(_day_counts(marked, sentence, numbers))
    taken = [(zero.start, zero.end) for zero in zeros] + [(found.bound.start, found.bound.end) for found in ordinals]
    numerals = [
        numeral for numeral in numbers if not any(start < numeral.end and numeral.start < end for start, end in taken)
    ]
    taken.extend((numeral.start, numeral.end) for numeral in numerals)
    singles = [] if words.isdisjoint(fate_words()) else [_single(marked, one) for one in find_singles(marked, sentence)]
    singles = [one for one in singles if not any(a < one.bound.end and one.bound.start < b for a, b in taken)]
    items: list[Zero | Numeral | _Found] = [*zeros, *numerals, *ordinals, *singles]
    items.sort(key=lambda item: item.bound.start if isinstance(item, _Found) else item.start)
    for item in items:
        found = _read(draft, sentence, item, context)
        if found is not None:
            yield found
            context = context.after(found.reading)


def _read(draft: Draft, sentence: Sentence, item: Zero | Numeral | _Found, context: _Context) -> _Found | None:
    if isinstance(item, _Found):
        return item
    if isinstance(item, Zero):
        return _zero(draft.marked, item, context.last)
    return _counted(draft, sentence, item, context)


def _all_numerals(marked: Marked, sentence: Sentence, words: frozenset[str]) -> list[Numeral]:
    """Number words, and the articles that are one: "more than a year", "its only hospital"."""
    found = numerals_among(words, marked.text, sentence.start, sentence.end)
    measured = not words.isdisjoint(_TIMES)
    for may, pattern, group in ((measured, _ARTICLE, "one"), ("only" in words, _OWN_ONLY, "only")):
        for match in pattern.finditer(marked.text, sentence.start, sentence.end) if may else ():
            single = Numeral(match.start(group), match.end(group), 1.0, Kind.CARDINAL)
            if not any(single.start < other.end and other.start < single.end for other in found):
                found.append(single)
    return sorted(found, key=lambda numeral: numeral.start)


def _counted(draft: Draft, sentence: Sentence, numeral: Numeral, context: _Context) -> _Found | None:
    marked, text = draft.marked, draft.marked.text
    word = text[numeral.start : numeral.end].lower()
    glued_end, glued = modifier_glued(text, numeral.end)
    many = numeral.kind is Kind.CARDINAL and numeral.value is not None and numeral.value > 1
    counted = find_counted(marked, numeral.start, glued_end, many=many)
    if counted.alone and many:
        counted = _shared_noun(marked, sentence, counted)
    if word not in ("only", "a", "an") and not counts_something(draft, numeral, counted):
        return None
    if is_multiple(text, numeral) or (word == "only" and not _is_facility(counted)):
        return None
    start, modifiers = modifiers_before(text, numeral.start, sentence.start, _thing(counted))
    start = range_opener(text, start, sentence.start) if numeral.is_range else start
    end, trailing = modifier_after(text, counted.end, sentence.end)
    modifier = strongest((*modifiers, *(kind for kind in (glued, trailing) if kind is not None)))
    before = text[sentence.start : start]
    reading = _reading(marked, numeral, counted, start, context.reading(before) if counted.alone else context.last)
    if word == "one" and (not counted.alone or counted.part) and _only_acts(reading):
        return None  # "one man said", "one of them said"
    if word == "only":
        modifier = Modifier.ONLY
    if numeral.kind is Kind.CARDINAL and _is_round_years(text, counted, reading, modifier, sentence):
        modifier = Modifier.ABOUT
    start = _with_bodies(text, start, sentence.start)
    if _BODIES_OF.match(text[start : start + 40].split(" of ")[0] + " of "):
        reading = Reading("bodies", Category.BODIES)
    noun = None if counted.noun is None else counted.noun.lemma.lower()
    return _Found(bound(numeral, modifier, start, end), reading, _counts(marked, counted, reading), noun)


def _shared_noun(marked: Marked, sentence: Sentence, counted: Counted) -> Counted:
    """What a lone number counts by the noun of the number paired with it: "eight and possibly more than 30 people"."""
    pair = _PAIRED.match(marked.text, counted.end, sentence.end)
    if pair is None:
        return counted
    following = marked.token_at(pair.end())
    if following is None or following.tag != "CD" or following.start != pair.end():
        return counted
    other = find_counted(marked, following.start, following.end, many=True)
    return counted if other.noun is None else replace(other, end=counted.end)


def _only_acts(reading: Reading) -> bool:
    """Whether a single person is told of for what they do: that is no count, one who was killed is."""
    return reading.unit in ("persons", "others") and not (reading.sure and reading.category in HUMAN_TOLL)


_MEASURES = (Category.DURATION, Category.DISTANCE, Category.AID, Category.SHARE)


def _thing(counted: Counted) -> Thing:
    """What kind of thing is counted, for the words that tell a bound or a place."""
    if counted.noun is None:
        return Thing.UNKNOWN
    meaning = meaning_of(counted.noun)
    lemma = counted.noun.lemma.lower()
    if meaning.category in _MEASURES or lemma in load("counted")["currency"]["words"]:
        return Thing.MEASURE
    if meaning.person:
        return Thing.PERSON
    return Thing.PLACE if lemma in load("bounds")["places"]["nouns"] else Thing.OBJECT


def _is_facility(counted: Counted) -> bool:
    """Whether "its only ..." counts a thing one could lose: "the district's only clinic"."""
    return counted.noun is not None and counted.noun.tag == "NN" and not meaning_of(counted.noun).person


def _reading(marked: Marked, numeral: Numeral, counted: Counted, start: int, previous: Reading | None) -> Reading:
    if numeral.kind is Kind.PERCENT:
        return Reading("percent", Category.SHARE)
    if numeral.kind in (Kind.FRACTION, Kind.MOST):
        return Reading("share", Category.SHARE)
    if numeral.kind is Kind.TIMES:
        return Reading(TIMES, times_category(marked, counted.anchor, numeral.value))
    sign = marked.text[numeral.start - 1 : numeral.start]
    if sign in _MONEY:
        return Reading(_MONEY[sign], Category.OTHER)
    reading = read_category(marked, counted, start, previous)
    if counted.noun is not None and counted.noun.lemma.lower() == "time":
        reading = replace(reading, category=times_category(marked, counted.anchor, numeral.value))
    part = PART_OF_COUNT if not counted.part and is_opened_part(marked, counted, start, previous) else None
    notes = [note for note in (reading.note, _note(numeral, counted), part) if note is not None]
    return replace(reading, note="; ".join(notes) or None)


_MONEY = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}


def _note(numeral: Numeral, counted: Counted) -> str | None:
    if numeral.kind is Kind.VAGUE:
        return ORDER
    if numeral.kind is Kind.INDEFINITE:
        return "vague; no number"
    if counted.families:
        return _TOGETHER
    return PART_OF_COUNT if counted.part else None


def _with_bodies(text: str, start: int, floor: int) -> int:
    """Where the figure starts if it is told as "the bodies of eight fighters"."""
    match = _BODIES_OF.search(text, max(floor, start - 20), start)
    return match.start() if match is not None else start


def _is_round_years(text: str, counted: Counted, reading: Reading, modifier: Modifier, sentence: Sentence) -> bool:
    if reading.unit != "years" or modifier is not Modifier.EXACT:
        return False
    served = _SERVED.search(text[sentence.start : counted.end]) is not None
    return not served and _TERM.match(text[counted.end : sentence.end].lstrip()) is None


def _counts(marked: Marked, counted: Counted, reading: Reading) -> str:
    """What is counted, in a few words of the report or in the ledger's own."""
    if len(counted.words) == 0:
        people = reading.unit == "persons" and reading.category is not Category.OTHER
        return f"persons {reading.category.value}" if people else reading.unit
    words = marked.text[counted.words[0].start : counted.words[-1].end].strip("\"“”‘’' ")
    told = reading.category.value if reading.category.value not in words else ""
    return f"{words} {told}".strip() if reading.unit == "persons" and reading.category is not Category.OTHER else words


def _zero(marked: Marked, zero: Zero, previous: Reading | None) -> _Found:
    reading = read_zero(marked, zero.counted, zero.start, previous)
    if any(word.lower in ("relief", "aid", "humanitarian") for word in zero.counted.words):
        reading = replace(reading, category=Category.AID)
    note = "explicit zero, by denial" if zero.denied else "explicit zero"
    nothing = Bound(zero.start, zero.end, Modifier.EXACT, 0, 0, 0, False)
    return _Found(nothing, replace(reading, note=note), _counts(marked, zero.counted, reading))


def _single(marked: Marked, single: Single) -> _Found:
    reading = Reading("persons", single.fate, ONE_PERSON)
    assert single.counted.noun is not None
    one = Bound(single.start, single.end, Modifier.EXACT, 1, 1, 1, False)
    return _Found(one, reading, _counts(marked, single.counted, reading), single.counted.noun.lemma.lower())


def _day_counts(marked: Marked, sentence: Sentence, numbers: list[Numeral]) -> Iterator[_Found]:
    """Ordinals that count days: "the third day running". "The first day" counts only with what it is the first of."""
    for numeral in numbers:
        if numeral.kind is not Kind.ORDINAL or numeral.value is None:
            continue
        match = _DAY_COUNT.match(marked.text, numeral.start, sentence.end)
        if match is None or (numeral.value == 1 and (match["tail"] or "").strip() != "of"):
            continue
        if match["within"] and not match["run"] and (match["tail"] or " of").strip() == "of":
            continue  # "the first Monday of May" is a date
        opening = re.search(r"\bthe\s+$", marked.text[sentence.start : numeral.start], re.IGNORECASE)
        start = sentence.start + opening.start() if opening else numeral.start
        tail = match.end("tail") if match["tail"] and match["tail"].strip() != "of" else match.end("unit")
        told = Bound(start, tail, Modifier.EXACT, numeral.value, numeral.value, numeral.value, False)
        yield _Found(told, Reading(f"{match['unit'].lower()}s", Category.ORDINAL), f"{match['unit'].lower()}s")


def _has_period(reading: Reading) -> bool:
    """Whether the count holds for a time: what is owed, a distance or a share has none."""
    return reading.note != OWED and reading.category not in (Category.DISTANCE, Category.SHARE, Category.OTHER)


def _figure(draft: Draft, found: _Found, number: int) -> Figure:
    told = found.bound
    span = draft.marked.span(told.start, told.end)
    when = when_of(draft, span)
    return Figure(
        id=f"q{number}",
        span=span,
        value=_whole(told.value),
        low=_whole(told.low),
        high=_whole(told.high),
        strict=told.strict,
        modifier=told.modifier,
        unit=found.reading.unit,
        counts=found.counts,
        category=found.reading.category,
        interval=when.edtf if when is not None and _has_period(found.reading) else None,
        note=found.reading.note,
    )


def _whole(number: float | None) -> int | float | None:
    """The number as people write it: 40, not 40.0."""
    return int(number) if number is not None and number == int(number) else number
