"""When a deal began of which no words tell the signing: "in force since 27 November", "took effect on Friday"."""

import re
from dataclasses import replace

from crossbearing.extract.deals.deals import Deal
from crossbearing.extract.draft import Draft
from crossbearing.model.when import Precision, When

# The words that tell of a beginning stand in so many characters ahead of its date.
AHEAD = 40
_BEGINNING = re.compile(
    r"\b(?:in force|in effect|in place|effective|(?:took|taken|takes?) effect|"
    r"(?:came|come|entered|went|goes|gone) into (?:force|effect)|"
    r"began|begun|was declared|were declared|was announced)\b(?:\s+[a-z]+){0,3}\s*$",
    re.IGNORECASE,
)


def began_on(draft: Draft, deal: Deal) -> When | None:
    """The day on which a deal is told to have begun, in a sentence that names it; None where none tells it."""
    marked = draft.marked
    for mention in deal.mentions:
        sentence = marked.sentences[marked.tokens[mention.noun].sentence]
        for when in draft.dates:
            span = when.span
            if mention.in_title or span is None or when.edtf is None or not sentence.start <= span.start < sentence.end:
                continue
            ahead = marked.text[max(sentence.start, span.start - AHEAD) : span.start]
            if span.start > marked.tokens[mention.noun].start and _BEGINNING.search(ahead) is not None:
                return _first_day(when)
    return None


def _first_day(when: When) -> When | None:
    """The first day of a stretch; the date itself where it is none."""
    if "/" not in (when.edtf or ""):
        return when
    first = when.days[0]
    return None if first is None else replace(when, edtf=first.isoformat(), precision=Precision.DAY)
