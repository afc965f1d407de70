"""What the words right behind a duty tell of its fate: kept, kept in part, not kept, refused, put off, disputed."""

import re
from collections.abc import Iterator, Sequence

from crossbearing.extract.deals.deeds import lemma_of
from crossbearing.extract.deals.obligations import quantity_in
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.performance import State, default_when
from crossbearing.extract.deals.term import Term
from crossbearing.extract.deals.word_patterns import pattern
from crossbearing.extract.time.timeline import when_of
from crossbearing.extract.words.clauses import Clause, trimmed
from crossbearing.extract.words.marked import Sentence, Token
from crossbearing.model.agreement import Degree
from crossbearing.model.figure import Category
from crossbearing.model.span import Span
from crossbearing.model.zone import TELLING, ZoneKind
from crossbearing.vocab import load

# So many sentences behind a duty its fate may be told.
FATE_REACH = 2
_CONTENT = frozenset({"NOUN", "PROPN", "NUM"})
_TOLL = frozenset({Category.KILLED, Category.WOUNDED, Category.CASUALTIES, Category.BODIES})
# What is rejected where one of these is, is a charge and no duty.
_CHARGE = re.compile(r"\b(?:accusation|charge|claim|allegation|report)s?\b", re.IGNORECASE)
# The order in which the signs decide.
_ORDER = (
    ("disputed", Degree.DISPUTED),
    ("refused", Degree.REFUSED),
    ("postponed", Degree.POSTPONED),
    ("undone", Degree.NONE),
    ("part", Degree.PARTIAL),
    ("whole", Degree.FULL),
)


def find_fates(cast: Cast, found: Sequence[Clause], terms: Sequence[Term], known: Sequence[State]) -> Iterator[State]:
    """The states of terms as the next sentences tell them, where no `known` state is told, in order of the text."""
    marked = cast.draft.marked
    done = {state.term for state in known}
    waiting = [term for term in terms if term not in done]
    told: set[tuple[int, Degree]] = set()
    for sentence in marked.sentences:
        if sentence.zone not in TELLING or sentence.zone is ZoneKind.TITLE:
            continue
        if marked.text[sentence.start : sentence.end].rstrip().endswith("?"):
            continue
        for state in _fates_in(cast, found, sentence, waiting):
            if any(other.span.overlaps(state.span) for other in known):
                continue
            if (state.term.first, state.degree) not in told:
                told.add((state.term.first, state.degree))
                yield state


def _fates_in(cast: Cast, found: Sequence[Clause], sentence: Sentence, terms: Sequence[Term]) -> Iterator[State]:
    marked = cast.draft.marked
    inside = [term for term in terms if sentence.first <= term.first < sentence.last]
    first = inside[-1].last if inside else sentence.first
    near = [t for t in terms if t.last <= first and 0 <= _distance(cast, sentence, t) <= FATE_REACH]
    if not near or first >= sentence.last - 1:
        return
    if inside and not any(token.text in (";", "—", "–") for token in marked.tokens[first : first + 2]):
        return
    span = trimmed(marked, first, sentence.last)
    if _tells_toll(cast, span):
        return
    term = _meant(cast, near, first, sentence)
    # "So far" begins with a joining word, which the trimmed span leaves out.
    whole = Span.of(marked.text, marked.tokens[first].start if not inside else span.start, span.end)
    degree = None if term is None else fate_of(cast, term, whole)
    if term is None or degree is None or _is_early(cast, term, span):
        return
    told = _told_in(cast, found, span, degree)
    when = when_of(cast.draft, span)
    quantity = quantity_in(cast.draft.figures, told)
    yield State(term, degree, told, when or default_when(cast, span, degree), quantity, when is not None)


def _tells_toll(cast: Cast, span: Span) -> bool:
    """Whether the words count dead or wounded: that is no duty's fate."""
    return any(figure.category in _TOLL and span.covers(figure.span) for figure in cast.draft.figures)


def _is_early(cast: Cast, term: Term, span: Span) -> bool:
    """Whether the words tell of a day before the deal."""
    told = when_of(cast.draft, span)
    if told is None or term.deal.when is None:
        return False
    first, last = term.deal.when.days[0], told.days[1]
    return first is not None and last is not None and last < first


def _distance(cast: Cast, sentence: Sentence, term: Term) -> int:
    return sentence.index - cast.draft.marked.tokens[term.first].sentence


def _meant(cast: Cast, near: Sequence[Term], first: int, sentence: Sentence) -> Term | None:
    """The term that shares most with the words; else the one right before; far ones only if they share a word."""
    words = _content(cast.draft.marked.tokens[first : sentence.last])
    shared = {term: len(words & _content(cast.draft.marked.tokens[term.first : term.last])) for term in near}
    best = max(near, key=lambda term: (shared[term], term.first))
    if shared[best]:
        return best
    start = cast.draft.marked.tokens[first].lower
    is_pledge = near[-1].is_duty or near[-1].deal.mentions[0].spoken is not None
    is_next = is_pledge and _distance(cast, sentence, near[-1]) <= 1
    is_meant = is_next or start in load("agreements")["fate"]["anaphora"]
    return near[-1] if is_meant else None


def _content(tokens: Sequence[Token]) -> set[str]:
    return {lemma_of(token) for token in tokens if token.pos in _CONTENT}


def fate_of(cast: Cast, term: Term, span: Span) -> Degree | None:
    """The fate that the words tell of a duty told right before; None if they tell none."""
    text = span.quote
    if _is_answered(text):
        return Degree.DISPUTED
    if _is_mixed(text):
        return Degree.PARTIAL
    is_ahead = _AHEAD.search(text) is not None
    counted = None if is_ahead else _by_count(cast, term, span)
    for table, degree in _ORDER:
        is_done = degree in (Degree.PARTIAL, Degree.FULL)
        if degree is Degree.REFUSED and _CHARGE.search(text):
            continue
        if pattern("fate", table).search(text) and not (is_done and is_ahead):
            if not is_done:
                return degree
            return counted or (Degree.PARTIAL if _SHARE.search(text) else degree)
    if is_ahead:
        return None
    if counted is not None or _SHARE.search(text):
        return counted or Degree.PARTIAL
    return Degree.FULL if _is_plain_deed(text) else None


def _is_answered(text: str) -> bool:
    """Whether two say different things of it ("it says it has gone; villagers say it has not")."""
    claims = list(pattern("fate", "claiming").finditer(text))
    if len(claims) < 2:
        return False
    between = text[claims[0].end() : claims[-1].start()]
    return any(word in re.findall(r"[\w]+|;", between) for word in ("while", "but", "whereas", "and", ";"))


def _is_mixed(text: str) -> bool:
    """Whether one half of the words says done and the other not."""
    halves = re.split(r";|,\s+(?:while|but|though|and)\b|\bbut\b|, (?=the )", text, maxsplit=1)
    if len(halves) < 2:
        return False
    undone = [pattern("fate", "undone").search(half) or _OTHERS.search(half) for half in halves]
    return bool(undone[1]) and not undone[0] and _DONE.search(halves[0]) is not None


_OTHERS = re.compile(r"\b(?:none|others?|rest|remain|remains|not|still|waiting|nobody|no one)\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:has|have|had|was|were|\w+ed|came|went|left|gave|got|let|gone|made|took|sent)\b", re.IGNORECASE
)
# "nine of the sixteen tanks"
_NUMBERS = r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SHARE = re.compile(rf"\b(?:{_NUMBERS}) of (?:the|its|his|their|those)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:may|might|could|can|will|would|should|must|shall|(?:is|are) to)\b")
_PLAIN = re.compile(r"^(?:It|They|Its|Their|He|She)\b(?!\s+(?:says?|said|is|are|will|would|may|might|could)\b)")
_DEED = re.compile(r"\w+ (?:was|were|has been|have been|moved|left|went|did so)\b")


def _is_plain_deed(text: str) -> bool:
    """Whether "it" or "they" are simply told to have done or undergone something."""
    return _PLAIN.match(text) is not None and _DEED.match(text) is not None


def _by_count(cast: Cast, term: Term, span: Span) -> Degree | None:
    """Whether as much was done as is owed, by the figures of both."""
    figures = {figure.id: figure for figure in cast.draft.figures}
    owed = figures.get(quantity_in(cast.draft.figures, trimmed(cast.draft.marked, term.first, term.last)) or "")
    done = figures.get(quantity_in(cast.draft.figures, span) or "")
    if owed is None or owed.value is None or owed.category in _TIMES:
        return None
    if done is None and re.search(r"\bone$", span.quote) and owed.value > 1:
        return Degree.PARTIAL
    if done is None or done.value is None or (done.unit and done.unit != owed.unit):
        return None
    return Degree.FULL if done.value >= owed.value else Degree.PARTIAL


_TIMES = frozenset({Category.DURATION, Category.ORDINAL})


def _told_in(cast: Cast, found: Sequence[Clause], span: Span, degree: Degree) -> Span:
    """The clause that has the sign, where the words are more than one; all of them for a dispute or a part."""
    if degree in (Degree.DISPUTED, Degree.PARTIAL):
        return span
    table = next(table for table, told in _ORDER if told is degree)
    sign = pattern("fate", table).search(span.quote)
    if sign is None:
        return span
    at = span.start + sign.start()
    spans = (clause.span(cast.draft.marked) for clause in found)
    inside = next((clause for clause in spans if clause.start <= at < clause.end), span)
    return inside if span.covers(inside) else span
