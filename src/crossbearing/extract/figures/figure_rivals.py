"""Figures of one report that count the same thing and differ: a conflict, or one source at two dates."""

import re
from collections.abc import Iterator
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.words.content_words import content_words
from crossbearing.model.claim import Claim
from crossbearing.model.figure import HUMAN_TOLL, Category, Figure
from crossbearing.model.pair import PairType
from crossbearing.model.span import Span
from crossbearing.model.when import days_of
from crossbearing.vocab import load

# Categories that cannot rival: how long, how often, which part.
_NEVER = (Category.DURATION, Category.ORDINAL, Category.SHARE, Category.DISTANCE, Category.ROUNDS)
_TOLLS = (Category.KILLED, Category.WOUNDED, Category.CASUALTIES, Category.MISSING, Category.BODIES)
# Two figures are compared within this many figures of each other: further apart they seldom count one thing.
REACH = 8


def figure_pairs(draft: Draft) -> Iterator[tuple[str, str, PairType, str]]:
    """Rival figures (numeric_conflict) and one source's successive figures (scope_difference).

    Among figures of one thing each source speaks with its newest, and each is set against the first told.
    """
    for group in _groups(draft):
        newest: dict[str | None, Figure] = {}
        for figure in group:
            holder = _holder(draft, figure)
            if holder in newest and figure.category in HUMAN_TOLL:
                old, new = _in_time(draft, newest[holder], figure)
                yield new.id, old.id, PairType.SCOPE_DIFFERENCE, _issue(old, new)
                newest[holder] = new
            else:
                newest.setdefault(holder, figure)
        standing = sorted(newest.values(), key=lambda figure: figure.span.start)
        for figure in standing[1:]:
            if not standing[0].agrees_with(figure):
                yield standing[0].id, figure.id, PairType.NUMERIC_CONFLICT, _issue(standing[0], figure)


def _groups(draft: Draft) -> list[list[Figure]]:
    """Figures that count the same thing, in order of the text; each stands in the first group it fits."""
    groups: list[list[Figure]] = []
    for figure in draft.figures:
        home = next((group for group in groups if all(_comparable(draft, one, figure) for one in group)), None)
        if home is None:
            groups.append([figure])
        else:
            home.append(figure)
    return [group for group in groups if len(group) > 1]


def _issue(left: Figure, right: Figure) -> str:
    return f"{right.category.value}: {left.span.quote} or {right.span.quote}"


def _in_time(draft: Draft, left: Figure, right: Figure) -> tuple[Figure, Figure]:
    """The older and the newer of one source's two figures: "its earlier figure" names the older one."""
    sentence = draft.marked.sentence_at(right.span.start)
    if sentence and _older_words().search(draft.marked.text, sentence.start, right.span.end):
        return right, left
    return left, right


def _holder(draft: Draft, figure: Figure) -> str | None:
    """Who gives a figure: the last holder of the innermost claim that carries it."""
    carriers: list[Claim] = [claim for claim in draft.claims if figure.id in claim.about]
    cited = [claim for claim in carriers if claim.last.entity != draft.publisher]
    return (cited or carriers)[0].last.entity if carriers else draft.publisher


def _comparable(draft: Draft, left: Figure, right: Figure) -> bool:
    """Whether two figures count one thing: category, unit, event, period, and noun where both name one."""
    if left.category in _NEVER or left.category is not right.category or left.unit != right.unit:
        return False
    if left.event is not None and right.event is not None and left.event != right.event:
        return False
    same_event = left.event is not None and left.event == right.event
    if not same_event and not _same_period(left.interval, right.interval):
        return False
    if (left.value, left.low, left.high) == (right.value, right.low, right.high):
        return False
    if _is_part(draft, left) or _is_part(draft, right) or abs(_rank(draft, left) - _rank(draft, right)) > REACH:
        return False
    if not same_event and not _told_together(draft, left, right):
        return False
    left_noun, right_noun = _counted(left), _counted(right)
    # "12 dead" and "15 civilians killed" measure one toll; of those who left or were freed, "477 relatives" may be
    # part of "750 people", so other counts must name the same thing.
    unnamed = left.category in _TOLLS and (not left_noun or not right_noun)
    return unnamed or left_noun == right_noun or bool(left_noun & right_noun)


def _told_together(draft: Draft, left: Figure, right: Figure) -> bool:
    """Whether two figures stand in one paragraph or in neighbouring ones."""
    sentences = [draft.marked.sentence_at(figure.span.start) for figure in (left, right)]
    paragraphs = [sentence.paragraph for sentence in sentences if sentence is not None]
    return len(paragraphs) == len(sentences) and max(paragraphs) - min(paragraphs) <= 1


def _rank(draft: Draft, figure: Figure) -> int:
    return draft.figures.index(figure)


def _counted(figure: Figure) -> frozenset[str]:
    """Stems of the noun phrase counted, numbers and the toll's own words left out."""
    words = content_words((figure.span,))
    return frozenset(word for word in words if not word[0].isdigit() and word not in _neutral())


@cache
def _neutral() -> frozenset[str]:
    return frozenset(word[:5] for word in load("rivals")["neutral"])


def _same_period(left: str | None, right: str | None) -> bool:
    if left is None or right is None:
        return True
    first_l, last_l = days_of(left)
    first_r, last_r = days_of(right)
    after = first_l is not None and last_r is not None and first_l > last_r
    before = last_l is not None and first_r is not None and last_l < first_r
    return not after and not before


def _is_part(draft: Draft, figure: Figure) -> bool:
    """Whether a figure counts part of another one ("including 3", "72 of them")."""
    text = draft.marked.text
    window = Span.of(text, max(0, figure.span.start - 14), min(len(text), figure.span.end + 10))
    return _part_words().search(window.quote) is not None


@cache
def _part_words() -> re.Pattern[str]:
    return _any_of(load("rivals")["part"])


@cache
def _older_words() -> re.Pattern[str]:
    return _any_of(load("rivals")["older"])


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)
