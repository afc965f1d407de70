"""Figures of one report that count the same thing and differ: a conflict, or one source at two dates."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.figures.numerals import ORDER
from crossbearing.extract.words.content_words import STEM_LETTERS
from crossbearing.model.claim import Claim, ClaimKind
from crossbearing.model.figure import HUMAN_TOLL, Category, Figure
from crossbearing.model.pair import PairType
from crossbearing.model.span import Span
from crossbearing.model.when import days_of
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases

# Categories that cannot rival: how long, how often, which part.
_NEVER = (Category.DURATION, Category.ORDINAL, Category.SHARE, Category.DISTANCE, Category.ROUNDS)
_DEATHS = (Category.KILLED, Category.BODIES)
# A toll of one attack may be counted for some weeks.
_ONE_ATTACK = timedelta(days=60)
_TOLLS = (Category.KILLED, Category.WOUNDED, Category.CASUALTIES, Category.MISSING, Category.BODIES)
# Two figures are compared within this many figures of each other: further apart they seldom count one thing.
REACH = 8


def figure_pairs(draft: Draft, replaced: frozenset[str] = frozenset()) -> Iterator[tuple[str, str, PairType, str]]:
    """Rival figures (numeric_conflict), one source's successive figures and what was planned (scope_difference).

    Among figures of one thing each source speaks with its newest, and each is set against the first told. Where one
    counts civilians and the other armed men, the accounts rival, not the numbers. Figures that their source has
    `replaced` by a newer one stand against nothing more.
    """
    for group in _groups([figure for figure in draft.figures if figure.id not in replaced], draft):
        newest: dict[str | None, Figure] = {}
        for figure in group:
            holder = _holder(draft, figure)
            old = newest.get(holder)
            if old is None:
                newest[holder] = figure
            elif old.category in HUMAN_TOLL and not _is_share_of(draft, old, figure):
                old, new = _in_time(draft, old, figure)
                yield new.id, old.id, PairType.SCOPE_DIFFERENCE, _issue(old, new)
                newest[holder] = new
            elif _is_planned(draft, old) != _is_planned(draft, figure):
                yield old.id, figure.id, PairType.SCOPE_DIFFERENCE, _issue(old, figure)
        standing = sorted(newest.values(), key=lambda figure: figure.span.start)
        for figure in standing[1:]:
            if _differs(standing[0], figure):
                yield standing[0].id, figure.id, _how(draft, standing[0], figure), _issue(standing[0], figure)


def _differs(left: Figure, right: Figure) -> bool:
    """Whether two sources print different numbers, also where a bound ("at least 12" and 19) leaves room for both.

    Words for an order of magnitude ("scores") print none.
    """
    if not left.agrees_with(right):
        return True
    printed = all(ORDER not in (figure.note or "") and figure.value is not None for figure in (left, right))
    return printed and left.value != right.value


def _how(draft: Draft, left: Figure, right: Figure) -> PairType:
    """How two sources' figures of one thing stand to each other."""
    if _is_planned(draft, left) != _is_planned(draft, right) or _counts_otherwise(draft, right):
        return PairType.SCOPE_DIFFERENCE
    whom = {label for figure in (left, right) for label in _whom(figure)}
    return PairType.RIVAL_ACCOUNT if len(whom) > 1 else PairType.NUMERIC_CONFLICT


def _counts_otherwise(draft: Draft, figure: Figure) -> bool:
    """Whether a figure is told as one for another stretch or circle, or as a newer count: "covers Wednesday alone"."""
    sentence = draft.marked.sentence_at(figure.span.start)
    if sentence is None:
        return False
    return _other_scope().search(draft.marked.text, sentence.start, sentence.end) is not None


@cache
def _other_scope() -> re.Pattern[str]:
    return _any_of(load("rivals")["other_scope"])


def _whom(figure: Figure) -> set[str]:
    """Whether a figure counts civilians or armed men, as far as its words say."""
    return {hit.label for hit in targets().find(figure.span.quote)}


@cache
def targets() -> Phrases:
    """The words for civilian and for military persons and things."""
    return Phrases(load("rivals")["targets"])


def _is_share_of(draft: Draft, whole: Figure, figure: Figure) -> bool:
    """Whether a smaller figure of the same sentence is part of what was just told: "25 killed, two merchants"."""
    sentence = draft.marked.sentence_at(whole.span.start)
    same = sentence is not None and sentence.start <= figure.span.start < sentence.end
    return same and (figure.value or 0) < (whole.value or 0)


def _is_planned(draft: Draft, figure: Figure) -> bool:
    """Whether a figure is one of what is to come or was meant to be."""
    kinds = {claim.kind for claim in draft.claims if figure.id in claim.about}
    if kinds & _TO_COME:
        return True
    text = draft.marked.text
    near = text[max(0, figure.span.start - 12) : figure.span.end + 12]
    return _planned_words().search(near) is not None


_TO_COME = frozenset({ClaimKind.INTENTION, ClaimKind.EXPECTATION, ClaimKind.DEMAND})


@cache
def _planned_words() -> re.Pattern[str]:
    return _any_of(load("rivals")["planned"])


def _groups(figures: Sequence[Figure], draft: Draft) -> list[list[Figure]]:
    """Figures that count the same thing, in order of the text; each stands in the first group it fits."""
    groups: list[list[Figure]] = []
    by_kind: dict[Category, list[list[Figure]]] = {}
    for figure in figures:
        # Figures of different kinds never meet.
        alike = by_kind.setdefault(_kind(figure), [])
        home = next((group for group in alike if all(_comparable(draft, one, figure) for one in group)), None)
        if home is None:
            alike.append([figure])
            groups.append(alike[-1])
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
    if not _could_meet(left, right) or _is_part(draft, left) or _is_part(draft, right):
        return False
    # A tally of months is compared with that of a day only where the report says that it covers something else.
    if _is_running(left.interval) != _is_running(right.interval) and not _counts_otherwise(draft, right):
        return False
    same_event = left.event is not None and left.event == right.event
    bare = _names_nothing(draft, right) and left.unit == right.unit
    goes_on = bare and (same_event or _restates(draft, right) or left.category not in HUMAN_TOLL)
    if not same_event and None not in (left.event, right.event) and not goes_on:
        return False
    if not same_event and not (_same_period(left.interval, right.interval) and _told_together(draft, left, right)):
        return False
    if abs(_rank(draft, left) - _rank(draft, right)) > REACH:
        return False
    return goes_on or _same_noun(draft, left, right, same_event=same_event)


def _could_meet(left: Figure, right: Figure) -> bool:
    """Whether two figures differ, and are of one category and unit."""
    if left.category in _NEVER or _kind(left) is not _kind(right):
        return False
    if left.unit != right.unit and left.category not in _DEATHS:
        return False
    return (left.value, left.low, left.high) != (right.value, right.low, right.high)


def _same_noun(draft: Draft, left: Figure, right: Figure, *, same_event: bool) -> bool:
    """Whether two figures name the same thing, or one toll.

    "12 dead" and "15 civilians killed" measure one toll; of those who left or were freed, "477 relatives" may be part
    of "750 people". Of those who died in one attack one side may count patients, the other gunmen.
    """
    left_noun, right_noun = _counted(draft, left), _counted(draft, right)
    if left_noun == right_noun or left_noun & right_noun:
        return True
    if left.category not in _TOLLS:
        return False
    return not left_noun or not right_noun or (same_event and len(_whom(left) | _whom(right)) > 1)


def _kind(figure: Figure) -> Category:
    """The category by which figures are compared: who was killed and whose bodies were found are the dead."""
    return Category.KILLED if figure.category in _DEATHS else figure.category


def _names_nothing(draft: Draft, figure: Figure) -> bool:
    """Whether a figure is a bare number that goes on counting what was counted before: "in fact 13"."""
    return not _counted(draft, figure) and figure.value != 0


def _restates(draft: Draft, figure: Figure) -> bool:
    """Whether a figure is told as that of the whole toll: "put the number killed at three"."""
    sentence = draft.marked.sentence_at(figure.span.start)
    if sentence is None:
        return False
    return _restating().search(draft.marked.text, sentence.start, figure.span.end) is not None


@cache
def _restating() -> re.Pattern[str]:
    return _any_of(load("rivals")["restating"])


def _told_together(draft: Draft, left: Figure, right: Figure) -> bool:
    """Whether two figures stand in one paragraph or in neighbouring ones."""
    sentences = [draft.marked.sentence_at(figure.span.start) for figure in (left, right)]
    paragraphs = [sentence.paragraph for sentence in sentences if sentence is not None]
    return len(paragraphs) == len(sentences) and max(paragraphs) - min(paragraphs) <= 1


def _rank(draft: Draft, figure: Figure) -> int:
    return draft.figures.index(figure)


def _counted(draft: Draft, figure: Figure) -> frozenset[str]:
    """Stems of the nouns counted, the toll's own words left out."""
    tokens = draft.marked.tokens_in(figure.span.start, figure.span.end)
    stems = (token.lower[:STEM_LETTERS] for token in tokens if token.pos in ("NOUN", "PROPN", "ADJ"))
    return frozenset(stem for stem in stems if stem not in _neutral() and stem.isalpha())


@cache
def _neutral() -> frozenset[str]:
    return frozenset(word[:STEM_LETTERS] for word in load("rivals")["neutral"])


def _same_period(left: str | None, right: str | None) -> bool:
    if left is None or right is None:
        return True
    first_l, last_l = days_of(left)
    first_r, last_r = days_of(right)
    after = first_l is not None and last_r is not None and first_l > last_r
    before = last_l is not None and first_r is not None and last_l < first_r
    return not after and not before


def _is_running(interval: str | None) -> bool:
    """Whether a period has no beginning or lasts for months: such a tally is not that of one attack."""
    if interval is None:
        return False
    first, last = days_of(interval)
    return first is None or (last is not None and last - first > _ONE_ATTACK)


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
