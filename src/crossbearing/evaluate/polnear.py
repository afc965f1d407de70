"""Attributions in PolNeAR: which words are the source, the cue and the content of somebody's statement or view."""

from collections.abc import Iterator, Sequence
from typing import Any

from crossbearing.evaluate.bench import Bench, Text
from crossbearing.evaluate.measure import Measure
from crossbearing.evaluate.polnear_score import CONTENT, CUE, SOURCE, Part, Roles, role_counts
from crossbearing.extract.speech.attributed import Attribution
from crossbearing.model.span import Span

# The part that figures are given for; the other part is what rules are developed on.
DEV = "polnear/dev.jsonl.gz"
# The annotators' mark on stretches that are no text of the article.
LEFT_OUT = "discard"


def measure(bench: Bench, file: str = DEV) -> list[Measure]:
    """Token F1, precision and recall of source, cue and content on one part of the corpus."""
    rows = bench.rows(file)
    texts = [Text(row["id"], row["text"]) for row in rows]
    totals = {role: role_counts("", (), (), ())[role] for role in (SOURCE, CUE, CONTENT)}
    for row, draft in zip(rows, bench.drafts(texts), strict=True):
        left_out = [(flag["start"], flag["end"]) for flag in row["flags"] if flag["flag"] == LEFT_OUT]
        counts = role_counts(row["text"], tuple(_gold(row)), roles_of(draft.attributions), left_out)
        totals = {role: totals[role] + counts[role] for role in totals}
    return [measured for role, count in totals.items() for measured in count.measures(role)]


def roles_of(attributions: Sequence[Attribution]) -> Roles:
    """The stretches of source, cue and content that the reader gives.

    The corpus gives a token one role at most, that in the outermost attribution: what stands within another's content
    is left to that content.
    """
    outer = [attribution for attribution in attributions if attribution.within is None]
    content = [part for one in outer for part in _parts(CONTENT, one.content)]
    own = [part for one in outer for part in (*_parts(SOURCE, one.source), *_parts(CUE, one.cue))]
    return (*content, *own)


def _parts(role: str, spans: Sequence[Span]) -> Iterator[Part]:
    return ((span.start, span.end, role) for span in spans)


def _gold(row: dict[str, Any]) -> Iterator[Part]:
    """The annotators' stretches, attributions without a source included."""
    for attribution in row["attributions"]:
        for role in (SOURCE, CUE, CONTENT):
            for span in attribution[role]:
                yield span["start"], span["end"], role
