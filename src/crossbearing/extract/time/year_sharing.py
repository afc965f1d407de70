"""Dates without their year that take it from the date beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from crossbearing.extract.time.time_expressions import Expression, Kind
from crossbearing.extract.words.marked import Marked

_LIST = re.compile(r"\s*(?:,|and|or|to|until|through|[-–—])\s*(?:and\s+|or\s+)?(?:the\s+)?")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# From this many months back it may as well be the next year: "on 20 December 2015 and 4 January".
_HALF_YEAR = 6


def shared_years(marked: Marked, found: Sequence[Expression], before: Expression | None = None) -> Iterator[Expression]:
    """The expressions of one sentence, those without a year dated by the year printed before or behind them.

    `before` is the last date with its year of the sentences before in the paragraph: one of its month shares its year.
    """
    previous: Expression | None = None
    for each, after in zip_longest(found, found[1:]):
        dated = _from_next(marked, _from_second_end(each), after)
        if previous is not None and _shares(marked, previous, dated):
            dated = replace(dated, year=previous.year)
        elif previous is None and before is not None and _goes_on(before, dated):
            dated = replace(dated, year=before.year)
        yield dated
        previous = dated if dated.year is not None else previous


def _goes_on(before: Expression, expression: Expression) -> bool:
    """Whether a later day of the month told with its year follows: "On 16 December 2013 ... On 24 December"."""
    if not _lacks_year(expression) or before.day is None or expression.day is None:
        return False
    return before.month == expression.month and before.day < expression.day


def _from_second_end(expression: Expression) -> Expression:
    """A stretch whose year is printed with its second end: "between 28 March and 3 April 2016"."""
    upto = expression.upto
    if upto is not None and upto.year_mode and upto.month is not None and _lacks_year(expression):
        return replace(expression, year_mode=upto.year_mode)
    if upto is None or upto.year is None or upto.month is None or not _lacks_year(expression):
        return expression
    return replace(expression, year=upto.year - ((expression.month or 0) > upto.month))


def _from_next(marked: Marked, expression: Expression, after: Expression | None) -> Expression:
    """A date that takes its year from the next one of a list: "on 28 March and 3 April 2016"."""
    if after is None or after.year is None or after.kind is not Kind.DATE or after.day is None:
        return expression
    gap = marked.text[expression.end : after.start]
    if not _lacks_year(expression) or expression.day is None or _LIST.fullmatch(gap) is None:
        return expression
    return replace(expression, year=after.year - ((expression.month or 0) > (after.month or 0)))


def _lacks_year(expression: Expression) -> bool:
    dated = expression.kind is Kind.DATE and expression.month is not None
    return dated and expression.year is None and not expression.year_mode and not expression.mode


def _shares(marked: Marked, previous: Expression, expression: Expression) -> bool:
    """Whether a date is told on in the year before it: in the same month, or with no verb of its own between."""
    if not _lacks_year(expression) or previous.year is None or previous.month is None or previous.kind is not Kind.DATE:
        return False
    if previous.month == expression.month:
        return True
    if previous.attributive or previous.frame or previous.month - (expression.month or 0) >= _HALF_YEAR:
        return False
    return not any(token.tag in _FINITE for token in marked.tokens_in(previous.end, expression.start))
