"""Time expressions, resolved to EDTF against the publication date, and that date where it is not given."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from crossbearing.extract.draft import Draft
from crossbearing.extract.time import calendar
from crossbearing.extract.time.calendar import Period
from crossbearing.extract.time.clock import Clock, Value
from crossbearing.extract.time.outlook import Outlook, outlook
from crossbearing.extract.time.publication import Found, dateline_day, infer_publication, is_in_dateline
from crossbearing.extract.time.time_expressions import Expression, Kind, time_grammar
from crossbearing.extract.time.time_patterns import lexicon, one_of
from crossbearing.extract.time.time_values import value_of
from crossbearing.extract.time.year_sharing import shared_years
from crossbearing.extract.words.governing import head_word, is_told_only
from crossbearing.extract.words.marked import Marked, Sentence
from crossbearing.model.when import Basis, Precision, When
from crossbearing.model.zone import ZoneKind

DATED_ZONES = frozenset({ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.CAPTION, ZoneKind.CORRECTION_NOTE})

_DAY_KINDS = frozenset(
    {Kind.NUMERIC, Kind.DAY_OF_MONTH, Kind.WEEKDAY, Kind.DEICTIC, Kind.ANAPHOR, Kind.FEAST, Kind.SHIFT}
)
# "The day before the vote": words follow that say of what; at the head of a sentence only with a comma after them.
_COMPLEMENT = re.compile(r"\s+(?:the|a|an|its|his|her|their|this|they|he|she|it|[A-Z“])")
_BESIDE_DATE = re.compile(r"\s*[,–—-]\s*(?:only|just|barely)?\s*")
_OWN_REPORT = re.compile(r"\b[Ww]e\s+(?:also\s+)?(?:wrote|reported|said|published|ran|carried)\b")
_PUT_OFF = re.compile(
    r"\b(?:postponed|delayed|deferred|rescheduled|moved|shifted|adjourned|changed|brought\s+forward"
    r"|(?:put|pushed|moved|held)\s+(?:off|back))\s+$",
    re.IGNORECASE,
)
_COMMA_WITHIN = 60
# A report's own stretch of time ends shortly before it is published.
_COVERAGE_DAYS = 14
_YEARS = (1000, 9000)


def find_dates(draft: Draft) -> Draft:
    """The draft with its dates found, and the publication date given or worked out."""
    marked = draft.marked
    found = list(_read(marked))
    published, alternatives = infer_publication(marked.report, found)
    told = [item for item in found if not is_in_dateline(marked.report, item)]
    written = dateline_day(marked.report, found, published) or _written(published)
    dates = tuple(_Course(marked, written, told).dates())
    return replace(draft, published=published, alternatives=alternatives, dates=dates)


def _written(published: When) -> Period | None:
    """The day of writing as that of publication; None if unknown or out of the years that can be counted in."""
    first, last = published.days
    if published.edtf is None or first is None or last is None:
        return None
    return calendar.parse(published.edtf) if min(_YEARS) <= first.year <= last.year <= max(_YEARS) else None


def _read(marked: Marked) -> Iterator[Found]:
    """Every time expression of the zones that tell, with its sentence and outlook."""
    grammar = time_grammar()
    full: tuple[int, Expression] | None = None
    for sentence in marked.sentences:
        if sentence.zone not in DATED_ZONES:
            continue
        found = grammar.read(marked.text, sentence.start, sentence.end)
        told = [expression for expression in found if _tells_time(marked, sentence, expression)]
        before = full[1] if full is not None and full[0] == sentence.paragraph else None
        for expression in shared_years(marked, told, before):
            if expression.year is not None and expression.kind is Kind.DATE:
                full = (sentence.paragraph, expression)
            looks = outlook(marked, sentence, expression)
            yield Found(sentence, _due_day(marked.text, sentence, expression), looks)


def _due_day(text: str, sentence: Sentence, expression: Expression) -> Expression:
    """The first of two days where something is put off from one to the other."""
    from_then = re.match(r"from\b", text[expression.start : expression.end], re.IGNORECASE)
    if from_then is None or _PUT_OFF.search(text[sentence.start : expression.start]) is None:
        return expression
    return replace(expression, day_to=None, upto=None, frame="")


def _tells_time(marked: Marked, sentence: Sentence, expression: Expression) -> bool:
    """Whether it places something in time: a length does only where it is said to last until now."""
    if expression.kind is not Kind.LENGTH:
        return True
    if re.search(r"\bended\s+(?:\w+\s+){0,2}$", marked.text[sentence.start : expression.start]) is not None:
        return False
    if expression.attributive or not re.match(r"for|after|in\b", expression.words):
        return True
    before = marked.text[sentence.start : expression.start].lower()
    after = marked.text[expression.end : sentence.end]
    words = lexicon().table["words"]
    if re.match(rf"\s+(?:of|into)\s+(?:[\w-]+\s+){{0,2}}(?:{one_of(words['ongoing'])})\b", after):
        return True
    if expression.words.startswith("in"):
        return re.search(rf"\b(?:{one_of(words['first_in'])})\b", before) is not None
    return expression.words.startswith("for") and re.search(r"\b(?:has|have|'ve|’ve)\b", before) is not None


@dataclass(slots=True)
class _Course:
    """Resolves a report's expressions in the order of the text, keeping the day told last."""

    marked: Marked
    written: Period | None
    found: list[Found]

    def dates(self) -> Iterator[When]:
        """Each expression as a date with its words."""
        state = Clock(self.written, day_first=_day_first(self.found), covered=self._coverage())
        previous: Found | None = None
        for item in self.found:
            clock = self._clock_for(item, previous, state)
            value = value_of(item.expression, clock)
            if value is not None:
                state = state if clock.turned else self._told(state, item, value)
            yield self._when(item.expression, value)
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

    def _when(self, expression: Expression, value: Value | None) -> When:
        span = self.marked.span(expression.start, expression.end)
        if value is None:
            return When(None, Precision.UNKNOWN, Basis.UNKNOWN, span, "nothing in the text fixes this date")
        precision = value.precision
        if expression.fine is not None and value.period.is_day:
            precision = expression.fine
        return When(value.period.edtf, precision, value.basis, span, value.why)

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
        pair = item.expression.pair
        if pair and max(pair) > 12 >= min(pair):
            return pair[0] > 12
    return None
