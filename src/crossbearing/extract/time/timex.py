"""Every time expression of a report in the terms of TimeML: dates, times of day, lengths and repeated times.

Dates as the ledger keeps them are a part of these, as EDTF; lengths and repeated times name no day and stay out of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crossbearing.extract.draft import Draft
from crossbearing.extract.time.course import Course, Resolved
from crossbearing.extract.time.dates import read_times, written_day
from crossbearing.extract.time.time_expressions import Kind, time_grammar
from crossbearing.extract.time.timex_dated import calendar_value, in_unit
from crossbearing.extract.time.timex_extent import extent
from crossbearing.extract.time.timex_lengths import century_value, length_value, repeated_value
from crossbearing.extract.time.timex_phrases import Phrase, PhraseKind, phrase_grammar
from crossbearing.extract.time.timex_quarters import Quarters
from crossbearing.extract.words.marked import Marked
from crossbearing.model.span import Span
from crossbearing.model.when import UNKNOWN_WHEN


class TimexKind(StrEnum):
    """The four types of TimeML."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """Words that tell a time, without the preposition before them, and their TIMEX3 value."""

    span: Span
    kind: TimexKind
    value: str


# Kinds of expression that TIMEX3 reads as a length, or not at all.
_NO_DATE = frozenset({Kind.LENGTH, Kind.STRAIGHT, Kind.SO_FAR})
_REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
_DAY_WORD = re.compile(r"day|night|morning|afternoon|evening|week|month|year")
# Of readings of one length "a year ago" of a quarter told goes before a date, a repeated time before a length.
_RANKS = {PhraseKind.SAME_BEFORE: 0, PhraseKind.REPEATED: 2}
_LAST_RANK = 3
_GOES_ON = re.compile(r"\s+\w")
_BEHIND = 4
_HOUR = re.compile(r"\dT")
_Item = Resolved | Phrase


def find_timexes(draft: Draft) -> tuple[Timex, ...]:
    """The time expressions of a report whose dates are found, in order of the text, none overlapping another."""
    marked = draft.marked
    found = list(read_times(marked, time_grammar().phrases))
    written = written_day(marked, found, draft.published or UNKNOWN_WHEN)
    dated = [each for each in Course(marked, written, found).resolved() if _names_time(marked, each)]
    reading = _Reading(marked, Quarters(written.first if written else None))
    return tuple(timex for item in _chosen(marked, dated) if (timex := reading.timex(item)) is not None)


def _names_time(marked: Marked, each: Resolved) -> bool:
    """Whether it is a date by itself: "at the same time" joins what is told, "two days after X" tells a length."""
    expression = each.found.expression
    match expression.kind:
        case Kind.ANAPHOR:
            return _DAY_WORD.search(expression.words) is not None
        case Kind.SHIFT:
            behind = marked.text[expression.end : expression.end + _BEHIND]
            return not (expression.words.endswith(("before", "after")) and _GOES_ON.match(behind))
        case Kind.SPAN:
            return not expression.unit and expression.part != "decade"
    return expression.kind not in _NO_DATE


def _chosen(marked: Marked, dated: Sequence[Resolved]) -> list[_Item]:
    """Of overlapping readings the longest; of equally long ones a date, but "a year ago" of a quarter told before."""
    every: list[tuple[int, int, int, _Item]] = []
    for each in dated:
        start, end = extent(marked.text, each.found.expression)
        every.append((start - end, 1, start, each))
    for phrase in _phrases(marked):
        every.append((phrase.start - phrase.end, _RANKS.get(phrase.kind, _LAST_RANK), phrase.start, phrase))
    taken = bytearray(len(marked.text))
    kept: list[tuple[int, _Item]] = []
    for size, _, start, item in sorted(every, key=lambda one: one[:3]):
        if not any(taken[start : start - size]):
            taken[start : start - size] = b"\1" * -size
            kept.append((start, item))
    return [item for _, item in sorted(kept, key=lambda one: one[0])]


def _phrases(marked: Marked) -> Iterator[Phrase]:
    """The phrases of a report; what compares with the quarter before only where a quarter was told."""
    quarter_told = False
    for sentence in marked.sentences:
        found = list(phrase_grammar().read(marked.text, sentence.start, sentence.end))
        quarter_told = quarter_told or any(phrase.kind is PhraseKind.QUARTER for phrase in found)
        yield from (phrase for phrase in found if quarter_told or phrase.kind is not PhraseKind.SAME_BEFORE)


@dataclass(slots=True)
class _Reading:
    """Gives values in order of the text, keeping the quarter that a business report tells of."""

    marked: Marked
    quarters: Quarters

    def timex(self, item: _Item) -> Timex | None:
        """The item as a time expression; None if it has no value."""
        if isinstance(item, Phrase):
            start, end, value = item.start, item.end, self._phrase_value(item)
        else:
            start, end = extent(self.marked.text, item.found.expression)
            value = calendar_value(item, self.marked.text[start:end])
            if item.found.expression.kind is Kind.PORTION and value is not None:
                self.quarters.note(value)
        return Timex(self.marked.span(start, end), _kind(item, value), value) if value is not None else None

    def _phrase_value(self, phrase: Phrase) -> str | None:
        parts = phrase.parts
        match phrase.kind:
            case PhraseKind.REFERENCE:
                return next((name for name in parts if name in _REFERENCES), None)
            case PhraseKind.LENGTH:
                return length_value(parts)
            case PhraseKind.REPEATED:
                return repeated_value(parts)
            case PhraseKind.YEAR:
                return parts["year"]
            case PhraseKind.CENTURY:
                return century_value(parts)
            case PhraseKind.PART_TOLD:
                written = self.quarters.written
                return in_unit(written, parts["unit"]) if written else None
        return self.quarters.value(phrase)


def _kind(item: _Item, value: str) -> TimexKind:
    if isinstance(item, Phrase) and item.kind is PhraseKind.REPEATED:
        return TimexKind.SET
    if value.startswith("P") and not value.endswith("_REF"):
        return TimexKind.DURATION
    return TimexKind.TIME if _HOUR.search(value) else TimexKind.DATE
