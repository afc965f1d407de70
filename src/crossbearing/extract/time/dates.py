"""Time expressions, resolved to EDTF against the publication date, and that date where it is not given."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from crossbearing.extract.draft import Draft
from crossbearing.extract.time import calendar
from crossbearing.extract.time.calendar import Period
from crossbearing.extract.time.course import Course, Resolved
from crossbearing.extract.time.outlook import outlook
from crossbearing.extract.time.publication import Found, dateline_day, infer_publication, is_in_dateline
from crossbearing.extract.time.time_expressions import Expression, Kind, time_grammar
from crossbearing.extract.time.time_patterns import lexicon, one_of
from crossbearing.extract.time.year_sharing import shared_years
from crossbearing.extract.words.marked import Marked, Sentence
from crossbearing.model.when import Basis, Precision, When
from crossbearing.model.zone import ZoneKind

DATED_ZONES = frozenset({ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.CAPTION, ZoneKind.CORRECTION_NOTE})

_PUT_OFF = re.compile(
    r"\b(?:postponed|delayed|deferred|rescheduled|moved|shifted|adjourned|changed|brought\s+forward"
    r"|(?:put|pushed|moved|held)\s+(?:off|back))\s+$",
    re.IGNORECASE,
)
_YEARS = (1000, 9000)


def find_dates(draft: Draft) -> Draft:
    """The draft with its dates found, and the publication date given or worked out."""
    marked = draft.marked
    found = list(read_times(marked, time_grammar().read))
    published, alternatives = infer_publication(marked.report, found)
    told = [item for item in found if not is_in_dateline(marked.report, item)]
    written = written_day(marked, found, published)
    dates = tuple(_when(marked, each) for each in Course(marked, written, told).resolved())
    return replace(draft, published=published, alternatives=alternatives, dates=dates)


def written_day(marked: Marked, found: Sequence[Found], published: When) -> Period | None:
    """The day of writing: that of a reprint's dateline, else of publication; None if unknown or beyond counting."""
    if (printed := dateline_day(marked.report, found, published)) is not None:
        return printed
    first, last = published.days
    if published.edtf is None or first is None or last is None:
        return None
    return calendar.parse(published.edtf) if min(_YEARS) <= first.year <= last.year <= max(_YEARS) else None


def read_times(marked: Marked, read: Callable[[str, int, int], list[Expression]]) -> Iterator[Found]:
    """Every time expression that `read` finds in the zones that tell, with its sentence and outlook."""
    full: tuple[int, Expression] | None = None
    for sentence in marked.sentences:
        if sentence.zone not in DATED_ZONES:
            continue
        found = read(marked.text, sentence.start, sentence.end)
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


def _when(marked: Marked, resolved: Resolved) -> When:
    expression, value = resolved.found.expression, resolved.value
    span = marked.span(expression.start, expression.end)
    if value is None:
        return When(None, Precision.UNKNOWN, Basis.UNKNOWN, span, "nothing in the text fixes this date")
    precision = value.precision
    if expression.fine is not None and value.period.is_day:
        precision = expression.fine
    return When(value.period.edtf, precision, value.basis, span, value.why)
