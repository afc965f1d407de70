"""Figures that a report itself sets beside one another: owed and done, raised, compared, corrected."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.figures.figure_settled import OWED
from crossbearing.model.figure import Category, Figure
from crossbearing.model.pair import PairType
from crossbearing.vocab import load

# Two figures, how they stand to each other and over what.
FigureRow = tuple[str, str, PairType, str]
# Figures set beside one another have at most this many others between them.
_BETWEEN = 3
# Nothing and some of one thing are told at most this many paragraphs apart.
_PARAGRAPHS = 3
# The right number follows within this many sentences on the one taken back.
_CORRECTED = 2
_UNCOUNTED = (Category.DURATION, Category.ORDINAL, Category.SHARE, Category.DISTANCE)
_NOTHING_OF = (
    *(Category.MUNITIONS, Category.VIOLATIONS, Category.KILLED, Category.WOUNDED, Category.CASUALTIES),
    *(Category.DETAINED, Category.CAPTURED, Category.MISSING),
)
_ABOUT = r"(?:(?:about|some|around|nearly|almost|at\s+least|more\s+than|over|only|just)\s+)*"
_RAISED = re.compile(
    r"\b(?:raised?|raising|lower(?:ed|ing)?|revis(?:ed|ing)|increas(?:ed|ing)|reduc(?:ed|ing)|corrected|cut|updated|rose|risen|climbed"
    r"|brought|put)\b[^.;]{0,40}\b(?:number|figure|toll|count|total|estimate|tally|that|it)s?\b[^.;]{0,20}?\b(?:to|at)\s+"
    rf"{_ABOUT}\Z"
    r"|\b(?:number|figure|toll|count|total|estimate|tally)\s+(?:\w+\s+){0,2}(?:rose|climbed|grew|fell)\s+to\s+"
    + rf"{_ABOUT}\Z",
    re.IGNORECASE,
)
# Without these words that bring it up to date, a second number for a toll is another source's.
_LATER = re.compile(
    r"\b(?:rais|lower|revis|increas|reduc|correct|updat|rose|risen|climb|grew|fell|later|since|then|by\s+evening)",
    re.IGNORECASE,
)
_COMPARED = re.compile(rf"\b(?:as\s+)?(?:against|compared\s+(?:with|to))\s+{_ABOUT}\Z", re.IGNORECASE)
_OF_THE = re.compile(r"\bof\s+(?:the|these|those|its|their)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_CAME = re.compile(
    r"\s+(?:of\s+them\s+)?(?:have|has|had|were|was|are)\s+(?:so\s+far\s+|only\s+|since\s+)?(?:been\s+)?(?:received|freed|released|delivered"
    r"|handed|returned|let|unloaded|evacuated|identified|found|given|paid|allowed)\b",
    re.IGNORECASE,
)
_GRANTED = re.compile(
    rf"\b(?:agreed\s+to|accept(?:ed)?|approved?|cleared|allow(?:ed|s)?|authori[sz]ed|granted|let)\s+{_ABOUT}\Z",
    re.IGNORECASE,
)
_BY = re.compile(r"\s+(?:\w+\s+){0,2}?by\b", re.IGNORECASE)


def told_beside(draft: Draft) -> Iterator[FigureRow]:
    """Pairs of figures that the words between them or around them set against each other, in order of the text."""
    taken: set[str] = set()
    figures = [figure for figure in draft.figures if figure.category not in _UNCOUNTED]
    for place, right in enumerate(figures):
        for left in reversed(figures[max(0, place - _BETWEEN) : place]):
            kind = None if right.id in taken or left.value == right.value else _kind(draft, left, right)
            if kind is not None:
                taken.add(right.id)
                yield left.id, right.id, kind, f"{right.category.value}: {left.span.quote} or {right.span.quote}"
    yield from _nothing_and_some(draft, figures)


def _kind(draft: Draft, left: Figure, right: Figure) -> PairType | None:
    apart = _sentences_apart(draft, left, right)
    if apart is None:
        return None
    return next((kind for kind, test in _TESTS if test(draft, left, right, apart)), None)


def _sentences_apart(draft: Draft, left: Figure, right: Figure) -> int | None:
    """How many sentences lie from one figure to the other; None if they stand in different paragraphs."""
    one, other = draft.marked.sentence_at(left.span.start), draft.marked.sentence_at(right.span.start)
    if one is None or other is None or one.paragraph != other.paragraph:
        return None
    return other.index - one.index


def _is_owed_and_done(draft: Draft, left: Figure, right: Figure, apart: int) -> bool:
    """Whether one of two figures of a thing is what was asked for or promised: "60,000 of the 250,000 requested"."""
    owed = [OWED in (figure.note or "") for figure in (left, right)]
    if apart > 1 or left.unit != right.unit:
        return False
    # Of people, who were to come and who came are often different ones: only what was asked and granted is compared.
    if left.unit != "persons":
        return owed[0] != owed[1]
    text = draft.marked.text
    return (
        any(owed)
        and _names_nothing(draft, right)
        and _GRANTED.search(text, left.span.end, right.span.start) is not None
    )


def _is_compared(draft: Draft, left: Figure, right: Figure, apart: int) -> bool:
    """Whether a figure is told against that of another time: "4,850 tonnes, against 3,100 in January"."""
    if apart != 0 or left.unit != right.unit:
        return False
    return _COMPARED.search(draft.marked.text, left.span.end, right.span.start) is not None


def _is_what_came(draft: Draft, left: Figure, right: Figure, apart: int) -> bool:
    """Whether a figure is how many of those told of have come: "of the 23 it admitted, five have been received"."""
    if apart != 0 or not _names_nothing(draft, right):
        return False
    text = draft.marked.text
    sentence = draft.marked.sentence_at(left.span.start)
    opened = sentence is not None and _OF_THE.search(text, sentence.start, left.span.start) is not None
    return opened and _CAME.match(text, right.span.end) is not None


def _is_raised(draft: Draft, left: Figure, right: Figure, apart: int) -> bool:
    """Whether a figure is the newer count of its source: "counted 17 and within hours raised the figure to 24"."""
    if apart > 1 or left.unit != right.unit or left.category is not right.category:
        return False
    gap = draft.marked.text[left.span.end : right.span.start]
    raised = _RAISED.search(gap)
    return raised is not None and _LATER.search(gap) is not None


def _is_corrected(draft: Draft, left: Figure, right: Figure, apart: int) -> bool:
    """Whether the publisher gives its own earlier figure and then the right one: "we wrote six. There were five"."""
    sentence = draft.marked.sentence_at(left.span.start)
    if sentence is None or not 0 < apart <= _CORRECTED or not _names_nothing(draft, right):
        return False
    return _own_earlier().search(draft.marked.text, sentence.start, left.span.start) is not None


def _is_each_others(draft: Draft, left: Figure, right: Figure, apart: int) -> bool:
    """Whether each side counts what the other one did: "61 violations by its opponents and 48 by the rebels"."""
    if apart > 1 or not left.category == right.category == Category.VIOLATIONS:
        return False
    return all(_BY.match(draft.marked.text, figure.span.end) is not None for figure in (left, right))


_Test = Callable[[Draft, Figure, Figure, int], bool]
_TESTS: tuple[tuple[PairType, _Test], ...] = (
    (PairType.SCOPE_DIFFERENCE, _is_owed_and_done),
    (PairType.SCOPE_DIFFERENCE, _is_compared),
    (PairType.SCOPE_DIFFERENCE, _is_what_came),
    (PairType.SCOPE_DIFFERENCE, _is_raised),
    (PairType.NUMERIC_CONFLICT, _is_corrected),
    (PairType.RIVAL_ACCOUNT, _is_each_others),
)


def _nothing_and_some(draft: Draft, figures: list[Figure]) -> Iterator[FigureRow]:
    """A count of nothing against the first count of the same thing by somebody else: "forty bombs", "not one shell"."""
    claims = {
        figure.id: {claim.last.entity for claim in draft.claims if figure.id in claim.about} for figure in figures
    }
    for nothing in figures:
        if nothing.value != 0 or nothing.category not in _NOTHING_OF:
            continue
        some = (other for other in figures if other.value != 0 and other.category is nothing.category)
        near = (other for other in some if _paragraphs_apart(draft, other, nothing) <= _PARAGRAPHS)
        met = (
            other
            for other in near
            if claims[other.id] and claims[nothing.id] and claims[other.id].isdisjoint(claims[nothing.id])
        )
        other = next((one for one in met if draft.publisher not in claims[one.id] | claims[nothing.id]), None)
        if other is not None:
            issue = f"{nothing.category.value}: {other.span.quote} or {nothing.span.quote}"
            yield other.id, nothing.id, PairType.NUMERIC_CONFLICT, issue


def _paragraphs_apart(draft: Draft, left: Figure, right: Figure) -> int:
    one, other = draft.marked.sentence_at(left.span.start), draft.marked.sentence_at(right.span.start)
    return _PARAGRAPHS + 1 if one is None or other is None else abs(other.paragraph - one.paragraph)


def _names_nothing(draft: Draft, figure: Figure) -> bool:
    """Whether a figure is a bare number."""
    tokens = draft.marked.tokens_in(figure.span.start, figure.span.end)
    return all(token.pos not in ("NOUN", "PROPN") for token in tokens)


@cache
def _own_earlier() -> re.Pattern[str]:
    words = "|".join(re.escape(words) for words in load("rivals")["own_earlier"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
