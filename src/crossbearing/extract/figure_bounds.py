"""What the words round a number assert about it: at least, more than, about, up to, a range."""

import re
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.numerals import Kind, Numeral
from crossbearing.model.figure import Modifier
from crossbearing.vocab import load

# The longest listed phrase, with room for a second one before it ("at least another").
REACH = 45

# Which of several modifiers holds: "at least some twenty" is at least, "only about ten" is about.
_STRENGTH = (Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.UP_TO, Modifier.FEWER_THAN, Modifier.ABOUT, Modifier.ONLY)


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
        re.compile(rf"[\s,]*\s(?P<words>{_any(after)})(?!\w)", re.IGNORECASE),
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


def modifiers_before(text: str, start: int, floor: int) -> tuple[int, tuple[Modifier, ...]]:
    """Where the run of modifiers that ends at `start` begins, and the modifiers; `floor` is as far back as it goes."""
    found: list[Modifier] = []
    while match := _words().before.search(text, max(floor, start - REACH), start):
        phrase = " ".join(match["words"].lower().split())
        if phrase == "over" and not _bounds_over(text, match.start(), start):
            break
        found.append(_words().label[phrase])
        start = match.start()
    return start, tuple(found)


def range_opener(text: str, start: int, floor: int) -> int:
    """Where "between" or "from" before a range begins; `start` itself without one."""
    opener = re.compile(
        rf"(?<![\w-])(?:{_any(dict.fromkeys(load('bounds')['range']['openers'], Modifier.RANGE))})\s+$", re.IGNORECASE
    )
    match = opener.search(text, max(floor, start - REACH), start)
    return start if match is None else match.start()


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
