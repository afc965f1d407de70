"""Clauses that a report tells by what was done of them: "354 fighters left under the deal" owes nobody a number."""

import re
from functools import cache

from crossbearing.model.agreement import Agreement, Obligation
from crossbearing.model.event import Modality
from crossbearing.model.figure import Figure
from crossbearing.model.reading import Reading
from crossbearing.model.span import Span
from crossbearing.reconcile.agreements.kinds import Kind
from crossbearing.reconcile.agreements.wording import stem, words_of
from crossbearing.vocab import load

_PAST = "ed"


def is_deed(reading: Reading, agreement: Agreement, owed: Obligation, kind: Kind) -> bool:
    """Whether the words of an obligation tell that it was done and none of them that it is owed."""
    if not owed.spans or _owing().search(" ".join(span.quote.casefold() for span in owed.spans)):
        return False
    done = [span for one in agreement.performance if one.obligation == owed.id for span in one.spans]
    return (
        any(_meet(span, other) for span in owed.spans for other in done)
        or _is_past(owed)
        or _happened(reading, owed, kind)
    )


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_past(owed: Obligation) -> bool:
    """Whether the verb of the obligation stands in its words as one of the past."""
    verb = next(iter(words_of(owed.action)), "")
    words = {word for span in owed.spans for word in words_of(span.quote)}
    return any(word != verb and word.endswith(_PAST) and stem(word) == stem(verb) for word in words)


def _happened(reading: Reading, owed: Obligation, kind: Kind) -> bool:
    """Whether a happening by which such a duty is done is told within the words."""
    return any(
        event.type in kind.events
        and event.modality is Modality.OCCURRED
        and any(_meet(event.trigger, span) for span in owed.spans)
        for event in reading.events
    )


def part_done(reading: Reading, owed: Obligation, whole: Figure) -> Figure | None:
    """How many of all that is owed are told as done in the same words: "of the 40 trucks, 16 have entered"."""
    later = [
        figure
        for figure in reading.quantities
        if figure.unit == whole.unit
        and any(span.start <= figure.span.start and figure.span.end <= span.end for span in owed.spans)
        and figure.span.start >= whole.span.end
    ]
    if len(later) != 1 or len(words_of(later[0].span.quote)) != 1:
        return None
    return later[0] if _follows(owed, later[0]) else None


def _follows(owed: Obligation, figure: Figure) -> bool:
    """Whether a word of what was done stands behind the number."""
    span = next(one for one in owed.spans if one.start <= figure.span.start < one.end)
    behind = words_of(span.quote[figure.span.end - span.start :])
    return behind[:1] != [] and behind[0] in load("duty_classes")["so_far"]


@cache
def _owing() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, load("duty_classes")["owing"])) + r")\b")
