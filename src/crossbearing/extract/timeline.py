"""Which of a report's dates holds for a word: that of its clause, else of its sentence, else the one told before."""

from dataclasses import replace

from crossbearing.extract.draft import Draft
from crossbearing.model.span import Span
from crossbearing.model.when import Basis, When


def when_of(draft: Draft, trigger: Span) -> When | None:
    """The date that its own sentence gives the trigger; None if the sentence has none."""
    sentence = draft.marked.sentence_at(trigger.start)
    if sentence is None:
        return None
    here = [when for when in draft.dates if when.span and sentence.start <= when.span.start < sentence.end]
    return min(here, key=lambda when: _distance(when.span, trigger), default=None)


def context_when(draft: Draft, trigger: Span) -> When | None:
    """The date told last before the trigger, as an inferred one; None if nothing was told."""
    before = [when for when in draft.dates if when.span and when.span.end <= trigger.start]
    return replace(before[-1], basis=Basis.INFERRED) if before else None


def _distance(span: Span | None, trigger: Span) -> int:
    assert span is not None  # every date of a draft has its words
    return max(span.start - trigger.end, trigger.start - span.end, 0)
