"""The course of dates through a report: each is counted from what was told before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from crossbearing.extract.time import calendar
from crossbearing.extract.time.calendar import Period
from crossbearing.extract.time.clock import Clock, Value
from crossbearing.extract.time.outlook import Outlook
from crossbearing.extract.time.publication import Found
from crossbearing.extract.time.time_expressions import Kind
from crossbearing.extract.time.time_patterns import lexicon, one_of
from crossbearing.extract.time.time_values import value_of
from crossbearing.extract.words.governing import head_word, is_told_only
from crossbearing.extract.words.marked import Marked
from crossbearing.model.zone import ZoneKind

_DAY_KINDS = frozenset(
    {Kind.NUMERIC, Kind.DAY_OF_MONTH, Kind.WEEKDAY, Kind.DEICTIC, Kind.ANAPHOR, Kind.FEAST, Kind.SHIFT}
)
# "The day before the vote": words follow that say of what; at the head of a sentence only with a comma after them.
_COMPLEMENT = re.compile(r"\s+(?:the|a|an|its|his|her|their|this|they|he|she|it|[A-Z“])")
_BESIDE_DATE = re.compile(r"\s*[,–—-]\s*(?:only|just|barely)?\s*")
_OWN_REPORT = re.compile(r"\b[Ww]e\s+(?:also\s+)?(?:wrote|reported|said|published|ran|carried)\b")
_COMMA_WITHIN = 60
# A report's own stretch of time ends shortly before it is published.
_COVERAGE_DAYS = 14


@dataclass(frozen=True, slots=True)
class Resolved:
    """A time expression, the clock it was counted by and what that gave; None where nothing fixes it."""

    found: Found
    clock: Clock
    value: Value | None


@dataclass(slots=True)
class Course:
    """Resolves a report's expressions in the order of the text, keeping the day told last."""

    marked: Marked
    written: Period | None
    found: list[Found]

    def resolved(self) -> Iterator[Resolved]:
        """Each expression with the clock it was counted by and what that gave."""
        state = Clock(self.written, day_first=_day_first(self.found), covered=self._coverage())
        previous: Found | None = None
        for item in self.found:
            clock = self._clock_for(item, previous, state)
            value = value_of(item.expression, clock)
            if value is not None:
                state = state if clock.turned else self._told(state, item, value)
            yield Resolved(item, clock, value)
            previous = item

    def _clock_for(self, item: Found, previous: Found | None, state: Clock) -> Clock:
        expression = item.expression
        after = self.marked.text[expression.end : item.sentence.end]
        opens = expression.start - item.sentence.start <= 1
        complement = _COMPLEMENT.match(after) is not None and (not opens or "," in after[:_COMMA_WITHIN])
        beside = (
            previous is not None
            and previous.sentence == item.sentence
            and _BESIDE_DATE.fullmatch(self.marked.text[previous.expression.end : expression.start]) is not None
        )
        same = previous is not None and previous.sentence == item.sentence
        said = None
        if item.outlook is Outlook.REPORTED and same:
            said = state.told.last if state.told else None
        # "Guns had hit the town that day, he wrote on Friday": not the day of writing it.
        told = state.deed if state.deed is not None and self._counts_from_deed(item) else state.told
        return replace(
            state,
            told=told,
            written=self._own_report(item) or state.written,
            forward=item.outlook is Outlook.AHEAD or (item.outlook is Outlook.REPORTED and said is None),
            said=said,
            here=_here(previous, state) if same else None,
            past=self._day_before_had(item, previous, state) if same else None,
            complement=complement,
            turned=complement and beside,
        )

    def _day_before_had(self, item: Found, previous: Found | None, state: Clock) -> date | None:
        """The day told in the sentence, where "had" follows it: "On Tuesday he said it had been shut since Sunday"."""
        if previous is None or state.told is None or not state.told.is_day:
            return None
        words = self.marked.tokens_in(previous.expression.end, item.expression.start)
        return state.told.first if any(word.lower == "had" and word.pos == "AUX" for word in words) else None

    def _counts_from_deed(self, item: Found) -> bool:
        """Whether "that day", "a day later" count from the last deed, not from a day on which something was said."""
        if self._is_backshifted(item):
            return True
        if item.expression.kind not in (Kind.ANAPHOR, Kind.SHIFT):
            return False
        head = head_word(self.marked, self.marked.span(item.expression.start, item.expression.end))
        return head is not None and not is_told_only(self.marked, head)

    def _is_backshifted(self, item: Found) -> bool:
        words = self.marked.tokens_in(item.sentence.start, item.expression.start)
        return any(token.lower == "had" and token.pos == "AUX" for token in words)

    def _own_report(self, item: Found) -> Period | None:
        """The day of an own earlier report, for words quoted from it: "we wrote that they left \"last Sunday\""."""
        text = self.marked.text
        before = text[item.sentence.start : item.expression.start]
        quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
        if not quoted or _OWN_REPORT.search(before) is None:
            return None
        clock = Clock(self.written)
        for other in self.found:
            if other.expression.start >= item.expression.start:
                break
            if _OWN_REPORT.search(text[other.sentence.start : other.sentence.end]) and (
                value := value_of(other.expression, clock)
            ):
                return value.period if value.period.is_day else None
        return None

    def _told(self, state: Clock, item: Found, value: Value) -> Clock:
        """The clock after a date; where only something was said on that day, the day of deeds stays."""
        after = _told(state, item, value)
        head = head_word(self.marked, self.marked.span(item.expression.start, item.expression.end))
        if after.told == state.told or (head is not None and is_told_only(self.marked, head)):
            return after
        return replace(after, deed=after.told)

    def _coverage(self) -> Period | None:
        """The last day of the stretch that the report says it covers; None if it names none."""
        clock = Clock(self.written)
        for item in self.found:
            if item.expression.day_to is None or not self._is_coverage(item):
                continue
            value = value_of(item.expression, clock)
            last = value.period.last if value else None
            end = self.written.last if self.written else None
            if last and end and 0 <= (end - last).days <= _COVERAGE_DAYS:
                return calendar.day(last)
        return None

    def _is_coverage(self, item: Found) -> bool:
        before = self.marked.text[item.sentence.start : item.expression.start].lower()
        if item.sentence.zone is ZoneKind.TITLE:
            return True
        return re.search(rf"\b(?:{one_of(lexicon().table['words']['covering'])})(?:s|ing|ed)?\b", before) is not None


def _told(state: Clock, item: Found, value: Value) -> Clock:
    """The clock after a date: the day told moves on with what the sentences tell, not with what describes a noun."""
    expression = item.expression
    names_day = expression.kind in _DAY_KINDS or (expression.kind is Kind.DATE and expression.day is not None)
    if expression.kind is Kind.STRAIGHT and value.period.last is not None:
        return replace(state, told=calendar.day(value.period.last), named=calendar.day(value.period.last))
    if not names_day or expression.frame in ("since", "until", "before", "after", "start"):
        return replace(state, year=value.period) if expression.kind is Kind.DATE else state
    if item.sentence.zone is ZoneKind.CAPTION:
        return state
    state = replace(state, named=value.period, year=value.period)
    return state if expression.attributive or item.outlook is Outlook.AHEAD else replace(state, told=value.period)


def _here(previous: Found | None, state: Clock) -> Period | None:
    """What the same sentence has dated before: a day told, or a month or year right before."""
    if previous is not None and previous.expression.kind is Kind.DATE and previous.expression.day is None:
        return None if previous.expression.attributive or previous.expression.frame else state.year
    return state.told if state.told and state.told.is_day else None


def _day_first(found: list[Found]) -> bool | None:
    """Whether dates in figures put the day first, as those show that can be read in one way; None if none does."""
    for item in found:
        ends = (item.expression, item.expression.upto)
        for pair in (end.pair for end in ends if end is not None):
            if pair and max(pair) > 12 >= min(pair):
                return pair[0] > 12
    return None
