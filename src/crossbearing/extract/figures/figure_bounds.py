"""What the words round a number assert about it: at least, more than, about, up to, a range."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from crossbearing.extract.figures.numerals import Kind, Numeral
from crossbearing.model.figure import Modifier
from crossbearing.vocab import load

# The longest listed phrase, with room for a second one before it ("at least another").
REACH = 45

# Which of several modifiers holds: "at least some twenty" is at least, "only about ten" is about.
_STRENGTH = (Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.UP_TO, Modifier.FEWER_THAN, Modifier.ABOUT, Modifier.ONLY)


# Words that tell a place as well as a bound, and numbers too small to be bounded by them.
_WHERE = frozenset({"over", "under", "above", "below", "beyond", "within", "just over", "just under"})
_SMALL = re.compile(r"(?:one|two|three|four|[1-4])(?![\w.,]*\d)(?!\w)", re.IGNORECASE)
_VERB_REACH = 20
# "Eleven men, at least two of them armed": the bound is that of the next count.
_NEXT_COUNT = (
    r"(?!\s+(?:than|of|an?|half|some|another|most|part|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|dozens?|scores|thousands?)\b)(?!\s+[\d$€£])"
)


class Thing(Enum):
    """What kind of thing a number counts, as far as bounds go."""

    MEASURE = "measure"
    PERSON = "person"
    PLACE = "place"
    OBJECT = "object"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Bound:
    """A number with its modifier, bounds and the characters that the modifier's words reach over."""

    start: int
    end: int
    modifier: Modifier
    value: float | None
    low: float | None
    high: float | None
    strict: bool


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    after: re.Pattern[str]
    glued: re.Pattern[str]
    label: dict[str, Modifier]
    label_after: dict[str, Modifier]
    label_glued: dict[str, Modifier]


@cache
def _words() -> _Words:
    table = load("bounds")
    before, after, glued = (_by_phrase(table[side]) for side in ("before", "after", "glued"))
    return _Words(
        re.compile(rf"(?<![\w-])(?P<words>{_any(before)})\s+$", re.IGNORECASE),
        re.compile(rf"[\s,]*\s(?P<words>{_any(after)})(?!\w){_NEXT_COUNT}", re.IGNORECASE),
        re.compile(rf"(?P<words>{_any(glued)})(?!\w)", re.IGNORECASE),
        before,
        after,
        glued,
    )


def _by_phrase(lists: dict[str, list[str]]) -> dict[str, Modifier]:
    return {phrase: Modifier(label) for label, phrases in lists.items() for phrase in phrases}


def _any(phrases: dict[str, Modifier]) -> str:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)


def modifiers_before(
    text: str, start: int, floor: int, thing: Thing = Thing.UNKNOWN
) -> tuple[int, tuple[Modifier, ...]]:
    """Where the run of modifiers that ends at `start` begins, and the modifiers; `floor` is as far back as it goes.

    `thing` is what the number counts: over, under and within places are not bounds.
    """
    found: list[Modifier] = []
    number = start
    while match := _words().before.search(text, max(floor, start - REACH), start):
        phrase = " ".join(match["words"].lower().split())
        # "Over the last three months": the article belongs to a stretch, and nothing before it bounds its length.
        if re.match(r"the\b", text[start:number], re.IGNORECASE):
            break
        if phrase == "up to" and _owns_up(text[max(0, match.start() - _VERB_REACH) : match.start()]):
            break
        if phrase in _WHERE and not _bounds(phrase, text, match.start(), number, thing):
            break
        found.append(_words().label[phrase])
        start = match.start()
    return start, tuple(found)


def range_opener(text: str, start: int, floor: int) -> int:
    """Where "between" or "from" before a range begins; `start` itself without one."""
    match = _openers().search(text, max(floor, start - REACH), start)
    return start if match is None else match.start()


@cache
def _openers() -> re.Pattern[str]:
    phrases = dict.fromkeys(load("bounds")["range"]["openers"], Modifier.RANGE)
    return re.compile(rf"(?<![\w-])(?:{_any(phrases)})\s+$", re.IGNORECASE)


def _bounds(phrase: str, text: str, start: int, number: int, thing: Thing) -> bool:
    """Whether a word that also tells a place bounds the number: not in "under one roof", "within two districts"."""
    if thing is Thing.MEASURE:
        return phrase != "over" or _bounds_over(text, start, number)
    if phrase == "within" and thing is not Thing.UNKNOWN:
        return False
    small = _SMALL.match(text, number) is not None
    if thing in (Thing.PLACE, Thing.OBJECT) and small and (phrase != "over" or thing is Thing.PLACE):
        return False
    if phrase != "over":
        return True
    return not _is_phrasal(text[max(0, start - _VERB_REACH) : start], thing) and _bounds_over(text, start, number)


def _owns_up(before: str) -> bool:
    """Whether "up to" belongs to the verb: "owned up to six rockets"."""
    word = re.search(r"([A-Za-z-]+)\s+$", before)
    return word is not None and word[1].lower() in load("bounds")["up_to"]["verbs"]


def _is_phrasal(before: str, thing: Thing) -> bool:
    """Whether "over" belongs to the verb: "handed over 20 rifles", not "fired over 20 shots"."""
    words = re.search(r"([A-Za-z-]+)\s+$", before)
    table = load("bounds")["over"]
    if words is None:
        return False
    word = words[1].lower()
    return word in table["always"] or (thing is Thing.PLACE and word in table["places"])


def _bounds_over(text: str, start: int, number: int) -> bool:
    """Whether "over" is a bound: "killed over two days" speaks of the time, "for over two days" of its length."""
    time = re.match(r"[\w,.-]+\s+(?:hour|day|night|week)s?\b", text[number : number + 40])
    return (
        time is None
        or re.search(r"\b(?:for|of|after|lasted|took|by|than)\s+$", text[max(0, start - 12) : start]) is not None
    )


def modifier_after(text: str, end: int, ceiling: int) -> tuple[int, Modifier | None]:
    """Where a modifier that follows at `end` ends, and which it is; the same place and None without one."""
    match = _words().after.match(text, end, min(ceiling, end + REACH))
    if match is None:
        return end, None
    return match.end(), _words().label_after[" ".join(match["words"].lower().split())]


def modifier_glued(text: str, end: int) -> tuple[int, Modifier | None]:
    """The same for what hangs on the number itself: "30-odd", "100+"."""
    match = _words().glued.match(text, end, min(len(text), end + REACH))
    if match is None:
        return end, None
    return match.end(), _words().label_glued[match["words"].lower()]


def strongest(modifiers: tuple[Modifier, ...]) -> Modifier:
    """The modifier that holds where several stand together."""
    return next((kind for kind in _STRENGTH if kind in modifiers), Modifier.EXACT)


def bound(numeral: Numeral, modifier: Modifier, start: int, end: int) -> Bound:
    """The number as the modifier bounds it, over characters `start` to `end`."""
    value = numeral.value
    if numeral.high is not None:
        return Bound(start, end, Modifier.RANGE, None, value, numeral.high, False)
    if value is None:
        return Bound(start, end, Modifier.ABOUT, None, None, None, False)
    if numeral.kind is Kind.MOST:
        return Bound(start, end, Modifier.MORE_THAN, value, value, None, True)
    if numeral.kind is Kind.VAGUE and modifier not in (Modifier.UP_TO, Modifier.FEWER_THAN):
        return Bound(start, end, Modifier.AT_LEAST, value, value, None, False)
    low, high = _limits(value, modifier)
    strict = modifier in (Modifier.MORE_THAN, Modifier.FEWER_THAN)
    return Bound(start, end, modifier, value, low, high, strict)


def _limits(value: float, modifier: Modifier) -> tuple[float | None, float | None]:
    if modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN):
        return value, None
    if modifier in (Modifier.UP_TO, Modifier.FEWER_THAN):
        return None, value
    if modifier is Modifier.ABOUT:
        return None, None
    return value, value
