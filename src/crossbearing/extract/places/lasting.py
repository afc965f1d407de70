"""Since when a state lasts, where a report counts it ("in its sixth week", "thirteen months since the ring closed")."""

import re
from datetime import date, timedelta
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.words.clauses import Clause
from crossbearing.model.figure import Category, Figure
from crossbearing.vocab import load

_UNITS = {"day": 1, "week": 7, "month": 30.4, "year": 365.25}
_IN_ITS = re.compile(
    r"\bin(?:to)? its (?:(\d+)(?:st|nd|rd|th)|([\w-]+)) (?:straight |consecutive )?(day|week|month|year)\b"
)
_SINCE = re.compile(r"\s+since\b")
# A report of one week says of it that "the week was calm".
_WEEK = frozenset({"week", "period"})
WEEK_DAYS = range(5, 9)


def lasting(draft: Draft, clause: Clause) -> str | None:
    """From the counted beginning to the day of publication; None where the clause counts no time."""
    published = None if draft.published is None else draft.published.days[0]
    if published is None:
        return None
    days = _days_in(draft, clause) or _days_since(draft, clause)
    if days is None:
        return None
    began = published - timedelta(days=days[0])
    return f"{_start(began, days[1])}/{published.isoformat()}"


def week_told(draft: Draft, clause: Clause) -> str | None:
    """The days that a report of one week is about, where the clause speaks of "the week"."""
    span = clause.span(draft.marked)
    if clause.subject is None or draft.marked.tokens[clause.subject].lower not in _WEEK:
        return None
    for when in draft.dates:
        first, last = when.days
        is_told = when.span is not None and when.span.start < span.start and first is not None and last is not None
        if is_told and first is not None and last is not None and (last - first).days + 1 in WEEK_DAYS:
            return f"{first.isoformat()}/{last.isoformat()}"
    return None


def _start(began: date, unit: str) -> str:
    """The beginning, no finer than the unit it is counted in allows."""
    if unit == "day":
        return began.isoformat()
    return f"{began.year}~" if unit == "year" else f"{began:%Y-%m}~"


def _days_in(draft: Draft, clause: Clause) -> tuple[float, str] | None:
    """The days of "in its sixth week", and the unit: those before the week that runs."""
    match = _IN_ITS.search(clause.span(draft.marked).quote)
    if match is None:
        return None
    number = int(match[1]) if match[1] else _ordinals().get(match[2].lower())
    return None if number is None else ((number - 1) * _UNITS[match[3]], match[3])


@cache
def _ordinals() -> dict[str, int]:
    """The ordinals that are written out, with what they count."""
    table: dict[str, int] = load("numbers")["ordinals"]
    return table


def _days_since(draft: Draft, clause: Clause) -> tuple[float, str] | None:
    """The days of "it is thirteen months since ...", and the unit."""
    text, sentence = draft.marked.text, clause.sentence
    for figure in draft.figures:
        if figure.category is not Category.DURATION or not sentence.start <= figure.span.start < sentence.end:
            continue
        behind = _SINCE.match(text, figure.span.end)
        if behind is not None and figure.value is not None and clause.span(draft.marked).end > behind.end():
            unit = _unit(figure)
            return None if unit is None else (figure.value * _UNITS[unit], unit)
    return None


def _unit(figure: Figure) -> str | None:
    return next((unit for unit in _UNITS if unit in (figure.unit or "")), None)
